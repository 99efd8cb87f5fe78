"""Counts that add up, and the scores made of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """Items found rightly (or shares of them), items predicted, items in the gold.

    >>> (Counts(1, 2, 2) + Counts(1, 1, 2)).f1
    0.5714285714285714
    """

    right: float = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.right + other.right, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        """The share of predictions that are right; 0 without predictions."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold items that were found; 0 without gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing is right."""
        return 2 * self.right / (self.predicted + self.gold) if self.right else 0.0


# What is counted ("units/iou.5/claim", "measures/instrument", …), by its path.
Tally = Mapping[str, Counts]


def total(tallies: Iterable[Tally]) -> dict[str, Counts]:
    """The sum of many tallies, name by name."""
    summed: dict[str, Counts] = {}
    for tally in tallies:
        for name, counts in tally.items():
            summed[name] = summed.get(name, Counts()) + counts
    return summed
