"""The tables as SQLAlchemy sees them; the migrations create them, a test compares the two.

A record of `kznlp.records` is a row, its plain fields columns of the same names; a list of records
is a table of its own, in which `position` keeps the order. Lists of strings or numbers that no
query asks for are JSON.
"""

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Float, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

METADATA = MetaData()


def _columns(kind: type[TypeEngine[Any]] | TypeEngine[Any], names: str) -> list[Column[Any]]:
    """Columns of one type; a question mark behind a name allows NULL."""
    return [Column(n.rstrip("?"), kind, nullable=n.endswith("?")) for n in names.split()]


def _table(name: str, keys: str, *columns: list[Column[Any]]) -> Table:
    """A table whose key is all of `keys`, integers."""
    key = [Column(k, Integer, primary_key=True, nullable=False) for k in keys.split()]
    return Table(name, METADATA, *key, *(c for some in columns for c in some))


IN_DOCUMENT = "document position"
IN_TABLE = "document table position"
IN_MEASURE = "document measure position"
PLACE = "start end"
MAYBE_PLACE = "start? end?"

documents = _table(
    "documents",
    "key",
    _columns(Text, "id source title? kind? date? region? format encoding? path"),
    _columns(Integer, "length schema"),
    _columns(JSON, "warnings"),
)
sources = Table(
    "sources",
    METADATA,
    Column("path", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("document", Integer, nullable=False),
    *_columns(Text, "digest? pipeline?"),
)
failures = Table(
    "failures",
    METADATA,
    Column("path", Text, primary_key=True),
    *_columns(Text, "name digest? pipeline? message"),
)
texts = _table("texts", "document", _columns(LargeBinary, "text"))
changes = _table(
    "changes", IN_DOCUMENT, _columns(Text, "rule before after"), _columns(Integer, PLACE)
)
units = _table(
    "units",
    IN_DOCUMENT,
    _columns(Text, "id label kind? valence? assertion modality? text section? reason"),
    _columns(Integer, PLACE),
    _columns(Float, "score"),
    _columns(JSON(none_as_null=True), "attributed_to?"),
)
relations = _table(
    "relations",
    IN_DOCUMENT,
    _columns(Text, "type source target reason"),
    _columns(Float, "score"),
)
tables = _table(
    "tables",
    IN_DOCUMENT,
    _columns(Text, "id caption? unit? period? layout"),
    _columns(Integer, f"{PLACE} label_column?"),
    _columns(JSON, "columns rows spans total_rows alternatives"),
    _columns(Boolean, "ambiguous"),
)
checks = _table(
    "checks",
    IN_TABLE,
    _columns(Integer, "row column"),
    _columns(Text, "kind reported computed difference other?"),
    _columns(Boolean, "ok"),
    _columns(Float, "chance?"),
    _columns(JSON(none_as_null=True), "hint?"),
)
observations = _table(
    "observations",
    IN_TABLE,
    _columns(Integer, f"row column scale {MAYBE_PLACE}"),
    _columns(Text, "label? header? value? low? high? printed unit? period? region? note?"),
    _columns(Text, "first_day? last_day?"),
    _columns(Boolean, "about"),
)
comparisons = _table(
    "comparisons",
    IN_DOCUMENT,
    _columns(Text, "unit text value verdict table? reported?"),
    _columns(Integer, f"{PLACE} row? column?"),
)
measures = _table(
    "measures",
    IN_DOCUMENT,
    _columns(Text, "id title instrument status modality? sector? start? end? deadline? unit?"),
    _columns(Text, "table? reason first_day? last_day?"),
    _columns(Float, "score"),
    _columns(JSON, "secondary"),
)
measure_actors = _table(
    "measure_actors", IN_MEASURE, _columns(Text, "name role? id? canonical? lemmas")
)
measure_targets = _table("measure_targets", IN_MEASURE, _columns(Text, "code"))
measure_regions = _table("measure_regions", IN_MEASURE, _columns(Text, "code name kato?"))
measure_funding = _table(
    "measure_funding", IN_MEASURE, _columns(Text, "amount currency? printed source? kind? period?")
)
measure_legal_basis = _table("measure_legal_basis", IN_MEASURE, _columns(Text, "name"))
measure_evidence = _table(
    "measure_evidence", IN_MEASURE, _columns(Text, "text"), _columns(Integer, PLACE)
)
provenance = _table(
    "provenance",
    IN_MEASURE,
    _columns(Text, "field value text? reason"),
    _columns(Integer, MAYBE_PLACE),
    _columns(Float, "score"),
)
same_as = _table(
    "same_as", "document measure other_document other_measure", _columns(Float, "score")
)
linked = _table("linked", "document")
passages = Table(
    "passages",
    METADATA,
    Column("id", Integer, primary_key=True),
    *_columns(Integer, "document position"),
    *_columns(Text, "kind text lemmas context"),
)
