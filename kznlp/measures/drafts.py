"""The measures of a document before they are records: from the rows of plans, and from prose."""

from collections.abc import Iterator

from msgspec import Struct

from kznlp.measures.candidates import Candidate, find_candidates
from kznlp.measures.decisions import Held, hold, instrument_of
from kznlp.measures.details import Details
from kznlp.measures.groups import (
    Sectors,
    Targets,
    find_sectors,
    find_targets,
    target_codes,
)
from kznlp.measures.instruments import Choice, choose
from kznlp.measures.issuer import approves, issuer_of
from kznlp.measures.models import Models
from kznlp.measures.plans import Row, plan_rows
from kznlp.measures.predicates import form_of
from kznlp.measures.prose_details import prose_details
from kznlp.measures.row_details import row_details
from kznlp.measures.scene import Scene
from kznlp.measures.status import ROW_OF_A_PLAN, Standing, past, standing
from kznlp.measures.words import Words, words
from kznlp.records import Status

DONE = (Status.IN_FORCE, Status.ENDED, Status.CANCELLED)
NEVER = "9999"


class Draft(Struct, frozen=True):
    """A measure before its sector is known, which depends on the document's other measures.

    Attributes:
        source: the row or the candidate.
        held: why it is held for a measure.
        words: those of the evidence.
        choice: its instrument.
        standing: its status and modality.
        details: its other fields.
        sectors: what its words, and those around it, say of its sector.
        targets: the target groups that they name.
    """

    source: Row | Candidate
    held: Held
    words: Words
    choice: Choice
    standing: Standing
    details: Details
    sectors: Sectors
    targets: Targets


def from_rows(scene: Scene, models: Models) -> Iterator[Draft]:
    """One measure a row of a plan."""
    for row in plan_rows(scene.tables, scene.text):
        found = row_words(row, scene.text)
        choice = choose(found)
        if choice.hit is None and not form_of(found):
            continue  # a row of names: "Қарасу ауданы"
        yield Draft(
            row,
            Held(row.reason),
            found,
            instrument_of(found, choice, models, row=True),
            ROW_OF_A_PLAN,
            row_details(row, about=scene.about),
            Sectors(find_sectors(found), find_sectors(words(row.table.caption or ""))),
            row_targets(row, found, scene),
        )


def row_targets(row: Row, found: Words, scene: Scene) -> Targets:
    """The target groups that a row, its caption and the title name."""
    caption = target_codes(words(row.table.caption or ""))
    return Targets(find_targets(found), {"heading": caption, "title": scene.title_groups})


def row_words(row: Row, text: str) -> Words:
    """The words of a row's action, where they stand in the document if that is known."""
    place = row.action
    if place.start is None or place.end is None:
        return words(place.text)
    return words(text, place.start, place.end)


def from_units(scene: Scene, models: Models) -> Iterator[Draft]:
    """The measures that prose tells."""
    found = list(find_candidates(scene.text, scene.units, about=scene.about))
    urges = _urges({candidate.said.form for candidate in found if candidate.ruled})
    for candidate, held in hold(found, scene, models):
        setting = scene.setting(candidate)
        said, asked_for = candidate.said, candidate.kind == "asked_for"
        places = scene.around(candidate, setting)
        preamble = next((place for place in places if place.name == "preamble"), None)
        own_deed = preamble is not None and asked_for and approves(candidate.words)
        issuer = (issuer_of(preamble.bodies) or scene.signed) if preamble and own_deed else None
        stands = standing(
            said.form,
            form_of(scene.lead(setting)),
            asked_for=asked_for,
            kind=scene.kind,
            urges=urges,
        )
        details = prose_details(
            places,
            done=stands.status in DONE,
            begin=candidate.start - said.unit.start,
            end=None if asked_for else candidate.end - said.unit.start,
            issuer=issuer,
            behind=[place] if (place := scene.behind(candidate, setting)) else [],
        )
        over = details.dates.get("end", NEVER) < (scene.about.year or "")
        yield Draft(
            candidate,
            held,
            candidate.words,
            instrument_of(candidate.words, candidate.choice, models),
            past(stands) if over and not asked_for else stands,
            details,
            Sectors(find_sectors(candidate.words), scene.sectors(setting.lead, setting.heading)),
            scene.targets(candidate, setting),
        )


def _urges(forms: set[str]) -> bool:
    """Whether a text says what is needed and orders nothing, as an essay does."""
    return "necessity" in forms and "imperative" not in forms
