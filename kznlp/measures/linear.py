"""A linear model: weights of named features for each class, read and scored without scikit-learn.

With one class only the score is that of "yes". The weights are a JSON object, a feature a line.

>>> model = Linear(("yes",), (-1.0,), {"form=past": (2.0,), "words<4": (-0.5,)})
>>> round(model.scores({"form=past": 1.0})["yes"], 2), model.reasons({"form=past": 1.0}, "yes")
(0.73, ['form=past'])
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

Features = Mapping[str, float]
WEIGHTIEST = 3  # features that a reason names
LEAST = 0.05  # what a feature must add to be named


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights by feature, in the order of the classes.

    Attributes:
        classes: their names.
        bias: of each class.
        weights: of each feature for each class.
    """

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def scores(self, features: Features) -> dict[str, float]:
        """The probability of each class."""
        sums = list(self.bias)
        for name, value in features.items():
            for place, weight in enumerate(self.weights.get(name, ())):
                sums[place] += weight * value
        if len(sums) == 1:
            return {self.classes[0]: 1 / (1 + exp(-sums[0]))}
        top = max(sums)
        shares = [exp(value - top) for value in sums]
        whole = sum(shares)
        return {name: share / whole for name, share in zip(self.classes, shares, strict=True)}

    def reasons(self, features: Features, chosen: str) -> list[str]:
        """The features that weighed most for a class, the weightiest first."""
        place = self.classes.index(chosen)
        adds = {n: self.weights[n][place] * v for n, v in features.items() if n in self.weights}
        ranked = sorted(adds, key=lambda name: (-adds[name], name))
        return [name for name in ranked[:WEIGHTIEST] if adds[name] > LEAST]
