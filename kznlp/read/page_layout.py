"""What of a web page is the document: menus, forms, and tables that arrange the page are not."""

import re
from html import unescape

from kznlp.read.grids import TableSpan, read_grid, table_spans
from kznlp.read.tags import TAG, Tag, matched

OUTSIDE = """
head title nav aside footer select button noscript iframe object dialog audio video
"""
SKIPPED = frozenset(OUTSIDE.split())
MAIN = (frozenset(("article",)), frozenset(("main",)))
INSIDE_LAYOUT = re.compile(r"<(?:h[1-6]|ul|ol|form|article)\b", re.I)
FEW_CELLS = 4
LONG_CELL = 1500  # characters; a cell beyond holds a text, not a value


def skipped(found: list[Tag]) -> dict[int, int]:
    """The spans of elements that are no part of the document."""
    return matched(found, SKIPPED)


def main_parts(text: str, found: list[Tag]) -> list[tuple[int, int]]:
    """The spans of `<article>` or `<main>`, if most of the visible text is in them."""
    for names in MAIN:
        spans = sorted(matched(found, names).items())
        if not spans:
            continue
        outer = [span for k, span in enumerate(spans) if k == 0 or span[0] >= spans[k - 1][1]]
        inside = sum(_visible(text, start, end) for start, end in outer)
        if 2 * inside >= _visible(text, 0, len(text)):
            return outer
    return []


def _visible(text: str, start: int, end: int) -> int:
    return len("".join(unescape(TAG.sub(" ", text[start:end])).split()))


def is_layout(text: str, span: TableSpan) -> bool:
    """The table arranges the page: one column, one row of two, or whole texts in its cells."""
    inside = text[span.start : span.end]
    if INSIDE_LAYOUT.search(inside):
        return True
    if span.nested:
        inner = sum(t.end - t.start for t in table_spans(text, list(span.tags[1:])))
        if 2 * inner > span.end - span.start:
            return True
    grid = read_grid(text, span, breaks=True)[0].grid
    if grid is None or not grid.cells:
        return True
    if len(grid.cells) > FEW_CELLS:
        return grid.shape[1] == 1
    filled = [c for c in grid.cells if _visible(text, c.start, c.end)]
    rows, columns = {c.row for c in filled}, {c.column for c in filled}
    if len(columns) <= 1 or (len(rows) == 1 and len(columns) == 2):
        return True
    return any(c.end - c.start > LONG_CELL for c in filled)
