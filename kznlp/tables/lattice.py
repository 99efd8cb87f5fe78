"""The ways to part rows of tokens into cells, and the cheapest of them.

All ways are the paths through a lattice, whose edges are the figures that a column may hold
(`joined`). There can be very many paths; edges are few. A way is given by the tokens at which its
cells end.

>>> found = Lattice(figures([("1", "249", "345")]), 2)
>>> float(found.paths[0]), np.argwhere(found.shares()[1, :, 0]).tolist()
(2.0, [[0, 3], [1, 3]])
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import NamedTuple

import numpy as np

from kznlp.tables.joined import LONGEST, Array, Figures, figures
from kznlp.tables.likelihood import Columns, columns_of
from kznlp.tables.places import Ahead, Behind

__all__ = ["Lattice", "Way", "figures", "starts"]

ENDLESS = np.inf
PORTION = 4_000_000  # figures that are weighed together


class Way(NamedTuple):
    """A path through one row: what it costs, and the tokens behind its cells."""

    cost: float
    ends: tuple[int, ...]


@dataclass(frozen=True)
class Lattice:
    """All ways to part the rows into `width` cells."""

    figures: Figures
    width: int

    @cached_property
    def paths(self) -> Array:
        """How many ways each row has."""
        found: Array = self._forward[-1].at[self._rows, self.figures.lengths]
        return found

    def of(self, rows: Array | slice) -> "Lattice":
        """The lattice of some rows."""
        return Lattice(self.figures.of(rows), self.width)

    def shares(self) -> Array:
        """By column and figure: the share of the ways that lead through it."""
        possible = self.figures.possible
        behind = np.zeros(possible.shape[1:])
        behind[self._rows, self.figures.lengths] = 1.0
        shares = np.empty((self.width, *possible.shape))
        through = Ahead(possible.shape, 0.0)
        for column in range(self.width - 1, -1, -1):
            np.multiply(possible, behind, out=through.at)
            np.multiply(self._forward[column].before, through.at, out=shares[column])
            behind = through.by_start.sum(0)
        shares /= np.maximum(self.paths, 1.0)[:, None]
        return shares

    def shown(self) -> Columns:
        """The columns as all ways of all rows together show them."""
        some, all_ = self.figures.possible, self.figures
        return columns_of(
            all_.kind[some], all_.size[some], all_.sized[some], self.shares()[:, some]
        )

    def cheapest(self, columns: Columns) -> Array:
        """The cheapest way of each row by each set of columns, as the ends of its cells."""
        parts = (part.least(part.costs(columns))[0] for _, part in self._portions(columns))
        return np.concatenate(list(parts), -2)

    def gaps(self, columns: Columns, ends: Array) -> Array:
        """How much more the second cheapest way of each row costs; endless if there is none."""
        parts = self._portions(columns)
        return np.concatenate([part._gaps(columns, ends[rows]) for rows, part in parts])

    def costs(self, columns: Columns) -> Array:
        """What each figure costs in each column, endless where there is none.

        The axes before those of `Figures` are those of the columns, the last of them the column.
        """
        place, *told = self._told
        found = np.full((*columns.count.shape, *self.figures.possible.shape), ENDLESS)
        found.reshape(*columns.count.shape, -1)[..., place] = columns.cost(*told)
        return found

    def least(self, costs: Array) -> tuple[Array, Array]:
        """The cheapest way of each row, as the ends of its cells, and what it costs.

        Args:
            costs: what figures cost in each column, of one set of columns or several.
        """
        reached = Behind((*costs.shape[:-4], *costs.shape[-2:]), ENDLESS)
        reached.at[..., 0] = 0.0
        taken = []
        for column in range(self.width):
            through = reached.before + costs[..., column, :, :, :]
            taken.append(through.argmin(-3))
            reached.at[...] = through.min(-3)
        count = reached.at.size // costs.shape[-1]
        place = np.arange(count).reshape(reached.at.shape[:-1]) * costs.shape[-1]
        at = np.broadcast_to(self.figures.lengths, place.shape)
        cost = reached.at.take(place + at)
        ends = [at]
        for lengths in reversed(taken[1:]):
            at = at - lengths.take(place + at) - 1
            ends.append(at)
        return np.stack(ends[::-1], -1), cost

    def cheap(self, columns: Columns, most: int) -> list[list[Way]]:
        """Some of the cheapest ways of each row, the cheapest first."""
        costs = self.costs(columns)
        passed = np.isfinite(_through(self.figures, costs))
        every: list[list[list[tuple[int, int, float]]]]
        every = [[[] for _ in range(len(costs))] for _ in self.figures.lengths]
        for column, length, row, end in zip(*map(np.ndarray.tolist, passed.nonzero()), strict=True):
            price = float(costs[column, length, row, end])
            every[row][column].append((end, end - length - 1, price))
        return [_cheapest_ways(edges, most) for edges in every]

    def _gaps(self, columns: Columns, ends: Array) -> Array:
        through = _through(self.figures, self.costs(columns))
        least = through[0].min((0, 2))
        begins = starts(ends)
        for column in range(self.width):
            length = ends[:, column] - begins[:, column] - 1
            through[column, length, self._rows, ends[:, column]] = ENDLESS
        gaps: Array = through.min((0, 1, 3)) - least
        return gaps

    def _portions(self, columns: Columns) -> Iterator[tuple[slice, "Lattice"]]:
        """The rows, so many at a time that what their figures cost can be held."""
        longest, count, tokens = self.figures.possible.shape
        step = max(1, PORTION // (columns.count.size * tokens * longest))
        for start in range(0, count, step):
            rows = slice(start, start + step)
            yield rows, self if step >= count else self.of(rows)

    @cached_property
    def _told(self) -> tuple[Array, Array, Array, Array, Array]:
        """Where the figures are that there are, and what is told of them."""
        all_, some = self.figures, self.figures.possible
        told = all_.kind[some], all_.size[some], all_.sized[some], all_.digits[some]
        return np.flatnonzero(some), *told

    @cached_property
    def _rows(self) -> Array:
        return np.arange(len(self.figures.lengths))

    @cached_property
    def _forward(self) -> list[Behind]:
        """By column, row and token: how many ways lead there."""
        reached = Behind(self.figures.possible.shape[1:], 0.0)
        reached.at[:, 0] = 1.0
        forward = [reached]
        for _ in range(self.width):
            reached = Behind(reached.at.shape, 0.0)
            (forward[-1].before * self.figures.possible).sum(0, out=reached.at)
            forward.append(reached)
        return forward


def starts(ends: Array) -> Array:
    """Where the cells begin that end there; the last axis is the column."""
    begins = np.zeros_like(ends)
    begins[..., 1:] = ends[..., :-1]
    return begins


def fewest(figures: Figures) -> Array:
    """The number of cells of each row when every figure that can be longer is."""
    _, rows, tokens = figures.possible.shape
    by_start = Ahead(figures.possible.shape, 0.0)
    np.multiply(figures.possible, np.arange(1, LONGEST + 1)[:, None, None], out=by_start.at)
    # "000" at the beginning of a row begins no figure, and counts as one.
    longest = np.maximum(1, by_start.by_start.max(0)).astype(int)
    cells, at = np.zeros(rows, int), np.zeros(rows, int)
    for _ in range(tokens):
        unfinished = at < figures.lengths
        cells += unfinished
        at = np.where(unfinished, at + longest[np.arange(rows), at], at)
    return cells


def _through(figures: Figures, costs: Array) -> Array:
    """What the cheapest way through each figure costs, by column."""
    through = np.empty(costs.shape)
    reached = Behind(costs.shape[2:], ENDLESS)
    reached.at[:, 0] = 0.0
    for column, some in enumerate(costs):
        np.add(reached.before, some, out=through[column])
        through[column].min(0, out=reached.at)
    left = np.full(costs.shape[2:], ENDLESS)
    left[np.arange(len(left)), figures.lengths] = 0.0
    ahead = Ahead(costs.shape[1:], ENDLESS)
    for column in range(len(costs) - 1, -1, -1):
        through[column] += left
        np.add(costs[column], left, out=ahead.at)
        left = ahead.by_start.min(0)
    return through


def _cheapest_ways(edges: list[list[tuple[int, int, float]]], most: int) -> list[Way]:
    """The cheapest ways through the edges of one row, given by column."""
    reached: dict[int, list[Way]] = {0: [Way(0.0, ())]}
    for some in edges:
        after: dict[int, list[Way]] = {}
        for end, begin, price in some:
            ways = reached[begin]
            after.setdefault(end, []).extend(Way(c + price, (*e, end)) for c, e in ways)
        reached = {
            end: nsmallest(most, ways, key=_cost) if len(ways) > 1 else ways
            for end, ways in after.items()
        }
    (found,) = reached.values()
    return found


def _cost(way: Way) -> float:
    return way.cost
