"""Learns the weights of a linear-chain conditional random field.

AdaGrad on minibatches of the negative log-likelihood, whose gradient comes from the
forward-backward algorithm over sentences of like length. Regularized by dropping features at
random; the weights are the mean of those after the later epochs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How weights are learned.

    Attributes:
        epochs: passes over the data.
        averaged: share of the epochs, the last ones, whose weights make the mean.
        rate: the first step of each weight.
        drop: share of features that are left out of each minibatch.
        batch: sentences in a minibatch.
        shrink: how much each weight in use is drawn to zero.
        seed: of the order of sentences and of the features dropped.
    """

    epochs: int = 18
    averaged: float = 0.5
    rate: float = 0.4
    drop: float = 0.3
    batch: int = 48
    shrink: float = 1e-6
    seed: int = 0


@dataclass(slots=True)
class Field:
    """Weights while they are learned, and the sums of squares of their gradients."""

    weights: Floats
    steps: Floats
    squares: Floats
    step_squares: Floats


def learn(
    features: scipy.sparse.csr_matrix,
    lengths: Sequence[int],
    tags: Integers,
    *,
    first: Floats,
    allowed: Floats,
    options: Options,
) -> tuple[Floats, Floats]:
    """Weights of features and of steps from tag to tag.

    Args:
        features: words × features, the sentences one behind the other.
        lengths: words in each sentence.
        tags: the right tag of each word.
        first: for each tag 0, or a large negative number if no sentence begins with it.
        allowed: the same for each step.
        options: how to learn.
    """
    random = np.random.default_rng(options.seed)
    tagset = len(first)
    learned = Field(
        np.zeros((features.shape[1], tagset), dtype=np.float32),
        np.zeros((tagset, tagset), dtype=np.float32),
        np.full((features.shape[1], tagset), 1e-2, dtype=np.float32),
        np.full((tagset, tagset), 1e-2, dtype=np.float32),
    )
    mean = np.zeros_like(learned.weights), np.zeros_like(learned.steps)
    used = 0
    for epoch in range(options.epochs):
        for rows, sizes in _batches(lengths, options.batch, random):
            _update(learned, features[rows], sizes, tags[rows], first, allowed, options, random)
        if epoch >= (1 - options.averaged) * options.epochs:
            mean[0][:] += learned.weights
            mean[1][:] += learned.steps
            used += 1
    share = np.float32(1 / used)
    return mean[0] * share, mean[1] * share


def _batches(
    lengths: Sequence[int], size: int, random: np.random.Generator
) -> Iterator[tuple[Integers, Integers]]:
    """Rows, and lengths of the sentences, of each minibatch, in random order."""
    sizes = np.asarray(lengths, dtype=np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    order = np.argsort(sizes + 6 * random.random(len(sizes)))  # like lengths, not always the same
    batches = [order[at : at + size] for at in range(0, len(order), size)]
    for number in random.permutation(len(batches)):
        chosen = batches[number]
        rows = np.concatenate([np.arange(starts[i], starts[i + 1]) for i in chosen])
        yield rows, sizes[chosen]


def _update(
    learned: Field,
    features: scipy.sparse.csr_matrix,
    sizes: Integers,
    tags: Integers,
    first: Floats,
    allowed: Floats,
    options: Options,
    random: np.random.Generator,
) -> None:
    """One step against the gradient of a minibatch."""
    columns, used = _drop(features, options.drop, random)
    weights = learned.weights[columns]
    error, steps = _marginals(used @ weights, sizes, learned.steps + allowed, np.exp(first))
    error[np.arange(len(tags)), tags] -= 1
    inner = np.ones(len(tags), dtype=bool)
    inner[np.cumsum(sizes) - sizes] = False
    second = np.flatnonzero(inner)
    np.subtract.at(steps, (tags[second - 1], tags[second]), 1)
    gradient = used.T @ error + options.shrink * weights
    squares = learned.squares[columns] + gradient * gradient
    learned.squares[columns] = squares
    gradient /= np.sqrt(squares, out=squares)
    weights -= options.rate * gradient
    learned.weights[columns] = weights
    learned.step_squares += steps**2
    learned.steps -= options.rate * steps / np.sqrt(learned.step_squares)


def _drop(
    features: scipy.sparse.csr_matrix, share: float, random: np.random.Generator
) -> tuple[Integers, scipy.sparse.csr_matrix]:
    """Leave features out; the columns that are still in use, and the words in these columns."""
    kept = random.random(features.nnz, dtype=np.float32) >= share
    ends = np.concatenate([[0], np.cumsum(kept)])[features.indptr]
    indices = features.indices[kept]
    in_use = np.zeros(features.shape[1], dtype=bool)
    in_use[indices] = True
    columns = np.flatnonzero(in_use)
    place = np.cumsum(in_use) - 1
    data = np.full(len(indices), 1 / (1 - share), dtype=np.float32)
    shape = (features.shape[0], len(columns))
    return columns, scipy.sparse.csr_matrix((data, place[indices], ends), shape=shape)


def _marginals(
    scores: Floats, sizes: Integers, steps: Floats, first: Floats
) -> tuple[Floats, Floats]:
    """The probability of each tag of each word, and how often each step is expected."""
    longest, count = int(sizes.max()), scores.shape[1]
    places = np.full((len(sizes), longest), -1)
    for row, (start, size) in enumerate(zip(np.cumsum(sizes) - sizes, sizes, strict=True)):
        places[row, :size] = np.arange(start, start + size)
    live = places >= 0
    here = np.exp(scores - scores.max(axis=1, keepdims=True))
    here = np.concatenate([here, np.ones((1, count), dtype=np.float32)])[places]
    step = np.exp(steps)
    forward = np.empty_like(here)
    total = np.empty(places.shape, dtype=np.float32)
    state = here[:, 0] * first
    for at in range(longest):
        if at:
            state = (forward[:, at - 1] @ step) * here[:, at]
        total[:, at] = state.sum(axis=1)
        forward[:, at] = state / total[:, at, None]
    backward = np.ones_like(here)
    expected = np.zeros_like(step)
    for at in range(longest - 2, -1, -1):
        following = here[:, at + 1] * backward[:, at + 1] / total[:, at + 1, None]
        goes_on = live[:, at + 1, None]
        backward[:, at] = np.where(goes_on, following @ step.T, 1)
        expected += (forward[:, at] * goes_on).T @ following
    probable = forward * backward
    probable /= probable.sum(axis=2, keepdims=True)
    return probable[live], expected * step
