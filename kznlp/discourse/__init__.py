"""Claims, causes, proposals, and how they hang together.

A document is cut into pieces (sentences, list items, parts between semicolons), each piece gets
its place (section, list, operative part of an act) and is cut into clauses where these carry
different labels. Rules read each clause: the first that fits gives the label. A model, where there
is one, weighs what the rules say with other signs. Relations are told of the labelled units; a
claim that is said to cause another is a cause.

    statements ─ cuts ─► Clause ─ ruled ─► Ruled ─ judge ─► Unit ─ links ─► Relation

What is made of each word, gap, clause or pair is a `msgspec.Struct`: there are many, and a frozen
dataclass takes ten times as long to make.

All words that decide are in `kznlp/data/discourse/`, what was learned in `models/kk_discourse`.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc

from kznlp.discourse.cuts import Seam, clauses, seams
from kznlp.discourse.judge import judge
from kznlp.discourse.labels import Case
from kznlp.discourse.links import relate
from kznlp.discourse.model import Model
from kznlp.discourse.relations import Found
from kznlp.discourse.ruled import Ruled, rule
from kznlp.discourse.statements import statements
from kznlp.language.doc_text import text_of
from kznlp.records import Relation, RelationType, Table, Unit, UnitLabel

__all__ = ["clauses_of", "find_units", "found_units", "units_of"]


def find_units(
    doc: Doc, *, model: Model | None = None
) -> tuple[tuple[Unit, ...], tuple[Relation, ...]]:
    """The units and relations of a document, in offsets of `doc.text`.

    Args:
        doc: with blocks, tables and sentences.
        model: what was learned; without it, the rules decide alone.
    """
    text = text_of(doc)
    found = list(seams(list(statements(doc, text)), text))
    return units_of(list(clauses_of(found, text, model)), text, doc._.tables, model)


def units_of(
    ruled: Sequence[Ruled], text: str, tables: Sequence[Table], model: Model | None
) -> tuple[tuple[Unit, ...], tuple[Relation, ...]]:
    """The units and relations among the clauses of a text."""
    found = list(found_units(ruled, text, model))
    relations = tuple(relate(found, tables, model))
    causes = {one.source: one for one in relations if one.type is RelationType.CAUSES}
    return tuple(_as_cause(one.unit, causes.get(one.unit.id)) for one in found), relations


def _as_cause(unit: Unit, causes: Relation | None) -> Unit:
    """A claim that its effect names as the cause: "… . Сондықтан …"."""
    if causes is None or unit.label is not UnitLabel.CLAIM:
        return unit
    return replace(unit, label=UnitLabel.CAUSE, reason=causes.reason, score=causes.score)


def clauses_of(found: Sequence[Seam], text: str, model: Model | None) -> Iterator[Ruled]:
    """The clauses of a document's statements, as the rules read them; of headings none."""
    for at, (seam, cut) in enumerate(zip(found, clauses(found, text, model), strict=True)):
        one = seam.statement
        for clause in cut:
            case = Case(clause, one.piece, one.place, leads=one.leads, asked=one.asked)
            yield rule(case, at, text)


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
        yield Found.of(unit, one)
