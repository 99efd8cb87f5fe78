"""The ways to part rows of tokens into cells, one by one where they are few.

Rows whose tokens may be joined alike have the same ways, so that those of most rows are known. Long
rows can have millions: they are looked through as a lattice, which does the same without listing.

>>> found, = ways(figures([("1", "249", "345"), ("12", "7")]), [2])
>>> found.paths.tolist(), found.ends[0].tolist()
([2, 1], [[2, 3], [1, 3]])
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from kznlp.tables.joined import LONGEST, Array, Figures, figures
from kznlp.tables.lattice import Lattice, Way
from kznlp.tables.likelihood import Columns, columns_of

__all__ = ["Ways", "figures", "ways"]

MOST = 256  # ways of a row that are listed
NONE = np.zeros((0, 0), int)


@dataclass(frozen=True)
class Ways:
    """All ways to part the rows into so many cells.

    Attributes:
        figures: what the tokens may make.
        ends: by row and way, the tokens behind the cells.
        paths: how many ways a row has; what stands behind these is none.
    """

    figures: Figures
    ends: Array
    paths: Array

    @property
    def width(self) -> int:
        """How many cells a row is parted into."""
        return int(self.ends.shape[-1])

    def of(self, rows: Array | slice) -> "Ways":
        """The ways of some rows."""
        return Ways(self.figures.of(rows), self.ends[rows], self.paths[rows])

    def shown(self) -> Columns:
        """The columns as all ways of all rows together show them."""
        kind, size, sized, _ = self._told
        return columns_of(kind, size, sized, np.repeat(1 / self.paths, self.paths))

    def cheapest(self, columns: Columns) -> Array:
        """The cheapest way of each row by each set of columns, as the ends of its cells."""
        rows = np.arange(len(self.paths))
        cheapest: Array = self.ends[rows, self._costs(columns).argmin(-1)]
        return cheapest

    def gaps(self, columns: Columns, ends: Array) -> Array:
        """How much more the second cheapest way of each row costs; endless if there is none."""
        if self.ends.shape[1] == 1:
            return np.full(len(ends), np.inf)
        least = np.partition(self._costs(columns), 1)
        gaps: Array = least[:, 1] - least[:, 0]
        return gaps

    def cheap(self, columns: Columns, most: int) -> list[list[Way]]:
        """Some of the cheapest ways of each row, the cheapest first."""
        costs = self._costs(columns)
        order = costs.argsort(-1, kind="stable")[:, :most]
        rows = np.arange(len(order))[:, None]
        told = costs[rows, order].tolist(), self.ends[rows, order].tolist(), self.paths.tolist()
        return [
            [Way(cost, tuple(way)) for cost, way in zip(prices[:count], ends, strict=False)]
            for prices, ends, count in zip(*told, strict=True)
        ]

    def _costs(self, columns: Columns) -> Array:
        """What the ways of each row cost; endless where there is none."""
        costs = np.full((*columns.count.shape[:-1], *self._some.shape), np.inf)
        costs[..., self._some] = columns.cost(*self._told).sum(-2)
        return costs

    @cached_property
    def _some(self) -> Array:
        """By row and way: whether there is one."""
        some: Array = np.arange(self.ends.shape[1]) < self.paths[:, None]
        return some

    @cached_property
    def _told(self) -> tuple[Array, ...]:
        """What is told of the figures, by column and way."""
        of = self.figures
        rows = np.repeat(np.arange(len(self.paths)), self.paths)
        place = of.place(self.ends[self._some], rows[:, None]).T.copy()
        return tuple(x.ravel()[place] for x in (of.kind, of.size, of.sized, of.digits))


def ways(figures: Figures, widths: Iterable[int]) -> Iterator[Ways | Lattice]:
    """All ways to part the rows into so many cells, for each number that every row allows."""
    longest, _, tokens = figures.possible.shape
    rows = np.ascontiguousarray(figures.possible.swapaxes(0, 1))
    lengths = figures.lengths.tolist()
    listed = [_listed(r.tobytes(), tokens, n) for r, n in zip(rows, lengths, strict=True)]
    known = [one for one in listed if one is not None]
    for width in widths:
        some = [one.get(width, NONE) for one in known]
        most = max(map(len, some), default=0)
        if len(known) < len(listed) or most > 2 * longest * tokens:
            lattice = Lattice(figures, width)
            if lattice.paths.all():
                yield lattice
        elif all(map(len, some)):
            yield _of(figures, some, most, width)


def _of(figures: Figures, some: Sequence[Array], most: int, width: int) -> Ways:
    ends = np.zeros((len(some), most, width), int)
    for row, known in enumerate(some):
        ends[row] = known[0]  # one of its ways, in place of those that it lacks
        ends[row, : len(known)] = known
    return Ways(figures, ends, np.array([len(known) for known in some]))


@lru_cache(maxsize=4096)
def _listed(possible: bytes, tokens: int, length: int) -> dict[int, Array] | None:
    """The ways of a row by their number of cells; None if they are too many.

    Args:
        possible: whether there is a figure, by its length and the token behind it.
        tokens: how many tokens are told of.
        length: how many the row has.
    """
    reached: list[list[tuple[int, ...]]] = [[()]]
    for end in range(1, length + 1):
        lengths = (n for n in range(min(LONGEST, end)) if possible[n * tokens + end])
        reached.append([(*way, end) for n in lengths for way in reached[end - n - 1]])
        if len(reached[-1]) > MOST:
            return None
    by_width: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for way in reached[-1]:
        by_width[len(way)].append(way)
    return {width: np.array(some) for width, some in by_width.items()}
