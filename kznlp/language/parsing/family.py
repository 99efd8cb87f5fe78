"""What a tree tells of an arc: the nearest siblings, the grandparent, the children.

The relation of a word depends on its family: of two nouns without a case the first is the subject,
the second the object.
"""

import numpy as np

from kznlp.language.parsing.arcs import Arcs
from kznlp.language.parsing.layout import COARSE, Hashes, Integers, Layout
from kznlp.language.parsing.words import hashed

NOBODY = np.uint64(hashed("nobody"))
FAR = 1 << 31  # more than there are positions


class Family:
    """The words of trees, sorted by their heads.

    Args:
        layout: the sentences.
        heads: the position of each position's head, -1 where there is none.
    """

    def __init__(self, layout: Layout, heads: Integers) -> None:
        self.heads = heads
        self.classes = np.append(layout.atoms[COARSE], NOBODY)
        words = np.flatnonzero(heads >= 0)
        self.order = np.concatenate([[-FAR], np.sort(heads[words] * FAR + words), [FAR * FAR]])

    def child(self, parents: Integers, at: Integers) -> Integers:
        """The child at this place of `order`, -1 if it is another's."""
        key = self.order[at]
        return np.where(key // FAR == parents, key % FAR, -1)

    def after(self, parents: Integers, words: Integers) -> Integers:
        """The first child of each parent behind a word; -1 for none."""
        return self.child(parents, np.searchsorted(self.order, parents * FAR + words, "right"))

    def before(self, parents: Integers, words: Integers) -> Integers:
        """The last child of each parent before a word; -1 for none."""
        return self.child(parents, np.searchsorted(self.order, parents * FAR + words) - 1)

    def count(self, parents: Integers, words: Integers) -> tuple[Integers, Integers]:
        """How many children each parent has before and behind a word."""
        first, middle, last = (
            np.searchsorted(self.order, parents * FAR + word)
            for word in (np.zeros_like(words), words, np.full_like(words, FAR - 1))
        )
        return middle - first, last - middle

    def told(self, arcs: Arcs) -> dict[str, Integers | Hashes]:
        """What the trees tell of each arc, by name."""
        heads, words = arcs
        direction = (heads > words).astype(np.int64)
        before, after = self.before(heads, words), self.after(heads, words)
        inner, outer = np.where(direction, after, before), np.where(direction, before, after)
        inner = np.where((inner > heads) != direction, inner, -1)
        left = self.after(words, np.zeros_like(words))
        right = self.before(words, np.full_like(words, FAR - 1))
        grand = self.heads[heads]
        turn = np.where(grand < 0, 0, np.where(grand > heads, 1, 2)) * 2 + direction
        lefts, rights = self.count(words, words)
        siblings = sum(self.count(heads, heads)) - (self.heads[words] == heads)
        return {
            "sibling": self.classes[inner],
            "other side": self.classes[outer],
            "grandparent": self.classes[grand],
            "turn": turn,
            "left child": self.classes[np.where(left < words, left, -1)],
            "right child": self.classes[np.where(right > words, right, -1)],
            "children": (np.minimum(lefts, 2) * 3 + np.minimum(rights, 2)) * 2 + direction,
            "brood": np.minimum(siblings, 3) * 2 + direction,
        }
