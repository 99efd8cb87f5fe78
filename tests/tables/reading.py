"""Texts and grids as the reader hands them on."""

from kznlp.normalize import Normalized, normalize, unrepaired
from kznlp.types import Block, BlockKind, Cell, Document, Grid


def clean(*parts: tuple[BlockKind, str] | str, verbatim: bool = False) -> Normalized:
    """A document of blocks, each a text (a paragraph) or a kind and a text."""
    plain = BlockKind.VERBATIM if verbatim else BlockKind.PARAGRAPH
    text, blocks = "", []
    for part in parts:
        kind, words = (plain, part) if isinstance(part, str) else part
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words + "\n"
    return normalize(Document(id="x", source="-", text=text, blocks=tuple(blocks)))


def grid(
    rows: list[list[str | tuple[str, int, int]]],
    *before: tuple[BlockKind, str],
    header: int = 0,
    repaired: bool = True,
) -> Normalized:
    """A document with a grid; a cell is its text, or text, rows and columns that it covers."""
    text, blocks = "", []
    for kind, words in before:
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words + "\n"
    start, cells = len(text), []
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        column = 0
        for cell in row:
            words, high, wide = (cell, 1, 1) if isinstance(cell, str) else cell
            while (r, column) in taken:
                column += 1
            taken |= {(r + i, column + k) for i in range(high) for k in range(min(wide, 50))}
            cells.append(Cell(r, column, len(text), len(text) + len(words), high, wide, r < header))
            text += words + "\t"
            column += wide
        text += "\n"
    blocks.append(Block(BlockKind.GRID, start, len(text), grid=Grid("html", tuple(cells))))
    document = Document(id="x", source="-", text=text, blocks=tuple(blocks))
    return normalize(document) if repaired else unrepaired(document)
