"""Puts the measures of a document together."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex
from spacy.tokens import Doc

from kznlp.measures.candidates import Candidate, find_candidates
from kznlp.measures.details import Details, prose_details, row_details
from kznlp.measures.groups import (
    Found,
    Hits,
    Sectors,
    common_sectors,
    find_sectors,
    find_targets,
    pick_sector,
)
from kznlp.measures.instruments import Choice, choose
from kznlp.measures.issuer import approves, issuer_of, resolves, signatory
from kznlp.measures.lexicon import Hit, Word, words
from kznlp.measures.places import About, Place
from kznlp.measures.plans import Row, plan_rows
from kznlp.measures.predicates import form_of
from kznlp.measures.setting import Span, Surroundings
from kznlp.measures.status import ROW_OF_A_PLAN, Standing, standing
from kznlp.records import Evidence, Measure, Provenance

COUNTRY = "KZ"
TITLE = 120  # characters
REACH = 600  # characters before a unit in which its sentence may have begun
SENTENCE_END = regex.compile(r"[.!?]\s+(?=\p{Lu})")


@dataclass(frozen=True, slots=True)
class Draft:
    """A measure before its sector is known, which depends on the document's other measures."""

    source: Row | Candidate
    words: Sequence[Word]
    choice: Choice
    standing: Standing
    details: Details
    sectors: Sectors


def find_measures(doc: Doc) -> tuple[Measure, ...]:
    """The measures of a document, in offsets of `doc.text`; reads `doc._.units`, `doc._.tables`.

    Their ids are hashes of the document's id (`doc.user_data["document_id"]`, or its text), and
    the place and words of the evidence.
    """
    text = doc.text  # spaCy puts it together anew each time
    drafts = [*_from_rows(doc, text), *_from_units(doc, text)]
    common = common_sectors(draft.sectors for draft in drafts)
    key = str(doc.user_data.get("document_id") or _digest(text))
    found = [_measure(draft, pick_sector(draft.sectors, common), text, key) for draft in drafts]
    return tuple(sorted(found, key=lambda measure: measure.evidence[0].start))


def _from_rows(doc: Doc, text: str) -> Iterator[Draft]:
    """One measure a row of a plan."""
    for row in plan_rows(doc._.tables, text):
        place = row.action
        known = place.start is not None and place.end is not None
        found = words(text, place.start or 0, place.end) if known else words(place.text)
        choice = choose(found)
        if choice.hit is None and not form_of(found):
            continue  # a row of names: "Қарасу ауданы"
        yield Draft(
            row,
            found,
            choice,
            ROW_OF_A_PLAN,
            row_details(row, about=_about(doc)),
            Sectors(find_sectors(found), find_sectors(words(row.table.caption or ""))),
        )


def _from_units(doc: Doc, text: str) -> Iterator[Draft]:
    """The measures that prose tells."""
    surroundings = Surroundings(text, doc._.blocks)
    about = _about(doc)

    @cache
    def read(span: Span) -> list[Word]:
        return words(text, *span)

    @cache
    def around(*spans: Span | None) -> Mapping[str, Hits]:
        return find_sectors([word for span in spans if span for word in read(span)])

    @cache
    def place(name: str, span: Span) -> Place:
        return Place(name, text[span[0] : span[1]], span[0], about)

    @cache
    def lead_in(span: Span) -> Place:
        return place("preamble" if resolves(text[slice(*span)]) else "lead_in", span)

    candidates = list(find_candidates(text, doc._.units, about=about))
    urges = _urges({candidate.form for candidate in candidates})
    signed = signatory(text, doc._.blocks)
    for candidate in candidates:
        setting = surroundings.at(candidate.start)
        asked_for = candidate.reason == "asked_for"
        end = None if asked_for else candidate.end - candidate.unit.start
        places = [candidate.place, *_sentence(text, candidate, setting.block, about)]
        leads = [lead_in(span) for span in setting.leads]
        places += leads + [place("parent", span) for span in setting.parents]
        places += [place(label.role, (label.start, label.end)) for label in setting.labels]
        places += [place("heading", setting.section)] if setting.section else []
        preamble = next((lead for lead in leads if lead.name == "preamble"), None)
        own_deed = preamble is not None and asked_for and approves(candidate.words)
        issuer = (issuer_of(preamble.bodies) or signed) if preamble and own_deed else None
        yield Draft(
            candidate,
            candidate.words,
            candidate.choice,
            standing(
                candidate.form,
                form_of(read(setting.lead)) if setting.lead else "",
                asked_for=asked_for,
                kind=doc._.kind,
                urges=urges,
            ),
            prose_details(places, done=not asked_for, end=end, issuer=issuer),
            Sectors(find_sectors(candidate.words), around(setting.lead, setting.heading)),
        )


def _about(doc: Doc) -> About:
    region: str | None = doc._.region
    return About(doc._.date, None if region == COUNTRY else region, doc._.title)


def _urges(forms: set[str]) -> bool:
    """Whether a text says what is needed and orders nothing, as an essay does."""
    return "necessity" in forms and "imperative" not in forms


def _sentence(text: str, candidate: Candidate, block: Span, about: About) -> Iterator[Place]:
    """What stands before a unit in its sentence, if anything does.

    An order goes on from the sentence before: "Қаржы бөлімі есеп жүргізсін. Несие берсін."
    """
    nearest = max(block[0], candidate.unit.start - REACH)
    stop = candidate.unit.start + (candidate.form != "imperative")
    ends = SENTENCE_END.finditer(text, nearest, stop)
    begin = max((found.end() for found in ends), default=nearest)
    if before := text[begin : candidate.unit.start].strip():
        yield Place("sentence", before, text.index(before, begin), about)


def _measure(draft: Draft, sector: Found | None, text: str, key: str) -> Measure:
    source, details = draft.source, draft.details
    evidence = Evidence(start=source.start, end=source.end, text=text[source.start : source.end])
    targets = find_targets(draft.words)
    return Measure(
        id=_digest(f"{key}\x1f{evidence.start}\x1f{evidence.end}\x1f{evidence.text}"),
        title=_title(evidence.text),
        instrument=draft.choice.code,
        secondary=draft.choice.secondary,
        status=draft.standing.status,
        modality=draft.standing.modality,
        sector=sector.code if sector else None,
        actors=tuple(details.actors),
        targets=tuple(target.code for target in targets),
        regions=tuple(details.regions),
        funding=tuple(details.funding),
        start=details.dates.get("start"),
        end=details.dates.get("end"),
        deadline=details.dates.get("deadline"),
        legal_basis=tuple(details.legal_basis),
        unit=source.unit.id if isinstance(source, Candidate) else None,
        table=source.table.id if isinstance(source, Row) else None,
        score=draft.choice.score,
        reason=source.reason,
        evidence=(evidence,),
        provenance=(*_why(draft, targets, sector, text), *details.provenance),
    )


def _why(
    draft: Draft, targets: Sequence[Found], sector: Found | None, text: str
) -> Iterator[Provenance]:
    """Where the codes of a measure come from."""
    choice, stands = draft.choice, draft.standing
    found = [("instrument", Found(choice.code, choice.hit, choice.reason))]
    found.append(("status", Found(stands.status.value, None, stands.reason)))
    if stands.modality:
        found.append(("modality", Found(stands.modality, None, stands.reason)))
    found += [("targets", target) for target in targets]
    if sector:
        found.append(("sector", sector))
    for name, value in found:
        yield _provenance(name, value.code, value.hit, value.reason, text)


def _provenance(name: str, value: str, hit: Hit | None, reason: str, text: str) -> Provenance:
    if hit is None:
        return Provenance(field=name, value=value, reason=reason)
    quoted = text[hit.start : hit.end]
    return Provenance(
        field=name, value=value, start=hit.start, end=hit.end, text=quoted, reason=reason
    )


def _digest(text: str) -> str:
    return hashlib.sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def _title(text: str) -> str:
    """The evidence in one line, cut at a word."""
    short = " ".join(text.split())
    if len(short) <= TITLE:
        return short
    return short[: TITLE - 1].rsplit(" ", 1)[0] + "…"
