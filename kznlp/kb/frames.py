"""Rows of a table with their document as a pandas frame: one query for all listings.

The order is fixed: by source, then as in the text; with words the best matches come first.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, select

from kznlp.kb import schema, sqlite
from kznlp.kb.filters import Condition
from kznlp.kb.words import match

if TYPE_CHECKING:
    import pandas as pd

documents, passages = schema.documents, schema.passages
ABOUT = (documents.c.id.label("document"), documents.c.source.label("source"))
PLAIN = (bool, int, float)
# Which passage tells of a row, and the column with its position.
PASSAGE = {
    "units": ("unit", "position"),
    "measures": ("measure", "position"),
    "tables": ("table", "position"),
    "observations": ("table", "table"),
}


def frame(connection: Connection, query: Select[Any]) -> "pd.DataFrame":
    """The rows of a query; the columns are there even where no row is."""
    import pandas as pd

    result = connection.execute(query)
    names = list(result.keys())
    rows = pd.DataFrame([tuple(row) for row in result], columns=names, dtype=object)
    # What is unknown stays None, and whole numbers stay whole; only full columns get a type.
    typed = [name for name in names if rows[name].map(type).isin(PLAIN).all()]
    return rows.astype({name: rows[name].infer_objects().dtype for name in typed})


def listing(
    items: Table,
    columns: Sequence[ColumnElement[Any]],
    conditions: Sequence[Condition],
    *,
    words: str | None = None,
    limit: int | None = None,
) -> Select[Any]:
    """The query for rows of one table that fulfil every condition.

    Args:
        items: the table.
        columns: what to show of it; id and source of the document follow.
        conditions: they may speak of the table and of `documents`.
        words: words that the row's passage must have.
        limit: at most so many rows.
    """
    order: list[ColumnElement[Any]] = [documents.c.path, *items.primary_key.columns]
    query = select(*columns, *ABOUT).select_from(items)
    query = query.join(documents, documents.c.key == items.c.document).where(*conditions)
    if words is not None:
        kind, position = PASSAGE[items.name]
        hits = sqlite.matches(match(words, around=True)).subquery()
        here = (passages.c.document == items.c.document, passages.c.position == items.c[position])
        query = query.join(passages, and_(*here, passages.c.kind == kind))
        query = query.join(hits, hits.c.id == passages.c.id)
        order.insert(0, hits.c.score.desc())
    return query.order_by(*order).limit(limit)
