"""How far rounding alone may part printed figures.

A figure stands for all numbers that are printed so: half a unit of its last place either way. A
total may be off by the sum of such intervals, as in XBRL Calculations 1.1; of many addends, by what
chance makes of them: three and a half standard deviations. Whole figures are counts and exact,
unless they are `coarse`: printed in thousands or millions.

>>> slack(Decimal("3.1"), [Decimal("1.0"), Decimal("2.0")], coarse=False)
Decimal('0.15')
>>> slack(Decimal(31), [Decimal(10), Decimal(20)], coarse=False)
Decimal('0')
"""

from collections.abc import Sequence
from decimal import Decimal

from kznlp.tables.numbers import decimals

HALF = Decimal(5)
DEVIATIONS = Decimal("3.5")


def half(places: int) -> Decimal:
    """Half a unit of a decimal place."""
    return HALF.scaleb(-places - 1)


def slack(reported: Decimal, addends: Sequence[Decimal], *, coarse: bool) -> Decimal:
    """How far rounding may part a total from the sum of its addends."""
    place = max(map(decimals, (reported, *addends)))
    if not place and not coarse:
        return Decimal()
    most = half(decimals(reported)) + len(addends) * half(place)
    # An error of rounding is spread evenly over one unit: its variance is a twelfth.
    likely = DEVIATIONS * (Decimal(len(addends) + 1) / 12).sqrt().scaleb(-place)
    return min(most, max(likely, half(decimals(reported))))
