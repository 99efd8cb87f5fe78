"""Row numbers that stuck to the figure before them when the row breaks were lost.

"3742" and the number 2 of the next row are printed "37422". They are told apart where the row
numbers rise by one from row to row without a gap. The digits stay where they are: the figure keeps
the first ones, the number takes the last.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kznlp.tables.draft import EMPTY, Piece
from kznlp.tables.entries import Entry
from kznlp.tables.numbers import value

SURE = 3


@dataclass(frozen=True, slots=True)
class Numbered:
    """Rows of figures, and the number of each row."""

    numbers: tuple[Piece, ...]
    figures: tuple[tuple[Piece, ...], ...]


def numbered(rows: Sequence[Entry], first: Piece) -> Numbered | None:
    """Take the row numbers out; None if the rows have none.

    Args:
        rows: the entries of the table, in order.
        first: the number before the first row, EMPTY if none is printed there.
    """
    start = int(first.text) if first.text else 1
    if len(rows) < 2 or (len(rows) < SURE and not first.text):
        return None
    taken = [_split(row.figures, start + k) for k, row in enumerate(rows[:-1], start=1)]
    if any(t is None for t in taken):
        return None
    figures = [t[0] for t in taken if t] + [tuple(rows[-1].figures)]
    numbers = [first, *(t[1] for t in taken if t)]
    alone = [len(f) < len(r.figures) for f, r in zip(figures[:-1], rows, strict=False)]
    if len(set(alone)) > 1:
        return None
    return Numbered(tuple(numbers), tuple(figures))


def _split(figures: Sequence[Piece], number: int) -> tuple[tuple[Piece, ...], Piece] | None:
    if len(figures) < 1:
        return None
    *others, last = figures
    printed = str(number)
    if last.text == printed and others:
        return tuple(others), last
    if last.end is None or last.start is None or not last.text.endswith(printed):
        return None
    rest = last.text[: -len(printed)]
    if value(rest) is None or rest != rest.strip():
        return None
    cut = last.end - len(printed)
    return (*others, Piece(rest, last.start, cut)), Piece(printed, cut, last.end)


def number_behind(text: str, start: int, end: int) -> Piece:
    """The number of the first row, glued behind a header: "31.01.97 ж.1" ends with it."""
    if end - start > 1 and text[end - 1] == "1" and not text[end - 2].isdigit():
        return Piece("1", end - 1, end)
    return EMPTY
