"""Text repair that remembers where every character came from."""

from dataclasses import dataclass, replace

from kznlp.read import read_text
from kznlp.types import Block, Change, Document, Grid


@dataclass(frozen=True, slots=True)
class Normalized:
    """Clean text, its blocks in clean offsets, and what was changed.

    Attributes:
        document: what it was made from.
        text: the clean text.
        blocks: the document's blocks, their grids' cells included, in clean offsets.
        changes: the repairs, in raw offsets.
    """

    document: Document
    text: str
    blocks: tuple[Block, ...]
    changes: tuple[Change, ...]
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The raw span that became `text[start:end]`."""
        if start == end:
            place = self._starts[start] if start < len(self._starts) else len(self.document.text)
            return place, place
        return self._starts[start], self._ends[end - 1]


def normalize(document: Document) -> Normalized:
    """Repair the text of a document, block by block."""
    raw = document.text
    drop = {}
    for piece in document.markup:
        drop[piece.start] = piece
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    clean = [0] * (len(raw) + 1)
    i = 0
    while i < len(raw):
        clean[i] = len(text)
        if i in drop:
            piece = drop[i]
            for letter in piece.text:
                text.append(letter)
                starts.append(piece.start)
                ends.append(piece.end)
            for k in range(i, piece.end):
                clean[k] = len(text)
            i = max(piece.end, i + 1)
            continue
        text.append(raw[i])
        starts.append(i)
        ends.append(i + 1)
        i += 1
    clean[len(raw)] = len(text)

    def move(block: Block) -> Block:
        grid = block.grid
        if grid:
            cells = tuple(replace(c, start=clean[c.start], end=clean[c.end]) for c in grid.cells)
            grid = Grid(grid.layout, cells)
        return replace(block, start=clean[block.start], end=clean[block.end], grid=grid)

    return Normalized(
        document,
        "".join(text),
        tuple(move(b) for b in document.blocks),
        (),
        tuple(starts),
        tuple(ends),
    )


def normalize_text(text: str, *, source: str = "-") -> Normalized:
    """Read and repair a text."""
    return normalize(read_text(text, source=source))
