"""Pairs of a head and a dependent, and what lies between them, as small numbers.

All arcs of a sentence stand as its square: row by row the heads, the root first, in each row the
dependents; the arc from a word to itself keeps its place. Every number tells the direction as well.
"""

from typing import NamedTuple

import numpy as np

from kznlp.language.parsing.layout import NUMBER, Integers, Layout

# Up to which distance arcs are of one kind.
DISTANCES = np.array([1, 2, 3, 5, 8, 12, 19])
SET_BITS = 20  # more than there are parts of speech


class Arcs(NamedTuple):
    """Positions of heads and dependents."""

    heads: Integers
    dependents: Integers


def all_arcs(layout: Layout) -> Arcs:
    """The arcs of all sentences, each sentence as its square.

    >>> from kznlp.language.parsing.words import Tagged
    >>> layout = Layout([[Tagged("Ел", "ел", "NOUN", "_"), Tagged("!", "!", "PUNCT", "_")]])
    >>> [x.tolist() for x in all_arcs(layout)]
    [[1, 1, 2, 2, 3, 3], [2, 3, 2, 3, 2, 3]]
    """
    heads, dependents = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for root, size in zip(layout.roots.tolist(), layout.sizes.tolist(), strict=True):
        heads.append(np.repeat(np.arange(root, root + size + 1), size))
        dependents.append(np.tile(np.arange(root + 1, root + size + 1), size + 1))
    return Arcs(np.concatenate(heads), np.concatenate(dependents))


def numbers(layout: Layout, arcs: Arcs) -> dict[str, Integers]:
    """What is told of each arc, by name."""
    heads, dependents = arcs
    sentence = np.searchsorted(layout.roots, dependents, side="right") - 1
    rooted = heads == layout.roots[sentence]
    high = np.maximum(heads, dependents)
    low = np.where(rooted, high, np.minimum(np.minimum(heads, dependents) + 1, high))
    direction = np.where(rooted, 2, heads > dependents)
    distance = np.where(rooted, 0, np.searchsorted(DISTANCES, np.abs(heads - dependents)) + 1)
    between = layout.upos_before[:, high] - layout.upos_before[:, low]
    signs, verbs, joined = (between[NUMBER[upos]] for upos in ("PUNCT", "VERB", "CCONJ"))
    commas = layout.commas_before[high] - layout.commas_before[low]
    finite = layout.finite_before[high] - layout.finite_before[low]
    bits = (between[:-1] > 0).T @ (1 << np.arange(len(between) - 1))
    at_end = np.minimum(layout.to_end[heads], 4), np.minimum(layout.to_end[dependents], 4)
    depth = np.clip(layout.depth[heads] - layout.depth[dependents], -2, 2) + 2

    def told(*parts: tuple[Integers, int]) -> Integers:
        """Numbers in one, each less than the limit beside it."""
        total = direction
        for part, limit in parts:
            total = total * limit + np.minimum(part, limit - 1)
        return total

    def alike(kind: Integers, before: Integers) -> tuple[tuple[Integers, int], ...]:
        """How many are between that are of the kind of the dependent, of the head."""
        ends = (kind[dependents], kind[heads])
        return tuple((before[end, high] - before[end, low], 3) for end in ends)

    return {
        "direction": direction,
        "distance": told((distance, 10)),
        "between": told((commas, 3), (finite, 2), (verbs - finite, 3), (joined, 2)),
        "signs": told((signs, 4), (commas, 2)),
        "set": told((bits, 1 << SET_BITS)),
        "alike": told(*alike(layout.classes, layout.classes_before)),
        "alike upos": told(*alike(layout.upos, layout.upos_before)),
        "depth": told((depth, 5)),
        "ends": told((at_end[0], 5), (at_end[1], 5)),
        "head end": told((at_end[0], 5)),
        "dependent end": told((at_end[1], 5)),
        "length": told((layout.sizes[sentence] // 3, 11), (distance, 10)),
    }
