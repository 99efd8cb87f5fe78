"""DOCX: paragraphs, headings by style, computed list numbers, tables with merged cells, footnotes.

Deleted and moved-away text of tracked changes is left out, inserted text is read. Text boxes
follow their paragraph, footnotes the document. Only the XML parts with text are unpacked.
"""

from collections.abc import Iterator

from lxml import etree

from kznlp.errors import ReadError
from kznlp.read.archive import DAMAGED, Archive
from kznlp.read.docx_numbering import Numbering
from kznlp.read.docx_styles import VALUE, Styles, W, child, is_on
from kznlp.read.draft import Draft
from kznlp.read.laid_out import LaidCell, LaidOut
from kznlp.read.limits import Limits
from kznlp.types import BlockKind

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
UNSEEN = "del moveFrom pPr rPr instrText delText txbxContent tblPr sectPr"
SKIPPED = frozenset(W + name for name in UNSEEN.split()) | {FALLBACK}
SIGNS = {
    W + "tab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "\u00ad",
}
NOTE_REFERENCES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
Element = etree._Element


def read(data: bytes, *, source: str, limits: Limits) -> Draft:
    """The draft of a DOCX file.

    Raises:
        ReadError: it is damaged, protected, or beyond the limits.
    """
    archive = Archive.open(data, source=source, limits=limits)
    root = archive.xml(archive.find("word/document.xml"))
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise ReadError(source, "it has no document part", DAMAGED)
    reader = _Reader(archive)
    reader.blocks(body)
    reader.notes()
    draft = reader.page.draft()
    draft.properties = _properties(archive)
    return draft


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.styles = Styles(archive.xml(archive.find("word/styles.xml")))
        self.numbering = Numbering(archive.xml(archive.find("word/numbering.xml")))
        self.page = LaidOut("docx", source=archive.source, limits=archive.limits)
        self.cited: list[tuple[str, str]] = []

    def blocks(self, parent: Element) -> None:
        """Lay out the paragraphs and tables under `parent`."""
        for element in _blocks(parent):
            if element.tag == W + "tbl":
                self.page.table(self._cells(element))
            else:
                self._paragraph(element)

    def notes(self) -> None:
        """Lay out the footnotes and endnotes that the text refers to, in its order."""
        parts = {
            kind: self.archive.xml(self.archive.find(f"word/{kind}s.xml"))
            for kind in NOTE_REFERENCES.values()
        }
        for kind, number in self.cited:
            part = parts[kind]
            for note in () if part is None else part.iterchildren(W + kind):
                if note.get(W + "id") == number:
                    text = "\n".join(self._text(p) for p in note.iter(W + "p"))
                    self.page.paragraph(text, kind=BlockKind.NOTE)

    def _paragraph(self, element: Element) -> None:
        style = self.styles.of(element)
        if not style.is_contents:
            text = self._text(element)
            bold = bool(text.strip()) and all(
                style.bold if on is None else on for on in _bold_runs(element)
            )
            number = self.numbering.next(element, style.numbering) if text.strip() else ""
            self.page.paragraph(
                f"{number} {text}" if number else text,
                kind=BlockKind.HEADING if style.level else None,
                level=style.level,
                bold=bold,
                apart=style.alignment in ("right", "end"),
            )
        for box in element.iter(W + "txbxContent"):
            if not any(a.tag == FALLBACK for a in box.iterancestors()):
                self.blocks(box)

    def _text(self, element: Element) -> str:
        parts: list[str] = []
        waiting = [element]
        while waiting:
            node = waiting.pop()
            if not isinstance(node.tag, str) or node.tag in SKIPPED:
                continue
            if node.tag in (W + "t", MATH):
                parts.append(node.text or "")
            elif node.tag in SIGNS:
                parts.append(SIGNS[node.tag])
            elif node.tag in NOTE_REFERENCES:
                self.cited.append((NOTE_REFERENCES[node.tag], node.get(W + "id") or ""))
            else:
                waiting += reversed(node)
        return "".join(parts)

    def _cells(self, table: Element) -> list[LaidCell]:
        """The cells of a table, merged ones as one."""
        cells: list[LaidCell] = []
        above: dict[int, int] = {}  # column -> index of the cell that goes on downwards
        row = -1
        for line in _rows(table):
            row += 1
            column = _integer(child(line, "trPr", "gridBefore"), 0)
            header = child(line, "trPr", "tblHeader") is not None
            for cell in _row_cells(line):
                wide = min(_integer(child(cell, "tcPr", "gridSpan"), 1), 100)
                merge = child(cell, "tcPr", "vMerge")
                goes_on = merge is not None and merge.get(VALUE) != "restart"
                if goes_on and column in above:
                    k = above[column]
                    top = cells[k]
                    high = row - top.row + 1
                    cells[k] = LaidCell(
                        top.row, top.column, top.text, high, top.columns, top.header
                    )
                else:
                    above.pop(column, None)
                    if merge is not None:
                        above[column] = len(cells)
                    cells.append(LaidCell(row, column, self._cell(cell), 1, wide, header))
                column += wide
        return cells

    def _cell(self, cell: Element) -> str:
        """The text of a cell, inner tables as lines with tabs."""
        lines = []
        for element in _blocks(cell):
            if element.tag == W + "tbl":
                lines += [
                    "\t".join(self._cell(inner) for inner in _row_cells(line))
                    for line in _rows(element)
                ]
            else:
                text = self._text(element)
                number = self.numbering.next(element, None) if text.strip() else ""
                lines.append(f"{number} {text}" if number else text)
        return "\n".join(lines).strip()


def _blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables right under `parent`, content controls looked through."""
    waiting = list(reversed(parent))
    while waiting:
        node = waiting.pop()
        if node.tag in (W + "p", W + "tbl"):
            yield node
        elif isinstance(node.tag, str) and node.tag not in SKIPPED:
            waiting += reversed(node)


def _rows(table: Element) -> Iterator[Element]:
    for row in _under(table, W + "tr"):
        if child(row, "trPr", "del") is None:
            yield row


def _row_cells(row: Element) -> Iterator[Element]:
    return _under(row, W + "tc")


def _under(parent: Element, wanted: str) -> Iterator[Element]:
    """The next `wanted` elements under `parent`, not those inside them."""
    waiting = list(reversed(parent))
    while waiting:
        node = waiting.pop()
        if node.tag == wanted:
            yield node
        elif isinstance(node.tag, str) and node.tag not in SKIPPED:
            waiting += reversed(node)


def _bold_runs(element: Element) -> Iterator[bool | None]:
    """Whether each run with text is bold; None where it follows the style."""
    for run in element.iter(W + "r"):
        if any((t.text or "").strip() for t in run.iterchildren(W + "t")):
            mark = child(run, "rPr", "b")
            yield None if mark is None else is_on(mark)


def _integer(element: Element | None, default: int) -> int:
    value = "" if element is None else (element.get(VALUE) or "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else default


def _properties(archive: Archive) -> dict[str, str]:
    core = archive.xml(archive.find("docprops/core.xml"))
    if core is None:
        return {}
    found = {name: core.findtext(DUBLIN + name) or "" for name in ("title", "creator", "subject")}
    return {name: value.strip() for name, value in found.items() if value.strip()}
