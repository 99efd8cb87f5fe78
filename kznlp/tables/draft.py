"""A table as it was found, before anyone asked what its rows and figures mean.

Finders (`grids`, `lines`, `flattened`) return `Draft`s; `meaning.finish` makes a `Table` of each.
A cell is a `Piece`: its text with single spaces, and its place in the clean text.

>>> piece("Барлығы  12 ", 0, 12)
Piece(text='Барлығы 12', start=0, end=11, broken=False)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Piece(NamedTuple):
    """The printed content of a cell.

    Attributes:
        text: what is printed, white space made single.
        start: its place; None for an empty or repeated cell.
        end: the end of its place.
        broken: it holds line breaks, so that "100" above "200" is not 100 200.
    """

    text: str
    start: int | None = None
    end: int | None = None
    broken: bool = False

    @property
    def span(self) -> tuple[int, int] | None:
        """Its place, or None."""
        return None if self.start is None or self.end is None else (self.start, self.end)


EMPTY = Piece("")
Row = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """Another reading: how much less likely it is (log odds), its columns and rows."""

    cost: float
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A table in clean offsets.

    Attributes:
        start: where it begins, header included, caption left out unless it is glued to the header.
        end: where it ends.
        layout: how it was printed: html, docx, pdf, markdown, flattened, tabs, columns, ruled.
        columns: leaf headers, each with its path.
        rows: body rows, all as long as `columns`.
        across: rows that one cell takes whole.
        caption: the words that name it, None where there are none.
        note: a line between caption and table, often the unit.
        continued: it goes on with the rows of the table before.
        ambiguous: other readings of the same characters remain.
        alternatives: the likeliest of them, the best first.
    """

    start: int
    end: int
    layout: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    across: frozenset[int] = frozenset()
    caption: str | None = None
    note: str | None = None
    continued: bool = False
    ambiguous: bool = False
    alternatives: tuple[Other, ...] = ()


def piece(text: str, start: int, end: int) -> Piece:
    """The cell `text[start:end]`, outer white space cut off."""
    raw = text[start:end]
    words = raw.split()
    if not words:
        return EMPTY
    if words[0] == raw:
        return Piece(raw, start, end)
    first = start + len(raw) - len(raw.lstrip())
    last = start + len(raw.rstrip())
    return Piece(" ".join(words), first, last, "\n" in text[first:last])


def joined(one: Piece, other: Piece) -> Piece:
    """A cell that is wrapped, of its lines; other cells may stand between them."""
    if not one.text or not other.text:
        return one if one.text else other
    return Piece(f"{one.text} {other.text}", one.start, other.end, broken=True)


def stands_alone(row: Sequence[Piece]) -> bool:
    """Whether a row of three cells or more has words in the first alone: it names those below.

    >>> stands_alone((piece("1. Су", 0, 5), EMPTY, EMPTY)), stands_alone((EMPTY, EMPTY, EMPTY))
    (True, False)
    """
    alone = len(row) > 2 and not any(cell.text for cell in row[1:])
    return alone and any(sign.isalpha() for sign in row[0].text)


def padded(row: Sequence[Piece], width: int) -> Row:
    """The row, filled up with empty cells."""
    return (*row, *(EMPTY,) * (width - len(row)))
