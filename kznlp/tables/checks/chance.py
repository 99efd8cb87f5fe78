"""How likely rounding alone parts a total from its addends, in view of the other sums of a table.

In a table of rounded figures the sums are off by a little, most of them; so one that is off among
many that are exact to the last digit was not parted from its addends by rounding. With `n` rounded
addends a sum is off by the whole number nearest to the sum of `n` errors, each spread evenly over
one unit of the last place. The chance of a table is that of all its sums: of those that are exact,
to be so; of the others, to be off so far; times the number of ways to choose these.

>>> round(exactly(10), 2), round(so_far(10, 3), 4)
(0.42, 0.0062)
"""

from collections.abc import Sequence
from dataclasses import replace
from math import comb, erfc, sqrt

from kznlp.tables.checks.sums import Checked, Sum
from kznlp.tables.numbers import decimals

LEAST = 0.002  # a smaller chance is none
MOST_OFF = 2  # one wrong figure parts a column, a row, or both


def with_chances(found: Sequence[Checked]) -> list[Checked]:
    """The sums, each that rounding may part with its chance; too small a one fails."""
    rounded = [c for c in found if c.ok and not c.sum.is_exact]
    off = [c for c in rounded if c.sum.difference]
    if not 0 < len(off) <= MOST_OFF:
        return list(found)
    chance = float(comb(len(rounded), len(off)))
    for checked in rounded:
        last = places(checked.sum)
        units = abs(int(checked.sum.difference.scaleb(last)))
        addends = [x for _, x in checked.sum.addends]
        # Noughts at the end: figures that were not rounded add up exactly.
        ends = sum(int(x.scaleb(last)) % 10 != 0 for x in addends)
        chance *= so_far(len(addends), units) if units else exactly(ends)
    return [
        replace(c, ok=chance >= LEAST, chance=round(min(1.0, chance), 4)) if c in off else c
        for c in found
    ]


def places(total: Sum) -> int:
    """The last place of all figures."""
    return max(map(decimals, (total.reported, *(x for _, x in total.addends))))


def exactly(n: int) -> float:
    """How likely the errors of `n` figures make no difference."""
    return 1.0 - so_far(n, 1)


def so_far(n: int, units: int) -> float:
    """How likely they make a difference of so many units or more."""
    return erfc((units - 0.5) / sqrt(n / 6)) if n else 0.0
