"""What a reader of a document sees in its blocks."""

from kznlp.types import Block, Document


def shown(document: Document, start: int, end: int) -> str:
    """The text between two raw offsets as a reader sees it, white space made single."""
    parts = []
    for piece in document.markup:
        if start <= piece.start and piece.end <= end:
            parts += [document.text[start : piece.start], piece.text]
            start = piece.end
    return " ".join("".join([*parts, document.text[start:end]]).split())


def blocks(document: Document) -> list[list]:
    """Kind, level, marker and visible text of each block."""
    return [
        [b.kind.value, b.level, b.marker, shown(document, b.start, b.end)] for b in document.blocks
    ]


def cells(document: Document, block: Block) -> list[tuple]:
    """Place, size and visible text of each cell."""
    return [
        (c.row, c.column, c.rows, c.columns, shown(document, c.start, c.end))
        for c in block.grid.cells
    ]


def check(document: Document) -> None:
    """What holds for every document: order, no overlap, everything in its place."""
    done = 0
    for block in document.blocks:
        assert done <= block.start <= block.end <= len(document.text)
        done = block.end
        for cell in block.grid.cells if block.grid else ():
            assert block.start <= cell.start <= cell.end <= block.end
    done = 0
    spans = iter(document.blocks)
    block = next(spans, None)
    for piece in document.markup:
        assert done <= piece.start < piece.end
        done = piece.end
        while block and block.end < piece.end:
            block = next(spans, None)
        assert block is not None
        assert block.start <= piece.start
