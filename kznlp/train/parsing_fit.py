"""Fits the weights of the parser: log-linear models over trees and over relations, by L-BFGS.

Both make what is right as probable as they can, less a penalty on the squares of the weights.
These problems are convex, so that the same data gives the same weights.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from kznlp.language.parsing.layout import Integers
from kznlp.language.parsing.marginals import Floats, Squares


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """How to fit.

    Attributes:
        penalty: what the square of a weight costs, by two.
        least: how many right arcs must have a row for it to count.
        rounds: steps of the optimizer.
    """

    penalty: float = 4.0
    least: int = 1
    rounds: int = 40


@dataclass(frozen=True, slots=True)
class Design:
    """Which rows of the table each arc has.

    Attributes:
        matrix: arcs × those rows that count.
        rows: the rows that count, sorted.
    """

    matrix: csr_matrix
    rows: Integers

    @classmethod
    def of(cls, asked: Integers, right: Integers, least: int) -> "Design":
        """The design of rows, by template and arc, of which those of right arcs count."""
        counted, seen = np.unique(asked[:, right], return_counts=True)
        rows = counted[seen >= least]
        flat = asked.T.ravel()
        at = np.minimum(np.searchsorted(rows, flat), len(rows) - 1)
        counts = rows[at] == flat
        ends = np.concatenate([[0], np.cumsum(counts.reshape(asked.T.shape).sum(axis=1))])
        ones = np.ones(int(ends[-1]), np.float32)
        shape = (asked.shape[1], len(rows))
        return cls(csr_matrix((ones, at[counts].astype(np.int32), ends), shape=shape), rows)


@dataclass(frozen=True, slots=True)
class Trees:
    """Sentences with their right trees.

    Attributes:
        squares: where the arcs of each sentence stand among all.
        right: which of all arcs are right.
    """

    squares: Squares
    right: Integers

    def loss(self, scores: Floats) -> tuple[float, Floats]:
        """Minus the logarithm of the probability of the right trees, and its slope by score."""
        slope, totals = self.squares.probabilities(scores)
        slope[self.right] -= 1
        return float(totals.sum() - scores[self.right].sum()), slope


def fit_trees(design: Design, trees: Trees, options: Fitting, start: Floats) -> Floats:
    """The weight of each row of the design, beside the scores that arcs have from the start."""
    turned = design.matrix.T.tocsr()

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, slope = trees.loss(design.matrix @ weights + start)
        value += 0.5 * options.penalty * float(weights @ weights)
        return value, turned @ slope + options.penalty * weights

    return _least(loss, len(design.rows), options.rounds)


def fit_relations(design: Design, right: Integers, count: int, options: Fitting) -> Floats:
    """The weights of each row of the design, by number of the relation.

    Args:
        design: of the arcs of right trees.
        right: the number of each arc's relation.
        count: how many relations there are.
        options: how to fit.
    """
    turned = design.matrix.T.tocsr()
    arcs = np.arange(len(right))

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(-1, count)
        scores = design.matrix @ weights
        top = scores.max(axis=1)
        chances = np.exp(scores - top[:, None])
        total = chances.sum(axis=1)
        value = float((np.log(total) + top - scores[arcs, right]).sum())
        chances /= total[:, None]
        chances[arcs, right] -= 1
        slope = (turned @ chances + options.penalty * weights).ravel()
        return value + 0.5 * options.penalty * float(flat @ flat), slope

    return _least(loss, len(design.rows) * count, options.rounds).reshape(-1, count)


def _least(loss: Callable[[Floats], tuple[float, Floats]], size: int, rounds: int) -> Floats:
    options = {"maxiter": rounds, "maxcor": 6}
    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options=options)
    weights: Floats = found.x
    return weights
