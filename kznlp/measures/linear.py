"""A linear model: weights of named features for each class, read and scored without scikit-learn.

With one class only the score is that of "yes". The weights are a JSON object, a feature a line.

>>> model = Linear(("yes",), (-1.0,), {"form=past": (2.0,), "words<4": (-0.5,)})
>>> round(model.scores({"form=past": 1.0})["yes"], 2), model.reasons({"form=past": 1.0}, "yes")
(0.73, ['form=past'])
"""

from collections.abc import Mapping
from functools import cached_property
from heapq import nsmallest
from math import exp
from operator import add

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Features = Mapping[str, float]
WEIGHTIEST = 3  # features that a reason names
LEAST = 0.05  # what a feature must add to be named


class Linear(Struct, frozen=True, dict=True):
    """Weights by feature, in the order of the classes.

    Attributes:
        classes: their names.
        bias: of each class.
        weights: of each feature for each class.
    """

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def scores(self, features: Features) -> dict[str, float]:
        """The probability of each class."""
        if len(self.classes) == 1:
            return {self.classes[0]: self.chance(features)}
        rows, table = self._table
        known = [name for name in features if name in rows]
        values = np.array([features[name] for name in known])
        told = values @ table.take([rows[name] for name in known], axis=0)
        sums = [*map(add, told.tolist(), self.bias)]
        most = max(sums)
        odds = [exp(one - most) for one in sums]  # for so few faster than numpy
        total = sum(odds)
        return {code: one / total for code, one in zip(self.classes, odds, strict=True)}

    @cached_property
    def _table(self) -> tuple[dict[str, int], NDArray[np.float64]]:
        """The row of each feature, and features × classes."""
        rows = {name: row for row, name in enumerate(self.weights)}
        return rows, np.array([*self.weights.values()]).reshape(len(rows), len(self.classes))

    def chance(self, features: Features) -> float:
        """The probability of "yes", of a model with one class."""
        total, weights = self.bias[0], self.weights
        for name, value in features.items():
            if name in weights:
                total += weights[name][0] * value
        return 1 / (1 + exp(-total))

    def reasons(self, features: Features, chosen: str) -> list[str]:
        """The features that weighed most for a class, the weightiest first."""
        place = self.classes.index(chosen)
        weights = self.weights
        adds = [(-weights[n][place] * v, n) for n, v in features.items() if n in weights]
        return [name for less, name in nsmallest(WEIGHTIEST, adds) if -less > LEAST]
