"""Units at three overlaps, their attributes, and the relations between them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kznlp.evaluate.counts import Counts
from kznlp.evaluate.gold import Gold, GoldUnit
from kznlp.evaluate.spans import Span, overlap, pair, trim
from kznlp.records import Analysis, Unit, UnitLabel

LABELS = tuple(str(label) for label in UnitLabel)
OVERLAPS = {"any": 1e-9, "iou.5": 0.5, "iou.9": 0.9}
ATTRIBUTES = ("kind", "valence", "assertion")


@dataclass(frozen=True, slots=True)
class _Placed:
    span: Span
    labels: tuple[str, ...]


def score_units(raw: str, gold: Gold, analysis: Analysis) -> dict[str, Counts]:
    """Counts of units by overlap and label, and of the attributes of those found."""
    expected = _place_gold(raw, gold.units)
    found = _place(raw, analysis.units)
    counts: dict[str, Counts] = {}
    for name, threshold in OVERLAPS.items():
        for label, count in _count(expected, found, threshold).items():
            counts[f"units/{name}/{label}"] = count
    return counts | _attributes(raw, gold, analysis)


def _place_gold(raw: str, units: Sequence[GoldUnit]) -> list[_Placed]:
    placed = [_Placed(trim(raw, u.start, u.end), tuple(u.labels)) for u in units]
    return [p for p in placed if set(p.labels) & set(LABELS) and p.span[0] < p.span[1]]


def _place(raw: str, units: Sequence[Unit]) -> list[_Placed]:
    placed = [_Placed(trim(raw, u.start, u.end), (str(u.label),)) for u in units]
    return [p for p in placed if p.span[0] < p.span[1]]


def _count(
    gold: Sequence[_Placed], found: Sequence[_Placed], threshold: float
) -> dict[str, Counts]:
    def weight(one: _Placed, other: _Placed) -> float:
        shared = overlap(one.span, other.span)
        agree = set(one.labels) & set(other.labels)
        return shared + 1 if agree and shared > 0 and shared >= threshold else 0.0

    pairs = pair(gold, found, weight)
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
        shared = overlap(trim(raw, one.start, one.end), trim(raw, other.start, other.end))
        return shared if shared >= 0.5 and other.label in one.labels else 0.0

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


Place = tuple[str, int, int]


def score_relations(raw: str, gold: Gold, analysis: Analysis) -> dict[str, Counts]:
    """Counts of relations by type; both ends must match, units at half overlap."""
    ends: dict[str, Place] = {
        str(n): ("unit", *trim(raw, u.start, u.end)) for n, u in enumerate(gold.units, start=1)
    }
    ends |= {t.id or f"T{n}": ("table", n, 0) for n, t in enumerate(gold.tables, start=1)}
    places: dict[str, Place] = {u.id: ("unit", *trim(raw, u.start, u.end)) for u in analysis.units}
    places |= {t.id: ("table", n, 0) for n, t in enumerate(analysis.tables, start=1)}

    left = [(str(r.type), places.get(r.source), places.get(r.target)) for r in analysis.relations]
    counts: dict[str, Counts] = defaultdict(Counts)
    for kind, _, _ in left:
        counts[f"relations/{kind}"] += Counts(0, 1, 0)
    for kind, source, target in gold.relations:
        counts[f"relations/{kind}"] += Counts(0, 0, 1)
        for candidate in left:
            if candidate[0] == kind and all(
                _same(one, other)
                for one, other in (
                    (ends.get(source), candidate[1]),
                    (ends.get(target), candidate[2]),
                )
            ):
                left.remove(candidate)
                counts[f"relations/{kind}"] += Counts(1, 0, 0)
                break
    return counts


def _same(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one[0] != other[0]:
        return False
    return one == other if one[0] == "table" else overlap(one[1:], other[1:]) >= 0.5
