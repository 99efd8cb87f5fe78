"""PDF with a text layer: lines become paragraphs, ruled tables grids, page furniture goes.

Pages are read one by one and closed, so that memory does not grow with the document. A paragraph
ends where a line stops short of the margin, where the next one is indented, or where the gap is
wider. A word broken at the end of a line keeps its hyphen and line break, for `kznlp.normalize` to
join. Lines at the top or bottom that return on most pages are headers, footers and page numbers.
"""

import io
import logging
from typing import Any

from kznlp.errors import ReadError
from kznlp.read.draft import Draft
from kznlp.read.laid_out import LaidCell, LaidOut
from kznlp.read.limits import Limits
from kznlp.read.pdf_lines import PdfLine, paragraphs, text_lines, without_furniture
from kznlp.types import BlockKind

SCANNED = "it has no text layer: it is a scan"
OCR = "Recognize its text first, e.g. with `ocrmypdf`, and read the resulting PDF."
DAMAGED = "Copy or download it again, or print it to a new PDF."


def read(data: bytes, *, source: str, limits: Limits) -> Draft:
    """The draft of a PDF.

    Raises:
        ReadError: it is damaged, encrypted, a scan, or beyond the limits.
    """
    pages = _pages(data, source, limits)
    items = without_furniture(pages)
    if not any(item for page in items for item in page):
        raise ReadError(source, SCANNED, OCR)
    layout = LaidOut("pdf", source=source, limits=limits)
    flow = [item for page in items for item in page]
    waiting: list[PdfLine] = []
    for item in flow:
        if isinstance(item, PdfLine):
            waiting.append(item)
            continue
        _lay_out(layout, waiting)
        waiting = []
        layout.table(item)
    _lay_out(layout, waiting)
    draft = layout.draft()
    empty = sum(not page for page in pages)
    if empty:
        draft.warnings.append(f"{empty} of {len(pages)} pages have no text; they may be scans.")
    return draft


def _lay_out(layout: LaidOut, lines: list[PdfLine]) -> None:
    for paragraph in paragraphs(lines):
        bold = all(line.bold for line in paragraph)
        right = all(line.at_right for line in paragraph)
        text = "\n".join(line.text for line in paragraph)
        layout.paragraph(text, kind=BlockKind.NOTE if right and not bold else None, bold=bold)


def _pages(data: bytes, source: str, limits: Limits) -> list[list[Any]]:
    """Lines and tables of each page, in reading order."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    pages: list[list[Any]] = []
    budget = limits.characters
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                if len(pages) >= limits.pages:
                    raise ReadError(
                        source,
                        f"it has more than {limits.pages:,} pages",
                        "Split it, or raise the limit: Limits(pages=…).",
                    )
                items = _page_items(page)
                budget -= sum(len(i.text) if isinstance(i, PdfLine) else 0 for i in items)
                if budget < 0:
                    raise ReadError(
                        source,
                        f"it has more than {limits.characters:,} characters",
                        "Split it, or raise the limit: Limits(characters=…).",
                    )
                pages.append(items)
                page.close()
    except ReadError:
        raise
    except Exception as error:  # pdfminer raises many kinds on a damaged file
        causes = (error, error.__cause__, error.__context__, *error.args)
        if any(isinstance(c, (PDFPasswordIncorrect, PDFEncryptionError)) for c in causes):
            raise ReadError(
                source,
                "it is encrypted with a password",
                "Remove the password in a PDF program, or with `qpdf --decrypt`, and read that.",
            ) from error
        raise ReadError(source, "it is damaged or cut off", DAMAGED) from error
    if not pages:
        raise ReadError(source, "it has no pages", DAMAGED)
    return pages


def _page_items(page: Any) -> list[Any]:  # noqa: ANN401 (pdfplumber has no types)
    """The lines outside ruled tables, and the tables, from top to bottom."""
    tables = []
    for found in page.find_tables() if page.rects or page.lines or page.curves else ():
        cells = _cells(found)
        filled = sum(bool(cell.text) for cell in cells)
        if filled >= 4 and len(found.rows) >= 2:
            tables.append((found.bbox, cells))
    lines = text_lines(page, [bbox for bbox, _ in tables])
    items: list[tuple[float, Any]] = [(line.top, line) for line in lines]
    items += [(bbox[1], cells) for bbox, cells in tables]
    return [item for _, item in sorted(items, key=lambda pair: pair[0])]


def _cells(table: Any) -> list[LaidCell]:  # noqa: ANN401 (pdfplumber has no types)
    """The cells of a ruled table; a merged cell covers the edges that it has no line at."""
    from pdfplumber.utils.text import extract_text

    boxes = sorted(set(table.cells), key=lambda box: (box[1], box[0]))
    bands: dict[tuple[float, float], list[Any]] = {}  # the signs of each row of cells
    tops = _edges(box[1] for box in boxes)
    lefts = _edges(box[0] for box in boxes)
    cells = []
    for left, top, right, bottom in boxes:
        row, column = _index(tops, top), _index(lefts, left)
        rows = sum(top + 1 < edge < bottom - 1 for edge in tops) + 1
        columns = sum(left + 1 < edge < right - 1 for edge in lefts) + 1
        if (top, bottom) not in bands:
            bands[top, bottom] = _between(table.page.chars, ("top", "bottom"), top, bottom)
        # A sign belongs where its middle is: the line above a table may reach into its first row.
        text = extract_text(_between(bands[top, bottom], ("x0", "x1"), left, right))
        cells.append(LaidCell(row, column, text.strip(), rows, columns))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _between(signs: list[Any], sides: tuple[str, str], first: float, last: float) -> list[Any]:
    """The signs whose middle lies between two places."""
    one, other = sides
    return [sign for sign in signs if first <= (sign[one] + sign[other]) / 2 < last]


def _edges(places: Any) -> list[float]:  # noqa: ANN401 (any iterable of numbers)
    """Sorted places, those within a point of each other as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > 1:
            edges.append(place)
    return edges


def _index(edges: list[float], place: float) -> int:
    return max((k for k, edge in enumerate(edges) if edge <= place + 1), default=0)
