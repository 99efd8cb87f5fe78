"""Ways to part all rows into as many cells, and columns, that agree with one another.

A fit begins with some idea of the columns; the cheapest way for each row follows from it, and from
these ways better columns, until nothing changes. The first idea is what all ways of all rows
together show. Where most rows are open, that may lead astray: then it begins as well from ways to
part the least and the most open row, and as if all columns were alike, and the best of these are
given too. Where the header counts the cells, other numbers of cells are tried only if that one
makes uneven columns.

>>> rows = figures([("1", "249", "7"), ("12", "7"), ("2", "100", "5")])
>>> best, = fits(rows, lambda width: 0.0)
>>> best.ends.tolist()
[[2, 3], [1, 2], [2, 3]]
"""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kznlp.tables.joined import Array, Figures, figures
from kznlp.tables.lattice import Lattice, fewest, starts
from kznlp.tables.likelihood import Columns, columns_of

__all__ = ["Fit", "figures", "fits"]

WIDTHS = 8
ROUNDS = 4
DECIDED = 5.0  # what the header says about the number of cells, if it counts years
FAR = 45.0  # how much better a fit may become by beginning with the ways of one row
SAMPLE = 48  # rows that tell which numbers of cells are likely
SETTLED = 2  # one in so many rows may be open, and the others settle what the columns are
KEPT, CLOSE = 3, 15.0  # how many of such beginnings are kept, and how much worse they may be
TRIAL = 8  # rows that tell how good such a beginning is
SEEDS, WEIGHT = 6, 3.0  # ways of one row that columns are begun from, and what its figures count
MOST_TOKENS = 400  # of a row
PORTION = 4_000_000  # figures that are weighed together


@dataclass(frozen=True, slots=True)
class Fit:
    """Rows, columns and the cheapest way for each row, and what the columns cost together."""

    lattice: Lattice
    columns: Columns
    ends: Array
    cost: float

    @property
    def width(self) -> int:
        """How many cells each row has."""
        return self.lattice.width

    @property
    def sure(self) -> bool:
        """Whether there is one way for each row."""
        return bool((self.lattice.paths == 1).all())

    def gaps(self) -> Array:
        """How much more the second cheapest way of each row costs; endless if there is none."""
        return np.concatenate(
            [
                part.gaps(part.costs(self.columns), self.ends[rows])
                for rows, part in portions(self.lattice, self.columns)
            ]
        )


def fits(
    rows: Figures, width_cost: Callable[[int], float], totals: Container[int] = ()
) -> list[Fit]:
    """The best fits for each number of cells; `totals` are rows unlike others."""
    count = len(rows.lengths)
    if rows.lengths.max() > MOST_TOKENS:
        return []
    if count > SAMPLE:
        some = np.arange(0, count, -(-count // SAMPLE))
        tried = fits(rows.of(some), width_cost)
        near = [fit for fit in tried if fit.cost < tried[0].cost + FAR]
        return [
            again
            for fit in near
            if (whole := _open(rows, fit.width))
            for again in _settled(whole, fit.columns[None])
        ]
    widths = _widths(rows, width_cost)
    likely = [w for w in widths if width_cost(w) < width_cost(widths[0]) + DECIDED]
    first = _first_fits(rows, likely)
    if not any(map(_is_even, first)):
        first = _first_fits(rows, widths)
    if not first:
        return []
    prior = [width_cost(fit.width) for fit in first]
    least = min(fit.cost + cost for fit, cost in zip(first, prior, strict=True))
    others = [
        other
        for fit, cost in zip(first, prior, strict=True)
        if fit.cost + cost < least + FAR
        for other in _others(fit, totals)
    ]
    return sorted(first + others, key=lambda fit: fit.cost + width_cost(fit.width))


def _widths(rows: Figures, cost: Callable[[int], float]) -> list[int]:
    """The numbers of cells to be tried, those that the header speaks for first."""
    least = int(fewest(rows).max())
    most = int(rows.lengths.min())
    return sorted(range(least, most + 1), key=cost)[:WIDTHS]


def _open(rows: Figures, width: int) -> Lattice | None:
    """The lattice of so many cells, if every row can be parted so."""
    found = Lattice(rows, width)
    return found if found.paths.all() else None


def _first_fits(rows: Figures, widths: Sequence[int]) -> list[Fit]:
    """The fits that begin with the columns as all ways together show them."""
    return [
        fit
        for width in widths
        if (lattice := _open(rows, width))
        for fit in _settled(lattice, _shown(lattice)[None])
    ]


def _shown(lattice: Lattice) -> Columns:
    """The columns as all ways together show them."""
    some = lattice.figures.possible
    told = (lattice.figures.kind[some], lattice.figures.size[some], lattice.figures.sized[some])
    return columns_of(*told, lattice.shares()[:, some])


def _is_even(fit: Fit) -> bool:
    """Whether all figures of each column have the same number of places."""
    kinds: Array = fit.columns.kinds
    return bool(((kinds > 0).sum(-1) < 2).all())


def _others(fit: Fit, totals: Container[int]) -> Iterator[Fit]:
    """Other fits, the best that begin with the ways of a row, if most rows are open."""
    paths = fit.lattice.paths
    rows = [r for r, count in enumerate(paths) if count > 1 and r not in totals]
    if SETTLED * len(rows) <= len(paths):
        return
    rows.sort(key=lambda r: float(paths[r]))
    some = np.array(rows[:: -(-len(rows) // TRIAL)])
    few = fit.lattice.of(some)
    begun = [_alike(few)]
    for row in (rows[0], rows[-1]):
        for way in fit.lattice.cheap(row, fit.columns, SEEDS):
            seed = _chosen(fit.lattice.figures.of(np.array([row])), np.array([[way.ends]]))
            begun.append(_columns(seed, WEIGHT))
    trials = sorted(_settled(few, _stacked(begun)), key=lambda trial: trial.cost)
    near = [
        trial.columns[None]
        for trial in trials[:KEPT]
        if trial.cost < trials[0].cost + CLOSE and not np.array_equal(trial.ends, fit.ends[some])
    ]
    if near:
        others = _settled(fit.lattice, _stacked(near))
        yield from (other for other in others if not np.array_equal(other.ends, fit.ends))


def _alike(lattice: Lattice) -> Columns:
    """Columns that are all the same: what all ways of all columns together show."""
    shown = _shown(lattice)
    whole = (getattr(shown, name).sum(0) for name in ("kinds", "count", "total", "squares"))
    return Columns(*(np.stack([values] * lattice.width)[None] for values in whole))


def _stacked(several: Sequence[Columns]) -> Columns:
    """Several sets of columns in one."""
    names = ("kinds", "count", "total", "squares")
    return Columns(*(np.concatenate([getattr(c, name) for c in several]) for name in names))


def _settled(lattice: Lattice, columns: Columns) -> list[Fit]:
    """The ways that each set of columns makes likeliest, until they make the same columns again."""
    ends = _cheapest(lattice, columns)
    for _ in range(ROUNDS):
        chosen = _chosen(lattice.figures, ends)
        columns = _columns(chosen)
        again = _cheapest(lattice, columns)
        if np.array_equal(again, ends):
            break
        ends = again
    chosen = _chosen(lattice.figures, ends)
    costs = _columns(chosen).together().sum(-1) + chosen.digits.sum((-1, -2))
    unlike = {set_.tobytes(): n for n, set_ in enumerate(ends)}.values()
    return [Fit(lattice, columns[n], ends[n], float(costs[n])) for n in sorted(unlike)]


def _cheapest(lattice: Lattice, columns: Columns) -> Array:
    """The cheapest way of each row by each set of columns."""
    parts = (part for _, part in portions(lattice, columns))
    return np.concatenate([part.cheapest(part.costs(columns))[0] for part in parts], -2)


def portions(lattice: Lattice, columns: Columns) -> Iterator[tuple[slice, Lattice]]:
    """The rows, so many at a time that what their figures cost can be held."""
    count, tokens, longest = lattice.figures.possible.shape
    step = max(1, PORTION // (columns.count.size * tokens * longest))
    for start in range(0, count, step):
        rows = slice(start, start + step)
        yield rows, lattice if step >= count else lattice.of(rows)


class Chosen(NamedTuple):
    """The figures of ways, by set, column and row."""

    kind: Array
    size: Array
    sized: Array
    digits: Array


def _chosen(rows: Figures, ends: Array) -> Chosen:
    row = np.arange(ends.shape[-2])[:, None]
    place = (row, ends, ends - starts(ends) - 1)
    told = (rows.kind[place], rows.size[place], rows.sized[place], rows.digits[place])
    return Chosen(*(np.swapaxes(values, -1, -2) for values in told))


def _columns(chosen: Chosen, weight: float = 1.0) -> Columns:
    return columns_of(*chosen[:3], weight)
