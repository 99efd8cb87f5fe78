"""Relations between units that are given: an annotator's, or another program's.

Each is read where it stands, as if it had been cut out there; its label and attributes are taken
as they are.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kznlp.discourse.clauses import ends_in_marker, read_clause
from kznlp.discourse.labels import Case
from kznlp.discourse.links import relate
from kznlp.discourse.model import Model
from kznlp.discourse.relations import Found
from kznlp.discourse.ruled import rule
from kznlp.discourse.statements import Statement, statements
from kznlp.language.doc_text import text_of
from kznlp.records import Relation, Unit


def link(doc: Doc, units: Sequence[Unit], *, model: Model | None = None) -> tuple[Relation, ...]:
    """The relations between the given units of a document, in offsets of `doc.text`.

    Those that stand in no prose have none.
    """
    return tuple(relate(list(place(doc, units)), doc._.tables, model))


def place(doc: Doc, units: Sequence[Unit]) -> Iterator[Found]:
    """The units in order of the text, each with what the rules make of it."""
    text = text_of(doc)
    known = list(statements(doc, text))
    starts = [one.piece.start for one in known]
    for unit in sorted(units, key=lambda unit: (unit.start, unit.end)):
        at = bisect_right(starts, unit.start) - 1
        if at < 0 or unit.start >= known[at].piece.end:
            at = min(at + 1, len(known) - 1)  # it begins in front of the first word
        if known:
            yield Found.of(unit, rule(_case(text, unit, known[at]), at, text))


def _case(text: str, unit: Unit, stands: Statement) -> Case:
    clause = read_clause(text, unit.start, unit.end)
    within = unit.end < stands.piece.end - 1
    if within and not clause.role and ends_in_marker(clause.words.forms):
        clause = read_clause(text, unit.start, unit.end, role="marked", words=clause.words)
    return Case(clause, stands.piece, stands.place, leads=stands.leads, asked=stands.asked)
