"""Where one figure ends and the next begins, when spaces part both thousands and cells.

Every row is parted into the same number of cells. A reading of the table takes one way for each row
(`lattice`); what it costs is, in natural logarithms of odds, the sum of

    columns     figures of a column are of like size and have the same decimal places  `likelihood`
    series      figures of a row are of like size, where all columns are years
    style       thousands are parted everywhere, from 10 000 on, or nowhere             `style`
    width       what the caller says about that number of cells, from the header
    sums        less `ADDED` times the share of columns that add up to a total row      `sums`

The best ways for each number of cells are found first (`fits`). The other readings are those that
differ from them in the rows where a change costs least. If none of them adds up to the total, ways
that do are looked for.

>>> rows = [["1", "249", "345"], ["2", "000", "5"], ["3", "249", "350"]]
>>> best, *others = read(rows, sums=[Sum(2, (0, 1))])
>>> best.cells[0], others
(((0, 2), (2, 3)), [])
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush

import numpy as np

from kznlp.tables import joined
from kznlp.tables.fits import Fit, fits
from kznlp.tables.joined import Array, may_join
from kznlp.tables.lattice import starts
from kznlp.tables.style import Counts, style_cost, unparted
from kznlp.tables.sums import Sum, Work, adding_up, shares_added

ADDED = 25.0
ENDLESS = float("inf")
MARGIN = 9.0  # how much worse another reading may be: less than one in 8,000
LISTED, ROWS = 40, 4000  # readings at most, and rows of all of them together
FEW, MANY = 6, 64  # ways of a row that are kept: to be told from the best, and to add up
SOUGHT = 500  # rows at most in which ways that add up are looked for
LIKE = 3.0  # what a figure costs whose size differs by a power of ten or more from its row

Cells = tuple[tuple[int, int], ...]  # half-open token ranges


@dataclass(frozen=True)
class Reading:
    """One way for each row.

    Attributes:
        ends: by row and cell, the token behind it.
        cost: how unlikely the reading is; only differences mean anything.
    """

    ends: Array
    cost: float

    @property
    def width(self) -> int:
        """How many cells each row has."""
        return int(self.ends.shape[1])

    @cached_property
    def cells(self) -> tuple[Cells, ...]:
        """For each row the half-open token ranges of its cells."""
        both = zip(starts(self.ends).tolist(), self.ends.tolist(), strict=True)
        return tuple(tuple(zip(first, last, strict=True)) for first, last in both)


def read(
    rows: Sequence[Sequence[str]],
    *,
    sums: Sequence[Sum] = (),
    width_cost: Callable[[int], float] = lambda width: 0.0,
    years: int = 0,
) -> list[Reading]:
    """The likeliest readings of rows of tokens, the best first; none if the rows do not agree.

    Args:
        rows: the tokens of each row.
        sums: the total row, and which rows it may be the sum of.
        width_cost: what speaks against a number of cells.
        years: how many years head the columns.
    """
    if not may_join(rows):
        ends = np.tile(np.arange(1, len(rows[0]) + 1), (len(rows), 1))
        return [Reading(ends, 0.0)] if len(set(map(len, rows))) == 1 else []
    plain = unparted(rows)
    found: list[Reading] = []

    def add(fit: Fit, ways: Sequence[tuple[float, Array]]) -> tuple[float, float]:
        """Weigh readings; the least cost, and the largest share of columns that add up."""
        ends = np.stack([way for _, way in ways])
        added = shares_added(fit.ways.figures, ends, sums)
        costs = np.array([cost for cost, _ in ways]) - ADDED * added + width_cost(fit.width)
        costs += [style_cost(plain, parted) for parted in _parted(fit, ends)]
        if fit.width == years:
            costs += _series_costs(fit, ends)
        found.extend(Reading(*pair) for pair in zip(ends, costs.tolist(), strict=True))
        return float(costs.min()), float(added.max())

    fitted = fits(joined.figures(rows), width_cost, {s.total for s in sums})
    if not fitted:
        return []
    # Sums may make the other readings of a fit better than its best, and nothing else can.
    gain = ADDED if sums else 0.0
    least = ENDLESS
    for fit in fitted:
        if fit.cost + width_cost(fit.width) - gain < least + MARGIN:
            least = min(least, add(fit, [(fit.cost, fit.ends)])[0])
    near = [f for f in fitted if f.cost + width_cost(f.width) - gain < least + MARGIN]
    if max([add(fit, list(_near(fit)))[1] for fit in near], default=0.0) < 1 and sums:
        work = Work()
        for fit in near:
            ways = list(_adding_up(fit, sums, work))
            if ways:
                add(fit, ways)
    found.sort(key=lambda reading: reading.cost)
    unlike = {(r.width, r.ends.tobytes()): r for r in reversed(found)}.values()
    best = sorted(unlike, key=lambda reading: reading.cost)[: most_listed(len(rows))]
    return [reading for reading in best if reading.cost < best[0].cost + MARGIN]


def _adding_up(fit: Fit, sums: Sequence[Sum], work: Work) -> Iterator[tuple[float, Array]]:
    """The ways that add up in all columns, if there are any."""
    if fit.sure or len(fit.ends) > SOUGHT:
        return
    ways = fit.ways.cheap(fit.columns, MANY)
    ends = [np.array([way.ends for way in row]) for row in ways]
    for total in sums:
        choice = adding_up(fit.ways.figures, ends, total, work)
        if choice:
            extra = sum(row[k].cost - row[0].cost for row, k in zip(ways, choice, strict=True))
            chosen = np.stack([row[k] for row, k in zip(ends, choice, strict=True)])
            yield fit.cost + extra, chosen


def _near(fit: Fit) -> Iterator[tuple[float, Array]]:
    """Choices of a way for each row, and what they cost, the cheapest first."""
    yield fit.cost, fit.ends
    if fit.sure:
        return
    gaps = fit.gaps()
    # In a long table few readings are listed, and only the rows of the smallest gaps can tell them.
    near = [int(r) for r in np.argsort(gaps, kind="stable")[:ROWS] if gaps[r] < MARGIN]
    if not near:
        return
    del near[2 * LISTED :]
    cheap = fit.ways.of(np.array(near, int)).cheap(fit.columns, FEW)
    ways = dict(zip(near, cheap, strict=True))
    changes = sorted(
        (way.cost - ways[row][0].cost, row, k)
        for row in ways
        for k, way in enumerate(ways[row])
        if k and way.cost - ways[row][0].cost < MARGIN
    )
    # The cost of some changes, and which; the last one is put off, or another is added to it.
    heap: list[tuple[float, tuple[int, ...]]] = [(changes[0][0], (0,))] if changes else []
    given = 1
    while heap and given < most_listed(len(fit.ends)) and heap[0][0] < MARGIN:
        cost, taken = heappop(heap)
        rows = [changes[n][1] for n in taken]
        if len(set(rows)) == len(rows):
            ends = fit.ends.copy()
            for _, row, k in (changes[n] for n in taken):
                ends[row] = ways[row][k].ends
            yield fit.cost + cost, ends
            given += 1
        last = taken[-1]
        if last + 1 < len(changes):
            more = cost + changes[last + 1][0]
            heappush(heap, (more, (*taken, last + 1)))
            heappush(heap, (more - changes[last][0], (*taken[:-1], last + 1)))


def _parted(fit: Fit, ends: Array) -> list[Counts]:
    """For each reading, in how many figures spaces part the thousands."""
    begun = starts(ends)
    lengths = ends - begun
    first = fit.ways.figures.whole[0, np.arange(ends.shape[1])[:, None], begun + 1]
    four = ((lengths == 2) & (first < 10)).sum((1, 2)).tolist()
    parted = (lengths > 1).sum((1, 2)).tolist()
    return [Counts(some, every - some) for some, every in zip(four, parted, strict=True)]


def _series_costs(fit: Fit, ends: Array) -> Array:
    """What it costs that figures of one row differ in size, by a power of ten or more."""
    figures = fit.ways.figures
    place = figures.place(ends, np.arange(ends.shape[1])[:, None])
    sized = figures.sized.ravel()[place]
    sizes = np.where(sized > 0, figures.size.ravel()[place], np.inf)
    half = np.minimum(sized.sum(-1, keepdims=True) // 2, fit.width - 1).astype(int)
    middle = np.take_along_axis(np.sort(sizes, -1), half, -1)
    off = np.where(sized > 0, sizes, 0.0) - np.where(np.isinf(middle), 0.0, middle)
    costs: Array = (sized * np.minimum(LIKE, off**2 * LIKE)).sum((1, 2))
    return costs


def most_listed(rows: int) -> int:
    """How many readings of a table of so many rows are looked at."""
    return min(LISTED, max(2, ROWS // rows))
