"""Puts the measures of a document together."""

import hashlib
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kznlp.measures.candidates import Candidate, find_candidates
from kznlp.measures.details import Details, Place, prose_details, row_details
from kznlp.measures.groups import Found, find_sector, find_targets
from kznlp.measures.instruments import Choice, choose
from kznlp.measures.lexicon import Word, words
from kznlp.measures.plans import Row, plan_rows
from kznlp.measures.predicates import form_of
from kznlp.measures.setting import Span, Surroundings
from kznlp.measures.status import Standing, standing
from kznlp.records import Evidence, Measure, Provenance

TITLE = 120
NEAR, AROUND, FAR = 1.0, 0.5, 0.4  # shares of a phrase's weight for the sector


def find_measures(doc: Doc) -> tuple[Measure, ...]:
    """The measures of a document, in offsets of `doc.text`; reads `doc._.units`, `doc._.tables`."""
    finder = _Finder(doc)
    found = [*finder.from_rows(), *finder.from_units()]
    return tuple(sorted(found, key=lambda measure: measure.evidence[0].start))


class _Finder:
    """One document while its measures are put together."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._text = doc.text
        self._around = Surroundings(doc.text, doc._.blocks)
        self._title = words(doc._.title or "")
        digest = hashlib.sha1(doc.text.encode("utf-8", "surrogatepass")).hexdigest()
        self._key = str(doc.user_data.get("document_id", digest))

    def from_rows(self) -> Iterator[Measure]:
        """One measure a row of a plan."""
        for row in plan_rows(self._doc._.tables, self._text):
            action = row.action
            found = words(action.text)
            if action.start is not None and action.end is not None:
                found = words(self._text, action.start, action.end)
            status = standing("imperative", "", asked_for=True, kind=None)
            details = row_details(row, anchor=self._doc._.date)
            caption = words(row.table.caption or "")
            yield self._measure(row, found, choose(found), status, details, caption)

    def from_units(self) -> Iterator[Measure]:
        """The measures that prose tells."""
        for candidate in find_candidates(self._text, self._doc._.units):
            setting = self._around.at(candidate.start)
            lead = words(self._text, *setting.lead) if setting.lead else []
            status = standing(
                candidate.form,
                form_of(lead),
                asked_for=candidate.reason == "asked_for",
                kind=self._doc._.kind,
            )
            found = words(self._text, candidate.start, candidate.end)
            details = prose_details(
                self._place("unit", (candidate.unit.start, candidate.unit.end)),
                self._maybe("lead_in", setting.lead),
                self._maybe("heading", setting.section),
                anchor=self._doc._.date,
                done=candidate.reason != "asked_for",
            )
            heading = words(self._text, *setting.heading) if setting.heading else []
            yield self._measure(
                candidate, found, candidate.choice, status, details, [*lead, *heading]
            )

    def _place(self, name: str, span: Span) -> Place:
        return Place(name, self._text[span[0] : span[1]], span[0])

    def _maybe(self, name: str, span: Span | None) -> Place | None:
        return self._place(name, span) if span else None

    def _measure(
        self,
        source: Row | Candidate,
        found: Sequence[Word],
        choice: Choice,
        status: Standing,
        details: Details,
        around: Sequence[Word],
    ) -> Measure:
        evidence = self._evidence(source)
        targets = find_targets(found)
        sector = find_sector(
            [("evidence", NEAR, found), ("around", AROUND, around), ("title", FAR, self._title)]
        )
        return Measure(
            id=self._id(evidence),
            title=_title(evidence.text),
            instrument=choice.code,
            secondary=choice.secondary,
            status=status.status,
            modality=status.modality,
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
            reason=source.reason,
            evidence=(evidence,),
            provenance=(
                *self._why(choice, status, targets, sector),
                *details.provenance,
            ),
        )

    def _evidence(self, source: Row | Candidate) -> Evidence:
        start, end = source.start, source.end
        return Evidence(start=start, end=end, text=self._text[start:end])

    def _why(
        self, choice: Choice, status: Standing, targets: Sequence[Found], sector: Found | None
    ) -> Iterator[Provenance]:
        yield Provenance(field="instrument", value=choice.code, reason=choice.reason)
        yield Provenance(field="status", value=status.status.value, reason=status.reason)

    def _id(self, evidence: Evidence) -> str:
        parts = (self._key, str(evidence.start), str(evidence.end), evidence.text)
        return hashlib.sha1("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _title(text: str) -> str:
    short = " ".join(text.split())
    if len(short) <= TITLE:
        return short
    return short[: TITLE - 1].rsplit(" ", 1)[0] + "…"
