"""The same figure in two tables: same label, header, period, region and unit.

Two tables are compared where at least three such figures stand in both and nearly all of them
agree; the others are reported in the later table.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from kznlp.records import Check, Observation, Table
from kznlp.tables.numbers import plain

FEWEST, SHARE = 3, 0.75
Key = tuple[str, str, str, str, str]


def with_repeats(tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, with checks of the figures that an earlier one gives too."""
    if len(tables) < 2:
        return tuple(tables)
    known: dict[Key, tuple[str, Observation]] = {}
    found: list[Table] = []
    for table in tables:
        keyed = _keyed(table)
        shared: dict[str, list[tuple[Observation, Observation]]] = defaultdict(list)
        for key, seen in keyed.items():
            if key in known:
                other, earlier = known[key]
                shared[other].append((earlier, seen))
        checks = [check for other, pairs in shared.items() for check in _compare(other, pairs)]
        found.append(replace(table, checks=(*table.checks, *checks)) if checks else table)
        known.update((key, (table.id, seen)) for key, seen in keyed.items())
    return tuple(found)


def _keyed(table: Table) -> dict[Key, Observation]:
    """The figures that can be told from all others of the table."""
    keyed: dict[Key, Observation] = {}
    twice: set[Key] = set()
    for seen in table.observations:
        if not seen.label or not (seen.header or seen.period) or seen.value is None:
            continue
        header = (seen.header or "").casefold()
        key = (
            seen.label.casefold(),
            header,
            seen.period or "",
            seen.region or "",
            seen.unit or "",
        )
        if key in keyed:
            twice.add(key)
        keyed[key] = seen
    return {key: seen for key, seen in keyed.items() if key not in twice}


def _compare(other: str, shared: Sequence[tuple[Observation, Observation]]) -> Iterator[Check]:
    values = [(Decimal(a.value or 0), Decimal(b.value or 0)) for a, b in shared]
    if sum(a == b for a, b in values) < max(FEWEST, SHARE * len(shared)):
        return
    for (_, seen), (one, two) in zip(shared, values, strict=True):
        yield Check(
            kind="repeat",
            row=seen.row,
            column=seen.column,
            reported=plain(two),
            computed=plain(one),
            difference=plain(two - one),
            ok=one == two,
            other=other,
        )
