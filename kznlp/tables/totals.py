"""Rows that are totals, and whether their figures are the sums of the rows they close.

A total may close the rows since the total before, all rows, or open the rows below it; parts ("оның
ішінде …") may count or not. `checks` tries these readings in this order and keeps the first in
which most columns add up. Where none adds up, a disagreement is reported only if the table leaves
no choice: one total, no parts, no groups. Columns of rates are not summed.

Rounding counts: a total may be off by half a unit of its own last place, and by half a unit of the
last place of its column for each addend. Whole figures are exact.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from kznlp.records import Check
from kznlp.tables.columns import Columns
from kznlp.tables.draft import Draft, Row
from kznlp.tables.numbers import decimals, plain, value
from kznlp.tables.units import unit_of
from kznlp.tables.words import pattern

Addends = tuple[int, ...]


def label(row: Row, columns: Columns) -> str:
    """The words that name a row: those of its label column, or else of a cell before."""
    if columns.label is None:
        return ""
    if row[columns.label].text:
        return row[columns.label].text
    return next((p.text for p in row[: columns.label] if p.text and value(p.text) is None), "")


def is_group(row: Row) -> bool:
    """Whether one cell stands alone in the row, and names those below."""
    return len(row) > 2 and bool(row[0].text) and not any(p.text for p in row[1:])


def total_rows(draft: Draft, labels: Sequence[str]) -> tuple[int, ...]:
    """The rows whose label says that they are totals."""
    total = pattern("totals.yml", "total")
    return tuple(
        r for r, row in enumerate(draft.rows) if not is_group(row) and total.search(labels[r])
    )


def checks(
    draft: Draft, columns: Columns, labels: Sequence[str], totals: Sequence[int]
) -> tuple[Check, ...]:
    """Compare the totals with their rows, column by column."""
    summed = [k for k in columns.figures if not _is_rate(draft.columns[k])]
    values = {k: [_addend(row, k) for row in draft.rows] for k in summed}
    part = pattern("totals.yml", "part")
    parts = frozenset(r for r, name in enumerate(labels) if part.search(name))
    groups = any(is_group(row) for row in draft.rows)
    sure = len(totals) == 1 and not parts and not groups
    found: list[Check] = []
    for total in totals:
        best: list[Check] = []
        for rows in _readings(total, totals, parts, len(draft.rows)):
            tried = [c for k in summed if (c := _check(draft, values[k], total, k, rows))]
            if sum(c.ok for c in tried) > sum(c.ok for c in best) or not best:
                best = tried
        if sure or any(c.ok for c in best):
            found += best
    return tuple(found)


def _addend(row: Row, column: int) -> Decimal | None:
    cell = row[column]
    # A cell that covers several rows counts once, "100" above "200" not at all.
    return None if cell.broken or cell.span is None else value(cell.text)


def _is_rate(header: str) -> bool:
    return unit_of(header) == "%" or pattern("columns.yml", "rate").search(header) is not None


def _readings(
    total: int, totals: Sequence[int], parts: frozenset[int], height: int
) -> Iterator[Addends]:
    """Sets of rows that a total may be the sum of, the likeliest first."""
    before = max((t for t in totals if t < total), default=-1)
    after = min((t for t in totals if t > total), default=height)
    ranges: list[Iterable[int]] = [
        range(before + 1, total),
        range(total),
        range(total + 1, after),
        range(total + 1, height),
    ]
    tried: set[Addends] = set()
    for span in ranges:
        rows = tuple(r for r in span if r not in totals)
        for kept in (tuple(r for r in rows if r not in parts), rows):
            if len(kept) > 1 and kept not in tried:
                tried.add(kept)
                yield kept
    others = tuple(t for t in totals if t != total)
    if len(others) > 1:
        yield others


def _check(
    draft: Draft, values: Sequence[Decimal | None], total: int, column: int, rows: Addends
) -> Check | None:
    reported = values[total]
    addends = [v for r in rows if (v := values[r]) is not None]
    if reported is None or len(addends) < 2:
        return None
    computed = sum(addends, Decimal())
    difference = reported - computed
    return Check(
        row=total,
        column=column,
        reported=plain(reported),
        computed=plain(computed),
        difference=plain(difference),
        ok=abs(difference) <= _rounding(reported, addends),
    )


def _rounding(reported: Decimal, addends: Sequence[Decimal]) -> Decimal:
    """How far rounding alone may part a total from its rows; whole figures are exact."""
    place = max(map(decimals, (reported, *addends)))
    if not place:
        return Decimal()
    return Decimal(5).scaleb(-decimals(reported) - 1) + len(addends) * Decimal(5).scaleb(-place - 1)
