"""Units over a curve of overlaps, and their attributes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kznlp.evaluate.counts import Counts
from kznlp.evaluate.gold import Gold, GoldUnit
from kznlp.evaluate.spans import Span, assign, overlap, pair, trim, weigh
from kznlp.records import Analysis, Unit, UnitLabel

LABELS = tuple(str(label) for label in UnitLabel)
# The curve over overlaps; "iou.5" is an intersection of half the union or more.
OVERLAPS = {"any": 1e-9, **{f"iou.{tenth}": tenth / 10 for tenth in range(1, 10)}}
HEADLINES = ("any", "iou.5", "iou.9")
ATTRIBUTES = ("kind", "valence", "assertion")


@dataclass(frozen=True, slots=True)
class _Placed:
    span: Span
    labels: tuple[str, ...]


def score_units(raw: str, gold: Gold, analysis: Analysis) -> dict[str, Counts]:
    """Counts of units by overlap and label, and of the attributes of those found."""
    expected = _place_gold(raw, gold.units)
    found = _place(raw, analysis.units)
    overlaps = weigh(expected, found, _overlap)
    counts: dict[str, Counts] = {}
    for name, threshold in OVERLAPS.items():
        pairs = assign(np.where(overlaps >= threshold, overlaps + 1, 0))
        for label, count in _count(expected, found, pairs).items():
            counts[f"units/{name}/{label}"] = count
    return counts | _attributes(raw, gold, analysis)


def _place_gold(raw: str, units: Sequence[GoldUnit]) -> list[_Placed]:
    placed = [_Placed(trim(raw, u.start, u.end), tuple(u.labels)) for u in units]
    return [p for p in placed if set(p.labels) & set(LABELS) and p.span[0] < p.span[1]]


def _place(raw: str, units: Sequence[Unit]) -> list[_Placed]:
    placed = [_Placed(trim(raw, u.start, u.end), (str(u.label),)) for u in units]
    return [p for p in placed if p.span[0] < p.span[1]]


def _overlap(one: _Placed, other: _Placed) -> float:
    """How far two units overlap, 0 for those of different labels."""
    return overlap(one.span, other.span) if set(one.labels) & set(other.labels) else 0.0


def _count(
    gold: Sequence[_Placed], found: Sequence[_Placed], pairs: Sequence[tuple[int, int]]
) -> dict[str, Counts]:
    counts: dict[str, Counts] = defaultdict(Counts)
    for _, j in pairs:
        counts[found[j].labels[0]] += Counts(1, 1, 1)
    paired_gold, paired_found = {i for i, _ in pairs}, {j for _, j in pairs}
    for j, unit in enumerate(found):
        if j not in paired_found:
            counts[unit.labels[0]] += Counts(0, 1, 0)
    for i, unit in enumerate(gold):
        # A unit that may be left out costs nothing when it is.
        if i not in paired_gold and "none" not in unit.labels:
            counts[unit.labels[0]] += Counts(0, 0, 1)
    return counts


def attribute_pairs(raw: str, gold: Gold, analysis: Analysis) -> Iterator[tuple[GoldUnit, Unit]]:
    """Units at half overlap with the preferred label of the gold, whose attributes compare."""

    def weight(one: GoldUnit, other: Unit) -> float:
        if other.label not in one.labels:
            return 0.0
        shared = overlap(trim(raw, one.start, one.end), trim(raw, other.start, other.end))
        return shared if shared >= 0.5 else 0.0

    for i, j in pair(gold.units, analysis.units, weight):
        # A cause read as a claim has attributes that the gold does not give, and the reverse.
        if analysis.units[j].label == gold.units[i].labels[0]:
            yield gold.units[i], analysis.units[j]


def _attributes(raw: str, gold: Gold, analysis: Analysis) -> dict[str, Counts]:
    """Attributes that the gold gives."""
    counts: dict[str, Counts] = defaultdict(Counts)
    for wanted, found in attribute_pairs(raw, gold, analysis):
        for name in ATTRIBUTES:
            expected = getattr(wanted, name)
            if expected is not None:
                counts[f"attributes/{name}"] += Counts(getattr(found, name) == expected, 1, 1)
    return counts
