"""Ways to part all rows into as many cells, and columns, that agree with one another.

A fit begins with some idea of the columns; the cheapest way for each row follows from it, and from
these ways better columns, until nothing changes. The first idea is what all ways of all rows
together show. Where most rows are open, that may lead astray: then it begins as well from ways to
part the least and the most open row, and as if all columns were alike, and the best of these are
given too. Where the header counts the cells, other numbers of cells are tried only if that one
makes uneven columns.

>>> best, = fits([("1", "249", "7"), ("12", "7"), ("2", "100", "5")], lambda width: 0.0)
>>> [way.cells for way in best.ways]
[((0, 2), (2, 3)), ((0, 1), (1, 2)), ((0, 2), (2, 3))]
"""

from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from kznlp.tables.lattice import Lattice, Way, fewest, lattice
from kznlp.tables.likelihood import Column, column_cost

WIDTHS = 8
ROUNDS = 4
DECIDED = 5.0  # what the header says about the number of cells, if it counts years
FAR = 90.0  # how much better a fit may become by beginning with the ways of one row
SAMPLE = 48  # rows that tell which numbers of cells are likely
SETTLED = 2  # one in so many rows may be open, and the others settle what the columns are
KEPT, CLOSE = 3, 15.0  # how many of such beginnings are kept, and how much worse they may be
TRIAL = 8  # rows that tell how good such a beginning is
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
    """The best fits for each number of cells; `totals` are rows unlike others."""
    if len(rows) > SAMPLE:
        tried = fits(rows[:: -(-len(rows) // SAMPLE)], width_cost)
        near = [fit for fit in tried if fit.cost < tried[0].cost + FAR]
        found = [(_lattices(rows, len(fit.columns)), fit.columns) for fit in near]
        settled = [_settled(all_rows, columns, set()) for all_rows, columns in found if all_rows]
        return [fit for fit in settled if fit]
    widths = _widths(rows, width_cost)
    likely = [w for w in widths if width_cost(w) < width_cost(widths[0]) + DECIDED]
    first = _first_fits(rows, likely)
    if not any(map(_is_even, first)):
        first = _first_fits(rows, widths)
    if not first:
        return []
    prior = [width_cost(len(fit.columns)) for fit in first]
    least = min(fit.cost + cost for fit, cost in zip(first, prior, strict=True))
    others = [
        other
        for fit, cost in zip(first, prior, strict=True)
        if fit.cost + cost < least + FAR
        for other in _others(fit, totals)
    ]
    return sorted(first + others, key=lambda fit: fit.cost + width_cost(len(fit.columns)))


def _widths(rows: Sequence[tuple[str, ...]], cost: Callable[[int], float]) -> list[int]:
    """The numbers of cells to be tried, those that the header speaks for first."""
    least = max(map(fewest, set(rows)))
    most = min(map(len, rows))
    return sorted(range(least, most + 1), key=cost)[:WIDTHS]


def _lattices(rows: Sequence[tuple[str, ...]], width: int) -> list[Lattice]:
    found = []
    for row in rows:
        ways = lattice(row, width)
        if ways is None:
            return []
        found.append(ways)
    return found


def _first_fits(rows: Sequence[tuple[str, ...]], widths: Sequence[int]) -> list[Fit]:
    """The fits that begin with the columns as all ways together show them."""
    found = []
    for width in widths:
        lattices = _lattices(rows, width)
        if lattices:
            shown = zip(*(row.columns for row in lattices), strict=True)
            columns = [
                Column([(e.figure, e.share) for row in column for e in row]) for column in shown
            ]
            fit = _settled(lattices, columns, set())
            assert fit is not None
            found.append(fit)
    return found


def _is_even(fit: Fit) -> bool:
    """Whether all figures of each column have the same number of places."""
    columns = zip(*(way.edges for way in fit.ways), strict=True)
    return all(len({e.figure.kind for e in column} - {None}) < 2 for column in columns)


def _others(fit: Fit, totals: Container[int]) -> Iterator[Fit]:
    """Other fits, the best that begin with the ways of a row, if most rows are open."""
    rows = [row for r, row in enumerate(fit.rows) if row.paths > 1 and r not in totals]
    if SETTLED * len(rows) <= len(fit.rows):
        return
    rows.sort(key=lambda row: row.paths)
    few = rows[:: -(-len(rows) // TRIAL)]
    seen: set[Ends] = set()
    width = len(fit.columns)
    alike = Column([(e.figure, e.share) for row in few for column in row.columns for e in column])
    begun = [[alike] * width]
    for row in (rows[0], rows[-1]):
        begun += [
            [Column([(edge.figure, WEIGHT)]) for edge in seed.edges]
            for seed in row.cheap(fit.columns, SEEDS)
        ]
    tried = [_settled(few, columns, seen) for columns in begun]
    best = sorted((trial for trial in tried if trial), key=lambda trial: trial.cost)[:KEPT]
    known = {_ends(fit.ways)}
    for trial in best:
        other = _settled(fit.rows, trial.columns, known)
        if other and trial.cost < best[0].cost + CLOSE:
            yield other


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
