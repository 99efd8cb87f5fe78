r"""Tags by number, with where their weights are.

>>> from kznlp.language.tagging.weights import matrices
>>> tags = Tags(*matrices("NOUN\tCase=Nom\nw үй\t0:1 1:2\n"))
>>> tags["NOUN Case=Nom"], tags["VERB _"], tags["NOUN Case=Nom"]
(1, 2, 1)
>>> tags.columns[1].tolist()
[0, 1, 0, 2]
"""

import numpy as np

from kznlp.language.tagging import features
from kznlp.language.tagging.weights import Floats, Integers, Matrix, longer


class Tags(dict[str, int]):
    """The number of each tag, from 1 on as they are first asked for; 0 stands for none.

    Attributes:
        columns: of each tag: the columns of "", of its part of speech, of its other parts.
    """

    def __init__(self, alone: Matrix, pairs: Matrix) -> None:
        """Of these weights: of words, and of pairs of tags."""
        super().__init__({"": 0})
        self._alone, self._pairs = alone, pairs
        self.columns: Integers = np.zeros((1, 1), np.int64)
        # By tag: what it says of a tag after it, and what is said of it after another.
        width = len(features.of_pair("", ""))
        self._before: Integers = np.zeros((1, width), np.int64)
        self._after: Integers = np.zeros((1, width), np.int64)

    def __missing__(self, tag: str) -> int:
        """The number of a tag that was not asked for before."""
        number = self[tag] = len(self)
        columns = [self._alone.column(part) for part in ("", *features.parts(tag))]
        if number == len(self.columns):
            self._before = longer(self._before, 2 * number)
            self._after = longer(self._after, 2 * number)
        self.columns = longer(self.columns, len(self._before), len(columns))
        self.columns[number, : len(columns)] = columns
        pairs = features.of_pair(tag, tag)
        self._before[number] = [self._pairs.row(name) for name, _ in pairs]
        self._after[number] = [self._pairs.column(part) for _, part in pairs]
        return number

    def pairs(self, before: Integers, after: Integers) -> Floats:
        """What tags say of those after them; arrays of tags, whose shapes fit each other."""
        found: Floats = self._pairs.values[self._before[before], self._after[after]].sum(-1)
        return found
