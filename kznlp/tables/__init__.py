r"""Grids and tables flattened into text become checked `Table` records.

    1. `grids`       tables that the format marks: HTML, DOCX, PDF, Markdown
    2. `lines`       tables printed as lines: tabs, bars, columns of spaces
    3. `flattened`   tables run together into one paragraph
    4. `meaning`     labels, totals, units, periods, observations
    5. `checks`      sums, shares, ratios, figures that are told twice

>>> from kznlp.normalize import normalize_text
>>> text = "Облыстар\t2003 ж.\t2004 ж.Ақтөбе\t10\t20Атырау\t5\t6ҚАЗАҚСТАН\t15\t27Бұдан"
>>> table, = find_tables(normalize_text(text))
>>> table.rows
(('Ақтөбе', '10', '20'), ('Атырау', '5', '6'), ('ҚАЗАҚСТАН', '15', '27'))
>>> [(c.column, c.difference) for c in table.checks if not c.ok]
[(2, '1')]
"""

from kznlp.normalize import Normalized
from kznlp.records import Table
from kznlp.tables.checks import with_repeats
from kznlp.tables.grids import grid_drafts
from kznlp.tables.lines import line_drafts
from kznlp.tables.meaning import finish

__all__ = ["find_tables"]


def find_tables(clean: Normalized) -> tuple[Table, ...]:
    """Every table of the text, in clean offsets, in order, without overlap."""
    drafts = [*grid_drafts(clean.text, clean.blocks), *line_drafts(clean)]
    tables: list[Table] = []
    for draft in sorted(drafts, key=lambda d: d.start):
        tables.append(finish(draft, number=len(tables) + 1, before=tables[-1] if tables else None))
    return with_repeats(tables)
