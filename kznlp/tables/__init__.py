"""Grids and tables flattened into text become checked `Table` records."""

from kznlp.normalize import Normalized
from kznlp.records import Table
from kznlp.types import Block, BlockKind


def find_tables(clean: Normalized) -> tuple[Table, ...]:
    """Every table of the text, in clean offsets."""
    return tuple(
        _table(clean.text, block, number)
        for number, block in enumerate(
            (b for b in clean.blocks if b.kind is BlockKind.GRID and b.grid), start=1
        )
    )


def _table(text: str, block: Block, number: int) -> Table:
    assert block.grid is not None
    height, width = block.grid.shape
    rows = [[""] * width for _ in range(height)]
    spans: list[list[tuple[int, int] | None]] = [[None] * width for _ in range(height)]
    for cell in block.grid.cells:
        rows[cell.row][cell.column] = " ".join(text[cell.start : cell.end].split())
        spans[cell.row][cell.column] = (cell.start, cell.end)
    return Table(
        id=f"t{number}",
        start=block.start,
        end=block.end,
        columns=tuple(rows[0]) if rows else (),
        rows=tuple(tuple(r) for r in rows[1:]),
        spans=tuple(tuple(r) for r in spans[1:]),
        layout=block.grid.layout,
    )
