"""Claims, causes, proposals, and how they hang together.

A document is cut into pieces (sentences, list items, parts between semicolons), each piece gets
its place (section, list, operative part of an act) and is cut into clauses where these carry
different labels; each clause is labelled by the first rule that fits. Relations are read from
the labelled units; a claim that the next unit names as its cause is a cause.

    pieces ─ frames ─► Piece, Place ─ clauses ─► Clause ─ labels, attributes ─► Unit ─► Relation

All words that decide are in `kznlp/data/discourse/`.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc

from kznlp.discourse.clauses import Clause, cut, read_clause
from kznlp.discourse.judge import judge
from kznlp.discourse.labels import Case
from kznlp.discourse.links import relate
from kznlp.discourse.model import Model
from kznlp.discourse.relations import NAMED_BY_EFFECT, Found
from kznlp.discourse.reliability import score_of
from kznlp.discourse.ruled import Ruled, rule
from kznlp.discourse.statements import Statement, statements
from kznlp.records import Relation, Unit, UnitLabel

__all__ = ["find_units", "found_units", "ruled_clauses", "units_of"]


def find_units(
    doc: Doc, *, model: Model | None = None
) -> tuple[tuple[Unit, ...], tuple[Relation, ...]]:
    """The units and relations of a document, in offsets of `doc.text`.

    Args:
        doc: with blocks, tables and sentences.
        model: what was learned; without it, the rules decide alone.
    """
    return units_of(list(ruled_clauses(doc, doc.text)), doc, model)


def units_of(
    ruled: Sequence[Ruled], doc: Doc, model: Model | None
) -> tuple[tuple[Unit, ...], tuple[Relation, ...]]:
    """The units and relations among the clauses of a document."""
    found = list(found_units(ruled, doc.text, model))
    relations = tuple(relate(found, doc._.tables, model))
    named = {r.source: r.reason for r in relations if r.reason in NAMED_BY_EFFECT}
    return tuple(_as_cause(f.unit, named) for f in found), relations


def _as_cause(unit: Unit, named: Mapping[str, str]) -> Unit:
    """A claim that its effect names as the cause: "… . Сондықтан …"."""
    if unit.id not in named or unit.label is not UnitLabel.CLAIM:
        return unit
    reason = named[unit.id]
    return replace(unit, label=UnitLabel.CAUSE, reason=reason, score=score_of("unit", reason))


def ruled_clauses(doc: Doc, text: str) -> Iterator[Ruled]:
    """The clauses of a document, as the rules read them; headings and captions left out."""
    for at, one in enumerate(statements(doc, text)):
        for clause in () if one.apart else _clauses(text, one):
            case = Case(clause, one.piece, one.place, leads=one.leads, asked=one.asked)
            yield rule(case, at, text)


def _clauses(text: str, one: Statement) -> list[Clause]:
    piece = one.piece
    if one.place.lead == "cause":  # an item of a list of causes is one cause
        return [read_clause(text, piece.start, piece.end)]
    return cut(text, piece.start, piece.end, whole=piece.words)


def found_units(ruled: Sequence[Ruled], text: str, model: Model | None) -> Iterator[Found]:
    """The units among the clauses of a text, with what the rules make of them."""
    number = 0
    for one, verdict in zip(ruled, judge(ruled, text, model), strict=True):
        if verdict.label is None:
            continue
        number += 1
        clause = one.case.clause
        unit = Unit(
            id=f"u{number}",
            label=verdict.label,
            start=clause.start,
            end=clause.end,
            text=text[clause.start : clause.end],
            section=one.case.place.section,
            reason=verdict.reason,
            score=verdict.score,
            **verdict.attributes,
        )
        yield Found(unit, one)
