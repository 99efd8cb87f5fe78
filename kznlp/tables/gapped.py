"""A line whose cells are parted by tabs or by wide gaps."""

from dataclasses import dataclass

import regex

from kznlp.tables.draft import Piece, piece
from kznlp.tables.numbers import is_missing, value
from kznlp.tables.stretches import Line

GAP = regex.compile(r"\t|[ \u00a0]{2,}")
LEADERS = regex.compile(r"(?:\.\s?){4}|…{2}|_{4}")
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Gapped:
    """A line and its cells; whether tabs part them."""

    line: Line
    cells: tuple[Piece, ...]
    tabs: bool

    @property
    def figures(self) -> int:
        """How many cells at its end are figures or missing marks."""
        count = 0
        for cell in reversed(self.cells):
            if not is_missing(cell.text) and not are_figures(cell.text):
                break
            count += 1
        return count if any(are_figures(c.text) for c in self.cells) else 0

    def place(self, cell: Piece) -> tuple[int, int]:
        """Where a cell begins and ends in the line."""
        start, end = cell.span or (0, 0)
        return start - self.line.start, end - self.line.start


def are_figures(cell: str) -> bool:
    """Whether a cell holds a figure, or several between which the gap is no wider than a space."""
    if value(cell) is not None:
        return True
    words = cell.split()
    return len(words) > 1 and all(value(w) is not None or is_missing(w) for w in words)


def has_gaps(text: str, line: Line) -> bool:
    """Whether a line has cells parted by tabs or wide gaps."""
    if line.rule or line.end - line.start > LONGEST:
        return False
    inner = text[line.start : line.end].strip()
    return GAP.search(inner) is not None and not LEADERS.search(inner)


def gapped(text: str, line: Line) -> Gapped:
    """Read a line."""
    raw = text[line.start : line.end]
    start = line.start + len(raw) - len(raw.lstrip(" \u00a0"))
    cells = []
    for gap in GAP.finditer(text, start, line.start + len(raw.rstrip(" \u00a0"))):
        cells.append(piece(text, start, gap.start()))
        start = gap.end()
    cells.append(piece(text, start, line.end))
    return Gapped(line, tuple(cells), "\t" in raw)
