"""Documents, units, relations, tables and their figures as frames."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, and_, func, select

from kznlp.errors import UnknownNameError
from kznlp.kb import schema
from kznlp.kb.filters import Condition
from kznlp.kb.frames import frame, listing
from kznlp.records import Analysis
from kznlp.tables.frames import full_rows

if TYPE_CHECKING:
    import pandas as pd

Conditions = Sequence[Condition]


def documents(connection: Connection) -> "pd.DataFrame":
    """The documents, with how much each holds."""
    items = schema.documents
    shown = [
        "id",
        "source",
        "title",
        "kind",
        "date",
        "region",
        "format",
        "encoding",
        "length",
        "warnings",
    ]
    parts = (schema.units, schema.relations, schema.tables, schema.measures, schema.changes)
    counts = [
        select(func.count())
        .where(part.c.document == items.c.key)
        .scalar_subquery()
        .label(part.name)
        for part in parts
    ]
    query = select(*(items.c[name] for name in shown), *counts)
    return frame(connection, query.order_by(items.c.path))


def failures(connection: Connection) -> "pd.DataFrame":
    """The files that could not be used."""
    items = schema.failures
    query = select(items.c.name.label("source"), items.c.message, items.c.pipeline)
    return frame(connection, query.order_by(items.c.path))


def units(
    connection: Connection,
    conditions: Conditions,
    *,
    words: str | None = None,
    limit: int | None = None,
) -> "pd.DataFrame":
    """Claims, causes and proposals."""
    items = schema.units
    shown = [
        "id",
        "label",
        "kind",
        "valence",
        "assertion",
        "modality",
        "text",
        "section",
        "start",
        "end",
        "score",
        "reason",
    ]
    columns = [items.c[name] for name in shown]
    return frame(connection, listing(items, columns, conditions, words=words, limit=limit))


def relations(connection: Connection, conditions: Conditions) -> "pd.DataFrame":
    """Relations, and the words that they join."""
    items = schema.relations
    shown = [items.c.type, items.c.source.label("from"), items.c.target.label("to")]
    document = items.c.document
    texts = [
        _words(items.c.source, document).label("from_text"),
        _words(items.c.target, document).label("to_text"),
    ]
    more = [items.c.score, items.c.reason]
    return frame(connection, listing(items, [*shown, *texts, *more], conditions))


def comparisons(connection: Connection, conditions: Conditions) -> "pd.DataFrame":
    """Figures of units against cells of tables, and the words of the unit."""
    items = schema.comparisons
    shown = ("verdict", "text", "value", "reported", "table", "row", "column", "unit")
    words = _words(items.c.unit, items.c.document).label("unit_text")
    columns = [*(items.c[name] for name in shown), words, items.c.start, items.c.end]
    return frame(connection, listing(items, columns, conditions))


def _words(end: ColumnElement[str], document: ColumnElement[int]) -> ColumnElement[str]:
    """The words of a unit, or the caption of a table, by its id."""
    unit, table = schema.units, schema.tables
    text = select(unit.c.text).where(unit.c.document == document, unit.c.id == end)
    caption = select(table.c.caption).where(table.c.document == document, table.c.id == end)
    return func.coalesce(text.limit(1).scalar_subquery(), caption.limit(1).scalar_subquery())


def tables(
    connection: Connection, conditions: Conditions, *, words: str | None = None
) -> "pd.DataFrame":
    """Tables, with how many rows they have and how many of their totals are wrong."""
    items, checks = schema.tables, schema.checks
    shown = ["id", "caption", "columns", "unit", "period", "layout", "ambiguous", "start", "end"]
    mine = and_(checks.c.document == items.c.document, checks.c.table == items.c.position)
    wrong = select(func.count()).where(mine, checks.c.ok.is_(False)).scalar_subquery()
    columns = [*(items.c[name] for name in shown), items.c.rows, wrong.label("failed_checks")]
    found = frame(connection, listing(items, columns, conditions, words=words))
    found["rows"] = [len(rows) for rows in found["rows"]]
    return found


def one_table(analysis: Analysis, table_id: str) -> "pd.DataFrame":
    """One table as printed.

    Raises:
        UnknownNameError: the document has no such table.
    """
    import pandas as pd

    found = {table.id: table for table in analysis.tables}
    if table_id not in found:
        raise UnknownNameError(f"table of {analysis.document.source}", table_id, found)
    table = found[table_id]
    return pd.DataFrame(full_rows(table), columns=list(table.columns), dtype=str)


def checks(connection: Connection, conditions: Conditions) -> "pd.DataFrame":
    """Figures that were checked, and the table that they stand in."""
    items, owner = schema.checks, schema.tables
    mine = and_(owner.c.document == items.c.document, owner.c.position == items.c.table)
    table = [owner.c.id.label("table"), owner.c.caption]
    shown = [
        "kind",
        "row",
        "column",
        "reported",
        "computed",
        "difference",
        "ok",
        "chance",
        "other",
        "hint",
    ]
    query = listing(items, [*table, *(items.c[name] for name in shown)], conditions)
    return frame(connection, query.join(owner, mine))


def observations(
    connection: Connection,
    conditions: Conditions,
    *,
    words: str | None = None,
    limit: int | None = None,
) -> "pd.DataFrame":
    """Figures, each with its table; `number` is the value as a float."""
    import pandas as pd

    items, owner = schema.observations, schema.tables
    mine = and_(owner.c.document == items.c.document, owner.c.position == items.c.table)
    about = ("label", "header", "value", "printed", "unit", "scale", "period", "region")
    more = ("low", "high", "about", "note", "row", "column", "start", "end")
    figures = [items.c[name] for name in (*about, *more)]
    columns = [owner.c.id.label("table"), owner.c.caption, *figures]
    query = listing(items, columns, conditions, words=words, limit=limit).join(owner, mine)
    found = frame(connection, query)
    found.insert(5, "number", pd.to_numeric(found["value"], errors="coerce"))
    return found
