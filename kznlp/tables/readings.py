"""Where one figure ends and the next begins, when spaces part both thousands and cells.

Every row is parted into the same number of cells. A reading of the table takes one way for each row
(`lattice`); what it costs is, in natural logarithms of odds, the sum of

    columns     figures of a column are of like size and have the same decimal places  `likelihood`
    style       thousands are parted everywhere, from 10 000 on, or nowhere             `style`
    width       what the caller says about that number of cells, from the header
    sums        less `ADDED` times the share of columns that add up to a total row      `sums`

The search goes, for each number of cells, from the columns as all ways together show them to the
cheapest way for each row, and again from the columns that these ways make, until nothing changes;
where no row is settled beforehand it begins as well from each way to part one row. The other
readings are those that differ from the best in the rows where a change costs least. If none of them
adds up to the total, ways that do are looked for.

>>> rows = [["1", "249", "345"], ["2", "000", "5"], ["3", "249", "350"]]
>>> best, *others = read(rows, sums=[Sum(2, (0, 1))])
>>> best.cells[0], others
(((0, 2), (2, 3)), [])
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

from kznlp.tables.lattice import Cells, Edge, Lattice, Way, fewest, lattice
from kznlp.tables.likelihood import Column, column_cost
from kznlp.tables.style import style_cost, unparted
from kznlp.tables.sums import Sum, Work, adding_up, share_added

ADDED = 25.0
MARGIN = 9.0  # how much worse another reading may be: less than one in 8,000
LISTED = 40
WIDTHS = 8
ROUNDS = 4
FEW, MANY = 6, 64  # ways of a row that are kept: to be told from the best, and to add up
SEEDS, WEIGHT = 6, 3.0  # ways of one row that columns are begun from, and what its figures count
SETTLED = 2  # one in so many rows may be open, and the others settle what the columns are

Choice = tuple[tuple[Edge, ...], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way for each row.

    Attributes:
        cells: for each row the half-open token ranges of its cells.
        cost: how unlikely the reading is; only differences mean anything.
    """

    cells: tuple[Cells, ...]
    cost: float

    @property
    def width(self) -> int:
        """How many cells each row has."""
        return len(self.cells[0])


def read(
    rows: Sequence[Sequence[str]],
    *,
    sums: Sequence[Sum] = (),
    width_cost: Callable[[int], float] = lambda width: 0.0,
) -> list[Reading]:
    """The likeliest readings of rows of tokens, the best first; none if the rows do not agree."""
    tokens = [tuple(row) for row in rows]
    plain = unparted(tokens)
    fits = [
        _fitted(lattices)
        for width in _widths(tokens, width_cost)
        if (lattices := _lattices(tokens, width))
    ]
    found: list[Reading] = []

    def add(choices: Iterable[tuple[float, Choice]]) -> float:
        shares = [0.0]
        for cost, choice in choices:
            cells = tuple(tuple(edge.cell for edge in way) for way in choice)
            shares.append(max((share_added(choice, s) for s in sums), default=0.0))
            cost += width_cost(len(cells[0])) + style_cost(plain, tokens, cells)
            found.append(Reading(cells, cost - ADDED * shares[-1]))
        return max(shares)

    if fits and max([add(_near(fit)) for fit in fits]) < 1 and sums:
        work = Work()
        for fit in fits:
            add(_adding_up(fit, sums, work))
    found.sort(key=lambda reading: reading.cost)
    return [r for r in found if r.cost < found[0].cost + MARGIN][:LISTED]


def _widths(rows: Sequence[tuple[str, ...]], cost: Callable[[int], float]) -> list[int]:
    """The numbers of cells to be tried."""
    least = max(map(fewest, set(rows)))
    most = min(map(len, rows))
    return sorted(sorted(range(least, most + 1), key=cost)[:WIDTHS])


def _lattices(rows: Sequence[tuple[str, ...]], width: int) -> list[Lattice]:
    found = []
    for row in rows:
        ways = lattice(row, width)
        if ways is None:
            return []
        found.append(ways)
    return found


class _Fit(NamedTuple):
    """Rows of one width, columns and the cheapest way for each row that agree with one another."""

    rows: Sequence[Lattice]
    columns: Sequence[Column]
    ways: Sequence[Way]
    cost: float

    @property
    def sure(self) -> bool:
        return all(row.paths == 1 for row in self.rows)


def _fitted(rows: Sequence[Lattice]) -> _Fit:
    """The best fit, begun from the columns that all ways show, and from the ways of one row."""
    shown = [
        [(edge.figure, edge.share) for row in column for edge in row]
        for column in zip(*(row.columns for row in rows), strict=True)
    ]
    columns = [Column(figures) for figures in shown]
    fit = _settled(rows, columns)
    open_rows = [row for row in rows if row.paths > 1]
    if SETTLED * len(open_rows) <= len(rows):
        return fit
    seeds = min(open_rows, key=lambda row: row.paths).cheap(columns, SEEDS)
    for seed in seeds:
        begun = [
            Column([(edge.figure, WEIGHT), *figures])
            for edge, figures in zip(seed.edges, shown, strict=True)
        ]
        fit = min(fit, _settled(rows, begun), key=lambda fit: fit.cost)
    return fit


def _settled(rows: Sequence[Lattice], columns: Sequence[Column]) -> _Fit:
    """The ways that the columns make likeliest, until they make the same columns again."""
    ways = [row.cheapest(columns) for row in rows]
    for _ in range(ROUNDS):
        columns = [
            Column([(edge.figure, 1.0) for edge in column])
            for column in zip(*(way.edges for way in ways), strict=True)
        ]
        again = [
            way if row.paths == 1 else row.cheapest(columns)
            for row, way in zip(rows, ways, strict=True)
        ]
        same = all(a.edges == b.edges for a, b in zip(again, ways, strict=True))
        ways = again
        if same:
            break
    cost = sum(
        column_cost(edge.figure for edge in column)
        for column in zip(*(way.edges for way in ways), strict=True)
    )
    return _Fit(rows, columns, ways, cost)


def _adding_up(fit: _Fit, sums: Sequence[Sum], work: Work) -> Iterator[tuple[float, Choice]]:
    """The ways that add up in all columns, if there are any."""
    if fit.sure:
        return
    ways = [row.cheap(fit.columns, MANY) for row in fit.rows]
    for total in sums:
        choice = adding_up([[w.edges for w in row] for row in ways], total, work)
        if choice:
            extra = sum(row[k].cost - row[0].cost for row, k in zip(ways, choice, strict=True))
            yield fit.cost + extra, _edges(ways, choice)


def _edges(ways: Sequence[Sequence[Way]], choice: Sequence[int]) -> Choice:
    return tuple(row[k].edges for row, k in zip(ways, choice, strict=True))


def _near(fit: _Fit) -> Iterator[tuple[float, Choice]]:
    """Choices of a way for each row, and what they cost, the cheapest first."""
    yield fit.cost, tuple(way.edges for way in fit.ways)
    if fit.sure:
        return
    ways = [row.cheap(fit.columns, FEW) for row in fit.rows]
    changes = sorted(
        (way.cost - row[0].cost, r, k)
        for r, row in enumerate(ways)
        for k, way in enumerate(row)
        if k and way.cost - row[0].cost < MARGIN
    )
    # The cost of some changes, and which; the last one is put off, or another is added to it.
    heap: list[tuple[float, tuple[int, ...]]] = [(changes[0][0], (0,))] if changes else []
    given = 1
    while heap and given < LISTED and heap[0][0] < MARGIN:
        cost, taken = heappop(heap)
        rows = [changes[n][1] for n in taken]
        if len(set(rows)) == len(rows):
            choice = [0] * len(ways)
            for n in taken:
                choice[changes[n][1]] = changes[n][2]
            yield fit.cost + cost, _edges(ways, choice)
            given += 1
        last = taken[-1]
        if last + 1 < len(changes):
            more = cost + changes[last + 1][0]
            heappush(heap, (more, (*taken, last + 1)))
            heappush(heap, (more - changes[last][0], (*taken[:-1], last + 1)))
