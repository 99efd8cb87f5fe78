"""Probabilities of arcs over all trees with one root, by the matrix-tree theorem.

The weight of a tree is the product of the weights of its arcs. The sum over all trees is the
determinant of a matrix, and the share of the trees that have an arc follows from its inverse (Koo
et al. 2007, "Structured prediction models via the matrix-tree theorem").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kznlp.language.parsing.layout import Integers

Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Squares:
    """Where the arcs of each sentence stand among all; sentences of one size together.

    Attributes:
        groups: the numbers of the sentences, and the places of their arcs: by sentence, head,
            dependent.
    """

    groups: tuple[tuple[Integers, Integers], ...]

    @classmethod
    def of(cls, sizes: Sequence[int] | Integers) -> "Squares":
        """The squares of sentences with so many words."""
        counts = np.asarray(sizes, np.int64)
        areas = counts * (counts + 1)
        starts = np.cumsum(areas) - areas
        groups = []
        for size in np.unique(counts[counts > 0]).tolist():
            same = np.flatnonzero(counts == size)
            square = np.arange(size * (size + 1)).reshape(size + 1, size)
            groups.append((same, starts[same, None, None] + square))
        return cls(tuple(groups))

    def probabilities(self, scores: Floats) -> tuple[Floats, Floats]:
        """Of each arc the probability; of each group's sentences the logarithms of their sums."""
        found = np.zeros(len(scores))
        sums = [np.zeros(0)]
        for _, places in self.groups:
            total, found[places] = marginals(scores[places])
            sums.append(total)
        return found, np.concatenate(sums)


def marginals(scores: Floats) -> tuple[Floats, Floats]:
    """The logarithms of the sums over all trees, and the probability of each arc.

    Args:
        scores: logarithms of weights: by sentence, head (the root first), dependent.

    >>> total, chances = marginals(np.zeros((1, 3, 2)))
    >>> round(float(np.exp(total[0]))), chances[0].round(2).tolist()
    (2, [[0.5, 0.5], [0.0, 0.5], [0.5, 0.0]])
    """
    size = scores.shape[2]
    here = np.arange(size)
    scores = scores.copy()
    scores[:, here + 1, here] = -np.inf
    top = scores.max(axis=1, keepdims=True)
    weights = np.exp(scores - top)
    root, arcs = weights[:, 0], weights[:, 1:]
    laplacian = -arcs
    laplacian[:, here, here] = arcs.sum(axis=1)
    laplacian[:, 0] = root
    _, logarithm = np.linalg.slogdet(laplacian)
    inverse = np.linalg.inv(laplacian)
    own = inverse[:, here, here]  # the first row was given to the root
    own[:, 0] = 0
    across = inverse.transpose(0, 2, 1).copy()
    across[:, 0] = 0
    found = np.empty_like(weights)
    found[:, 0] = root * inverse[:, :, 0]
    found[:, 1:] = arcs * (own[:, None] - across)
    return logarithm + top.sum(axis=(1, 2)), np.clip(found, 0, 1)
