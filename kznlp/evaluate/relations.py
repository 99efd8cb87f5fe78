"""Relations between units, and from tables to units: right if the type and both ends are."""

from collections import defaultdict
from collections.abc import Iterator

from kznlp.evaluate.counts import Counts
from kznlp.evaluate.gold import Gold
from kznlp.evaluate.spans import overlap, trim
from kznlp.records import Analysis, Relation

Place = tuple[str, int, int]
# A relation of the gold: its type, and the ids of its ends.
GoldRelation = tuple[str, str, str]
SAME = 0.5  # overlap of units that are one


def score_relations(raw: str, gold: Gold, analysis: Analysis) -> dict[str, Counts]:
    """Counts of relations by type."""
    counts: dict[str, Counts] = defaultdict(Counts)
    for wanted, found in aligned_relations(raw, gold, analysis):
        kind = wanted[0] if wanted else found.type if found else ""
        right = wanted is not None and found is not None
        counts[f"relations/{kind}"] += Counts(right, found is not None, wanted is not None)
    return counts


def aligned_relations(
    raw: str, gold: Gold, analysis: Analysis
) -> Iterator[tuple[GoldRelation | None, Relation | None]]:
    """The relations of the gold, each with that which was found; then those that are spurious."""
    ends = gold_places(raw, gold)
    places = found_places(raw, analysis)
    left = list(analysis.relations)
    for relation in gold.relations:
        kind, source, target = relation
        same = (
            one
            for one in left
            if one.type == kind
            and _same(ends.get(source), places.get(one.source))
            and _same(ends.get(target), places.get(one.target))
        )
        found = next(same, None)
        if found is not None:
            left.remove(found)
        yield relation, found
    yield from ((None, one) for one in left)


def gold_places(raw: str, gold: Gold) -> dict[str, Place]:
    """Where the ends of relations are, by their numbers; tables are told by their order."""
    places: dict[str, Place] = {
        str(n): ("unit", *trim(raw, unit.start, unit.end)) for n, unit in enumerate(gold.units, 1)
    }
    return places | {t.id or f"T{n}": ("table", n, 0) for n, t in enumerate(gold.tables, 1)}


def found_places(raw: str, analysis: Analysis) -> dict[str, Place]:
    """Where the ends of relations are, by their ids."""
    places: dict[str, Place] = {
        unit.id: ("unit", *trim(raw, unit.start, unit.end)) for unit in analysis.units
    }
    return places | {table.id: ("table", n, 0) for n, table in enumerate(analysis.tables, 1)}


def _same(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one[0] != other[0]:
        return False
    return one == other if one[0] == "table" else overlap(one[1:], other[1:]) >= SAME
