"""The labels of rows, and which rows are totals."""

from collections.abc import Sequence

from kznlp.tables.columns import Columns
from kznlp.tables.draft import Draft, Row
from kznlp.tables.numbers import value
from kznlp.tables.words import pattern


def label(row: Row, columns: Columns) -> str:
    """The words that name a row: those of its label column, or else of a cell before."""
    if columns.label is None:
        return ""
    if row[columns.label].text:
        return row[columns.label].text
    return next((p.text for p in row[: columns.label] if p.text and value(p.text) is None), "")


def is_group(row: Row) -> bool:
    """Whether one cell stands alone in the row, and names those below."""
    return len(row) > 2 and bool(row[0].text) and not any(p.text for p in row[1:])


def total_rows(draft: Draft, labels: Sequence[str]) -> tuple[int, ...]:
    """The rows whose label says that they are totals."""
    total = pattern("totals.yml", "total")
    return tuple(
        r for r, row in enumerate(draft.rows) if not is_group(row) and total.search(labels[r])
    )
