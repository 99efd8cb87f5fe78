"""How a table prints thousands: parted from 1 000 on, from 10 000 on ("1249", "10 000"), or never.

A table keeps to one style. A reading that joins groups of digits beside a figure such as "12500"
breaks it, and so costs more.

>>> rows = [("12500", "1", "249")]
>>> style_cost(unparted(rows), rows, [((0, 1), (1, 2), (2, 3))])
0.0
>>> style_cost(unparted(rows), rows, [((0, 1), (1, 3))])
4.0
"""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from kznlp.tables.lattice import Cells

WHOLE = regex.compile(r"[-–−+]?(\d{4,})(?:[.,]\d+)?%?")
FIRST, FURTHER = 4.0, 1.0  # what figures against the style cost
FROM_TEN = 1.0  # the rarer style


class Counts(NamedTuple):
    """How many figures have four digits before the comma, and how many more."""

    four: int
    more: int


def unparted(rows: Sequence[Sequence[str]]) -> Counts:
    """The figures in which nothing parts the thousands."""
    long = [len(m[1]) for row in rows for token in row if (m := WHOLE.fullmatch(token))]
    return Counts(long.count(4), len(long) - long.count(4))


def style_cost(plain: Counts, rows: Sequence[Sequence[str]], cells: Sequence[Cells]) -> float:
    """What the figures cost that are not printed in the style that fits best."""
    four = more = 0
    for row, places in zip(rows, cells, strict=True):
        for start, end in places:
            if end - start == 2 and len(row[start]) == 1:
                four += 1
            elif end - start > 1:
                more += 1
    return min(
        _against(plain.four + plain.more),
        FROM_TEN + _against(plain.more + four),
        _against(four + more),
    )


def _against(figures: int) -> float:
    return FIRST + FURTHER * (figures - 1) if figures else 0.0
