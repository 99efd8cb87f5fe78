"""Where one figure ends and the next begins, when spaces part both thousands and cells.

Every row is parted into the same number of cells. A reading of the table takes one way for each row
(`lattice`); what it costs is, in natural logarithms of odds, the sum of

    columns     figures of a column are of like size and have the same decimal places  `likelihood`
    style       thousands are parted everywhere, from 10 000 on, or nowhere             `style`
    width       what the caller says about that number of cells, from the header
    sums        less `ADDED` times the share of columns that add up to a total row      `sums`

The search goes, for each number of cells, from the columns as all ways together show them to the
cheapest way for each row, and again from the columns that these ways make, until nothing changes.
Where there is a total, the ways that add up in all columns are looked for as well. The other
readings are those that differ from the best in the rows where a change costs least.

>>> rows = [["1", "249", "345"], ["2", "000", "5"], ["3", "249", "350"]]
>>> best, *others = read(rows, sums=[Sum(2, (0, 1))])
>>> best.cells[0], others
(((0, 2), (2, 3)), [])
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from kznlp.tables.lattice import Cells, Edge, Lattice, Way, fewest, lattice
from kznlp.tables.likelihood import Column, column_cost
from kznlp.tables.style import style_cost, unparted
from kznlp.tables.sums import Sum, Work, adding_up, share_added

ADDED = 25.0
MARGIN = 9.0  # how much worse another reading may be: less than one in 8,000
LISTED = 40
WIDTHS = 8
ROUNDS = 4
FEW, MANY = 8, 64  # ways of a row that are kept: without and with a total

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
    work = Work()
    found: list[Reading] = []
    for width in _widths(tokens, width_cost):
        lattices = _lattices(tokens, width)
        if not lattices:
            continue
        for cost, choice in _choices(lattices, sums, work):
            cells = tuple(tuple(edge.cell for edge in way) for way in choice)
            cost += width_cost(width) + style_cost(plain, tokens, cells)
            cost -= ADDED * max((share_added(choice, s) for s in sums), default=0)
            found.append(Reading(cells, cost))
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


def _choices(
    lattices: Sequence[Lattice], sums: Sequence[Sum], work: Work
) -> Iterator[tuple[float, Choice]]:
    """Ways for all rows, and what their columns cost."""
    columns, chosen = _fitted(lattices)
    base = sum(
        column_cost(edge.figure for edge in column)
        for column in zip(*(way.edges for way in chosen), strict=True)
    )
    if all(row.paths == 1 for row in lattices):
        yield base, tuple(way.edges for way in chosen)
        return
    costs = [column.cost for column in columns]
    ways = [row.best(costs, MANY if sums else FEW) for row in lattices]
    near = list(_near(ways))
    yield from ((base + extra, _edges(ways, choice)) for extra, choice in near)
    known = {tuple(choice) for _, choice in near}
    for total in sums:
        choice = adding_up([[w.edges for w in row] for row in ways], total, work)
        if choice and tuple(choice) not in known:
            extra = sum(row[k].cost - row[0].cost for row, k in zip(ways, choice, strict=True))
            yield base + extra, _edges(ways, choice)


def _fitted(lattices: Sequence[Lattice]) -> tuple[list[Column], list[Way]]:
    """The columns, and the cheapest way for each row, that agree with one another."""
    columns = _columns([row.columns for row in lattices])
    chosen = [row.best([c.cost for c in columns], 1)[0] for row in lattices]
    if all(row.paths == 1 for row in lattices):
        return columns, chosen
    for _ in range(ROUNDS):
        columns = _columns([tuple((edge,) for edge in way.edges) for way in chosen])
        costs = [c.cost for c in columns]
        again = [
            way if row.paths == 1 else row.best(costs, 1)[0]
            for row, way in zip(lattices, chosen, strict=True)
        ]
        if [w.edges for w in again] == [w.edges for w in chosen]:
            break
        chosen = again
    return columns, chosen


def _columns(rows: Sequence[Sequence[Sequence[Edge]]]) -> list[Column]:
    """What is known of each column from the figures that it may hold."""
    return [
        Column([(e.figure, e.share) for row in column for e in row])
        for column in zip(*rows, strict=True)
    ]


def _edges(ways: Sequence[Sequence[Way]], choice: Sequence[int]) -> Choice:
    return tuple(row[k].edges for row, k in zip(ways, choice, strict=True))


def _near(ways: Sequence[Sequence[Way]]) -> Iterator[tuple[float, list[int]]]:
    """Choices of a way for each row, the cheapest first."""
    changes = sorted(
        (way.cost - row[0].cost, r, k)
        for r, row in enumerate(ways)
        for k, way in enumerate(row)
        if k and way.cost - row[0].cost < MARGIN
    )
    yield 0.0, [0] * len(ways)
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
            yield cost, choice
            given += 1
        last = taken[-1]
        if last + 1 < len(changes):
            more = cost + changes[last + 1][0]
            heappush(heap, (more, (*taken, last + 1)))
            heappush(heap, (more - changes[last][0], (*taken[:-1], last + 1)))
