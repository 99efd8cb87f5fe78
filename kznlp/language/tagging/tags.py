r"""Tags by number, with where their weights are.

>>> from kznlp.language.tagging.weights import matrices
>>> tags = Tags(*matrices("NOUN\tCase=Nom\nw үй\t0:1 1:2\n"))
>>> tags.number("NOUN Case=Nom"), tags.number("VERB _"), tags.number("NOUN Case=Nom")
(1, 2, 1)
>>> tags.columns[1].tolist()
[0, 1, 0, 2]
"""

from itertools import zip_longest

import numpy as np

from kznlp.language.tagging import features
from kznlp.language.tagging.weights import Floats, Integers, Matrix


class Tags:
    """Numbers tags from 1 on; 0 stands where there is none."""

    def __init__(self, alone: Matrix, pairs: Matrix) -> None:
        """Of these weights: of words, and of pairs of tags."""
        self._alone, self._pairs = alone, pairs
        self._numbers: dict[str, int] = {}
        self._columns: list[list[int]] = []
        self._before: list[list[int]] = []
        self._after: list[list[int]] = []
        self.number("")

    def number(self, tag: str) -> int:
        """The number of a tag."""
        number = self._numbers.get(tag)
        if number is None:
            number = self._numbers[tag] = len(self._numbers)
            self._columns.append([self._alone.column(part) for part in ("", *features.parts(tag))])
            pairs = features.of_pair(tag, tag)
            self._before.append([self._pairs.row(name) for name, _ in pairs])
            self._after.append([self._pairs.column(part) for _, part in pairs])
        return number

    @property
    def columns(self) -> Integers:
        """Of each tag: the columns of "", of its part of speech, of its other parts."""
        self._arrays()
        return self._parts

    def pairs(self, before: Integers, after: Integers) -> Floats:
        """What tags say of those after them; arrays of tags, whose shapes fit each other."""
        self._arrays()
        found: Floats = self._pairs.values[self._rows[before], self._cells[after]].sum(-1)
        return found

    def _arrays(self) -> None:
        """Make them anew where tags were added."""
        if len(getattr(self, "_parts", ())) < len(self._numbers):
            padded = zip_longest(*self._columns, fillvalue=0)
            self._parts: Integers = np.array(list(padded), np.int64).T.copy()
            self._rows: Integers = np.array(self._before, np.int64)
            self._cells: Integers = np.array(self._after, np.int64)
