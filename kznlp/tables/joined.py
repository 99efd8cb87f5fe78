"""The figures that the tokens of rows may make, when spaces part both thousands and cells.

In "1 249 345" a figure may be "1", "1 249", "1 249 345", "249", "249 345" or "345": a group of
three digits may belong to the figure before it; "000" and "045" must. All rows are held in arrays,
whose axes are how many tokens the figure has, less one; the row; and the token behind the figure.

>>> found = figures([("1", "249", "345")])
>>> np.argwhere(found.possible[:, 0])[:4].tolist()  # "1", "249", "345", "1 249"
[[0, 1], [0, 2], [0, 3], [1, 2]]
>>> int(found.whole[1, 0, 2])
1249
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from math import log
from typing import NamedTuple, Self

import numpy as np
import regex

from kznlp.tables.numbers import decimals, is_missing, value
from kznlp.tables.places import LONGEST, Array

__all__ = ["LONGEST", "Array", "Figures", "figures", "may_join"]

HEAD = regex.compile(r"[-–−+]?[1-9]\d{0,2}")
INSIDE = regex.compile(r"0\d+(?:[.,]\d+)?%?")  # "000", "045,5" stand behind the thousands
GROUP = regex.compile(r"\d{3}")
TAIL = regex.compile(r"\d{3}(?:[.,]\d+)?%?")
KINDS = 5  # of figures: none to three places, percent signs
NONE = KINDS  # the kind of a missing mark
ZERO = 2.0  # the cost of the digits of a nought
SMALL = 7  # digits of a token of which sums are worked out in machine numbers


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of all rows.

    Attributes:
        lengths: how many tokens a row has.
        possible: whether there is such a figure.
        kind: how many places are behind the comma, 4 for a percentage, `NONE` for a missing mark.
        size: the power of ten.
        sized: 1 if it has a size; 0 for a nought and a missing mark.
        digits: what the digits cost if all figures of this size are alike.
        whole: its value in units of the last place; nought for a missing mark.
        places: how many places are behind the comma.
    """

    lengths: Array
    possible: Array
    kind: Array
    size: Array
    sized: Array
    digits: Array
    whole: Array
    places: Array

    def of(self, rows: Array | slice) -> Self:
        """The figures of some rows."""
        parts = (getattr(self, name)[:, rows] for name in _NAMES)
        return type(self)(self.lengths[rows], *parts)

    def place(self, ends: Array, rows: Array) -> Array:
        """Where the figures of cells that end there stand in arrays that are made flat."""
        begins = np.zeros_like(ends)
        begins[..., 1:] = ends[..., :-1]
        _, count, tokens = self.possible.shape
        place: Array = ((ends - begins - 1) * count + rows) * tokens + ends
        return place


_NAMES = tuple(field.name for field in fields(Figures) if field.name != "lengths")


class _Tokens(NamedTuple):
    """What tokens are by themselves."""

    head: Array
    inside: Array
    group: Array
    tail: Array
    negative: Array
    missing: Array
    percent: Array
    places: Array
    whole: Array


def figures(rows: Sequence[Sequence[str]]) -> Figures:
    """All figures that the tokens of each row may make."""
    lengths = np.array([len(tokens) for tokens in rows])
    known = {"": 0}
    numbered = np.zeros((len(rows), lengths.max()), int)
    numbered[np.arange(lengths.max()) < lengths[:, None]] = [
        known.setdefault(token, len(known)) for tokens in rows for token in tokens
    ]
    exact = object if any(len(token) > SMALL for token in known) else np.int64
    signs, places, whole = zip(*map(_token, known), strict=True)
    flags = np.array(signs)[numbered]
    told = [(flags & 1 << n).astype(bool) for n in range(7)]
    told += [np.array(places)[numbered], np.array(whole, exact)[numbered]]
    return _joined(lengths, _Tokens._make(told))


@lru_cache(maxsize=4096)
def _token(text: str) -> tuple[int, int, int]:
    """What a token is, a bit for each of the first fields of `_Tokens`; its places and value."""
    if text.isdecimal() and text.isascii():
        long, nought = len(text), text[0] == "0"
        bits = (long < 4 and not nought) | (long > 1 and nought) << 1 | (long == 3) * 0b1100
        return bits, 0, int(text)
    number = None if is_missing(text) else value(text)
    places = 0 if number is None else decimals(number)
    signs = (
        HEAD.fullmatch(text) is not None,
        INSIDE.fullmatch(text) is not None,
        GROUP.fullmatch(text) is not None,
        TAIL.fullmatch(text) is not None,
        text[:1] in tuple("-–−"),
        number is None,
        text.endswith("%"),
    )
    bits = sum(1 << n for n, sign in enumerate(signs) if sign)
    return bits, places, 0 if number is None else int(number.scaleb(places))


def may_join(rows: Sequence[Sequence[str]]) -> bool:
    """Whether some figure may have several tokens."""
    return any(
        INSIDE.fullmatch(token) or (TAIL.fullmatch(token) and HEAD.fullmatch(before))
        for row in rows
        for before, token in zip(("", *row), row, strict=False)
        if len(token) > 1 and (token[0] == "0" or not token[3:4].isdecimal())
    )


def _joined(lengths: Array, token: _Tokens) -> Figures:
    rows, longest = token.whole.shape
    shape = LONGEST, rows, longest + 1
    whole, possible = np.zeros(shape, token.whole.dtype), np.zeros(shape, bool)
    behind = np.arange(1, longest + 1) <= lengths[:, None]
    possible[0, :, 1:] = behind & ~token.inside
    whole[0, :, 1:] = token.whole
    # The thousands before the last token, and whether all tokens of them are in their places.
    thousands = np.abs(token.whole) * token.head
    begun = token.head
    scale = np.array([1000 * 10**p for p in range(int(token.places.max()) + 1)], whole.dtype)
    scale = scale[token.places]
    tail = token.tail & behind
    sign = 1 - 2 * token.negative.astype(int)
    for n in range(1, min(LONGEST, longest)):
        stop = longest - n
        possible[n, :, n + 1 :] = begun[:, :stop] & tail[:, n:]
        joined = thousands[:, :stop] * scale[:, n:] + token.whole[:, n:]
        whole[n, :, n + 1 :] = sign[:, :stop] * joined
        # By the head: the token `n` behind it is the next group.
        thousands = thousands[:, :stop] * 1000 + token.whole[:, n:]
        begun = begun[:, :stop] & token.group[:, n:]
    return _weighed(lengths, possible, whole * possible, token)


def _weighed(lengths: Array, possible: Array, whole: Array, token: _Tokens) -> Figures:
    def at_end(values: Array) -> Array:
        """By the token behind a figure, for figures of any length."""
        padded = np.zeros(possible.shape[1:], values.dtype)
        padded[:, 1:] = values
        return np.repeat(padded[None], LONGEST, 0)

    kind = np.where(token.percent, KINDS - 1, np.minimum(token.places, KINDS - 2))
    places, missing = at_end(token.places), at_end(token.missing)
    sized = possible & (whole != 0).astype(bool)
    size = np.log10(np.abs(np.where(sized, whole, 1)).astype(float))
    digits = np.where(sized, log(10) * size + log(log(10)), ZERO)
    return Figures(
        lengths=lengths,
        possible=possible,
        kind=at_end(np.where(token.missing, NONE, kind)),
        size=np.where(sized, size - places, 0.0),
        sized=sized.astype(float),
        digits=np.where(missing, 0.0, digits),
        whole=whole,
        places=places,
    )
