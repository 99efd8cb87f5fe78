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
from kznlp.tables.lattice import Lattice, fewest
from kznlp.tables.likelihood import Columns, columns_of
from kznlp.tables.ways import Ways, ways

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


@dataclass(frozen=True, slots=True)
class Fit:
    """Rows, columns and the cheapest way for each row, and what the columns cost together."""

    ways: Ways | Lattice
    columns: Columns
    ends: Array
    cost: float

    @property
    def width(self) -> int:
        """How many cells each row has."""
        return int(self.ends.shape[-1])

    @property
    def sure(self) -> bool:
        """Whether there is one way for each row."""
        return bool((self.ways.paths == 1).all())

    def gaps(self) -> Array:
        """How much more the second cheapest way of each row costs; endless if there is none."""
        return self.ways.gaps(self.columns, self.ends)


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
            for every in ways(rows, [fit.width])
            for again in _settled(every, fit.columns[None])
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


def _first_fits(rows: Figures, widths: Sequence[int]) -> list[Fit]:
    """The fits that begin with the columns as all ways together show them."""
    return [fit for every in ways(rows, widths) for fit in _settled(every, every.shown()[None])]


def _is_even(fit: Fit) -> bool:
    """Whether all figures of each column have the same number of places."""
    kinds: Array = fit.columns.kinds
    return bool(((kinds > 0).sum(-1) < 2).all())


def _others(fit: Fit, totals: Container[int]) -> Iterator[Fit]:
    """Other fits, the best that begin with the ways of a row, if most rows are open."""
    paths = fit.ways.paths
    rows = [r for r, count in enumerate(paths) if count > 1 and r not in totals]
    if SETTLED * len(rows) <= len(paths):
        return
    rows.sort(key=lambda r: float(paths[r]))
    some = np.array(rows[:: -(-len(rows) // TRIAL)])
    few = fit.ways.of(some)
    begun = [_alike(few)]
    for row in (rows[0], rows[-1]):
        alone = fit.ways.of(np.array([row]))
        for way in alone.cheap(fit.columns, SEEDS)[0]:
            begun.append(_columns(_chosen(alone.figures, np.array([[way.ends]])), WEIGHT))
    trials = sorted(_settled(few, _stacked(begun)), key=lambda trial: trial.cost)
    near = [
        trial.columns[None]
        for trial in trials[:KEPT]
        if trial.cost < trials[0].cost + CLOSE and not np.array_equal(trial.ends, fit.ends[some])
    ]
    if near:
        others = _settled(fit.ways, _stacked(near))
        yield from (other for other in others if not np.array_equal(other.ends, fit.ends))


def _alike(every: Ways | Lattice) -> Columns:
    """Columns that are all the same: what all ways of all columns together show."""
    shown = every.shown()
    whole = (getattr(shown, name).sum(0) for name in ("kinds", "count", "total", "squares"))
    return Columns(*(np.stack([values] * every.width)[None] for values in whole))


def _stacked(several: Sequence[Columns]) -> Columns:
    """Several sets of columns in one."""
    names = ("kinds", "count", "total", "squares")
    return Columns(*(np.concatenate([getattr(c, name) for c in several]) for name in names))


def _settled(every: Ways | Lattice, columns: Columns) -> list[Fit]:
    """The ways that each set of columns makes likeliest, until they make the same columns again."""
    ends = every.cheapest(columns)
    for _ in range(ROUNDS):
        chosen = _chosen(every.figures, ends)
        columns = last = _columns(chosen)
        again = every.cheapest(columns)
        if (again == ends).all():
            break
        ends = again
    else:
        chosen = _chosen(every.figures, ends)
        last = _columns(chosen)
    costs = last.together().sum(-1) + chosen.digits.sum((-1, -2))
    unlike = {set_.tobytes(): n for n, set_ in enumerate(ends)}.values()
    return [Fit(every, columns[n], ends[n], float(costs[n])) for n in sorted(unlike)]


class Chosen(NamedTuple):
    """The figures of ways, by set, column and row."""

    kind: Array
    size: Array
    sized: Array
    digits: Array


def _chosen(rows: Figures, ends: Array) -> Chosen:
    place = rows.place(ends, np.arange(ends.shape[-2])[:, None]).swapaxes(-1, -2).copy()
    told = (rows.kind, rows.size, rows.sized, rows.digits)
    return Chosen(*(values.ravel()[place] for values in told))


def _columns(chosen: Chosen, weight: float = 1.0) -> Columns:
    return columns_of(*chosen[:3], weight)
