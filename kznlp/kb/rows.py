"""An analysis becomes rows, by table, in the order to insert them.

`kznlp.kb.restore` is the way back. What is derived here (the days of a measure, lemmas, passages)
serves queries alone and is left out there.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from kznlp.kb.dates import hull
from kznlp.kb.words import lemmas
from kznlp.records import Actor, Analysis, Evidence, Funding, Measure, Provenance, Record, Region
from kznlp.records import Table as TableRecord

Row = dict[str, Any]
Rows = dict[str, list[Row]]

# Fields of a measure that are tables of records, and those that are tables of single values.
PARTS: dict[str, tuple[str, type[Record]]] = {
    "actors": ("measure_actors", Actor),
    "regions": ("measure_regions", Region),
    "funding": ("measure_funding", Funding),
    "evidence": ("measure_evidence", Evidence),
    "provenance": ("provenance", Provenance),
}
LISTS = {"targets": ("measure_targets", "code"), "legal_basis": ("measure_legal_basis", "name")}


def key(document_id: str) -> int:
    """The number by which rows name their document: made from its id, the same in every database.

    >>> key("d1")
    5019738764622579683
    """
    digest = hashlib.sha256(document_id.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def to_rows(analysis: Analysis) -> Rows:
    """The rows of every table that an analysis fills."""
    document = analysis.document
    place = {"document": key(document.id)}
    rows: Rows = defaultdict(list)
    known = {"key": place["document"], "schema": analysis.schema}
    rows["documents"].append(known | _row(document, leave={"changes"}))
    rows["changes"] += _numbered(document.changes, place)
    rows["units"] += _numbered(analysis.units, place)
    rows["relations"] += _numbered(analysis.relations, place)
    for position, table in enumerate(analysis.tables):
        _add_table(rows, table, position, place, date=document.date)
    rows["comparisons"] += _numbered(analysis.comparisons, place)
    for position, measure in enumerate(analysis.measures):
        _add_measure(rows, measure, position, place, date=document.date)
    for kind, position, text, around in _passages(analysis):
        found = {"kind": kind, "position": position, "text": text}
        found |= {"lemmas": lemmas(text), "context": lemmas(around)}
        rows["passages"].append(place | found)
    return rows


def _add_table(
    rows: Rows, table: TableRecord, position: int, place: Row, *, date: str | None
) -> None:
    row = _row(table, leave={"checks", "observations"})
    rows["tables"].append(place | {"position": position} | row)
    inside = place | {"table": position}
    rows["checks"] += _numbered(table.checks, inside)
    for row in _numbered(table.observations, inside):
        own = hull(row["period"]) or hull(table.period)
        rows["observations"].append(row | _days(own or hull(date)))


def _add_measure(
    rows: Rows, measure: Measure, position: int, place: Row, *, date: str | None
) -> None:
    own = hull(measure.start, measure.end, measure.deadline)
    row = _row(measure, leave={*PARTS, *LISTS}) | _days(own or hull(date))
    rows["measures"].append(place | {"position": position} | row)
    inside = place | {"measure": position}
    for field, (name, _) in PARTS.items():
        rows[name] += _numbered(getattr(measure, field), inside)
    for field, (name, column) in LISTS.items():
        values = enumerate(getattr(measure, field))
        rows[name] += (inside | {"position": i, column: value} for i, value in values)
    for row in rows["measure_actors"][-len(measure.actors) :] if measure.actors else ():
        row["lemmas"] = lemmas(_lines(row["canonical"], row["name"]))


def _numbered(records: Iterable[Record], place: Row) -> Iterator[Row]:
    return (place | {"position": i} | _row(record) for i, record in enumerate(records))


def _row(record: Record, *, leave: Iterable[str] = ()) -> Row:
    fields = (f for f in record.__struct_fields__ if f not in leave)
    return {f: msgspec.to_builtins(getattr(record, f)) for f in fields}


def _days(span: tuple[str, str] | None) -> Row:
    first, last = span or (None, None)
    return {"first_day": first, "last_day": last}


def _passages(analysis: Analysis) -> Iterator[tuple[str, int, str, str]]:
    """What can be searched: kind, position and words of each passage, and the words around it."""
    title = analysis.document.title
    if title:
        yield "document", 0, title, ""
    for position, unit in enumerate(analysis.units):
        yield "unit", position, unit.text, ""
    units = {unit.id: unit for unit in analysis.units}
    for position, measure in enumerate(analysis.measures):
        inside = units.get(measure.unit or "")
        around = _lines(title, *((inside.text, inside.section) if inside else ()))
        yield (
            "measure",
            position,
            _lines(measure.title, *(e.text for e in measure.evidence)),
            around,
        )
    for position, table in enumerate(analysis.tables):
        labels = (o.label for o in table.observations)
        yield "table", position, _lines(table.caption, *table.columns, *labels), ""


def _lines(*texts: str | None) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))
