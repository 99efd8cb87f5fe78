"""The ways to part the figures of one row, when spaces part both thousands and cells.

"1 249 345" is one figure, two (1 249 and 345, or 1 and 249 345) or three. A group of three digits
may belong to the figure before it; "000" and "045" must. All ways to part a row into so many cells
are the paths through a lattice, whose edges are the figures that a column may hold. There can be
very many paths; edges are few.

>>> row = lattice(("1", "249", "345"), 2)
>>> [[edge.cell for edge in column] for column in row.columns], row.paths
([[(0, 1), (0, 2)], [(1, 3), (2, 3)]], 2)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

import regex

from kznlp.tables.likelihood import Column, Figure

HEAD = regex.compile(r"[-–−+]?[1-9]\d{0,2}")
INSIDE = regex.compile(r"0\d+(?:[.,]\d+)?%?")  # "000", "045,5" stand behind the thousands
GROUP = regex.compile(r"\d{3}")
TAIL = regex.compile(r"\d{3}(?:[.,]\d+)?%?")
LONGEST = 4  # tokens of a figure: up to 999 999 999 999

Cell = tuple[int, int]  # half-open token range
Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A figure that a column may hold, and the share of the paths that lead through it."""

    cell: Cell
    figure: Figure
    share: float


class Way(NamedTuple):
    """A path and what it costs."""

    cost: float
    edges: tuple[Edge, ...]

    @property
    def cells(self) -> Cells:
        """The token ranges of its figures."""
        return tuple(edge.cell for edge in self.edges)


@dataclass(frozen=True, slots=True)
class Lattice:
    """All ways to part a row; for each column its edges."""

    columns: tuple[tuple[Edge, ...], ...]
    paths: int

    def cheapest(self, columns: Sequence[Column]) -> Way:
        """The cheapest path, given what figures cost in each column; the only one costs nothing."""
        if self.paths == 1:
            return Way(0.0, tuple(edges[0] for edges in self.columns))
        reached = {0: Way(0.0, ())}
        for edges, column in zip(self.columns, columns, strict=True):
            after: dict[int, Way] = {}
            for edge in edges:
                start, end = edge.cell
                before, path = reached[start]
                cost = before + column.cost(edge.figure)
                if end not in after or cost < after[end].cost:
                    after[end] = Way(cost, (*path, edge))
            reached = after
        return next(iter(reached.values()))

    def cheap(self, columns: Sequence[Column], most: int) -> list[Way]:
        """Some of the cheapest paths, the cheapest first."""
        reached: dict[int, list[Way]] = {0: [Way(0.0, ())]}
        for edges, column in zip(self.columns, columns, strict=True):
            after: dict[int, list[Way]] = {}
            for edge in edges:
                price = column.cost(edge.figure)
                ways = after.setdefault(edge.cell[1], [])
                ways += [Way(c + price, (*path, edge)) for c, path in reached[edge.cell[0]]]
            reached = {
                end: nsmallest(most, ways, key=_cost) if len(ways) > 1 else ways
                for end, ways in after.items()
            }
        return next(iter(reached.values()))


def _cost(way: Way) -> float:
    return way.cost


@lru_cache(maxsize=4096)
def lattice(row: tuple[str, ...], width: int) -> Lattice | None:
    """All ways to part the tokens of a row into so many cells; None if there is none."""
    reach = ends(row)
    forward: list[dict[int, int]] = [{0: 1}]
    for column in range(width):
        counts: dict[int, int] = {}
        left = width - column - 1
        for start, paths in forward[-1].items():
            for end in reach[start]:
                if left <= len(row) - end <= LONGEST * left:
                    counts[end] = counts.get(end, 0) + paths
        forward.append(counts)
    total = forward[-1].get(len(row), 0)
    if not total:
        return None
    return Lattice(_edges(row, reach, forward), total)


def _edges(
    row: tuple[str, ...], reach: Sequence[Sequence[int]], forward: Sequence[dict[int, int]]
) -> tuple[tuple[Edge, ...], ...]:
    """The edges from which the end of the row is reached."""
    total = forward[-1][len(row)]
    backward = {len(row): 1}
    columns: list[tuple[Edge, ...]] = []
    for counts in reversed(forward[:-1]):
        edges: list[Edge] = []
        before: dict[int, int] = {}
        for start, paths in counts.items():
            for end in reach[start]:
                if end in backward:
                    before[start] = before.get(start, 0) + backward[end]
                    share = paths * backward[end] / total
                    edges.append(Edge((start, end), Figure.of(" ".join(row[start:end])), share))
        columns.append(tuple(edges))
        backward = before
    return tuple(reversed(columns))


def ends(row: Sequence[str]) -> list[list[int]]:
    """For each token, where a figure that begins there may end, the nearest first."""
    return [_ends(row, start) for start in range(len(row))]


def _ends(row: Sequence[str], start: int) -> list[int]:
    found = [] if INSIDE.fullmatch(row[start]) else [start + 1]
    if not HEAD.fullmatch(row[start]):
        return found
    for end in range(start + 1, min(len(row), start + LONGEST)):
        if TAIL.fullmatch(row[end]):
            found.append(end + 1)
        if not GROUP.fullmatch(row[end]):
            break
    return found


def fewest(row: Sequence[str]) -> int:
    """The number of cells when every group of three digits joins the figure before it."""
    cells, start = 0, 0
    while start < len(row):
        start = (_ends(row, start) or [start + 1])[-1]
        cells += 1
    return cells
