"""Puts the measures of a document together."""

import hashlib
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kznlp.measures.candidates import Candidate
from kznlp.measures.decisions import sector_of, targets_of
from kznlp.measures.drafts import Draft, from_rows, from_units
from kznlp.measures.groups import Found, common_targets, shares
from kznlp.measures.lexicon import Hit
from kznlp.measures.models import Models, stored
from kznlp.measures.plans import Row
from kznlp.measures.scene import Scene
from kznlp.records import Evidence, Measure, Provenance

TITLE = 120  # characters


def find_measures(doc: Doc, *, models: Models | None = None) -> tuple[Measure, ...]:
    """The measures of a document, in offsets of `doc.text`; reads `doc._.units`, `doc._.tables`.

    Their ids are hashes of the document's id (`doc.user_data["document_id"]`, or its text), and
    the place and words of the evidence.

    Args:
        doc: the document.
        models: what decides beside the rules; without it what kznlp brings along.
    """
    scene, models = Scene(doc), models or stored()
    drafts = [*from_rows(scene, models), *from_units(scene, models)]
    document = shares((draft.sectors for draft in drafts), scene.text)
    groups = common_targets([draft.targets for draft in drafts])
    naming = sum(bool(draft.targets.own) for draft in drafts)
    key = str(doc.user_data.get("document_id") or _digest(scene.text))
    found = []
    for draft in drafts:
        code = draft.choice.code
        sector = sector_of(draft.sectors, document, code, models)
        targets = targets_of(draft.targets, groups, naming, code, models)
        found.append(_measure(draft, sector, targets, scene.text, key))
    return tuple(sorted(found, key=lambda measure: measure.evidence[0].start))


def _measure(
    draft: Draft, sector: Found | None, targets: Sequence[Found], text: str, key: str
) -> Measure:
    source, details = draft.source, draft.details
    evidence = Evidence(start=source.start, end=source.end, text=text[source.start : source.end])
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
        unit=source.said.unit.id if isinstance(source, Candidate) else None,
        table=source.table.id if isinstance(source, Row) else None,
        score=draft.choice.score if draft.held.score is None else draft.held.score,
        reason=draft.held.reason,
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
