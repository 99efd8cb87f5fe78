"""What a first tree tells of an arc: the nearest siblings, the grandparent, the children.

The second look at a sentence scores arcs with this, so that it knows the family of a word
(stacking: Martins et al. 2008, "Stacking dependency parsers"). Arcs that the first look holds for
hardly possible are not looked at again.
"""

import numpy as np

from kznlp.language.parsing.arcs import Arcs
from kznlp.language.parsing.layout import COARSE, Hashes, Integers, Layout
from kznlp.language.parsing.marginals import Floats
from kznlp.language.parsing.words import hashed

LEAST_CHANCE = 0.005
KEPT, ALWAYS = 6, 2  # so many heads of a word are kept at most, so many at least
NOBODY = np.uint64(hashed("nobody"))
FAR = 1 << 31  # more than there are positions
MOST_LEVELS = 12  # no farther up a tree is a cycle looked for


def kept(chances: Floats) -> np.ndarray:
    """Which arcs of a sentence are looked at again: by head, by dependent."""
    rank = np.argsort(np.argsort(-chances, axis=0, kind="stable"), axis=0, kind="stable")
    return (rank < ALWAYS) | ((rank < KEPT) & (chances >= LEAST_CHANCE))


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

    def told(self, arcs: Arcs, chances: Floats) -> dict[str, Integers | Hashes]:
        """What the trees tell of each arc, by name; `chances` are those of the first look."""
        heads, words = arcs
        behind = heads < words
        direction = (heads > words).astype(np.int64)
        before, after = self.before(heads, words), self.after(heads, words)
        inner, outer = np.where(behind, before, after), np.where(behind, after, before)
        inner = np.where((inner > heads) == behind, inner, -1)
        left, right = (
            self.after(words, np.zeros_like(words)),
            self.before(words, words * 0 + FAR - 1),
        )
        grand = self.heads[heads]
        turn = np.where(grand < 0, 0, np.where(grand > heads, 1, 2)) * 2 + direction
        chosen = self.heads[words] == heads
        chance = np.clip(-np.log2(np.maximum(chances, 1e-4)), 0, 13).astype(np.int64)
        lefts, rights = self.count(words, words)
        siblings = sum(self.count(heads, heads)) - chosen
        chance = chance * 2 + direction
        return {
            "sibling": self.classes[inner],
            "other side": self.classes[outer],
            "grandparent": self.classes[grand],
            "turn": turn,
            "left child": self.classes[np.where(left < words, left, -1)],
            "right child": self.classes[np.where(right > words, right, -1)],
            "first head": self.classes[self.heads[words]],
            "children": (np.minimum(lefts, 2) * 3 + np.minimum(rights, 2)) * 2 + direction,
            "brood": np.minimum(siblings, 3) * 2 + direction,
            "chance": chance,
            "chosen": chosen * 2 + direction,
            "cycle": self._cycles(arcs) * 2 + direction,
        }

    def _cycles(self, arcs: Arcs) -> Integers:
        """Whether the head of an arc hangs on its dependent in the first tree."""
        above = arcs.heads
        found = np.zeros(len(above), bool)
        for _ in range(MOST_LEVELS):
            above = np.where(above < 0, -1, self.heads[above])
            found |= above == arcs.dependents
        return found.astype(np.int64)
