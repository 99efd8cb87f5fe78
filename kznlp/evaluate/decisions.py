"""What was decided of each unit and measure, gold and found: the cells of confusion tables.

    label                     of all units, `MISSED`, `SPURIOUS` and none included
    kind, valence, assertion  of units with the label of the gold, at half overlap
    instrument, status,
    sector                    of measures that were found

Of several readings that the gold accepts, the one that was found is meant, else the first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kznlp.evaluate.align import aligned_measures, aligned_units
from kznlp.evaluate.gold import Gold
from kznlp.evaluate.units import ATTRIBUTES, attribute_pairs
from kznlp.records import Analysis

KINDS = ("label", *ATTRIBUTES, "instrument", "status", "sector")
MISSED, SPURIOUS = "missed", "spurious"
UNKNOWN = "-"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: what it is about, the gold, and what was decided."""

    kind: str
    gold: str
    system: str


def decisions(raw: str, gold: Gold, analysis: Analysis) -> Iterator[Decision]:
    """All decisions in one document."""
    for unit, found in aligned_units(raw, gold, analysis):
        label = found.label if found else MISSED
        yield Decision("label", _meant(unit.labels, label) if unit else SPURIOUS, str(label))
    for unit, found in attribute_pairs(raw, gold, analysis):
        for name in ATTRIBUTES:
            wanted = getattr(unit, name)
            if wanted is not None:
                yield Decision(name, wanted, getattr(found, name) or UNKNOWN)
    for measure, other in aligned_measures(gold, analysis):
        if measure is None or other is None or measure.optional:
            continue
        for name in ("instrument", "status", "sector"):
            accepted, value = getattr(measure, name), getattr(other, name)
            if any(accepted):
                yield Decision(name, _meant(accepted, value), str(value or UNKNOWN))


def _meant(accepted: Sequence[str], found: str | None) -> str:
    return str(found) if found in accepted else accepted[0]


def matrix(made: Iterable[Decision], kind: str) -> dict[str, dict[str, int]]:
    """How often each value of the gold (rows) was taken for each value (columns), sorted."""
    counted = Counter((one.gold, one.system) for one in made if one.kind == kind)
    rows = sorted({gold for gold, _ in counted})
    columns = sorted({system for _, system in counted})
    return {row: {column: counted[row, column] for column in columns} for row in rows}
