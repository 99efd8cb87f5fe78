"""What one slip of a typist would explain: a wrong digit, or two digits that changed places.

A hint says which cell would have to read what. It is given where one cell alone explains the
difference: the total itself, a cell that its column and its row both point at, or the only addend
that does. It is never applied.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from kznlp.records import Check, Hint
from kznlp.tables.checks.slips import changes
from kznlp.tables.checks.sums import MOST_ADDENDS, Checked, Place, Sum
from kznlp.tables.numbers import plain


def with_hints(found: Sequence[Checked]) -> Iterator[Check]:
    """The records of sums, with hints on those that fail."""
    explained = {n: _explained(c.sum) for n, c in enumerate(found) if not c.ok}
    pointed = Counter((h.row, h.column, h.value) for hints in explained.values() for h in hints)
    for n, checked in enumerate(found):
        hint = _one(checked.sum, explained.get(n, []), pointed)
        yield checked.check if hint is None else replace(checked.check, hint=hint)


def _explained(failed: Sum) -> list[Hint]:
    """The cells of which one could explain the difference, the total first."""
    figures: list[tuple[Place, Decimal, Decimal]] = [
        (failed.place, failed.reported, failed.computed)
    ]
    if len(failed.addends) <= MOST_ADDENDS:
        off = failed.difference
        figures += [(place, x, x + off) for place, x in failed.addends]
    return [
        Hint(row=row, column=column, value=plain(other), change=change)
        for (row, column), x, other in figures
        for change in changes(x, other)
    ]


def _one(failed: Sum, hints: Sequence[Hint], pointed: Counter[tuple[int, int, str]]) -> Hint | None:
    both = [h for h in hints if pointed[h.row, h.column, h.value] > 1]
    for some in (both, [h for h in hints if (h.row, h.column) == failed.place], hints):
        if len(some) == 1:
            return some[0]
    return None
