"""Claims, causes, proposals, and how they hang together."""

from collections.abc import Iterator

from spacy.tokens import Doc

from kznlp.discourse.attributes import attributes_of
from kznlp.discourse.clauses import Clause, cut, read_clause
from kznlp.discourse.frames import Frames, Place
from kznlp.discourse.labels import Case, label_of
from kznlp.discourse.pieces import Piece, pieces
from kznlp.discourse.relations import Found, relate
from kznlp.records import Relation, Unit

__all__ = ["find_units"]


def find_units(doc: Doc) -> tuple[tuple[Unit, ...], tuple[Relation, ...]]:
    """The units and relations of a document, in offsets of `doc.text`."""
    found = list(_found(doc))
    return tuple(f.unit for f in found), tuple(relate(found))


def _found(doc: Doc) -> Iterator[Found]:
    text = doc.text
    number = 0
    statements = list(Frames(text).walk(pieces(doc)))
    leads = {place.lead_at for _, place in statements}
    for at, (piece, place) in enumerate(statements):
        for clause in () if place.heading else _clauses(text, piece, place):
            case = Case(clause, piece, place, leads=at in leads)
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
                **attributes_of(case, label, text),
            )
            yield Found(unit, case, at)


def _clauses(text: str, piece: Piece, place: Place) -> list[Clause]:
    if place.lead == "cause":  # an item of a list of causes is one cause
        return [read_clause(text, piece.start, piece.end)]
    return cut(text, piece.start, piece.end)
