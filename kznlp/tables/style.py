"""How a table prints thousands: parted from 1 000 on, from 10 000 on ("1249", "10 000"), or never.

A table keeps to one style. A reading that joins groups of digits beside a figure such as "12500"
breaks it, and so costs more.

>>> plain = unparted([("12500", "1", "249")])
>>> plain, style_cost(plain, Counts(0, 0)), style_cost(plain, Counts(1, 0))
(Counts(four=0, more=1), 0.0, 4.0)
"""

from collections.abc import Sequence
from typing import NamedTuple

import regex

WHOLE = regex.compile(r"[-–−+]?(\d{4,})(?:[.,]\d+)?%?")
FIRST, FURTHER = 4.0, 1.0  # what figures against the style cost
FROM_TEN = 1.0  # the rarer style


class Counts(NamedTuple):
    """How many figures have four digits before the comma, and how many more."""

    four: int
    more: int


def unparted(rows: Sequence[Sequence[str]]) -> Counts:
    """The figures in which nothing parts the thousands."""
    long = [len(m[1]) for row in rows for t in row if len(t) > 3 and (m := WHOLE.fullmatch(t))]
    return Counts(long.count(4), len(long) - long.count(4))


def style_cost(plain: Counts, parted: Counts) -> float:
    """What the figures cost that are not printed in the style that fits best.

    Args:
        plain: figures in which nothing parts the thousands.
        parted: figures in which spaces do.
    """
    return min(
        _against(plain.four + plain.more),
        FROM_TEN + _against(plain.more + parted.four),
        _against(parted.four + parted.more),
    )


def _against(figures: int) -> float:
    return FIRST + FURTHER * (figures - 1) if figures else 0.0
