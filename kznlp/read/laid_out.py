r"""Lay out the text of a document whose source is no text (DOCX, ODT, PDF), block after block.

Paragraphs are parted by an empty line, the cells of a table by tabs, its rows by line breaks.
List markers that the format only computes are printed before their item. Lines in columns, set by
tabs or spaces, stay together as one verbatim block.

>>> page = LaidOut("docx", source="-", limits=Limits())
>>> page.paragraph("Мақсаты:")
>>> page.table([LaidCell(k // 2, k % 2, c) for k, c in enumerate(("Жыл", "Саны", "1998", "12"))])
>>> page.draft().text
'Мақсаты:\n\nЖыл\tСаны\n1998\t12\n\n'
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kznlp.errors import ReadError
from kznlp.read.draft import Draft
from kznlp.read.limits import Limits
from kznlp.read.lines import WIDEST_ROW, columns
from kznlp.read.outline import outline
from kznlp.read.paragraphs import Look, Paragraph, paragraph
from kznlp.read.view import View
from kznlp.types import Block, BlockKind, Cell, Grid


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell of a table before it has a place in the text."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    header: bool = False


class LaidOut:
    """Text and paragraphs so far."""

    def __init__(self, layout: str, *, source: str, limits: Limits) -> None:
        self.layout = layout
        self.source = source
        self.limits = limits
        self.parts: list[str] = []
        self.length = 0
        self.cells = 0
        self.paragraphs: list[Paragraph] = []

    def paragraph(
        self,
        text: str,
        *,
        kind: BlockKind | None = None,
        level: int = 0,
        bold: bool = False,
        apart: bool = False,
    ) -> None:
        """Add a paragraph; one without text adds nothing."""
        if not text.strip():
            return
        start = self._write(text)
        view = View(text, (0,), (start,), (self.length,))
        made = paragraph(view, Look(kind=kind, level=level, bold=bold))
        if made:
            if apart and made.kind is BlockKind.PARAGRAPH:
                made.kind = BlockKind.NOTE
            self.paragraphs.append(made)
        self._write("\n\n")

    def table(self, cells: Sequence[LaidCell]) -> None:
        """Add a table; one that only arranges its cells adds them as paragraphs."""
        if is_arrangement(cells):
            for cell in cells:
                for line in cell.text.split("\n"):
                    self.paragraph(line)
            return
        self.cells += len(cells)
        if self.cells > self.limits.cells:
            raise ReadError(
                self.source,
                f"its tables have more than {self.limits.cells:,} cells",
                "Split it, or raise the limit: Limits(cells=…).",
            )
        begin = self.length
        placed = []
        for k, cell in enumerate(cells):
            if k:
                self._write("\t" if cell.row == cells[k - 1].row else "\n")
            start = self._write(cell.text)
            placed.append(
                Cell(
                    cell.row, cell.column, start, self.length, cell.rows, cell.columns, cell.header
                )
            )
        grid = Grid(self.layout, tuple(placed))
        block = Block(BlockKind.GRID, begin, self.length, grid=grid)
        self.paragraphs.append(Paragraph(begin, self.length, block=block))
        self._write("\n\n")

    def draft(self) -> Draft:
        """The draft of all that was added."""
        paragraphs = list(_with_verbatim(self.paragraphs))
        return Draft("".join(self.parts), outline(paragraphs), format=self.layout)

    def _write(self, text: str) -> int:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        if self.length > self.limits.characters:
            raise ReadError(
                self.source,
                f"it has more than {self.limits.characters:,} characters",
                "Split it into its documents, or raise the limit: Limits(characters=…).",
            )
        return start


def _with_verbatim(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Two and more lines in columns in a row become one verbatim block, for `kznlp.tables`."""
    for in_columns, run in groupby(paragraphs, key=_in_columns):
        lines = list(run)
        if in_columns and len(lines) > 1:
            block = Block(BlockKind.VERBATIM, lines[0].start, lines[-1].end)
            yield Paragraph(block.start, block.end, block=block)
        else:
            yield from lines


def _in_columns(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return len(text) <= WIDEST_ROW and "\n" not in text and columns(text, 0, len(text)) > 1


def is_arrangement(cells: Iterable[LaidCell]) -> bool:
    """One column, or one row of two: signatures and addressees are set so."""
    cells = list(cells)
    rows = max((cell.row + cell.rows for cell in cells), default=0)
    columns = max((cell.column + cell.columns for cell in cells), default=0)
    return columns <= 1 or (rows == 1 and columns == 2)
