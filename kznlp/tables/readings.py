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

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from kznlp.tables.fits import Fit, fits
from kznlp.tables.lattice import Cells, Edge, Way
from kznlp.tables.style import style_cost, unparted
from kznlp.tables.sums import Sum, Work, adding_up, share_added

ADDED = 25.0
MARGIN = 9.0  # how much worse another reading may be: less than one in 8,000
LISTED, ROWS = 40, 4000  # readings at most, and rows of all of them together
FEW, MANY = 6, 64  # ways of a row that are kept: to be told from the best, and to add up

LIKE = 3.0  # what a figure costs whose size differs by a power of ten or more from its row

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
    years: int = 0,
) -> list[Reading]:
    """The likeliest readings of rows of tokens, the best first; none if the rows do not agree.

    Args:
        rows: the tokens of each row.
        sums: the total row, and which rows it may be the sum of.
        width_cost: what speaks against a number of cells.
        years: how many years head the columns.
    """
    tokens = [tuple(row) for row in rows]
    plain = unparted(tokens)
    fitted = fits(tokens, width_cost, {s.total for s in sums})
    found: list[Reading] = []

    def add(choices: Iterable[tuple[float, Choice]]) -> float:
        shares = [0.0]
        for cost, choice in choices:
            cells = tuple(tuple(edge.cell for edge in way) for way in choice)
            shares.append(max((share_added(choice, s) for s in sums), default=0.0))
            cost += width_cost(len(cells[0])) + style_cost(plain, tokens, cells)
            cost += _series_cost(choice) if len(cells[0]) == years else 0.0
            found.append(Reading(cells, cost - ADDED * shares[-1]))
        return max(shares)

    if fitted and max([add(_near(fit)) for fit in fitted]) < 1 and sums:
        work = Work()
        for fit in fitted:
            add(_adding_up(fit, sums, work))
    found.sort(key=lambda reading: reading.cost)
    unlike = {reading.cells: reading for reading in reversed(found)}.values()
    best = sorted(unlike, key=lambda reading: reading.cost)[: _listed(len(tokens))]
    return [reading for reading in best if reading.cost < best[0].cost + MARGIN]


def _adding_up(fit: Fit, sums: Sequence[Sum], work: Work) -> Iterator[tuple[float, Choice]]:
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


def _near(fit: Fit) -> Iterator[tuple[float, Choice]]:
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
    while heap and given < _listed(len(ways)) and heap[0][0] < MARGIN:
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


def _series_cost(rows: Choice) -> float:
    """What it costs that figures of one row differ in size, by a power of ten or more."""
    cost = 0.0
    for row in rows:
        sizes = [edge.figure.size for edge in row if edge.figure.size is not None]
        middle = sorted(sizes)[len(sizes) // 2] if sizes else 0.0
        cost += sum(min(LIKE, (size - middle) ** 2 * LIKE) for size in sizes)
    return cost


def _listed(rows: int) -> int:
    """How many readings of a table of so many rows are looked at."""
    return min(LISTED, max(2, ROWS // rows))
