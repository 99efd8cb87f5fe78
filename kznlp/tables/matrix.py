"""A grid laid out in rows and columns, spans counted in.

Only columns and rows in which some cell begins are kept: a column that exists because every cell
of the ones beside it spans two is no column. A cell that covers several rows is printed in each of
them, with its place in the first; one that covers several columns only in the first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kznlp.tables.draft import EMPTY, Piece, piece
from kznlp.types import Cell, Grid


class Placed(NamedTuple):
    """A cell after empty rows and columns were taken out."""

    number: int
    row: int
    column: int
    high: int
    wide: int
    header: bool
    content: Piece


@dataclass(frozen=True)
class Matrix:
    """The cells of a grid, addressed by row and column."""

    width: int
    height: int
    cells: tuple[Placed, ...]

    @cached_property
    def _owners(self) -> list[list[Placed | None]]:
        owners: list[list[Placed | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.high):
                for column in range(cell.column, cell.column + cell.wide):
                    owners[row][column] = owners[row][column] or cell
        return owners

    @cached_property
    def _rows(self) -> list[tuple[Piece, ...]]:
        return [
            tuple(_content(c, r, k) for k, c in enumerate(row))
            for r, row in enumerate(self._owners)
        ]

    def row(self, row: int) -> tuple[Piece, ...]:
        """The pieces of a row."""
        return self._rows[row]

    def owner(self, row: int, column: int) -> int | None:
        """Which cell covers a place."""
        cell = self._owners[row][column]
        return None if cell is None else cell.number

    def printed(self, row: int, column: int) -> str:
        """The words of the cell that covers a place."""
        cell = self._owners[row][column]
        return "" if cell is None else cell.content.text

    def starting(self, row: int) -> list[Placed]:
        """The cells that begin in a row."""
        return [c for k, c in enumerate(self._owners[row]) if c and c.row == row and c.column == k]

    def is_marked(self, row: int) -> bool:
        """Whether all filled cells of a row are marked as headers."""
        cells = {c.number: c for c in self._owners[row] if c}
        return any(c.content.text for c in cells.values()) and all(
            c.header for c in cells.values() if c.content.text
        )

    def parts(self, row: int, above: Placed) -> int:
        """How many cells lie below a cell, in a row."""
        covered = self._owners[row][above.column : above.column + above.wide]
        return len({c.number for c in covered if c})

    def below(self, rows: int) -> "Matrix":
        """The matrix without its first rows."""
        kept = (c._replace(row=c.row - rows) for c in self.cells if c.row >= rows)
        return Matrix(self.width, self.height - rows, tuple(kept))

    def is_across(self, row: int) -> bool:
        """Whether one cell takes the whole row."""
        cells = self.starting(row)
        return self.width > 1 and len(cells) == 1 and cells[0].wide == self.width


def matrix(text: str, grid: Grid) -> Matrix:
    """Lay out a grid; `text` is the clean text that its cells point into."""
    cells = grid.cells
    columns = _places(c.column for c in cells)
    rows = _places(c.row for c in cells)
    placed = [_placed(text, n, c, rows, columns) for n, c in enumerate(cells)]
    empty = set(range(len(columns))) - _filled_columns(placed)
    if not empty and all(c.column + c.wide <= len(columns) for c in placed):
        return Matrix(len(columns), len(rows), tuple(placed))
    kept = {k: n for n, k in enumerate(k for k in range(len(columns)) if k not in empty)}
    narrowed = [n for c in placed if (n := _narrowed(c, kept, len(columns)))]
    return Matrix(len(kept), len(rows), tuple(narrowed))


def _content(cell: Placed | None, row: int, column: int) -> Piece:
    if cell is None or column != cell.column:
        return EMPTY
    return cell.content if row == cell.row else Piece(cell.content.text)


def _places(starts: Iterable[int]) -> dict[int, int]:
    return {start: n for n, start in enumerate(sorted(set(starts)))}


def _covered(start: int, length: int, places: dict[int, int]) -> int:
    """How many kept places a span covers; the spans of broken files reach very far."""
    if length > len(places):
        return sum(start <= p < start + length for p in places)
    return sum(p in places for p in range(start, start + length))


def _placed(
    text: str, number: int, cell: Cell, rows: dict[int, int], columns: dict[int, int]
) -> Placed:
    return Placed(
        number,
        rows[cell.row],
        columns[cell.column],
        1 if cell.rows == 1 else _covered(cell.row, cell.rows, rows),
        1 if cell.columns == 1 else _covered(cell.column, cell.columns, columns),
        cell.header,
        piece(text, cell.start, cell.end),
    )


def _filled_columns(placed: list[Placed]) -> set[int]:
    """Columns in which something is printed, or that a printed header names as one of several."""
    return {c.column for c in placed if c.content.text} | {
        k
        for c in placed
        if c.content.text and c.row == 0 and c.wide > 1
        for k in range(c.column, c.column + c.wide)
    }


def _narrowed(cell: Placed, kept: dict[int, int], width: int) -> Placed | None:
    covered = [
        kept[k] for k in range(cell.column, min(width, cell.column + cell.wide)) if k in kept
    ]
    if not covered:
        return None
    return Placed(
        cell.number, cell.row, covered[0], cell.high, len(covered), cell.header, cell.content
    )
