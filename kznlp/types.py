"""What the first stages hand on: a read document, and its clean text.

Two coordinate systems exist, and only two:

- *raw*: code points of `Document.text`, the decoded source (for HTML and Markdown with its
  markup, for DOCX and PDF the text that the reader laid out). Users see raw offsets only.
- *clean*: code points of `Normalized.text`. Tables, language analysis, units and measures work in
  clean offsets; `kznlp.pipeline` maps their results back to raw once, at the end.

All spans are half-open.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    GRID = "grid"
    NOTE = "note"  # block quotation, addressee or signature line, editor's note
    VERBATIM = "verbatim"  # text whose line breaks and columns carry meaning


def _check(start: int, end: int) -> None:
    if not 0 <= start <= end:
        raise ValueError(f"A span needs 0 <= start <= end, got {start} and {end}.")


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell of a grid; `start:end` is its text, without its tags.

    Attributes:
        row: first grid row that it covers, from 0.
        column: first grid column that it covers, from 0.
        rows: how many rows it covers.
        columns: how many columns it covers.
        header: it was marked as a header (`<th>`).
    """

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1
    header: bool = False

    def __post_init__(self) -> None:
        _check(self.start, self.end)
        if self.row < 0 or self.column < 0 or self.rows < 1 or self.columns < 1:
            raise ValueError(f"A cell lies outside its grid: {self.row}, {self.column}.")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that its format marks as one, before anyone asked what it means."""

    layout: str  # "html", "docx", "pdf", "markdown", …
    cells: tuple[Cell, ...]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns, spans counted in."""
        rows = max((c.row + c.rows for c in self.cells), default=0)
        columns = max((c.column + c.columns for c in self.cells), default=0)
        return rows, columns


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the document in reading order; blocks do not overlap.

    Attributes:
        kind: what it is.
        start: first character of the content, after list marker or heading sign.
        end: end of the content.
        level: depth of a heading (1 is the highest) or of a list item (0 is the outermost).
        marker: the list marker as printed ("1.", "-", "а)"), else "".
        grid: the cells, for a block of kind GRID.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""
    grid: Grid | None = None

    def __post_init__(self) -> None:
        _check(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Markup:
    """A piece of raw text that is not text: a tag, an entity, an emphasis sign.

    `text` is what it stands for: "" for `<b>`, "&" for `&amp;`, a line break for `<br>`.
    """

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read, nothing repaired.

    Attributes:
        id: SHA-256 of the bytes, in hexadecimal.
        source: where it came from, as the user named it.
        text: the decoded text.
        blocks: in reading order; text outside every block is layout (tags, signs, blank lines).
        markup: pieces inside blocks that are not text, in order, without overlap.
        format: "text", "markdown", "html", "docx", "pdf".
        encoding: the encoding that the bytes were decoded from; None where the format has none.
        properties: what the file says of itself, such as its title.
        warnings: what the reader could not use, in words for the user.
    """

    id: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    markup: tuple[Markup, ...] = ()
    format: str = "text"
    encoding: str | None = "utf-8"
    properties: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    warnings: tuple[str, ...] = ()

    def shown(self, start: int, end: int) -> str:
        """What a reader sees of `text[start:end]`: pieces of markup are what they stand for.

        >>> marked = Document("", "", "5&lt;7 <b>га</b>", (), (Markup(1, 5, "<"), Markup(7, 10)))
        >>> marked.shown(0, 12)
        '5<7 га'
        """
        shown: list[str] = []
        for k in range(bisect_left(self.markup, start, key=_begin), len(self.markup)):
            piece = self.markup[k]
            if piece.end > end:
                break
            shown += self.text[start : piece.start], piece.text
            start = piece.end
        return "".join((*shown, self.text[start:end]))


def _begin(piece: Markup) -> int:
    return piece.start


@dataclass(frozen=True, slots=True)
class Change:
    """One repair: `before` stood at raw `start:end`, and was read as `after`."""

    rule: str
    start: int
    end: int
    before: str
    after: str
