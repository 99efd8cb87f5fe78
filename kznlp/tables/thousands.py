"""Where one figure ends and the next begins, when spaces part both thousands and cells.

"1 249 345" is one figure, two (1 249 and 345, or 1 and 249 345) or three. What decides, in order:

    1. every row has the same number of cells
    2. the rows add up to the total row in every column
    3. the fewest cells: groups of three digits are thousands rather than chance

If more than one reading is left after 2, the result says that it is ambiguous. The search for sums
does a bounded number of steps; beyond it, it gives up the totals and says the same.

>>> read([["1", "249", "345"], ["2", "100", "5"], ["3", "349", "350"]], total=2).ambiguous
True
>>> read([["1", "249", "345"], ["2", "000", "5"], ["3", "249", "350"]], total=2)
Reading(cells=(((0, 2), (2, 3)), ((0, 2), (2, 3)), ((0, 2), (2, 3))), ambiguous=False)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from kznlp.tables.numbers import decimals, is_missing, value
from kznlp.tables.sums import Work, search

HEAD = regex.compile(r"[-–−+]?[1-9]\d{0,2}")
INSIDE = regex.compile(r"0\d+")  # "000", "045" stand behind the thousands
GROUP = regex.compile(r"\d{3}")
TAIL = regex.compile(r"\d{3}(?:[.,]\d+)?%?")
WAYS = 64
TRIED = 6

Cells = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """For each row the half-open token ranges of its cells."""

    cells: tuple[Cells, ...]
    ambiguous: bool

    @property
    def width(self) -> int:
        """How many cells each row has."""
        return len(self.cells[0]) if self.cells else 0


def read(rows: Sequence[Sequence[str]], *, total: int | None = None) -> Reading | None:
    """Divide the tokens of each row into the same number of cells; None if that cannot be."""
    fewest = max(_fewest(row) for row in rows)
    most = min(len(row) for row in rows)
    if fewest > most:
        return None
    widths = list(range(fewest, most + 1))[:TRIED]
    if most not in widths:
        widths.append(most)
    options = {w: ways for w in widths if all(ways := [_ways(tuple(row), w) for row in rows])}
    if not options:
        return None
    if total is not None:
        work = Work()
        added = [r for ways in options.values() if (r := _adding_up(rows, ways, total, work))]
        if added and not work.spent:
            best = min(added, key=lambda r: r.width)
            return Reading(best.cells, len(added) > 1 or best.ambiguous)
    width = min(options)
    ways = options[width]
    unsure = len(options) > 1 or any(len(w) > 1 for w in ways)
    return Reading(tuple(w[0] for w in ways), unsure)


def _fewest(row: Sequence[str]) -> int:
    """The number of cells when every group of three digits joins the figure before it."""
    cells, end = 0, 0
    while end < len(row):
        end = (_ends(row, end) or [end + 1])[-1]
        cells += 1
    return cells


def _ends(row: Sequence[str], start: int) -> list[int]:
    """Where a figure that begins at a token may end."""
    ends = [] if INSIDE.fullmatch(row[start]) else [start + 1]
    if not HEAD.fullmatch(row[start]):
        return ends
    for end in range(start + 1, min(len(row), start + 4)):
        if TAIL.fullmatch(row[end]):
            ends.append(end + 1)
        if not GROUP.fullmatch(row[end]):
            break
    return ends


@lru_cache(maxsize=4096)
def _ways(row: tuple[str, ...], width: int) -> tuple[Cells, ...]:
    """The divisions of a row into so many cells, thousands joined first; at most `WAYS`."""
    found: list[Cells] = []
    # (next token, cells so far), the likeliest on top
    stack: list[tuple[int, Cells]] = [(0, ())]
    steps = 0
    while stack and len(found) < WAYS and steps < 50 * WAYS:
        steps += 1
        start, cells = stack.pop()
        if start == len(row):
            if len(cells) == width:
                found.append(cells)
            continue
        left = width - len(cells)
        if not 0 < left <= len(row) - start or 4 * left < len(row) - start:
            continue
        stack += [(end, (*cells, (start, end))) for end in _ends(row, start)]
    return tuple(found)


def _adding_up(
    rows: Sequence[Sequence[str]], ways: Sequence[tuple[Cells, ...]], total: int, work: Work
) -> Reading | None:
    """The reading in which every column adds up to the total row; None if there is none."""
    scale = max(
        (decimals(v) for row in rows for t in row if (v := value(t)) is not None), default=0
    )
    worth = [[_worth(row, cells, scale) for cells in ways[r]] for r, row in enumerate(rows)]
    addends = [r for r in range(len(rows)) if r != total]
    found: list[list[int]] = []
    count = 0
    for t, reported in enumerate(worth[total]):
        solutions, chosen = search([worth[r] for r in addends], reported, work)
        count += solutions
        if chosen is not None:
            found.append([*chosen[:total], t, *chosen[total:]])
    if not found:
        return None
    cells = tuple(ways[r][way] for r, way in enumerate(found[0]))
    return Reading(cells, count > 1)


def _worth(row: Sequence[str], cells: Cells, scale: int) -> tuple[int, ...]:
    """The figures of a row in whole units of the last place of the table."""
    figures = []
    for start, end in cells:
        text = " ".join(row[start:end])
        number = None if is_missing(text) else value(text)
        figures.append(int((number or 0) * 10**scale))
    return tuple(figures)
