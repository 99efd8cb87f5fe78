"""Ways to part all rows into as many cells, and columns, that agree with one another.

A fit begins with some idea of the columns; the cheapest way for each row follows from it, and from
these ways better columns, until nothing changes. The first idea is what all ways of all rows
together show. Where most rows are open, that may lead astray: then it begins as well from each way
to part the least open row, and the most open one.

>>> best, = fits([("1", "249", "7"), ("12", "7"), ("2", "100", "5")], lambda width: 0.0)
>>> [way.cells for way in best.ways]
[((0, 2), (2, 3)), ((0, 1), (1, 2)), ((0, 2), (2, 3))]
"""

from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from kznlp.tables.lattice import Lattice, Way, fewest, lattice
from kznlp.tables.likelihood import Column, column_cost

WIDTHS = 8
ROUNDS = 4
SLACK = 90.0  # how much better a fit may become by beginning with the ways of one row
SETTLED = 2  # one in so many rows may be open, and the others settle what the columns are
SEEDS, WEIGHT = 6, 3.0  # ways of one row that columns are begun from, and what its figures count

Ends = tuple[int, ...]  # where the figures of all rows end


class Fit(NamedTuple):
    """Rows, columns and the cheapest way for each row, and what the columns cost together."""

    rows: Sequence[Lattice]
    columns: Sequence[Column]
    ways: Sequence[Way]
    cost: float

    @property
    def sure(self) -> bool:
        """Whether there is one way for each row."""
        return all(row.paths == 1 for row in self.rows)


def fits(
    rows: Sequence[tuple[str, ...]],
    width_cost: Callable[[int], float],
    totals: Container[int] = (),
) -> list[Fit]:
    """The best fit for each number of cells; `totals` are rows unlike others."""
    first = [
        _first_fit(lattices)
        for width in _widths(rows, width_cost)
        if (lattices := _lattices(rows, width))
    ]
    costs = [fit.cost + width_cost(len(fit.columns)) for fit in first]
    return [
        _better(fit, totals) if cost < min(costs) + SLACK else fit
        for fit, cost in zip(first, costs, strict=True)
    ]


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


def _first_fit(rows: Sequence[Lattice]) -> Fit:
    """The fit that begins with the columns as all ways together show them."""
    shown = zip(*(row.columns for row in rows), strict=True)
    columns = [Column([(e.figure, e.share) for row in column for e in row]) for column in shown]
    fit = _settled(rows, columns, set())
    assert fit is not None
    return fit


def _better(fit: Fit, totals: Container[int]) -> Fit:
    """The best of a fit and those that begin with the ways of two rows, if most rows are open."""
    rows = [row for r, row in enumerate(fit.rows) if row.paths > 1 and r not in totals]
    if SETTLED * len(rows) <= len(fit.rows):
        return fit
    rows.sort(key=lambda row: row.paths)
    seen = {_ends(fit.ways)}
    for seed in (*rows[0].cheap(fit.columns, SEEDS), *rows[-1].cheap(fit.columns, SEEDS)):
        other = _settled(fit.rows, [Column([(e.figure, WEIGHT)]) for e in seed.edges], seen)
        if other and other.cost < fit.cost:
            fit = other
    return fit


def _settled(rows: Sequence[Lattice], columns: Sequence[Column], seen: set[Ends]) -> Fit | None:
    """The ways that the columns make likeliest, until they make the same columns again.

    None as soon as the ways were seen before: they lead where they led then.
    """
    ways = [row.cheapest(columns) for row in rows]
    for _ in range(ROUNDS):
        ends = _ends(ways)
        if ends in seen:
            return None
        seen.add(ends)
        columns = [
            Column([(edge.figure, 1.0) for edge in column])
            for column in zip(*(way.edges for way in ways), strict=True)
        ]
        again = [row.cheapest(columns) for row in rows]
        same = all(a.edges == b.edges for a, b in zip(again, ways, strict=True))
        ways = again
        if same:
            break
    cost = sum(
        column_cost(edge.figure for edge in column)
        for column in zip(*(way.edges for way in ways), strict=True)
    )
    return Fit(rows, columns, ways, cost)


def _ends(ways: Sequence[Way]) -> Ends:
    return tuple(edge.cell[1] for way in ways for edge in way.edges)
