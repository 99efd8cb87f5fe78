"""The best tree with one root: Chu and Liu, Edmonds.

>>> scores = np.array([[2.0, 0, 3], [0, 9, 1], [8, 0, 1], [1, 5, 0]])
>>> best_tree(scores).tolist()  # words 1 and 2 want each other: 3 is the root, and the head of 2
[2, 3, 0]
"""

import numpy as np

from kznlp.language.parsing.layout import Integers
from kznlp.language.parsing.marginals import Floats

IMPOSSIBLE = -1e9
# So many words are tried as the root where the best heads are no tree.
ROOTS = 6


def best_tree(scores: Floats) -> Integers:
    """The heads of the words, counted from 1; 0 is the root.

    Args:
        scores: by head (the root first), by dependent; a tree's score is their sum.
    """
    size = scores.shape[1]
    square = np.full((size + 1, size + 1), IMPOSSIBLE)
    square[:, 1:] = scores
    np.fill_diagonal(square, IMPOSSIBLE)
    heads: Integers = square.argmax(axis=0)
    heads[0] = 0
    if np.count_nonzero(heads[1:] == 0) == 1 and not _cycle(heads.tolist()):
        return heads[1:]
    gain = square[0, 1:] - square[1:, 1:].max(axis=0)
    trees = [_rooted(square, int(root)) for root in np.argsort(-gain, kind="stable")[:ROOTS] + 1]
    words = np.arange(1, size + 1)
    best: Integers = max(trees, key=lambda tree: float(square[tree[1:], words].sum()))
    return best[1:]


def _rooted(square: Floats, root: int) -> Integers:
    """The best tree whose only root is this word."""
    square = square.copy()
    score = square[0, root]
    square[0] = IMPOSSIBLE
    square[:, root] = IMPOSSIBLE
    square[0, root] = score
    return _span(square)


def _span(square: Floats) -> Integers:
    """The heads of the best tree that hangs on 0."""
    heads: Integers = square.argmax(axis=0)
    heads[0] = 0
    cycle = _cycle(heads.tolist())
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(len(square)), inside)
    last = len(outside)  # the cycle as one word
    small = np.full((last + 1, last + 1), IMPOSSIBLE)
    small[:last, :last] = square[np.ix_(outside, outside)]
    entries = square[np.ix_(outside, inside)] - square[heads[inside], inside]
    exits = square[np.ix_(inside, outside)]
    small[:last, last] = entries.max(axis=1)
    small[last, :last] = exits.max(axis=0)
    np.fill_diagonal(small, 2 * IMPOSSIBLE)
    found = _span(small)
    whole = heads.copy()
    for n in range(1, last):
        head = found[n]
        whole[outside[n]] = outside[head] if head < last else inside[exits[:, n].argmax()]
    entry = found[last]
    whole[inside[entries[entry].argmax()]] = outside[entry]
    return whole


def _cycle(heads: list[int]) -> list[int]:
    """The words of a cycle, none if there is no cycle."""
    seen = [0] * len(heads)  # by which walk
    seen[0] = -1
    for start in range(1, len(heads)):
        word = start
        while not seen[word]:
            seen[word] = start
            word = heads[word]
        if seen[word] == start:
            cycle = [word]
            while heads[cycle[-1]] != word:
                cycle.append(heads[cycle[-1]])
            return cycle
    return []
