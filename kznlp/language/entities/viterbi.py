"""The best tags of many sentences at once: dynamic programming over a batch of equal length."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

BATCH = 32  # sentences; of like length, so that little is computed for nothing


def decode(scores: Floats, lengths: Sequence[int], first: Floats, steps: Floats) -> Integers:
    """The tag of each word: the path of highest score through each sentence.

    Args:
        scores: words × tags, the sentences one behind the other.
        lengths: words in each sentence.
        first: what it costs to begin a sentence with each tag.
        steps: tag before × tag, what it costs that one follows the other.
    """
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    order = sorted((i for i, n in enumerate(lengths) if n), key=lambda i: -lengths[i])
    best = np.zeros(len(scores), dtype=np.int64)
    for at in range(0, len(order), BATCH):
        batch = order[at : at + BATCH]
        _decode(scores, starts[batch], np.array([lengths[i] for i in batch]), first, steps, best)
    return best


def _decode(
    scores: Floats,
    starts: Integers,
    lengths: Integers,
    first: Floats,
    steps: Floats,
    best: Integers,
) -> None:
    """Decode sentences that are sorted by falling length.

    On the way forth only the best scores are kept: where each comes from is asked on the way back,
    for the tags of the best path alone.
    """
    longest, tags = int(lengths[0]), len(first)
    live = [int(np.searchsorted(-lengths, -step)) for step in range(longest)]  # longer than step
    reached = np.empty((longest, len(lengths), tags), dtype=np.float32)
    reached[0] = scores[starts] + first
    # Tag before × sentence × tag: the greatest along the first axis is found the fastest.
    paths = np.empty((tags, len(lengths), tags), dtype=np.float32)
    for step in range(1, longest):
        n = live[step]
        np.add(reached[step - 1, :n].T[:, :, None], steps[:, None, :], out=paths[:, :n])
        np.max(paths[:, :n], axis=0, out=reached[step, :n])
        reached[step, :n] += scores[starts[:n] + step]
    chosen = np.zeros(len(lengths), dtype=np.int64)
    ended = 0  # sentences whose last word has its tag
    for step in range(longest - 1, -1, -1):
        n = live[step]
        if step < longest - 1:
            onward = reached[step, :ended] + steps.T[chosen[:ended]]
            chosen[:ended] = onward.argmax(axis=1)
        chosen[ended:n] = reached[step, ended:n].argmax(axis=1)
        best[starts[:n] + step] = chosen[:n]
        ended = n
