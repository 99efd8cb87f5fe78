"""Choosing one reading for each row so that the columns add up to a total.

Each row offers ways to read it, a way being its figures in whole units of the last place. First the
ways that cannot add up, whatever the other rows are, are taken out; then rows are added one by one,
and partial sums that can no longer reach the total are dropped.

>>> search([[(1, 249)], [(2, 100), (2, 900)]], (3, 349), Work())
(1, [0, 0])
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kznlp.tables.joined import Array, Figures

STEPS = 100_000
LARGEST = 2.0**62

Way = tuple[int, tuple[int, ...]]  # which reading of a row, and the figures that it gives


@dataclass(slots=True)
class Work:
    """What the search may still cost."""

    left: int = STEPS

    @property
    def spent(self) -> bool:
        """Whether nothing is left."""
        return self.left < 0


class Sum(NamedTuple):
    """A total row, and the rows that it is the sum of."""

    total: int
    rows: tuple[int, ...]


def adding_up(figures: Figures, ways: Sequence[Array], total: Sum, work: Work) -> list[int] | None:
    """Which way to take in each row so that every column adds up; None if that cannot be.

    Args:
        figures: of all rows.
        ways: for each row the ends of the cells of each of its ways.
        total: the total row and its addends.
        work: what the search may cost.
    """
    told = [_units(figures, np.array([row]), ends) for row, ends in enumerate(ways)]
    places = max(int(part.max()) for _, part in told)
    worth = [_ways(whole, part, places) for whole, part in told]
    for k, reported in enumerate(worth[total.total]):
        _, chosen = search([worth[r] for r in total.rows], reported, work)
        if chosen is not None:
            choice = [0] * len(ways)
            choice[total.total] = k
            for r, way in zip(total.rows, chosen, strict=True):
                choice[r] = way
            return choice
    return None


def shares_added(figures: Figures, ends: Array, sums: Sequence[Sum]) -> Array:
    """For each reading the share of columns that add up to a total row, rounding allowed."""
    best = np.zeros(len(ends))
    if not sums:
        return best
    whole, part = _units(figures, np.arange(ends.shape[1])[:, None], ends)
    for total, rows in sums:
        some = [total, *rows]
        places = part[:, some].max(1, keepdims=True)
        units = _scaled(whole[:, some], places - part[:, some])
        off = np.abs(units[:, 0] - units[:, 1:].sum(1))
        allowed = np.where(places[:, 0] > 0, len(rows) + 1, 0)
        best = np.maximum(best, (2 * off <= allowed).mean(1))
    return best


def _units(figures: Figures, rows: Array, ends: Array) -> tuple[Array, Array]:
    """The figures in units of their last places, and how many places they have."""
    place = figures.place(ends, rows)
    return figures.whole.ravel()[place], figures.places.ravel()[place]


def _scaled(whole: Array, places: Array) -> Array:
    """Figures in units of so many places more; sums of them do not overflow."""
    powers = [10**p for p in range(int(places.max()) + 1)]
    units: Array = whole * np.array(powers, whole.dtype)[places]
    large = float(np.abs(units.astype(float)).sum()) > LARGEST
    return units.astype(object) if large else units


def _ways(whole: Array, part: Array, places: int) -> list[tuple[int, ...]]:
    units = _scaled(whole, places - part)
    return [tuple(int(unit) for unit in way) for way in units]


def search(
    worth: Sequence[Sequence[tuple[int, ...]]], reported: tuple[int, ...], work: Work
) -> tuple[int, list[int] | None]:
    """How many choices of one way a row add up, and one of them."""
    possible = _possible([list(enumerate(row)) for row in worth], reported, work)
    order = sorted(range(len(possible)), key=lambda n: len(possible[n]))
    least, largest = _bounds([possible[n] for n in order], len(reported))
    states: dict[tuple[int, ...], int] = {reported: 1}
    layers: list[dict[tuple[int, ...], tuple[int, tuple[int, ...]]]] = []
    for n, r in enumerate(order, start=1):
        work.left -= len(states) * len(possible[r]) + 1
        if work.spent:
            return 0, None
        layer: dict[tuple[int, ...], tuple[int, tuple[int, ...]]] = {}
        after: dict[tuple[int, ...], int] = {}
        for left, count in states.items():
            for way, figures in possible[r]:
                rest = tuple(a - b for a, b in zip(left, figures, strict=True))
                if all(a <= x <= b for a, x, b in zip(least[n], rest, largest[n], strict=True)):
                    after[rest] = after.get(rest, 0) + count
                    layer.setdefault(rest, (way, left))
        states = after
        layers.append(layer)
    state = (0,) * len(reported)
    if state not in states:
        return 0, None
    chosen = [0] * len(order)
    for r, layer in zip(reversed(order), reversed(layers), strict=True):
        chosen[r], before = layer[state]
        state = before
    return states[(0,) * len(reported)], chosen


def _possible(rows: list[list[Way]], reported: tuple[int, ...], work: Work) -> list[list[Way]]:
    """Take out the ways that cannot add up, whatever the other rows are, until none is left."""
    while not work.spent:
        work.left -= sum(map(len, rows))
        ranges = [_range(row) for row in rows]
        low = [sum(r[0][k] for r in ranges) for k in range(len(reported))]
        high = [sum(r[1][k] for r in ranges) for k in range(len(reported))]
        kept = [
            [
                way
                for way in row
                if all(
                    low[k] - least[k] + x <= reported[k] <= high[k] - largest[k] + x
                    for k, x in enumerate(way[1])
                )
            ]
            for row, (least, largest) in zip(rows, ranges, strict=True)
        ]
        if not all(kept) or sum(map(len, kept)) == sum(map(len, rows)):
            return kept
        rows = kept
    return rows


def _range(row: list[Way]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    columns = list(zip(*(figures for _, figures in row), strict=True))
    return tuple(map(min, columns)), tuple(map(max, columns))


def _bounds(
    rows: Sequence[list[Way]], width: int
) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    """What the rows from each on can add up to, at least and at most, in each column."""
    least, largest = [(0,) * width], [(0,) * width]
    for row in reversed(rows):
        low, high = _range(row) if row else ((0,) * width, (0,) * width)
        least.append(tuple(a + b for a, b in zip(least[-1], low, strict=True)))
        largest.append(tuple(a + b for a, b in zip(largest[-1], high, strict=True)))
    return least[::-1], largest[::-1]
