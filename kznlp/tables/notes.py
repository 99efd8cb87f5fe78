"""What a reader must know of a table, in words: totals that fail, readings that remain.

One sentence a fact, the same in a terminal, in Markdown and in a spreadsheet.
"""

from collections.abc import Iterator

from kznlp.records import Check, Table

# The kinds of checks that add up.
SUMS = ("column", "row")
SUSPECT = 0.05  # a chance that is smaller is worth a look


def failing(table: Table) -> tuple[Check, ...]:
    """The checks that failed."""
    return tuple(c for c in table.checks if not c.ok)


def suspected(table: Table) -> tuple[Check, ...]:
    """The checks that hold, but by a rounding that is hardly likely."""
    return tuple(c for c in table.checks if c.ok and c.chance is not None and c.chance < SUSPECT)


def title(table: Table) -> str:
    """The table's id, caption, unit and period in one line."""
    about = ", ".join(filter(None, (table.unit, table.period)))
    return f"{table.id}. {table.caption or ''}".rstrip(". ") + (f" ({about})" if about else "")


def notes(table: Table) -> Iterator[str]:
    """The notes of a table."""
    for check in failing(table):
        told = "computed" if check.other is None else f"in {check.other}"
        yield (
            f"{_cell(table, check.row, check.column)}: reported {check.reported}, "
            f"{told} {check.computed}, difference {check.difference}{_slip(table, check)}"
        )
    for check in suspected(table):
        yield (
            f"{_cell(table, check.row, check.column)}: reported {check.reported}, computed "
            f"{check.computed}; rounding parts them so far in {check.chance:.1%} of such tables"
        )
    sums = [c for c in table.checks if c.kind in SUMS]
    if sums and all(c.ok for c in sums):
        yield f"all {len(sums)} totals add up"
    if table.ambiguous:
        yield "the characters allow another reading of the cells"


def _cell(table: Table, row: int, column: int) -> str:
    cells, named = table.rows[row], table.label_column
    label = cells[named] if named is not None and named < len(cells) else ""
    return f"{label or f'row {row + 1}'}, {table.columns[column] or column + 1}"


def _slip(table: Table, check: Check) -> str:
    """What one slip would explain."""
    if check.hint is None:
        return ""
    hint = check.hint
    itself = (hint.row, hint.column) == (check.row, check.column)
    where = "it" if itself else _cell(table, hint.row, hint.column)
    return f" (right if {where} were {hint.value})"
