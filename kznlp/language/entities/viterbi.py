"""The best tags of many sentences at once: dynamic programming, one place in all of them a time.

The tags are "O", then "B-" and "I-" of each label, as in `labels.TAGS`: an "I-" follows its "B-"
and itself only, the others follow any. Of what goes before these, few tags need to be tried: not
those that are worse than another by more than the steps to one tag can make good.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

BEGIN, INSIDE = slice(1, None, 2), slice(2, None, 2)
SLACK = 0.01  # more than what is lost in rounding


@dataclass(frozen=True, slots=True)
class _Steps:
    """The steps by what they lead to.

    Attributes:
        outside: tag before × "O" and each "B-".
        spread: by how much the steps to one of these differ at most.
        begun: from each "B-" to its "I-".
        inside: from each "I-" to itself.
    """

    outside: Floats
    spread: float
    begun: Floats
    inside: Floats

    def onward(self, reached: Floats) -> Floats:
        """The best score of a path to each tag, from scores sentence × tag before."""
        best = np.empty_like(reached)
        least = np.maximum.reduce(reached, axis=1, keepdims=True) - self.spread
        near = np.logical_or.reduce(reached >= least).nonzero()[0]
        # Tag before × sentence × tag: the greatest along the first axis is found the fastest.
        paths = reached.T[near][:, :, None] + self.outside[near][:, None, :]
        outside = np.maximum.reduce(paths) if len(near) > 1 else paths[0]
        best[:, 0] = outside[:, 0]
        best[:, BEGIN] = outside[:, 1:]
        begun, inside = reached[:, BEGIN] + self.begun, reached[:, INSIDE] + self.inside
        np.maximum(begun, inside, out=best[:, INSIDE])
        return best


def decode(scores: Floats, lengths: Sequence[int], first: Floats, steps: Floats) -> Integers:
    """The tag of each word: the path of highest score through each sentence.

    On the way forth only the best scores are kept: where each comes from is asked on the way back,
    for the tags of the best path alone.

    Args:
        scores: words × tags, the sentences one behind the other.
        lengths: words in each sentence.
        first: what it costs to begin a sentence with each tag.
        steps: tag before × tag, what it costs that one follows the other.
    """
    found = np.zeros(len(scores), dtype=np.int64)
    sizes = np.sort(np.asarray(lengths, dtype=np.int64))[::-1]
    if not sizes.any():
        return found
    live = np.searchsorted(-sizes, -np.arange(sizes[0])).tolist()  # sentences longer than this
    places = _places(lengths, live)
    ends = np.cumsum(live).tolist()
    # From here on the first words of all sentences come first, then the second ones …
    reached = scores[places]
    reached[: live[0]] += first
    known = _by_aim(steps)
    for n, end, before in zip(live[1:], ends[1:], [0, *ends], strict=False):
        reached[end - n : end] += known.onward(reached[before : before + n])
    best = np.empty(len(places), dtype=np.int64)
    chosen = np.zeros(live[0], dtype=np.int64)
    backward = np.ascontiguousarray(steps.T)
    ended = 0  # sentences whose last word has its tag
    for n, end in zip(live[::-1], ends[::-1], strict=True):
        there = reached[end - n : end]
        if ended:
            there[:ended] += backward[chosen[:ended]]
        best[end - n : end] = chosen[:n] = there.argmax(axis=1)
        ended = n
    found[places] = best
    return found


def _places(lengths: Sequence[int], live: Sequence[int]) -> Integers:
    """Where the first word of each sentence is, of the longest sentence first; then the second."""
    sizes = np.asarray(lengths, dtype=np.int64)
    starts = (np.cumsum(sizes) - sizes)[np.argsort(-sizes, kind="stable")]
    return np.concatenate([starts[:n] + step for step, n in enumerate(live)])


def _by_aim(steps: Floats) -> _Steps:
    outside = np.concatenate([steps[:, :1], steps[:, BEGIN]], axis=1)
    spread = float(np.ptp(outside, axis=0).max()) + SLACK
    return _Steps(outside, spread, steps.diagonal(1)[BEGIN], steps.diagonal()[INSIDE])
