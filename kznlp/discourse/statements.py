"""The statements of a document: its pieces, each with its place, and the lists around it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct
from spacy.tokens import Doc

from kznlp.discourse.clauses import begins
from kznlp.discourse.frames import NOMINAL, Frames, Place
from kznlp.discourse.pieces import Piece, pieces
from kznlp.discourse.tails import form_of
from kznlp.records import Table

NEAR = 10  # characters between a line and the table that it belongs to


class Statement(Struct, frozen=True):
    """A piece of prose where it stands.

    Attributes:
        apart: it is a heading or a caption, and no statement at all.
        leads: a list follows it.
        asked: it answers a question about the reason of what the statement of this number says.
    """

    piece: Piece
    place: Place
    apart: bool
    leads: bool
    asked: int | None


def statements(doc: Doc, text: str) -> Iterator[Statement]:
    """The statements of a document in order; `text` is the doc's."""
    tables: Sequence[Table] = doc._.tables
    placed = list(Frames(text).walk(pieces(doc, text)))
    leads = {place.lead_at for _, place in placed}
    answers = _answers([piece for piece, _ in placed])
    for at, (piece, place) in enumerate(placed):
        apart = place.heading or _is_caption(tables, text, piece)
        yield Statement(piece, place, apart, at in leads, answers.get(at))


def _is_caption(tables: Sequence[Table], text: str, piece: Piece) -> bool:
    """Whether a line without a predicate stands right above a table."""
    if not tables or piece.closing or not piece.whole:
        return False
    number = bisect_left(tables, piece.end, key=lambda table: table.start)
    if number == len(tables):
        return False
    start = tables[number].start
    above = start - piece.end < NEAR and not text[piece.end : start].strip()
    return above and form_of(piece.words.forms) in NOMINAL


def _answers(found: Sequence[Piece]) -> dict[int, int]:
    """The pieces that answer a question about a reason, each with the piece asked about."""
    answers: dict[int, int] = {}
    for at, piece in enumerate(found):
        if at and found[at - 1].closing == "?":
            if at > 1 and "questions" in found[at - 1].words.phrases:
                answers[at] = at - 2
        elif at - 1 in answers and begins("ordinals", piece.words.forms):
            answers[at] = answers[at - 1]
    return answers
