"""Total rows against the columns above or below them, total columns against their rows.

A total may close the rows since the total before, all rows, or open the rows below it; parts ("оның
ішінде …") may count or not. These readings are tried in this order, and the first in which most
columns add up is kept. Total columns are read alike; they count only where most rows add up.

Where several totals are off, none by more than rounding explains, whole ones were rounded too. A
sum that fails is reported if others of its kind hold, or if there is one total and neither parts
nor groups. Two kinds of columns are no sums: rates by their header ("деңгейі, %"), unless they are
shares whose total is larger than each of them; and those whose total lies among the figures, as a
mean does, unless one wrong digit explains it.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from kznlp.tables.cells import read_cell
from kznlp.tables.checks.slips import changes
from kznlp.tables.checks.sums import Checked, Place, Sum
from kznlp.tables.columns import Columns
from kznlp.tables.draft import Draft, Piece
from kznlp.tables.numbers import value
from kznlp.tables.regions import region_of
from kznlp.tables.totals import is_group
from kznlp.tables.units import factor, header_unit
from kznlp.tables.words import pattern

Numbers = tuple[int, ...]
# So many rows must add up, and such a share of them, before a total column is believed.
FEWEST, SHARE = 2, 0.6


class _Figures:
    """The figures of a table that can be added, and the columns that are coarse."""

    def __init__(self, draft: Draft, columns: Columns) -> None:
        places = ((r, k) for r in range(len(draft.rows)) for k in columns.figures)
        self.values: dict[Place, Decimal] = {}
        self.unknown: set[Place] = set()
        for r, k in places:
            cell = draft.rows[r][k]
            known = addend(cell)
            if known is not None:
                self.values[r, k] = known
            elif cell.span and read_cell(cell.text).kind != "missing":
                self.unknown.add((r, k))
        everywhere = _is_scaled(draft.note) or _is_scaled(draft.caption)
        self.coarse = {k for k in columns.figures if everywhere or _is_scaled(draft.columns[k])}

    def sum(self, kind: str, total: Place, places: Iterable[Place]) -> Sum | None:
        """The sum of some cells, reported in another; None if too little is known."""
        places = tuple(places)
        if not self.unknown.isdisjoint(places):
            return None
        addends = tuple((place, self.values[place]) for place in places if place in self.values)
        if total not in self.values or len(addends) < FEWEST:
            return None
        return Sum(kind, total, self.values[total], addends, total[1] in self.coarse)


def _is_scaled(words: str | None) -> bool:
    return factor(header_unit(words or "")) > 1


def down(
    draft: Draft, columns: Columns, labels: Sequence[str], totals: Sequence[int]
) -> Iterator[Checked]:
    """The sums of columns, total by total."""
    if not totals:
        return
    figures = _Figures(draft, columns)
    rates = {k for k in columns.figures if is_rate(draft.columns[k])}
    part = pattern("totals.yml", "part")
    parts = frozenset(r for r, name in enumerate(labels) if part.search(name))
    sure = len(totals) == 1 and not parts and not any(map(is_group, draft.rows))
    for total in totals:
        readings = (
            [
                found
                for k in columns.figures
                if (found := figures.sum("column", (total, k), [(r, k) for r in rows]))
                and (k not in rates or found.is_of_shares())
            ]
            for rows in _readings(total, totals, parts, len(draft.rows))
        )
        told = sure and region_of(labels[total]) is None
        yield from _best(readings, sure=sure, told=told)


def across(draft: Draft, columns: Columns) -> Iterator[Checked]:
    """The sums of rows, for total columns in which most rows add up."""
    summed = [k for k in columns.figures if not is_rate(draft.columns[k])]
    totals = [k for k in summed if _is_total(draft.columns[k])]
    if not totals:
        return
    figures = _Figures(draft, columns)
    rows = range(len(draft.rows))
    for total in totals:
        readings = (
            [
                found
                for r in rows
                if (found := figures.sum("row", (r, total), [(r, k) for k in kept]))
            ]
            for kept in _column_readings(total, totals, summed, draft.columns)
        )
        added = list(_best(readings, sure=False))
        if sum(c.ok for c in added) >= max(FEWEST, SHARE * len(added)):
            yield from added


def addend(cell: Piece) -> Decimal | None:
    """The figure of a cell; one that covers several rows counts once, "100" above "200" not."""
    if cell.broken or cell.start is None:
        return None
    plain = value(cell.text)
    if plain is not None:
        return plain
    figure = read_cell(cell.text)  # "(12,5)", "45*"; not "3,7 млн"
    return figure.value if figure.unit is None and not figure.about else None


def is_rate(header: str) -> bool:
    """Whether a header says that its figures are not to be added."""
    return header_unit(header) == "%" or pattern("columns.yml", "rate").search(header) is not None


def _best(
    readings: Iterable[Sequence[Sum]], *, sure: bool, told: bool = False
) -> Iterator[Checked]:
    """The first reading in which most sums hold, as far as it is to be believed.

    Args:
        readings: the likeliest first.
        sure: there is no other total and no part.
        told: and the label says that it is one, not only the name of the whole territory.
    """
    best: list[Checked] = []
    for reading in readings:
        tried = [Checked(s, s.holds()) for s in reading]
        if not best or sum(c.ok for c in tried) > sum(c.ok for c in best):
            best = tried
    off = [c.sum for c in best if c.sum.difference]
    if len(off) > 1 and all(s.holds(rounded=True) for s in off):
        best = [Checked(c.sum, ok=True) for c in best]
    good = any(c.ok for c in best)
    # A column of whole figures that stands alone has nothing but its label to go by.
    alone = told and len(best) == 1 and best[0].sum.is_whole
    for checked in best:
        if checked.ok or alone or ((good or sure) and _believed(checked.sum)):
            yield checked


def _believed(failed: Sum) -> bool:
    """Whether a total that fails is a sum at all: of its size, or but for one slip."""
    if failed.is_near() or any(changes(failed.reported, failed.computed)):
        return True
    return failed.is_slip()


def _readings(
    total: int, totals: Sequence[int], parts: frozenset[int], height: int
) -> Iterator[Numbers]:
    """Sets of rows that a total may be the sum of, the likeliest first."""
    before = max((t for t in totals if t < total), default=-1)
    after = min((t for t in totals if t > total), default=height)
    ranges: list[Iterable[int]] = [
        range(before + 1, total),
        range(total),
        range(total + 1, after),
        range(total + 1, height),
    ]
    tried: set[Numbers] = set()
    for span in ranges:
        rows = tuple(r for r in span if r not in totals)
        for kept in (tuple(r for r in rows if r not in parts), rows):
            if len(kept) > 1 and kept not in tried:
                tried.add(kept)
                yield kept
    others = tuple(t for t in totals if t != total)
    if len(others) > 1:
        yield others


def _is_total(header: str) -> bool:
    total = pattern("totals.yml", "total")
    return any(total.search(part) for part in header.split(" / "))


def _column_readings(
    total: int, totals: Sequence[int], summed: Sequence[int], headers: Sequence[str]
) -> Iterator[Numbers]:
    """Sets of columns that a total column may be the sum of, the likeliest first."""
    above = headers[total].rpartition(" / ")[0]
    others = [k for k in summed if k not in totals]
    after = min((t for t in totals if t > total), default=len(headers))
    before = max((t for t in totals if t < total), default=-1)
    yield tuple(k for k in others if total < k < after)
    yield tuple(k for k in others if before < k < total)
    if above:
        yield tuple(k for k in others if headers[k].startswith(f"{above} / "))
    yield tuple(k for k in others if k > total)
    yield tuple(k for k in others if k < total)
