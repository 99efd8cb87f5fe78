"""How well figures go together in a column: costs, in natural logarithms of odds.

The figures of a column are of like size and have the same number of places behind the comma. Sizes
are taken as logarithms to base 10, normally distributed around a mean that the column itself
tells (a normal-inverse-gamma prior: most columns reach over one or two powers of ten). All readings
of a table print the same digits, so that only differences between their costs mean anything.

Many columns are looked at together: the first axes of the arrays are theirs.

>>> sizes, kinds = np.log10([[120.0, 95.0, 143.0]]), np.zeros((1, 3), int)
>>> even = columns_of(kinds, sizes, np.ones((1, 3)))
>>> whole, sizes = np.zeros(2, int), np.log10([110.0, 110_250.0])
>>> near, far = even.cost(whole, sizes, np.ones(2), np.zeros(2))[0]
>>> bool(near < far - 2)
True
"""

from dataclasses import dataclass
from functools import lru_cache
from math import lgamma, pi, prod
from typing import Self

import numpy as np

from kznlp.tables.joined import KINDS, Array

# Prior of a column: where its figures lie (powers of ten), worth how many of them, and the spread.
MEAN, WORTH, SHAPE, SPREAD = 2.0, 0.05, 1.5, 0.3
ALIKE = 0.2  # what each kind counts before a figure was seen
_gamma = np.frompyfunc(lgamma, 1, 1)


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of columns from some of their figures.

    Attributes:
        kinds: how many figures of each kind there are.
        count: how many have a size.
        total: the sum of their sizes.
        squares: the sum of the squares of their sizes.
    """

    kinds: Array
    count: Array
    total: Array
    squares: Array

    def __getitem__(self, which: int | slice | Array | None) -> Self:
        """Some of the columns."""
        return type(self)(
            self.kinds[which], self.count[which], self.total[which], self.squares[which]
        )

    def cost(self, kind: Array, size: Array, sized: Array, digits: Array) -> Array:
        """How unlikely other figures are in each of the columns; the last axis is theirs."""
        mean, worth, shape, spread = (x[..., None] for x in self._posterior())
        scale = 2 * spread * (worth + 1) / worth
        kinds = self.kinds + ALIKE
        logs = np.zeros((*kinds.shape[:-1], KINDS + 1))
        np.log(kinds / kinds.sum(-1, keepdims=True), out=logs[..., :KINDS])
        off = size - mean
        off *= off
        off /= scale
        np.log1p(off, out=off)
        off *= shape + 0.5
        off += np.log(pi * scale) / 2 - _by_shape(shape)
        off *= sized
        off += digits
        place = kind + (KINDS + 1) * np.arange(kinds.shape[-2])[:, None]
        off -= logs.reshape(*kinds.shape[:-2], -1).take(place, -1)
        return off

    def together(self) -> Array:
        """How unlikely the figures of each column are together, but for their digits."""
        _, worth, shape, spread = self._posterior()
        seen = self.kinds.sum(-1)
        kinds = _lgamma(self.kinds + ALIKE).sum(-1) - KINDS * lgamma(ALIKE)
        kinds -= _lgamma(seen + KINDS * ALIKE) - lgamma(KINDS * ALIKE)
        sizes = lgamma(SHAPE) - _lgamma(shape) - SHAPE * np.log(SPREAD) + shape * np.log(spread)
        sizes += np.log(worth / WORTH) / 2 + self.count / 2 * np.log(2 * pi)
        together: Array = sizes - kinds
        return together

    def _posterior(self) -> tuple[Array, Array, Array, Array]:
        worth = WORTH + self.count
        mean = (WORTH * MEAN + self.total) / worth
        spread = self.squares + WORTH * MEAN**2 - worth * mean**2
        return mean, worth, SHAPE + self.count / 2, SPREAD + np.maximum(0.0, spread) / 2


def columns_of(kind: Array, size: Array, sized: Array, weight: Array | float = 1.0) -> Columns:
    """What figures tell of their columns; the last axis is theirs."""
    weighed = sized * weight
    total = weighed * size
    outer = weighed.shape[:-1]
    first = (KINDS + 1) * np.arange(prod(outer)).reshape(*outer, 1)
    each = np.full(weighed.shape, weight)
    kinds = np.bincount((kind + first).ravel(), each.ravel(), (KINDS + 1) * first.size)
    return Columns(
        kinds=kinds.reshape(*outer, KINDS + 1)[..., :KINDS],
        count=weighed.sum(-1),
        total=total.sum(-1),
        squares=(total * size).sum(-1),
    )


def _lgamma(values: Array) -> Array:
    return np.asarray(_gamma(values), float)


def _by_shape(shape: Array) -> Array:
    """What the density of a t distribution has for its degrees of freedom."""
    return np.array([_factor(x) for x in shape.ravel().tolist()]).reshape(shape.shape)


@lru_cache(maxsize=4096)
def _factor(shape: float) -> float:
    return lgamma(shape + 0.5) - lgamma(shape)
