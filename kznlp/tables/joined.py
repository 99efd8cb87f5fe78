"""The figures that the tokens of rows may make, when spaces part both thousands and cells.

In "1 249 345" a figure may be "1", "1 249", "1 249 345", "249", "249 345" or "345": a group of
three digits may belong to the figure before it; "000" and "045" must. All rows are held in arrays,
whose axes are the row, the token behind the figure, and how many tokens it has, less one.

>>> found = figures([("1", "249", "345")])
>>> np.argwhere(found.possible[0])[:3].tolist()  # "1", "249", "1 249"
[[1, 0], [2, 0], [2, 1]]
>>> int(found.whole[0, 2, 1])
1249
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from math import log
from typing import Any, NamedTuple, Self

import numpy as np
import regex
from numpy.typing import NDArray

from kznlp.tables.numbers import decimals, is_missing, value

HEAD = regex.compile(r"[-–−+]?[1-9]\d{0,2}")
INSIDE = regex.compile(r"0\d+(?:[.,]\d+)?%?")  # "000", "045,5" stand behind the thousands
GROUP = regex.compile(r"\d{3}")
TAIL = regex.compile(r"\d{3}(?:[.,]\d+)?%?")
LONGEST = 4  # tokens of a figure: up to 999 999 999 999
KINDS = 5  # of figures: none to three places, percent signs
NONE = KINDS  # the kind of a missing mark
ZERO = 2.0  # the cost of the digits of a nought
SMALL = 7  # digits of a token of which sums are worked out in machine numbers
Array = NDArray[Any]


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
        return type(self)(*(getattr(self, name)[rows] for name in _NAMES))


_NAMES = tuple(field.name for field in fields(Figures))


class _Token(NamedTuple):
    """What a token is by itself; or, in arrays, what all tokens are."""

    head: Any
    inside: Any
    group: Any
    tail: Any
    negative: Any
    missing: Any
    percent: Any
    places: Any
    whole: Any


def figures(rows: Sequence[Sequence[str]]) -> Figures:
    """All figures that the tokens of each row may make."""
    longest = max(map(len, rows))
    known: dict[str, int] = {"": 0}
    numbered = np.zeros((len(rows), longest), int)
    for row, tokens in enumerate(rows):
        numbered[row, : len(tokens)] = [known.setdefault(t, len(known)) for t in tokens]
    told = _Token(*zip(*map(_token, known), strict=True))
    exact = object if any(len(token) > SMALL for token in known) else np.int64
    types = (*(bool,) * 7, np.int64, exact)
    parts = (np.array(part, kind)[numbered] for part, kind in zip(told, types, strict=True))
    return _joined(np.array([len(tokens) for tokens in rows]), _Token(*parts))


def may_join(rows: Sequence[Sequence[str]]) -> bool:
    """Whether some figure may have several tokens."""
    return any(
        INSIDE.fullmatch(token) or (TAIL.fullmatch(token) and HEAD.fullmatch(before))
        for row in rows
        for before, token in zip(("", *row), row, strict=False)
        if len(token) > 1 and (token[0] == "0" or not token[3:4].isdecimal())
    )


@lru_cache(maxsize=4096)
def _token(text: str) -> _Token:
    number = None if is_missing(text) else value(text)
    places = 0 if number is None else decimals(number)
    return _Token(
        head=HEAD.fullmatch(text) is not None,
        inside=INSIDE.fullmatch(text) is not None,
        group=GROUP.fullmatch(text) is not None,
        tail=TAIL.fullmatch(text) is not None,
        negative=text[:1] in tuple("-–−"),
        missing=number is None,
        percent=text.endswith("%"),
        places=places,
        whole=0 if number is None else int(number.scaleb(places)),
    )


def _joined(lengths: Array, token: _Token) -> Figures:
    rows, longest = token.whole.shape
    shape = rows, longest + 1, LONGEST
    whole, possible = np.zeros(shape, token.whole.dtype), np.zeros(shape, bool)
    behind = np.arange(1, longest + 1)[None, :] <= lengths[:, None]
    possible[:, 1:, 0] = behind & ~token.inside
    whole[:, 1:, 0] = token.whole
    # The thousands before the last token, and whether all tokens of them are in their places.
    thousands = np.abs(token.whole) * token.head
    begun = token.head
    scale = np.array([10**p for p in range(int(token.places.max()) + 1)], whole.dtype)
    for n in range(1, min(LONGEST, longest)):
        tail, sign = token.whole[:, n:], 1 - 2 * token.negative[:, : longest - n].astype(int)
        head = thousands[:, : longest - n] * 1000 * scale[token.places[:, n:]]
        possible[:, n + 1 :, n] = begun[:, : longest - n] & token.tail[:, n:] & behind[:, n:]
        whole[:, n + 1 :, n] = sign * (head + tail)
        # By the head: the token `n` behind it is the next group.
        thousands = thousands[:, : longest - n] * 1000 + token.whole[:, n:]
        begun = begun[:, : longest - n] & token.group[:, n:]
    return _weighed(lengths, possible, whole * possible, token)


def _weighed(lengths: Array, possible: Array, whole: Array, token: _Token) -> Figures:
    def at_end(values: Array) -> Array:
        padded = np.zeros(possible.shape[:2], values.dtype)
        padded[:, 1:] = values
        return np.broadcast_to(padded[:, :, None], possible.shape)

    places = at_end(token.places)
    missing = at_end(token.missing)
    kind = np.where(at_end(token.percent), KINDS - 1, np.minimum(places, KINDS - 2))
    sized = possible & (whole != 0).astype(bool)
    size = np.log10(np.abs(np.where(sized, whole, 1)).astype(float))
    digits = np.where(sized, log(10) * size + log(log(10)), ZERO)
    return Figures(
        lengths=lengths,
        possible=possible,
        kind=np.where(missing, NONE, kind),
        size=np.where(sized, size - places, 0.0),
        sized=sized.astype(float),
        digits=np.where(missing, 0.0, digits),
        whole=whole,
        places=places,
    )
