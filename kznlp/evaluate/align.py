"""Gold and found things side by side, whatever their labels: what a mistake is about.

Units and measures are paired by the spans that they share, those of one label rather than others;
what is left on either side stands alone.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from kznlp.evaluate.gold import Gold, GoldMeasure, GoldUnit
from kznlp.evaluate.measures import closeness
from kznlp.evaluate.spans import overlap, pair, trim
from kznlp.records import Analysis, Measure, Unit

A = TypeVar("A")
B = TypeVar("B")
# What agreeing labels add to the overlap: of two units in one, that with the label is the one.
AGREEMENT = 0.5


def aligned_units(
    raw: str, gold: Gold, analysis: Analysis
) -> Iterator[tuple[GoldUnit | None, Unit | None]]:
    """Units at any overlap; a unit that may be left out, and was, is not among them."""

    def weight(wanted: GoldUnit, found: Unit) -> float:
        shared = shared_span(raw, wanted, found)
        return shared + AGREEMENT * (found.label in wanted.labels) if shared > 0 else 0.0

    for wanted, found in _side_by_side(gold.units, analysis.units, weight):
        if found is not None or (wanted is not None and "none" not in wanted.labels):
            yield wanted, found


def aligned_measures(
    gold: Gold, analysis: Analysis
) -> Iterator[tuple[GoldMeasure | None, Measure | None]]:
    """Measures; an optional one that was not found is not among them."""
    for wanted, found in _side_by_side(gold.measures, analysis.measures, closeness):
        if found is not None or (wanted is not None and not wanted.optional):
            yield wanted, found


def shared_span(raw: str, wanted: GoldUnit, found: Unit) -> float:
    """The overlap of two units."""
    return overlap(trim(raw, wanted.start, wanted.end), trim(raw, found.start, found.end))


def _side_by_side(
    wanted: Sequence[A], found: Sequence[B], weight: Callable[[A, B], float]
) -> Iterator[tuple[A | None, B | None]]:
    pairs = pair(wanted, found, weight)
    yield from ((wanted[i], found[j]) for i, j in pairs)
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    yield from ((one, None) for i, one in enumerate(wanted) if i not in left)
    yield from ((None, one) for j, one in enumerate(found) if j not in right)
