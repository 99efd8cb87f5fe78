"""What stands above the first row of a flattened table: header cells, and where its label begins.

Tabs part header cells as they part others, so that only the cell before the first figure can hold
both the end of the header and the first label. Where spaces part cells, every capital may begin it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kznlp.normalize import Normalized
from kznlp.tables.draft import EMPTY, Piece, piece
from kznlp.tables.edges import opening
from kznlp.tables.entries import Entry
from kznlp.tables.first_label import Start, starts
from kznlp.tables.heads import without_number
from kznlp.tables.numbering import number_behind
from kznlp.tables.words import pattern

TRIED = 16


@dataclass(frozen=True, slots=True)
class Top:
    """The label of the first row, its number, the header cells before it, and what that costs."""

    label: Piece
    number: Piece
    header: tuple[Piece, ...]
    start: Start | None = None

    def cost(self, columns: int) -> float:
        """What it costs in a table of so many columns."""
        return self.start.cost(columns) if self.start else 0.0

    @property
    def years(self) -> int:
        """How many years are among the header cells."""
        return self.start.years if self.start else 0


def tops(
    clean: Normalized, rows: Sequence[Entry], above: Sequence[Entry], floor: int, *, tabs: bool
) -> list[Top]:
    """The likely tops, those that most speaks for first; at least one."""
    return [_tabbed(clean, rows, above)] if tabs else _spaced(clean, rows, above, floor)


def _tabbed(clean: Normalized, rows: Sequence[Entry], above: Sequence[Entry]) -> Top:
    text, row = clean.text, rows[0]
    label = row.label
    cells = [p for e in above for p in (*e.before, e.label, *e.figures)] + row.before
    number = EMPTY
    if row.before:
        cells, number = _words_number(text, cells)
    elif above:
        figures, number = without_number(above[-1].figures)
        cells = [*cells[: len(cells) - len(above[-1].figures)], *figures]
    if number.text or label.start is None or label.end is None:
        return Top(label, number, tuple(cells))
    ends_above = len(row.before) > len(row.figures) or (above and not row.before)
    complete = ends_above and not pattern("columns.yml", "year").match(label.text)
    found = starts(
        clean,
        label.start,
        label.start,
        label.end,
        others=[r.label for r in rows[1:]],
        seams_only=bool(complete),
    )
    if not complete:  # the cell begins with the end of the header
        found = [s for s in found if s.place > label.start] or found
    return _top(clean, label, min(found, key=lambda start: start.cost(None)), cells)


def _words_number(text: str, cells: list[Piece]) -> tuple[list[Piece], Piece]:
    """The number of the first row, where it stuck to the last word of the header."""
    last = cells[-1]
    if last.start is None or last.end is None:
        return cells, EMPTY
    number = number_behind(text, last.start, last.end)
    if number.start is None:
        return cells, EMPTY
    return [*cells[:-1], piece(text, last.start, number.start)], number


def _top(clean: Normalized, label: Piece, start: Start, cells: Sequence[Piece]) -> Top:
    """The top whose first label begins there; words before it in its cell belong to the header."""
    text = clean.text
    assert label.start is not None
    assert label.end is not None
    number = number_behind(text, label.start, len(text[: start.place].rstrip()))
    end = start.place if number.start is None else number.start
    name = piece(text, start.place, label.end)
    return Top(name, number, (*cells, piece(text, label.start, end)), start)


def _spaced(
    clean: Normalized, rows: Sequence[Entry], above: Sequence[Entry], floor: int
) -> list[Top]:
    text, label = clean.text, rows[0].label
    first = above[0].label if above else label
    if label.start is None or label.end is None:
        return [Top(label, EMPTY, ())]
    begin = label.start if first.start is None else first.start
    begin = opening(text, max(begin, floor), first.end or label.end, numbered=True).header
    start = max(label.start, begin)
    found = starts(clean, begin, start, label.end, others=[r.label for r in rows[1:]])
    found.sort(key=lambda start: start.cost(None))
    return [_spaced_top(text, begin, s, label, above) for s in found[:TRIED]]


def _spaced_top(text: str, begin: int, start: Start, label: Piece, above: Sequence[Entry]) -> Top:
    assert label.start is not None
    assert label.end is not None
    end, number = start.place, EMPTY
    if start.place > label.start:
        number = number_behind(text, label.start, len(text[: start.place].rstrip()))
    elif above:
        figures, number = without_number(above[-1].figures)
        end = (figures[-1].end if figures else above[-1].label.end) or end
    end = end if number.start is None else number.start
    return Top(piece(text, start.place, label.end), number, (piece(text, begin, end),), start)
