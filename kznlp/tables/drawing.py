"""A table drawn for the terminal: totals bold, failing ones red, with a note on each."""

from typing import TYPE_CHECKING

from kznlp.records import Table
from kznlp.tables.notes import failing, notes, title

if TYPE_CHECKING:
    from rich.table import Table as RichTable

WRONG = "bold red"


def render(table: Table) -> "RichTable":
    """The table as a rich table; print it with a `rich.console.Console`."""
    from rich.table import Table as RichTable
    from rich.text import Text

    wrong = {(c.row, c.column) for c in failing(table)}
    figures = {o.column for o in table.observations}
    drawn = RichTable(
        title=Text(title(table)),
        caption=Text("\n".join(notes(table))),
        title_justify="left",
        caption_justify="left",
    )
    for number, header in enumerate(table.columns):
        drawn.add_column(Text(header), justify="right" if number in figures else "left")
    for r, row in enumerate(table.rows):
        cells = [
            Text(f"{cell} ✗", style=WRONG) if (r, k) in wrong else Text(cell)
            for k, cell in enumerate(row)
        ]
        drawn.add_row(*cells, style="bold" if r in table.total_rows else None)
    return drawn
