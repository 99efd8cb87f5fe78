"""The likeliest candidates of words that stand side by side, for many runs of words at once.

Only words with several candidates need be decided; those between two that have but one make a run,
and no run depends on another.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from kznlp.language.tagging.weights import Floats, Integers

# The score of what is no candidate.
NEVER = -1e9
# What tags say of those after them.
Between = Callable[[Integers, Integers], Floats]


def best(scores: NDArray[np.float64], tags: Integers, runs: Integers, between: Between) -> Integers:
    """The rank of the best candidate of each word.

    Args:
        scores: words × candidates, the words of a run one behind the other.
        tags: those of the candidates.
        runs: words in each run.
        between: what tags say of those after them.
    """
    found = np.zeros(len(scores), np.int64)
    order = np.argsort(-runs, kind="stable")
    starts, sizes = (np.cumsum(runs) - runs)[order], runs[order]
    longest = int(sizes[0]) if len(sizes) else 0
    reached = scores[starts]
    paths: list[Integers] = []
    for step in range(1, longest):
        at = starts[: np.searchsorted(-sizes, -step)] + step  # of runs that are longer
        told = between(tags[at - 1][:, :, None], tags[at][:, None, :])
        totals = reached[: len(at), :, None] + told
        paths.append(totals.argmax(1))
        reached[: len(at)] = totals.max(1) + scores[at]
    chosen = reached.argmax(1)
    for step in range(longest - 1, -1, -1):
        live = len(paths[step - 1]) if step else len(starts)
        found[starts[:live] + step] = chosen[:live]
        if step:
            chosen[:live] = paths[step - 1][np.arange(live), chosen[:live]]
    return found
