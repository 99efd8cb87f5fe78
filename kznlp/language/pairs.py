"""Numbers of pairs of numbers: a table that is asked for many pairs at once.

>>> import numpy as np
>>> pairs = Pairs([(1, 2, 7), (3, 1, 8)], 4)
>>> pairs.rows(np.array([1, 2, 3]), np.array([2, 2, 1])).tolist()
[7, 0, 8]
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
LARGEST = np.iinfo(np.int64).max


class Pairs:
    """A number for each known pair; 0 for others."""

    def __init__(self, rows: Iterable[tuple[int, int, int]], width: int) -> None:
        """Pairs with their numbers; the second of a pair is less than `width`."""
        found = {one * width + other: row for one, other, row in rows}
        keys = sorted(found)
        self._keys = np.array([*keys, LARGEST], np.int64)
        self._rows = np.array([*(found[key] for key in keys), 0], np.int64)
        self._width = width

    def rows(self, one: Integers, other: Integers) -> Integers:
        """The numbers of pairs, 0 where there is none."""
        wanted = one * self._width + other
        place = np.searchsorted(self._keys, wanted)
        return np.where(self._keys[place] == wanted, self._rows[place], 0)
