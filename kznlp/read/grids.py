"""HTML tables become grids: spans counted out, open ends closed, raw offsets kept.

Tables of real files leave out `</td>`, `</tr>` and `</table>`, break off at the end of the file,
and nest. A cell ends where the next one begins; an inner table is read as the text of its cell;
a table without `</table>` ends where prose begins again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kznlp.read.tags import CELLS, Tag, attributes, matched, pieces, tags
from kznlp.types import Block, BlockKind, Cell, Grid, Markup

TABLE = frozenset(("table",))
WIDEST = 100  # columns that one cell may cover: printed tables have fewer, damaged ones claim more
CROWDED = 300  # columns, beyond which row spans are damage that would pile up without end
PROSE = re.compile(r"[ \t]*\n[ \t]*\n|\n(?=\#{1,6} )")
ENDS_CELL = frozenset(("/td", "/th", "tr", "/tr", "/table", "tbody", "thead", "tfoot"))


@dataclass(frozen=True, slots=True)
class TableSpan:
    """An outermost table: its raw span, and its tags, that of the table itself included."""

    start: int
    end: int
    tags: tuple[Tag, ...]

    @property
    def nested(self) -> bool:
        """There is a table inside."""
        return sum(tag.name == "table" for tag in self.tags) > 1


def table_spans(text: str, found: list[Tag]) -> Iterator[TableSpan]:
    """The outermost tables among the tags of a document."""
    ends = matched(found, TABLE)
    done = 0
    for k, tag in enumerate(found):
        if tag.name != "table" or tag.start < done:
            continue
        inside = list(_inside(found, k, ends.get(tag.start)))
        done = ends.get(tag.start) or _open_end(text, inside)
        yield TableSpan(tag.start, done, tuple(t for t in inside if t.start < done))


def _inside(found: list[Tag], k: int, end: int | None) -> Iterator[Tag]:
    """The tags of the table that begins with tag `k`; up to the next table if it has no end."""
    yield found[k]
    for i in range(k + 1, len(found)):
        tag = found[i]
        if tag.name == "table" if end is None else tag.start >= end:
            return
        yield tag


def _open_end(text: str, inside: list[Tag]) -> int:
    """Where a table without `</table>` ends: before prose, or with its last cell."""
    in_cell = False
    for tag, after in zip(inside, [*inside[1:], None], strict=True):
        if tag.name in CELLS:
            in_cell = True
        elif tag.name in ENDS_CELL:
            in_cell = False
        stop = after.start if after else len(text)
        if not in_cell and text[tag.end : stop].strip():
            return tag.end
        closes = after is not None and (after.name in ENDS_CELL or after.name in CELLS)
        prose = None if closes else PROSE.search(text, tag.end, stop)
        if prose and text[prose.end() : stop].strip():
            return prose.start()
    last = inside[-1].end
    rest = len(text) if in_cell else last
    return rest if in_cell and not text[last:rest].isspace() else last


@dataclass(slots=True)
class _Open:
    """A cell that may still grow; most are small, and there are many."""

    row: int
    column: int
    start: int
    end: int
    rows: int
    columns: int
    header: bool


@dataclass(slots=True)
class _Filling:
    """Cells so far, and how far down each column is taken by a cell with a row span."""

    cells: list[_Open]
    taken: dict[int, int]
    row: int = -1
    column: int = 0

    def next_row(self) -> None:
        self.row += 1
        self.column = 0

    def add(self, tag: Tag, start: int, *, header: bool) -> None:
        if self.row < 0:
            self.next_row()
        spans = attributes(tag) if tag.attributes else {}
        high, wide = _number(spans.get("rowspan")), _number(spans.get("colspan"))
        while self.taken.get(self.column, 0) > self.row:
            self.column += 1
        wide = min(wide, WIDEST)
        if self.column >= CROWDED:
            high = 1
        for column in range(self.column, self.column + wide):
            self.taken[column] = self.row + high
        header = header or tag.name == "th"
        self.cells.append(_Open(self.row, self.column, start, start, high, wide, header))
        self.column += wide


def _number(value: str | None) -> int:
    digits = (value or "").strip()[:6]
    return max(1, int(digits)) if digits.isascii() and digits.isdigit() else 1


def read_grid(text: str, table: TableSpan, *, breaks: bool) -> tuple[Block, list[Markup]]:
    """The block of a table and the markup inside it.

    Between two cells of a row stands a tab, between rows a line break.
    """
    cells = _cells(text, table)
    markup: list[Markup] = []
    done = table.start
    above = 0
    placed: list[Cell] = []
    for cell in cells:
        start, end = _trimmed(text, cell.start, cell.end)
        gap = "" if not placed else "\t" if cell.row == above else "\n"
        markup.append(Markup(done, start, gap))
        markup += pieces(text, start, end, breaks=breaks)
        placed.append(Cell(cell.row, cell.column, start, end, cell.rows, cell.columns, cell.header))
        done, above = end, cell.row
    if done < table.end:
        markup.append(Markup(done, table.end))
    grid = Grid("html", tuple(placed))
    return Block(BlockKind.GRID, table.start, table.end, grid=grid), markup


def _cells(text: str, table: TableSpan) -> list[_Open]:
    filling = _Filling([], {})
    depth = 0
    head = is_open = False

    def close(place: int) -> None:
        nonlocal is_open
        if is_open:
            filling.cells[-1].end = place
            is_open = False

    for tag in table.tags:
        if tag.name == "table":
            depth += 1
        elif depth == 1 and (tag.name in ENDS_CELL or tag.name in CELLS):
            close(tag.start)
        if tag.name == "/table":
            depth -= 1
        elif depth == 1:
            if tag.name == "tr":
                filling.next_row()
            elif tag.name in ("thead", "/thead"):
                head = tag.name == "thead"
            elif tag.name in CELLS:
                filling.add(tag, tag.end, header=head)
                is_open = True
    close(table.end)
    for cell in filling.cells:
        cell.rows = min(cell.rows, filling.row + 1 - cell.row)
    return filling.cells


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a cell without outer white space; an empty cell stays at its start."""
    inside = text[start:end]
    bare = inside.strip()
    first = start + len(inside) - len(inside.lstrip()) if bare else start
    return first, first + len(bare)


def find_tables(text: str) -> list[TableSpan]:
    """The tables of a text that is no HTML file."""
    return list(table_spans(text, list(tags(text)))) if "<table" in text.lower() else []
