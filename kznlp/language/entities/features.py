"""The features of the model, by kind and by what they tell.

A feature is named "kind=told". What a word brings to one beside it has the offset of the word
before its kind: "w=үй" of the word itself, "-1w=үй" of the one before. Features are numbered from
1 on, in the order of kind, told and offset; 0 stands for all that the model does not know.

>>> features = Features.of(["w=үй", "-1w=үй", "kk=small|mark|small"])
>>> features["w"], features["x3"]
({'үй': 2}, {})
>>> features.number("-1w=үй"), features.number("w=үй"), features.number("1w=үй")
(2, 3, 0)
>>> features.of_rows(np.array([2, 1]))
(array([2, 3, 1]), array([0, 0, 1]))
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

OFFSETS = range(-3, 4)  # where a word's features reach
HERE = -OFFSETS[0]


class Features(dict[str, dict[str, int]]):
    """By kind, by what they tell: a row, which is all features that differ in their offset alone.

    Attributes:
        places: by row, bits that say for which of `OFFSETS` there is a feature; none in row 0.
        offsets: by feature, the place of its offset in `OFFSETS`.
        count: how many features there are.
    """

    def __init__(self, told: Mapping[str, Sequence[str]], places: Integers) -> None:
        """The features that tell this, kind by kind, in order, with the bits of each."""
        super().__init__()
        end = 1
        for kind, some in told.items():
            first, end = end, end + len(some)
            self[kind] = dict(zip(some, range(first, end), strict=True))
        self.places: Integers = np.concatenate([[0], places])
        known = self.places[:, None] >> np.arange(len(OFFSETS)) & 1
        self._sizes = known.sum(1)
        self._first = np.cumsum(self._sizes) - self._sizes + 1
        self.offsets: Integers = np.concatenate([[0], known.nonzero()[1]])
        self.count = len(self.offsets) - 1

    def __missing__(self, kind: str) -> dict[str, int]:
        """Of a kind that the model does not know: none."""
        return {}

    @classmethod
    def of(cls, names: Iterable[str]) -> "Features":
        """The features with these names."""
        found: dict[tuple[str, str], int] = defaultdict(int)
        for name in names:
            offset, kind, told = _parted(name)
            found[kind, told] |= 1 << (offset + HERE)
        by_kind: dict[str, list[str]] = defaultdict(list)
        for kind, told in sorted(found):
            by_kind[kind].append(told)
        return cls(by_kind, np.array([found[key] for key in sorted(found)], np.int64))

    def of_rows(self, rows: Integers) -> tuple[Integers, Integers]:
        """All features of rows, and of which of the rows each is."""
        sizes = self._sizes[rows]
        which = np.repeat(np.arange(len(rows)), sizes)
        return np.arange(len(which)) + (self._first[rows] - np.cumsum(sizes) + sizes)[which], which

    def number(self, name: str) -> int:
        """The number of a feature by its name."""
        offset, kind, told = _parted(name)
        features, _ = self.of_rows(np.array([self[kind].get(told, 0)]))
        same = features[self.offsets[features] == offset + HERE]
        return int(same[0]) if len(same) else 0

    def here(self, kind: str) -> dict[str, int]:
        """The numbers of the features of one kind, by what they tell of a word itself."""
        names = list(self[kind])
        features, which = self.of_rows(np.fromiter(self[kind].values(), np.int64, len(names)))
        own = self.offsets[features] == HERE
        pairs = zip(which[own].tolist(), features[own].tolist(), strict=True)
        return {names[n]: feature for n, feature in pairs}


def named(kind: str, told: str, offset: int = 0) -> str:
    """The name of a feature.

    >>> named("w", "үй"), named("w", "үй", -1)
    ('w=үй', '-1w=үй')
    """
    return f"{offset or ''}{kind}={told}"


def _parted(name: str) -> tuple[int, str, str]:
    """Offset, kind, and what is told.

    >>> _parted("-1x3=дің"), _parted("mm-=үй|ал")
    ((-1, 'x3', 'дің'), (0, 'mm-', 'үй|ал'))
    """
    kind, _, told = name.partition("=")
    signs = 2 if kind[0] == "-" else 1 if kind[0].isdigit() else 0
    return int(kind[:signs] or 0), kind[signs:], told
