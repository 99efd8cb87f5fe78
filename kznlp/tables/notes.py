"""What a reader must know of a table, in words: totals that fail, readings that remain.

One sentence a fact, the same in a terminal, in Markdown and in a spreadsheet.
"""

from collections.abc import Iterator

from kznlp.records import Check, Table


def failing(table: Table) -> tuple[Check, ...]:
    """The checks of totals that failed."""
    return tuple(c for c in table.checks if not c.ok)


def title(table: Table) -> str:
    """The table's id, caption, unit and period in one line."""
    about = ", ".join(filter(None, (table.unit, table.period)))
    return f"{table.id}. {table.caption or ''}".rstrip(". ") + (f" ({about})" if about else "")


def notes(table: Table) -> Iterator[str]:
    """The notes of a table."""
    for check in failing(table):
        row = table.rows[check.row]
        name = row[table.label_column] if table.label_column is not None else ""
        yield (
            f"{name or f'row {check.row + 1}'}, {table.columns[check.column] or check.column + 1}: "
            f"reported {check.reported}, computed {check.computed}, difference {check.difference}"
        )
    if table.checks and not failing(table):
        yield f"all {len(table.checks)} totals add up"
    if table.ambiguous:
        yield "the characters allow another reading of the cells"
