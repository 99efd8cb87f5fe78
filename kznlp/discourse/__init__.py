"""Claims, causes, proposals, and how they hang together.

A document is cut into pieces (sentences, list items, parts between semicolons), each piece gets
its place (section, list, operative part of an act) and is cut into clauses where these carry
different labels; each clause is labelled by the first rule that fits. Relations are read from
the labelled units; a claim that the next unit names as its cause is a cause.

    pieces ─ frames ─► Piece, Place ─ clauses ─► Clause ─ labels, attributes ─► Unit ─► Relation

All words that decide are in `kznlp/data/discourse/`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc

from kznlp.discourse.attributes import attributes_of
from kznlp.discourse.causes import asks_reason
from kznlp.discourse.clauses import Clause, begins, cut, read_clause
from kznlp.discourse.frames import Frames, Place
from kznlp.discourse.labels import NOMINAL, Case, label_of
from kznlp.discourse.pieces import Piece, pieces
from kznlp.discourse.relations import NAMED_BY_EFFECT, Found, relate
from kznlp.discourse.reliability import score_of
from kznlp.discourse.tails import form_of
from kznlp.records import Relation, Table, Unit, UnitLabel

NEAR = 10  # characters between a line and the table that it belongs to

__all__ = ["find_units"]


def find_units(doc: Doc) -> tuple[tuple[Unit, ...], tuple[Relation, ...]]:
    """The units and relations of a document, in offsets of `doc.text`."""
    found = list(_found(doc, doc.text))  # spaCy puts it together anew each time
    relations = tuple(relate(found, doc._.tables))
    named = {r.source: r.reason for r in relations if r.reason in NAMED_BY_EFFECT}
    return tuple(_as_cause(f.unit, named) for f in found), relations


def _as_cause(unit: Unit, named: Mapping[str, str]) -> Unit:
    """A claim that its effect names as the cause: "… . Сондықтан …"."""
    if unit.id not in named or unit.label is not UnitLabel.CLAIM:
        return unit
    reason = named[unit.id]
    return replace(unit, label=UnitLabel.CAUSE, reason=reason, score=score_of("unit", reason))


def _found(doc: Doc, text: str) -> Iterator[Found]:
    number = 0
    statements = list(Frames(text).walk(pieces(doc, text)))
    leads = {place.lead_at for _, place in statements}
    answers = _answers([piece for piece, _ in statements])
    for at, (piece, place) in enumerate(statements):
        apart = place.heading or _is_caption(doc, text, piece)
        for clause in () if apart else _clauses(text, piece, place):
            case = Case(clause, piece, place, leads=at in leads, asked=answers.get(at))
            label, reason = label_of(case)
            if label is None:
                continue
            number += 1
            unit = Unit(
                id=f"u{number}",
                label=label,
                start=clause.start,
                end=clause.end,
                text=text[clause.start : clause.end],
                section=place.section,
                reason=reason,
                score=score_of("unit", reason),
                **attributes_of(case, label, text),
            )
            yield Found(unit, case, at)


def _is_caption(doc: Doc, text: str, piece: Piece) -> bool:
    """Whether a line without a predicate stands right above a table."""
    tables: Sequence[Table] = doc._.tables
    number = bisect_left(tables, piece.end, key=lambda table: table.start)
    if not piece.whole or piece.closing or number == len(tables):
        return False
    start = tables[number].start
    above = start - piece.end < NEAR and not text[piece.end : start].strip()
    return above and form_of(piece.words.forms) in NOMINAL


def _answers(found: Sequence[Piece]) -> dict[int, int]:
    """The pieces that answer a question about a reason, each with the piece asked about."""
    answers: dict[int, int] = {}
    for at, piece in enumerate(found):
        if at and found[at - 1].closing == "?":
            if at > 1 and asks_reason(found[at - 1].words.forms):
                answers[at] = at - 2
        elif at - 1 in answers and begins("ordinals", piece.words.forms):
            answers[at] = answers[at - 1]
    return answers


def _clauses(text: str, piece: Piece, place: Place) -> list[Clause]:
    if place.lead == "cause":  # an item of a list of causes is one cause
        return [read_clause(text, piece.start, piece.end)]
    return cut(text, piece.start, piece.end, whole=piece.words)
