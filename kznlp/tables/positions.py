"""Which column the cells of a line belong to that has fewer of them than others.

The columns are where the cells of the full lines stand: figures mostly end at one place, words
begin at one. "953 1 104" are two cells where the first ends just where its column does.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import regex

from kznlp.tables.draft import EMPTY, Piece, Row, piece
from kznlp.tables.entries import is_figure
from kznlp.tables.gapped import Gapped
from kznlp.tables.joined import figures
from kznlp.tables.lattice import Lattice, starts

NEAR = 1  # characters
FAR = 15  # characters that a figure may be from its column, on the average
WORD = regex.compile(r"\S+")
MOST = 0.8  # of the cells of a column that end at one place


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column begins, ends, and has its middle; whether its cells end at one place."""

    start: int
    end: int
    middle: float
    flush: bool

    def off(self, start: int, end: int) -> float:
        """How far a cell is from it."""
        if self.flush and abs(end - self.end) <= NEAR:
            return 0.0
        if abs(start - self.start) <= NEAR:
            return 0.0
        return max(0.0, start - self.middle, self.middle - end)


def positions(lines: Sequence[Gapped], width: int) -> tuple[Column, ...]:
    """The columns of the lines that have so many cells."""
    full = [line for line in lines if len(line.cells) == width]
    return tuple(_column([line.place(line.cells[k]) for line in full]) for k in range(width))


def full_row(text: str, line: Gapped, columns: Sequence[Column]) -> Row | None:
    """A label and a figure for each other column, however narrow the gaps are; None if not so."""
    label, words = _parted(text, line)
    cells = _all_cells(text, line, words, columns[1:])
    return (label, *cells) if cells else None


def placed(text: str, line: Gapped, columns: Sequence[Column]) -> Row | None:
    """The cells of a line by column; None if they do not fit in."""
    full = full_row(text, line, columns)
    if full:
        return full
    row = [line.cells[0], *(EMPTY,) * (len(columns) - 1)]
    last = 0
    for cell in line.cells[1:]:
        free = range(last + 1, len(columns))
        if not free:
            return None
        if cell.text:
            last = min(free, key=lambda k: columns[k].off(*line.place(cell)))
            row[last] = cell
    return tuple(row)


def _parted(text: str, line: Gapped) -> tuple[Piece, list[Piece]]:
    """The label of a line, and the words behind it that are figures."""
    words = [
        piece(text, *found.span())
        for found in WORD.finditer(text, line.cells[0].start or 0, line.line.end)
    ]
    count = 0
    while count < len(words) - 1 and is_figure(words[-count - 1].text):
        count += 1
    if not count:
        return line.cells[0], []
    last = words[-count - 1].end or 0
    return piece(text, line.cells[0].start or 0, last), words[-count:]


def _all_cells(
    text: str, line: Gapped, words: Sequence[Piece], columns: Sequence[Column]
) -> tuple[Piece, ...]:
    """A figure for each column, of one word or several; none if there is no such way.

    The way is taken whose figures end nearest to where those of their columns do.
    """
    if len(words) < len(columns):
        return ()
    lattice = Lattice(figures([[word.text for word in words]]), len(columns))
    if not lattice.paths[0]:
        return ()
    places = [line.place(word) for word in words]
    # A long label pushes the whole row to the right.
    pushed = max(0, places[-1][1] - columns[-1].end)
    wide = [n for n in range(1, len(places)) if places[n][0] - places[n - 1][1] > 1]
    costs = np.full((len(columns), *lattice.figures.possible.shape), np.inf)
    for more, _, end in np.argwhere(lattice.figures.possible).tolist():
        if not any(end - more <= n < end for n in wide):
            off = [abs(places[end - 1][1] - pushed - column.end) for column in columns]
            costs[:, more, 0, end] = off
    ends, cost = lattice.least(costs)
    if not cost[0] < FAR * len(columns):
        return ()
    begins = starts(ends)[0].tolist()
    return tuple(
        piece(text, words[a].start or 0, words[b - 1].end or 0)
        for a, b in zip(begins, ends[0].tolist(), strict=True)
    )


def headed(line: Gapped, columns: Sequence[Column], *, lowest: bool) -> list[str]:
    """The words of a header line by column; with tabs, the lowest line may lack its beginning."""
    words = [""] * len(columns)
    for n, cell in enumerate(line.cells):
        if cell.text and line.tabs:
            place = n + (len(columns) - len(line.cells) if lowest else 0)
            words[min(place, len(columns) - 1)] += f" {cell.text}"
        elif cell.text:
            start, end = line.place(cell)
            near = [max(0.0, start - c.middle, c.middle - end) for c in columns]
            words[near.index(min(near))] += f" {cell.text}"
    return [w.strip() for w in words]


def _column(places: Sequence[tuple[int, int]]) -> Column:
    starts, ends = (Counter(each) for each in zip(*places, strict=True))
    (start, _), (end, count) = starts.most_common(1)[0], ends.most_common(1)[0]
    middle = sum(map(sum, places)) / (2 * len(places))
    return Column(start, end, middle, flush=count >= MOST * len(places))
