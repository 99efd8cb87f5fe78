"""Slips of a typist: a wrong digit, or two digits that changed places.

>>> list(changes(Decimal(5306), Decimal(5360))), list(changes(Decimal("12.5"), Decimal("17.5")))
(['swap'], ['digit'])
>>> list(changes(Decimal(5306), Decimal(6530)))
[]
"""

from collections.abc import Iterator
from decimal import Decimal

from kznlp.tables.numbers import decimals, plain


def changes(printed: Decimal, other: Decimal) -> Iterator[str]:
    """How one slip turns a figure into another: "digit", "swap", or not at all."""
    if decimals(other) > decimals(printed) or (printed < 0) != (other < 0):
        return
    one, two = (
        plain(abs(x.quantize(Decimal(1).scaleb(-decimals(printed))))) for x in (printed, other)
    )
    if len(one) != len(two):
        return
    places = [n for n, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(places) == 1:
        yield "digit"
    elif len(places) == 2 and places[1] - places[0] == 1:
        first, second = places
        if one[first] == two[second] and one[second] == two[first]:
            yield "swap"
