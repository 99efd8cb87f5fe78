"""The best tags of many sentences at once: dynamic programming over a batch of equal length."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

BATCH = 64  # sentences; of like length, so that little is computed for nothing


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
    into = np.ascontiguousarray(steps.T)
    for at in range(0, len(order), BATCH):
        batch = order[at : at + BATCH]
        _decode(scores, starts[batch], np.array([lengths[i] for i in batch]), first, into, best)
    return best


def _decode(
    scores: Floats,
    starts: Integers,
    lengths: Integers,
    first: Floats,
    into: Floats,
    best: Integers,
) -> None:
    """Decode sentences that are sorted by falling length."""
    longest, rows = int(lengths[0]), np.arange(len(lengths))
    score = scores[starts] + first
    came_from = np.zeros((longest, *score.shape), dtype=np.int16)
    for step in range(1, longest):
        live = int(np.searchsorted(-lengths, -step))  # those longer than `step`
        paths = score[:live, None, :] + into
        chosen = paths.argmax(axis=2)
        came_from[step, :live] = chosen
        reached = np.take_along_axis(paths, chosen[:, :, None], axis=2)[:, :, 0]
        score[:live] = reached + scores[starts[:live] + step]
    tags = score.argmax(axis=1)
    for step in range(longest - 1, -1, -1):
        live = int(np.searchsorted(-lengths, -step))
        best[starts[:live] + step] = tags[:live]
        tags[:live] = came_from[step, rows[:live], tags[:live]]
