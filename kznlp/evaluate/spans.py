"""Spans: trimmed, compared, and paired."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

Span = tuple[int, int]
A = TypeVar("A")
B = TypeVar("B")

OUTER = " \t\n\r.,;:!?…\"'«»“”()[]-–—•*·"


def trim(text: str, start: int, end: int) -> Span:
    """The span without outer space and punctuation, which annotators place differently.

    >>> trim("- жол салу;", 0, 11)
    (2, 10)
    """
    while start < end and text[start] in OUTER:
        start += 1
    while end > start and text[end - 1] in OUTER:
        end -= 1
    return start, end


def overlap(one: Span, other: Span) -> float:
    """Intersection over union; 0 for spans that do not meet."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def pair(
    left: Sequence[A], right: Sequence[B], weight: Callable[[A, B], float]
) -> list[tuple[int, int]]:
    """The one-to-one pairs of largest total weight; only pairs of positive weight count."""
    return assign(weigh(left, right, weight))


def weigh(
    left: Sequence[A], right: Sequence[B], weight: Callable[[A, B], float]
) -> NDArray[np.float64]:
    """The weight of each of the left with each of the right."""
    weights = [weight(one, other) for one in left for other in right]
    return np.array(weights, dtype=np.float64).reshape(len(left), len(right))


def assign(weights: NDArray[np.float64]) -> list[tuple[int, int]]:
    """The pairs of rows and columns of largest total weight, each once; of positive weight."""
    rows, columns = linear_sum_assignment(-weights)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if weights[i, j] > 0]
