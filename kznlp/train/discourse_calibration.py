"""Whether chances are honest: of what a model is sure of by 80 %, four in five should be right.

scale    what the sums of a question are multiplied by, so that they are
Brier    mean square of what is missing to 1 in the chance of the right value; 0 is best
ECE      how far chance and share of right answers lie apart, on average over ten bins
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kznlp.discourse.weights import Floats

SCALES = tuple(round(0.5 + 0.05 * step, 2) for step in range(31))
BINS = 10


@dataclass(frozen=True, slots=True)
class Calibration:
    """The best scale, and how honest the chances are with it."""

    scale: float
    brier: float
    error: float


def calibrate(sums: Floats, right: Sequence[int]) -> Calibration:
    """The scale under which the right values are likeliest.

    Args:
        sums: of a question, items × values, by models that have not seen the items.
        right: the number of the right value of each item.
    """
    rows = np.arange(len(right))
    found = {s: _chances(sums * s) for s in SCALES}
    scale = max(SCALES, key=lambda s: float(np.log(found[s][rows, right] + 1e-9).sum()))
    chances = found[scale]
    brier = float(((chances - np.eye(sums.shape[1])[list(right)]) ** 2).sum(axis=1).mean())
    return Calibration(scale, round(brier, 3), round(_error(chances, right), 3))


def _chances(sums: Floats) -> Floats:
    odds = np.exp(sums - sums.max(axis=1, keepdims=True))
    chances: Floats = odds / odds.sum(axis=1, keepdims=True)
    return chances


def _error(chances: Floats, right: Sequence[int]) -> float:
    sure = chances.max(axis=1)
    agrees = chances.argmax(axis=1) == np.asarray(right)
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    parts = [bins == number for number in range(BINS)]
    apart = [abs(sure[p].mean() - agrees[p].mean()) * p.sum() for p in parts if p.any()]
    return float(sum(apart) / len(sure))
