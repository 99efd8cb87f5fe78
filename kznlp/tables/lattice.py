"""The ways to part rows of tokens into so many cells, and the cheapest of them.

All ways are the paths through a lattice, whose edges are the figures that a column may hold
(`joined`). There can be very many paths; edges are few. A way is given by the tokens at which its
cells end.

>>> rows = figures([("1", "249", "345")])
>>> found = Lattice(rows, 2)
>>> float(found.paths[0]), np.argwhere(found.shares()[1, 0]).tolist()
(2.0, [[3, 0], [3, 1]])
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nsmallest
from typing import NamedTuple

import numpy as np

from kznlp.tables.joined import LONGEST, Array, Figures, figures
from kznlp.tables.likelihood import Columns

__all__ = ["Lattice", "Way", "figures"]

ENDLESS = np.inf


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
        return self._at_end(self._forward[-1])

    def of(self, rows: Array | slice) -> "Lattice":
        """The lattice of some rows."""
        return Lattice(self.figures.of(rows), self.width)

    def shares(self) -> Array:
        """By column, row and figure: the share of the ways that lead through it."""
        behind = np.zeros(self.figures.possible.shape[:2])
        behind[np.arange(len(behind)), self.figures.lengths] = 1.0
        shares = np.zeros((self.width, *self.figures.possible.shape))
        for column in range(self.width - 1, -1, -1):
            through = self.figures.possible * behind[:, :, None]
            shares[column] = _before(self._forward[column], 0.0) * through
            behind = _from_start(through, 0.0).sum(-1)
        return shares / np.maximum(self.paths, 1.0)[:, None, None]

    def costs(self, columns: Columns) -> Array:
        """What each figure costs in each column, endless where there is none."""
        some = self.figures.possible
        found = np.full((*columns.count.shape, *some.shape), ENDLESS)
        found[..., some] = columns.cost(*self._told)
        return found

    def cheapest(self, costs: Array) -> tuple[Array, Array]:
        """The cheapest way of each row, as the ends of its cells, and what it costs.

        Args:
            costs: axes before the column may hold several sets of columns.
        """
        reached = np.full((*costs.shape[:-4], *costs.shape[-3:-1]), ENDLESS)
        reached[..., 0] = 0.0
        taken = []
        for column in range(self.width):
            through = _before(reached, ENDLESS) + costs[..., column, :, :, :]
            taken.append(through.argmin(-1))
            reached = through.min(-1)
        at = np.broadcast_to(self.figures.lengths, reached.shape[:-1])[..., None]
        cost = np.take_along_axis(reached, at, -1)[..., 0]
        ends = [at[..., 0]]
        for lengths in reversed(taken[1:]):
            at = at - np.take_along_axis(lengths, at, -1) - 1
            ends.append(at[..., 0])
        return np.stack(ends[::-1], -1), cost

    def gaps(self, costs: Array, ends: Array) -> Array:
        """How much more the second cheapest way of each row costs; endless if there is none."""
        rows = np.arange(len(ends))
        through = self._through(costs)
        least = through[0].min((-1, -2))
        begins = starts(ends)
        for column in range(self.width):
            length = ends[:, column] - begins[:, column] - 1
            through[column, rows, ends[:, column], length] = ENDLESS
        gaps: Array = through.min((0, 2, 3)) - least
        return gaps

    def cheap(self, row: int, columns: Columns, most: int) -> list[Way]:
        """Some of the cheapest ways of a row, the cheapest first."""
        alone = self.of(np.array([row]))
        costs = alone.costs(columns)
        passed = np.isfinite(alone._through(costs)[:, 0])
        reached: dict[int, list[Way]] = {0: [Way(0.0, ())]}
        for column in range(self.width):
            after: dict[int, list[Way]] = {}
            for end, n in np.argwhere(passed[column]).tolist():
                price = float(costs[column, 0, end, n])
                ways = reached[end - n - 1]
                after.setdefault(end, []).extend(Way(c + price, (*e, end)) for c, e in ways)
            reached = {
                end: nsmallest(most, ways, key=_cost) if len(ways) > 1 else ways
                for end, ways in after.items()
            }
        (found,) = reached.values()
        return found

    @cached_property
    def _told(self) -> tuple[Array, Array, Array, Array]:
        some, all_ = self.figures.possible, self.figures
        return all_.kind[some], all_.size[some], all_.sized[some], all_.digits[some]

    @cached_property
    def _forward(self) -> list[Array]:
        """By column, row and token: how many ways lead there."""
        reached = np.zeros(self.figures.possible.shape[:2])
        reached[:, 0] = 1.0
        forward = [reached]
        for _ in range(self.width):
            forward.append((_before(forward[-1], 0.0) * self.figures.possible).sum(-1))
        return forward

    def _at_end(self, values: Array) -> Array:
        found: Array = values[np.arange(len(values)), self.figures.lengths]
        return found

    def _through(self, costs: Array) -> Array:
        """What the cheapest way through each figure costs."""
        through = costs.copy()
        reached = np.full(costs.shape[1:3], ENDLESS)
        reached[:, 0] = 0.0
        for column in range(self.width):
            through[column] += _before(reached, ENDLESS)
            reached = through[column].min(-1)
        left = np.full(costs.shape[1:3], ENDLESS)
        left[np.arange(len(left)), self.figures.lengths] = 0.0
        for column in range(self.width - 1, -1, -1):
            through[column] += left[:, :, None]
            left = _from_start(costs[column] + left[:, :, None], ENDLESS).min(-1)
        return through


def starts(ends: Array) -> Array:
    """Where the cells begin that end there; the last axis is the column."""
    return np.concatenate([np.zeros_like(ends[..., :1]), ends[..., :-1]], -1)


def _before(values: Array, outside: float) -> Array:
    """The value at the token that a figure begins with, by the token behind it and its length."""
    tokens = values.shape[-1]
    padded = np.empty((*values.shape[:-1], tokens + LONGEST))
    padded[..., :LONGEST] = outside
    padded[..., LONGEST:] = values
    return padded[..., _places(tokens)]


@lru_cache(maxsize=256)
def _places(tokens: int) -> Array:
    return np.arange(tokens)[:, None] - np.arange(LONGEST) - 1 + LONGEST


def _from_start(values: Array, outside: float) -> Array:
    """What stands by the token behind a figure, by the token that it begins with."""
    found = np.full(values.shape, outside)
    for n in range(min(LONGEST, values.shape[-2] - 1)):
        found[..., : -n - 1, n] = values[..., n + 1 :, n]
    return found


def _cost(way: Way) -> float:
    return way.cost


def fewest(figures: Figures) -> Array:
    """The number of cells of each row when every figure that can be longer is."""
    rows, tokens, _ = figures.possible.shape
    by_start = _from_start(figures.possible.astype(float), 0.0)
    # "000" at the beginning of a row begins no figure, and counts as one.
    longest = np.maximum(1, (by_start * np.arange(1, LONGEST + 1)).max(-1)).astype(int)
    cells, at = np.zeros(rows, int), np.zeros(rows, int)
    for _ in range(tokens):
        unfinished = at < figures.lengths
        cells += unfinished
        at = np.where(unfinished, at + longest[np.arange(rows), at], at)
    return cells
