"""Growth that prose tells in percent, against the years of a table that it compares.

"Жұмыссыздар саны 2004 жылы 12 %-ға өсті": the figure of 2004 is compared with that of the year
before, or with that of another year which the sentence tells. What rounding may do to the quotient
is bounded by that of both figures.

>>> series = {2003: Decimal(1200), 2004: Decimal(1350)}
>>> growth(series, {2004}), growth(series, {2005})
(Growth(year=2004, percent=Decimal('12.5')), None)
"""

from collections.abc import Mapping, Set
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from kznlp import resources

HUNDRED = Decimal(100)


class Growth(NamedTuple):
    """The later of two years, and how much more its figure is, in percent."""

    year: int
    percent: Decimal


def direction(said: Set[str]) -> int:
    """1 where words say that something grew, -1 where it shrank, 0 where neither or both."""
    grown, shrunk = (bool(_words()[name] & said) for name in ("grown", "shrunk"))
    return grown - shrunk


def growth(series: Mapping[int, Decimal], years: Set[int]) -> Growth | None:
    """What the figures of a table say of two years; None if they lack one.

    Args:
        series: the figures by their years.
        years: those that the sentence tells; if it tells none, the last of the table is meant.
    """
    year = max(years or series)
    before = min(years) if len(years) > 1 else year - 1
    if year not in series or not series.get(before):
        return None
    percent = series[year] / series[before] * HUNDRED - HUNDRED
    return Growth(year, percent.quantize(Decimal("0.01")).normalize())


@cache
def _words() -> dict[str, frozenset[str]]:
    told = resources.entries("discourse/comparisons.yml")
    return {name: frozenset(told[name]) for name in ("grown", "shrunk")}
