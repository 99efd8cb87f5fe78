"""ODT: paragraphs, headings, computed list markers, tables with merged cells, notes.

Deleted text of tracked changes and tables of contents are left out; notes follow the document.
"""

from collections.abc import Iterator

from lxml import etree

from kznlp.errors import ReadError
from kznlp.read.archive import DAMAGED, Archive
from kznlp.read.draft import Draft
from kznlp.read.grids import WIDEST
from kznlp.read.laid_out import LaidCell, LaidOut
from kznlp.read.limits import Limits
from kznlp.read.odt_styles import OFFICE, TABLE, TEXT, OdtStyles
from kznlp.types import BlockKind

MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
SKIPPED = frozenset(
    TEXT + name
    for name in (
        "tracked-changes",
        "table-of-content",
        "note",
        "sequence-decls",
        "alphabetical-index",
    )
) | {OFFICE + "annotation", OFFICE + "forms"}
BLOCKS = frozenset((TEXT + "p", TEXT + "h", TEXT + "list", TABLE + "table"))
TALLEST = 100  # repeats of one row: more are padding
Element = etree._Element


def read(data: bytes, *, source: str, limits: Limits) -> Draft:
    """The draft of an ODT file.

    Raises:
        ReadError: it is damaged, protected, or beyond the limits.
    """
    archive = Archive.open(data, source=source, limits=limits)
    _check_readable(archive)
    root = archive.xml(archive.find("content.xml"))
    body = None if root is None else root.find(f"{OFFICE}body/{OFFICE}text")
    if root is None or body is None:
        raise ReadError(source, "it has no document part", DAMAGED)
    reader = _Reader(OdtStyles(root, archive.xml(archive.find("styles.xml"))), archive)
    reader.blocks(body)
    for note in body.iter(TEXT + "note-body"):
        reader.page.paragraph("\n".join(map(_text, note)), kind=BlockKind.NOTE)
    draft = reader.page.draft()
    meta = archive.xml(archive.find("meta.xml"))
    title = "" if meta is None else (meta.findtext(f".//{DUBLIN}title") or "").strip()
    draft.properties = {"title": title} if title else {}
    return draft


def _check_readable(archive: Archive) -> None:
    manifest = archive.xml(archive.find("meta-inf/manifest.xml"))
    if manifest is not None and manifest.find(f".//{MANIFEST}encryption-data") is not None:
        raise ReadError(
            archive.source,
            "it is protected by a password",
            "Open it in a word processor, remove the password, and save it.",
        )


class _Reader:
    def __init__(self, styles: OdtStyles, archive: Archive) -> None:
        self.styles = styles
        self.page = LaidOut("odt", source=archive.source, limits=archive.limits)

    def blocks(self, parent: Element) -> None:
        """Lay out all blocks under `parent`."""
        for element in _under(parent, BLOCKS):
            if element.tag == TEXT + "list":
                self._list(element)
            elif element.tag == TABLE + "table":
                self.page.table(list(_cells(element)))
            else:
                self._paragraph(element)

    def _paragraph(self, element: Element, marker: str = "") -> None:
        style = self.styles.paragraph(element)
        text = _text(element)
        level = element.get(TEXT + "outline-level") or "1"
        heading = element.tag == TEXT + "h"
        self.page.paragraph(
            f"{marker} {text}" if marker and text.strip() else text,
            kind=BlockKind.HEADING if heading else None,
            level=int(level) if heading and level.isdigit() else 0,
            bold=style.bold,
            apart=style.alignment in ("end", "right"),
        )

    def _list(self, top: Element) -> None:
        """Lay out a list and those inside it, without recursion."""
        waiting: list[tuple[Element, str, tuple[int, ...]]] = [
            (top, top.get(TEXT + "style-name") or "", ())
        ]
        while waiting:
            element, style, numbers = waiting.pop()
            if element.tag != TEXT + "list":
                self._paragraph(element, self.styles.marker(style, numbers))
                continue
            style = element.get(TEXT + "style-name") or style
            inner: list[tuple[Element, str, tuple[int, ...]]] = []
            items = [
                item for item in element if item.tag in (TEXT + "list-item", TEXT + "list-header")
            ]
            for number, item in enumerate(items, start=1):
                for k, block in enumerate(_under(item, BLOCKS)):
                    is_list = block.tag == TEXT + "list"
                    place = (*numbers, number) if is_list or k == 0 else ()
                    inner.append((block, style, place))
            waiting += reversed(inner)


def _under(parent: Element, wanted: frozenset[str]) -> Iterator[Element]:
    """The next `wanted` elements under `parent`, in order, not those inside them."""
    waiting = list(reversed(parent))
    while waiting:
        node = waiting.pop()
        if node.tag in wanted:
            yield node
        elif isinstance(node.tag, str) and node.tag not in SKIPPED:
            waiting += reversed(node)


def _text(element: Element) -> str:
    """The text of a paragraph, with its tabs, line breaks and repeated spaces."""
    parts: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        if node is not element and node.tail:
            waiting.append(node.tail)
        if not isinstance(node.tag, str) or node.tag in SKIPPED:
            continue
        name = node.tag.removeprefix(TEXT)
        if name == "s":
            parts.append(" " * _count(node.get(TEXT + "c"), 1000))
        elif name in ("tab", "line-break"):
            parts.append("\t" if name == "tab" else "\n")
        else:
            waiting += reversed(node)
            parts.append(node.text or "")
    return "".join(parts)


def _cells(table: Element) -> Iterator[LaidCell]:
    """The cells of a table; covered ones are part of those that cover them."""
    row = 0
    headers = set(table.iterdescendants(TABLE + "table-header-rows"))
    for line in _under(table, frozenset((TABLE + "table-row",))):
        header = line.getparent() in headers
        times = _count(line.get(TABLE + "number-rows-repeated"), TALLEST)
        filled = [cell for cell in _row(line) if cell[1].strip()]
        for _ in range(times if filled else 1):
            for column, text, rows, columns in _row(line):
                yield LaidCell(row, column, text, rows, columns, header)
            row += 1


def _row(line: Element) -> list[tuple[int, str, int, int]]:
    """Column, text, and spans of the cells of a row, empty ones at its end left out."""
    found = []
    column = 0
    for cell in line:
        times = _count(cell.get(TABLE + "number-columns-repeated"), WIDEST)
        if cell.tag == TABLE + "table-cell":
            text = "\n".join(_text(p) for p in cell.iter(TEXT + "p", TEXT + "h")).strip()
            rows = _count(cell.get(TABLE + "number-rows-spanned"), 10_000)
            columns = _count(cell.get(TABLE + "number-columns-spanned"), WIDEST)
            found += [(column + k, text, rows, columns) for k in range(times)]
        column += times if cell.tag in (TABLE + "table-cell", TABLE + "covered-table-cell") else 0
    if len(found) > WIDEST:
        del found[WIDEST:]
    return found


def _count(value: str | None, most: int) -> int:
    digits = value or "1"
    good = digits.isascii() and digits.isdigit() and len(digits) < 9
    return max(1, min(int(digits), most)) if good else 1
