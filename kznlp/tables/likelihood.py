"""How well figures go together in a column: costs, in natural logarithms of odds.

The figures of a column are of like size and have the same number of places behind the comma. Sizes
are taken as logarithms to base 10, normally distributed around a mean that the column itself
tells (a normal-inverse-gamma prior: most columns reach over one or two powers of ten). All readings
of a table print the same digits, so that only differences between their costs mean anything.

>>> even = Column([(Figure.of(t), 1.0) for t in ("120", "95", "143")])
>>> even.cost(Figure.of("110")) < even.cost(Figure.of("110 250")) - 2
True
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import lgamma, log, log10, pi
from typing import Self

from kznlp.tables.numbers import decimals, is_missing, value

# Prior of a column: where its figures lie (powers of ten), worth how many of them, and the spread.
MEAN, WORTH, SHAPE, SPREAD = 2.0, 0.05, 1.5, 0.3
KINDS = 5  # none to three places, percent signs
ALIKE = 0.2  # what each kind counts before a figure was seen
ZERO = 2.0  # the cost of a nought


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell holds.

    Attributes:
        size: the power of ten; None for a nought or a missing mark.
        kind: how many places are behind the comma, 4 for a percentage; None for a missing mark.
        digits: what the digits cost if all figures of this size are alike.
        whole: its value in units of the last place; nought for a missing mark.
        places: how many places are behind the comma.
    """

    size: float | None
    kind: int | None
    digits: float
    whole: int = 0
    places: int = 0

    def units(self, places: int) -> int:
        """Its value in units of that place, no larger than its own."""
        return self.whole * int(10 ** (places - self.places))

    @classmethod
    @lru_cache(maxsize=8192)
    def of(cls, text: str) -> Self:
        """Read the text of a cell."""
        number = None if is_missing(text) else value(text)
        if number is None:
            return cls(None, None, 0.0)
        places = decimals(number)
        kind = min(places, 3) if not text.endswith("%") else 4
        whole = int(number.scaleb(places))
        if not number:
            return cls(None, kind, ZERO, whole, places)
        size = log10(abs(number))
        return cls(size, kind, log(10) * (size + places) + log(log(10)), whole, places)


class Column:
    """What is known of a column from some of its figures."""

    __slots__ = ("_kinds", "_mean", "_nu", "_scale", "_weight")

    def __init__(self, figures: Iterable[tuple[Figure, float]]) -> None:
        kinds = [ALIKE] * KINDS
        n = total = squares = 0.0
        for figure, weight in figures:
            if figure.kind is not None:
                kinds[figure.kind] += weight
            if figure.size is not None:
                n += weight
                total += weight * figure.size
                squares += weight * figure.size**2
        mean, worth, shape, spread = _posterior(n, total, squares)
        self._mean, self._nu = mean, 2 * shape
        self._scale = spread * (worth + 1) / (shape * worth)
        self._kinds = [log(count / sum(kinds)) for count in kinds]
        self._weight = lgamma(shape + 0.5) - lgamma(shape) - log(2 * shape * pi * self._scale) / 2

    def cost(self, figure: Figure) -> float:
        """How unlikely another figure is."""
        if figure.kind is None:
            return 0.0
        cost = figure.digits - self._kinds[figure.kind]
        if figure.size is None:
            return cost
        off = (figure.size - self._mean) ** 2 / (self._nu * self._scale)
        return cost + (self._nu + 1) / 2 * log(1 + off) - self._weight


def column_cost(figures: Iterable[Figure]) -> float:
    """How unlikely all the figures of a column are together."""
    kinds = [ALIKE] * KINDS
    n = 0
    total = squares = cost = 0.0
    for figure in figures:
        if figure.kind is None:
            continue
        cost += figure.digits - log(kinds[figure.kind] / sum(kinds))
        kinds[figure.kind] += 1
        if figure.size is not None:
            n += 1
            total += figure.size
            squares += figure.size**2
    _, worth, shape, spread = _posterior(n, total, squares)
    return (
        cost
        - lgamma(shape)
        + lgamma(SHAPE)
        - SHAPE * log(SPREAD)
        + shape * log(spread)
        + log(worth / WORTH) / 2
        + n / 2 * log(2 * pi)
    )


def _posterior(n: float, total: float, squares: float) -> tuple[float, float, float, float]:
    worth = WORTH + n
    mean = (WORTH * MEAN + total) / worth
    spread = SPREAD + max(0.0, squares + WORTH * MEAN**2 - worth * mean**2) / 2
    return mean, worth, SHAPE + n / 2, spread
