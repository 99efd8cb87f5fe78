"""A conditional random field over candidates, fitted to right choices: log-linear, by L-BFGS.

Each word has candidates, each candidate names of features; neighbouring candidates have features
of their tags besides. The probability of a choice is proportional to the exponent of the sum of
the weights of all its features. Fitting makes the right choices as probable as it can, less a
penalty on the squares of the weights: a convex problem, so that the same data gives the same
weights.

All sentences are computed at once, padded to arrays (sentence, word, candidate); sentences of
like lengths share an array.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Pair = Callable[[str, str], Sequence[str]]

# The score of what is no candidate: padding.
NEVER = -1e9
LENGTHS = (4, 7, 10, 14, 20, 30, 50, 100, 1_000_000)


@dataclass(frozen=True, slots=True)
class Lattice:
    """A sentence: of each word the features of its candidates, their tags, and the right one."""

    features: list[list[Sequence[str]]]
    tags: list[list[str]]
    right: list[int]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Options:
    """How to fit.

    Attributes:
        penalty: what the square of a weight costs, by two.
        least: how many candidates must have a feature for it to count.
        rounds: steps of the optimizer.
    """

    penalty: float = 4.0
    least: int = 2
    rounds: int = 50


def fit(lattices: Sequence[Lattice], pair: Pair, options: Options) -> dict[str, float]:
    """The weights of the features."""
    problem = _Problem(lattices, pair, options.least)
    found = minimize(
        problem.loss,
        np.zeros(len(problem.names)),
        args=(options.penalty,),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": options.rounds, "maxcor": 6},
    )
    return dict(zip(problem.names, found.x.tolist(), strict=True))


Key = TypeVar("Key")


class _Numbers(dict[Key, int]):
    """Numbers things in the order in which they are first seen."""

    def __missing__(self, key: Key) -> int:
        self[key] = number = len(self)
        return number


class _Rows:
    """The rows of a sparse matrix of ones."""

    def __init__(self) -> None:
        self.ends = [0]
        self.columns: list[int] = []

    def add(self, columns: Sequence[int]) -> None:
        self.columns.extend(columns)
        self.ends.append(len(self.columns))

    def matrix(self, width: int) -> csr_matrix:
        ones = np.ones(len(self.columns), np.float32)
        columns = np.array(self.columns, np.int32)
        return csr_matrix((ones, columns, np.array(self.ends)), shape=(len(self.ends) - 1, width))


@dataclass(frozen=True, slots=True)
class _Group:
    """Sentences of like lengths.

    Attributes:
        place: number of each candidate, by sentence, word and rank.
        filled: whether there is such a candidate.
        inside: whether there is such a word.
        joint: number of the pair of tags with each candidate of the word before.
        right: rank of the right candidate.
    """

    place: Integers
    filled: NDArray[np.bool_]
    inside: NDArray[np.bool_]
    joint: Integers
    right: Integers
    weight: Floats


class _Problem:
    """The whole treebank as arrays."""

    def __init__(self, lattices: Sequence[Lattice], pair: Pair, least: int) -> None:
        names: _Numbers[str] = _Numbers()
        self.pairs: _Numbers[tuple[str, str]] = _Numbers()
        rows = _Rows()
        by_length: dict[int, list[Lattice]] = {}
        for lattice in lattices:
            if lattice.right:
                length = next(limit for limit in LENGTHS if limit >= len(lattice.right))
                by_length.setdefault(length, []).append(lattice)
        self.groups = [self._group(group, names, rows) for group in by_length.values()]
        counts = np.bincount(rows.columns, minlength=len(names))
        kept = np.flatnonzero(counts >= least)
        alone = rows.matrix(len(names))[:, kept]
        ordered = list(names)
        self.names: _Numbers[str] = _Numbers({ordered[old]: new for new, old in enumerate(kept)})
        rows = _Rows()
        for before, tag in self.pairs:
            rows.add([self.names[name] for name in pair(before, tag)])
        self.both = rows.matrix(len(self.names))
        alone.resize((alone.shape[0], len(self.names)))
        self.alone = alone

    def _group(self, group: list[Lattice], names: _Numbers[str], rows: _Rows) -> _Group:
        longest = max(len(lattice.right) for lattice in group)
        widest = max(len(tags) for lattice in group for tags in lattice.tags)
        shape = (len(group), longest, widest)
        place, filled = np.zeros(shape, np.int64), np.zeros(shape, bool)
        joint, right = np.zeros((*shape, widest), np.int64), np.zeros(shape[:2], np.int64)
        for s, lattice in enumerate(group):
            right[s, : len(lattice.right)] = lattice.right
            for t, tags in enumerate(lattice.tags):
                for k, found in enumerate(lattice.features[t]):
                    place[s, t, k], filled[s, t, k] = len(rows.ends) - 1, True
                    rows.add([names[name] for name in found])
                if t:
                    for j, before in enumerate(lattice.tags[t - 1]):
                        joint[s, t, j, : len(tags)] = [self.pairs[before, tag] for tag in tags]
        lengths = np.array([len(lattice.right) for lattice in group])
        inside = np.arange(longest)[None, :] < lengths[:, None]
        weight = np.array([lattice.weight for lattice in group])
        return _Group(place, filled, inside, joint, right, weight)

    def loss(self, weights: Floats, penalty: float) -> tuple[float, Floats]:
        """Minus the logarithm of the probability of what is right, and its slope."""
        alone, both = self.alone @ weights, self.both @ weights
        slopes = np.zeros_like(alone), np.zeros_like(both)
        loss = sum(_add(group, alone, both, *slopes) for group in self.groups)
        slope = self.alone.T @ slopes[0] + self.both.T @ slopes[1] + penalty * weights
        return loss + 0.5 * penalty * float(weights @ weights), slope


def _add(group: _Group, alone: Floats, both: Floats, to_alone: Floats, to_both: Floats) -> float:
    """The loss of a group; its slopes are added to those given."""
    local = np.where(group.filled, alone[group.place], NEVER)
    joint = both[group.joint]
    forward, backward, total = _sums(group, local, joint)
    chance = np.exp(np.minimum(0, forward + backward - total[:, None, None]))
    chance *= group.filled & group.inside[:, :, None]
    chance *= group.weight[:, None, None]
    to_alone[group.place[group.filled]] += chance[group.filled]
    s, t = np.nonzero(group.inside)
    right = group.place[s, t, group.right[s, t]]
    to_alone[right] -= group.weight[s]
    score = float((alone[right] * group.weight[s]).sum())
    for step in range(1, group.place.shape[1]):
        rows = np.flatnonzero(group.inside[:, step])
        known = group.filled[rows, step - 1][:, :, None] & group.filled[rows, step][:, None, :]
        joined = forward[rows, step - 1][:, :, None] + joint[rows, step]
        joined += (local[rows, step] + backward[rows, step])[:, None, :] - total[rows][
            :, None, None
        ]
        chance = np.exp(np.minimum(0, joined)) * group.weight[rows][:, None, None]
        numbers = group.joint[rows, step]
        to_both += np.bincount(numbers[known], weights=chance[known], minlength=len(to_both))
        before, now = group.right[rows, step - 1], group.right[rows, step]
        taken = numbers[np.arange(len(rows)), before, now]
        to_both -= np.bincount(taken, weights=group.weight[rows], minlength=len(to_both))
        score += float((both[taken] * group.weight[rows]).sum())
    return float((total * group.weight).sum()) - score


def _sums(group: _Group, local: Floats, joint: Floats) -> tuple[Floats, Floats, Floats]:
    """Logarithms of the sums over all paths to each candidate, from it, and over all."""
    size, length, _ = local.shape
    forward, backward = np.full_like(local, NEVER), np.zeros_like(local)
    forward[:, 0] = local[:, 0]
    for t in range(1, length):
        reached = _logsum(forward[:, t - 1, :, None] + joint[:, t], 1) + local[:, t]
        forward[:, t] = np.where(group.inside[:, t, None], reached, NEVER)
    for t in range(length - 2, -1, -1):
        after = (local[:, t + 1] + backward[:, t + 1])[:, None, :]
        reached = _logsum(joint[:, t + 1] + after, 2)
        backward[:, t] = np.where(group.inside[:, t + 1, None], reached, 0)
    last = group.inside.sum(1) - 1
    return forward, backward, _logsum(forward[np.arange(size), last], 1)


def _logsum(values: Floats, axis: int) -> Floats:
    top = values.max(axis, keepdims=True)
    found: Floats = np.log(np.exp(values - top).sum(axis)) + top.squeeze(axis)
    return found
