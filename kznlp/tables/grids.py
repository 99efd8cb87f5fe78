"""Tables that their format marks as tables become drafts.

1. lay out the cells, spans counted in          `matrix`
2. a title row across the top is the caption
3. find the header rows and join their words    `headers`
4. drop the row that numbers the columns
5. pass over grids that only place text         `layouts`
6. a header in a grid of its own goes to the body below it; a body without a header that
   continues a table of the same width takes its header
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kznlp.tables import headers
from kznlp.tables.captions import Context, context
from kznlp.tables.draft import Draft, Row, stands_alone
from kznlp.tables.layouts import layout_rule
from kznlp.tables.matrix import Matrix, matrix
from kznlp.types import Block, BlockKind


@dataclass(frozen=True, slots=True)
class _Laid:
    """A grid whose header is known."""

    block: Block
    title: str | None
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    across: frozenset[int]
    near: Context

    @property
    def width(self) -> int:
        return len(self.columns)


def grid_drafts(text: str, blocks: tuple[Block, ...]) -> Iterator[Draft]:
    """A draft for each grid block that is a table."""
    waiting: _Laid | None = None
    done: _Laid | None = None
    for position, block in enumerate(blocks):
        if block.kind is not BlockKind.GRID or block.grid is None:
            continue
        laid = _lay(text, block, context(text, blocks, position))
        if laid is None:
            continue
        if waiting and _belongs(text, waiting, laid):
            laid = replace(laid, title=waiting.title, columns=waiting.columns, near=waiting.near)
            start = waiting.block.start
        else:
            start = block.start
        waiting = None
        if not laid.rows:
            waiting = laid
            continue
        if not any(laid.columns) and done and done.width == laid.width:
            laid = replace(laid, columns=done.columns)
        done = laid
        yield _draft(start, laid)


def _lay(text: str, block: Block, near: Context) -> _Laid | None:
    assert block.grid is not None
    cells = matrix(text, block.grid)
    every = [cells.row(r) for r in range(cells.height)]
    rule = layout_rule(every)
    if rule and not (rule == "line" and headers.depth(cells)):
        return None
    title = None
    first = _titles(cells)
    if first:
        title = " ".join(cells.printed(r, 0) for r in range(first))
        cells = cells.below(first)
    depth = headers.depth(cells)
    columns = headers.paths(cells, depth)
    depth += 0 < depth < cells.height and headers.is_numbering(cells.row(depth))
    body = range(depth, cells.height)
    spans = block.grid.layout != "markdown"  # which has no cells over several columns
    taken = cells.is_across if spans else lambda row: stands_alone(cells.row(row))
    across = frozenset(r - depth for r in body if taken(r))
    return _Laid(block, title or None, columns, tuple(map(cells.row, body)), across, near)


def _titles(cells: Matrix) -> int:
    """How many rows across stand above the header; marked ones belong to its paths."""
    rows = 0
    while rows < cells.height - 2 and cells.is_across(rows) and not cells.is_marked(rows):
        rows += 1
    return rows


def _belongs(text: str, header: _Laid, body: _Laid) -> bool:
    """Whether a header grid heads the next grid: nothing between them, and the same width."""
    between = text[header.block.end : body.block.start]
    return not between.strip() and header.width == body.width and not any(body.columns)


def _draft(start: int, laid: _Laid) -> Draft:
    assert laid.block.grid is not None
    return Draft(
        start=start,
        end=laid.block.end,
        layout=laid.block.grid.layout,
        columns=laid.columns,
        rows=laid.rows,
        across=laid.across,
        caption=laid.title or laid.near.caption,
        note=laid.near.note,
        continued=laid.near.continued,
    )
