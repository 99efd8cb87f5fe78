"""Columns of shares, ratios and differences against the columns that they are made of.

    share        12 of 48 are "25 %" of the total row (or of the first column, by the row)
    ratio        "2005 / 2004, %": the second as a share of the first
    growth       the same less 100
    difference   "айырмасы": one column less another

A column is read so where at least three rows, and nearly all, agree; the others are reported. What
rounding may do to a quotient is bounded by that of its parts.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from kznlp.records import Check
from kznlp.tables.checks.rounding import half
from kznlp.tables.checks.totals import addend, is_rate
from kznlp.tables.columns import Columns
from kznlp.tables.draft import Draft
from kznlp.tables.numbers import decimals, plain
from kznlp.tables.units import header_unit
from kznlp.tables.words import pattern

FEWEST, SHARE = 3, 0.75
# A reading is tried on so many rows first.
TRIED = 12
MOST_COLUMNS = 8
HUNDRED = Decimal(100)
# Figures by row, of a column.
Figures = Mapping[int, Decimal]
Bounds = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a column may be made of: gives the computed figure of a row, and its bounds."""

    compute: Callable[[int], tuple[Decimal, Bounds] | None]


def ratios(draft: Draft, columns: Columns, totals: Sequence[int]) -> Iterator[Check]:
    """The checks of all columns that others make up, where such a reading fits."""
    some = columns.figures[:MOST_COLUMNS]
    shares = {k for k in some if header_unit(draft.columns[k]) == "%"}
    differences = {k for k in some if _is_difference(draft.columns[k])} - shares
    if not shares and not differences:
        return
    figures = {
        k: {r: x for r, row in enumerate(draft.rows) if (x := addend(row[k])) is not None}
        for k in some
    }
    plain_ones = [k for k in some if not is_rate(draft.columns[k])]
    for column in some:
        others = [k for k in plain_ones if k != column]
        if column in shares:
            yield from _checks(figures[column], column, _quotients(figures, others, totals))
        elif column in differences:
            yield from _checks(figures[column], column, _differences(figures, others))


def _is_difference(header: str) -> bool:
    return pattern("columns.yml", "difference").search(header) is not None


def _checks(reported: Figures, column: int, readings: Iterator[_Reading]) -> Iterator[Check]:
    for reading in readings:
        first = list(reported)[:TRIED]
        if not _fits([_holds(reported, reading, row) for row in first]):
            continue
        held = {row: _holds(reported, reading, row) for row in reported}
        if not _fits(list(held.values())):
            continue
        for row, ok in held.items():
            found = reading.compute(row)
            if ok is not None and found is not None:
                yield _check(row, column, reported[row], found[0], ok=ok)
        return


def _fits(held: Sequence[bool | None]) -> bool:
    told = [ok for ok in held if ok is not None]
    return sum(told) >= max(float(FEWEST), SHARE * len(told))


def _holds(reported: Figures, reading: _Reading, row: int) -> bool | None:
    found = reading.compute(row)
    if found is None:
        return None
    low, high = found[1]
    off = half(decimals(reported[row]))
    return low - off <= reported[row] <= high + off


def _check(row: int, column: int, reported: Decimal, computed: Decimal, *, ok: bool) -> Check:
    places = decimals(reported) + (0 if ok else 1)
    computed = round(computed, places) if decimals(computed) > places else computed
    return Check(
        kind="ratio",
        row=row,
        column=column,
        reported=plain(reported),
        computed=plain(computed),
        difference=plain(reported - computed),
        ok=ok,
    )


def _quotients(
    figures: Mapping[int, Figures], others: Sequence[int], totals: Sequence[int]
) -> Iterator[_Reading]:
    for k in others:
        for total in totals:
            if total in figures[k]:
                yield _Reading(_share(figures[k], dict.fromkeys(figures[k], figures[k][total])))
    for first, second in permutations(others, 2):
        yield _Reading(_share(figures[second], figures[first]))
        yield _Reading(_share(figures[second], figures[first], less=HUNDRED))


def _differences(figures: Mapping[int, Figures], others: Sequence[int]) -> Iterator[_Reading]:
    for first, second in permutations(others, 2):
        yield _Reading(_difference(figures[second], figures[first]))


def _share(
    part: Figures, whole: Figures, *, less: Decimal = Decimal()
) -> Callable[[int], tuple[Decimal, Bounds] | None]:
    def compute(row: int) -> tuple[Decimal, Bounds] | None:
        if row not in part or not whole.get(row):
            return None
        one, all_ = part[row], whole[row]
        up, down = half(decimals(one)), half(decimals(all_))
        if abs(all_) <= down or one < 0 or all_ < 0:
            return None
        bounds = (
            max(one - up, Decimal()) / (all_ + down) * HUNDRED - less,
            (one + up) / (all_ - down) * HUNDRED - less,
        )
        return one / all_ * HUNDRED - less, bounds

    return compute


def _difference(one: Figures, other: Figures) -> Callable[[int], tuple[Decimal, Bounds] | None]:
    def compute(row: int) -> tuple[Decimal, Bounds] | None:
        if row not in one or row not in other:
            return None
        found = one[row] - other[row]
        place = max(decimals(one[row]), decimals(other[row]))
        off = 2 * half(place) if place else Decimal()
        return found, (found - off, found + off)

    return compute
