"""Whether the figures of a table agree with each other. Nothing is ever repaired.

    totals      the total row of each column, the total column of each row, subtotals  column, row
    ratios      shares of a total, ratios and differences of two columns               ratio
    repeats     the same figure in two tables                                          repeat
    hints       one changed digit, or two that changed places, would explain it
    rounding    how far rounding alone may part figures

A disagreement counts only where the table itself shows that the figures ought to agree: its other
columns or rows do, or its words leave no choice.
"""

from collections.abc import Sequence

from kznlp.records import Check
from kznlp.tables.checks.chance import with_chances
from kznlp.tables.checks.hints import with_hints
from kznlp.tables.checks.ratios import ratios
from kznlp.tables.checks.repeats import with_repeats
from kznlp.tables.checks.totals import across, down
from kznlp.tables.columns import Columns
from kznlp.tables.draft import Draft

__all__ = ["check", "with_repeats"]


def check(
    draft: Draft, columns: Columns, labels: Sequence[str], totals: Sequence[int]
) -> tuple[Check, ...]:
    """Compare the figures of a table; `totals` are its total rows."""
    sums = [*down(draft, columns, labels, totals), *across(draft, columns)]
    return (*with_hints(with_chances(sums)), *ratios(draft, columns, totals))
