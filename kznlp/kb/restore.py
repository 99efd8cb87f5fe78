"""Rows become the analysis again that `kznlp.kb.rows` took apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from kznlp.kb.rows import LISTS, PARTS, Row
from kznlp.records import (
    Analysis,
    ChangeRecord,
    Check,
    Comparison,
    DocumentRecord,
    Measure,
    Observation,
    Record,
    Relation,
    Table,
    Unit,
)

Kind = TypeVar("Kind", bound=Record)

# Every table that an analysis is made of, for whoever fetches the rows.
TABLES = (
    *("documents", "changes", "units", "relations", "tables", "checks", "observations"),
    *("comparisons", "measures"),
    *(name for name, _ in (*PARTS.values(), *LISTS.values())),
)


def to_analysis(rows: Mapping[str, list[Row]]) -> Analysis:
    """The analysis; `rows` holds those of one document for each of `TABLES`, in key order."""
    changes = [_record(ChangeRecord, row) for row in rows["changes"]]
    return Analysis(
        schema=rows["documents"][0]["schema"],
        document=_record(DocumentRecord, rows["documents"][0], changes=changes),
        units=tuple(_record(Unit, row) for row in rows["units"]),
        relations=tuple(_record(Relation, row) for row in rows["relations"]),
        tables=_tables(rows),
        comparisons=tuple(_record(Comparison, row) for row in rows["comparisons"]),
        measures=to_measures(rows),
    )


def _tables(rows: Mapping[str, list[Row]]) -> tuple[Table, ...]:
    checks = _by(rows["checks"], "table", Check)
    observations = _by(rows["observations"], "table", Observation)
    return tuple(
        _record(Table, row, checks=checks[i], observations=observations[i])
        for i, row in ((row["position"], row) for row in rows["tables"])
    )


def to_measures(rows: Mapping[str, list[Row]]) -> tuple[Measure, ...]:
    """The measures of the rows, with all their parts."""
    parts = {field: _by(rows[name], "measure", kind) for field, (name, kind) in PARTS.items()}
    lists = {field: _values(rows[name], column) for field, (name, column) in LISTS.items()}
    return tuple(
        _record(Measure, row, **{field: found[i] for field, found in (parts | lists).items()})
        for i, row in ((row["position"], row) for row in rows["measures"])
    )


def _by(rows: Iterable[Row], column: str, kind: type[Kind]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(_record(kind, row))
    return found


def _values(rows: Iterable[Row], column: str) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row["measure"]].append(row[column])
    return found


def _record(kind: type[Kind], row: Row, **more: object) -> Kind:
    values = row | more
    fields = (f for f in msgspec.structs.fields(kind) if f.name in values)
    found = {f.encode_name: values[f.name] for f in fields}
    return msgspec.convert(msgspec.to_builtins(found), kind)
