"""The figures of rows as cells: as tabs part them, or in all likely ways where only spaces do.

>>> row = (Piece("1", 0, 1), Piece("249", 2, 5), Piece("7", 6, 7))
>>> best, *others = spaced("1 249 7", [row[0]] * 3, [row] * 3, lambda width: abs(width - 2), 0)
>>> [piece.text for piece in best.rows[0]]
['1 249', '7']
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kznlp.tables.draft import Piece, Row, padded, piece
from kznlp.tables.readings import read
from kznlp.tables.sums import Sum
from kznlp.tables.words import pattern

MOST_RAGGED = 0.25


@dataclass(frozen=True, slots=True)
class Body:
    """The figures of all rows in cells; what this reading costs; whether cells are lacking."""

    rows: Sequence[Row]
    cost: float = 0.0
    ragged: bool = False


def tabbed(figures: Sequence[Sequence[Piece]]) -> list[Body]:
    """Cells as tabs part them, rows that lack some filled up; nothing if too many do."""
    width = max(map(len, figures))
    ragged = sum(len(row) < width for row in figures)
    if ragged > MOST_RAGGED * len(figures):
        return []
    return [Body([padded(row, width) for row in figures], ragged=ragged > 0)]


def spaced(
    text: str,
    labels: Sequence[Piece],
    figures: Sequence[Sequence[Piece]],
    head_cost: Callable[[int], float],
    years: int,
) -> list[Body]:
    """All likely ways to part figures between which only spaces stand."""
    tokens = [[f.text for f in row] for row in figures]
    found = read(tokens, sums=_sums(labels), width_cost=head_cost, years=years)
    return [
        Body(
            [
                tuple(_joined(text, row[a:b]) for a, b in cells)
                for row, cells in zip(figures, reading.cells, strict=True)
            ],
            reading.cost,
        )
        for reading in found
    ]


def _sums(labels: Sequence[Piece]) -> list[Sum]:
    """The total row, last or first, and the rows that it may be the sum of."""
    words = [label.text for label in labels]
    for total in (len(words) - 1, 0):
        if pattern("totals.yml", "total").search(words[total]):
            rows = tuple(r for r in range(len(words)) if r != total)
            part = pattern("totals.yml", "part")
            whole = tuple(r for r in rows if not part.search(words[r]))
            return [Sum(total, rows)] + [Sum(total, whole)] * (whole != rows)
    return []


def _joined(text: str, figures: Sequence[Piece]) -> Piece:
    first, last = figures[0], figures[-1]
    if len(figures) == 1 or first.start is None or last.end is None:
        return first
    return piece(text, first.start, last.end)
