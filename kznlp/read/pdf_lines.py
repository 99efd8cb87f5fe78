"""Words of a PDF page become lines, and lines paragraphs; what repeats on each page goes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import regex

from kznlp.read.markers import find_marker

Box = tuple[float, float, float, float]
SAME_LINE = 0.6  # of the height of a line, between the middles of two words
COLUMNS = "    "
COLUMN_GAP = 4  # letters between two words that stand in different columns
INDENT = 8.0  # points
EDGE = 0.12  # of the height of a page, at its top and bottom, that may hold furniture
PAGE_NUMBER = regex.compile(r"\W*(\d{1,4})\W*")
DIGITS = regex.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a page.

    Attributes:
        text: its words.
        left, right: where it begins and ends, in points.
        top, bottom: its vertical place, from the top of the page.
        page: number of the page, from 1.
        height: of the page.
        margins: where most lines of the page begin, and where the longest ends.
        bold: all of its words are bold.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    page: int
    height: float
    margins: tuple[float, float]
    bold: bool = False

    @property
    def at_edge(self) -> bool:
        """It stands where headers and footers do."""
        return self.top < EDGE * self.height or self.bottom > (1 - EDGE) * self.height

    @property
    def at_right(self) -> bool:
        """It stands in the right half of the page."""
        left, right = self.margins
        return self.left > left + 0.45 * (right - left) and right - left > 100


def text_lines(page: Any, tables: Sequence[Box]) -> list[PdfLine]:  # noqa: ANN401
    """The lines of a pdfplumber page, from top to bottom, without the words in `tables`."""
    words = page.extract_words(extra_attrs=["fontname"], x_tolerance=1.5, keep_blank_chars=False)
    words = [word for word in words if not any(_inside(word, box) for box in tables)]
    words.sort(key=lambda word: ((word["top"] + word["bottom"]) / 2, word["x0"]))
    rows: list[list[Any]] = []
    for word in words:
        if rows and _same_line(rows[-1][0], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    if not rows:
        return []
    lefts = Counter(round(min(word["x0"] for word in row)) for row in rows)
    margin = min(left for left, times in lefts.items() if times >= max(lefts.values()) / 2)
    margins = (float(margin), max(word["x1"] for row in rows for word in row))
    widths = sum(word["x1"] - word["x0"] for word in words)
    letter = max(widths / sum(len(word["text"]) for word in words), 1.0)
    ordered = [sorted(row, key=lambda word: word["x0"]) for row in rows]
    return [_line(row, page, margins, letter) for row in ordered]


def _inside(word: Any, box: Box) -> bool:  # noqa: ANN401
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _same_line(first: Any, word: Any) -> bool:  # noqa: ANN401
    middle = (first["top"] + first["bottom"]) / 2
    height = max(first["bottom"] - first["top"], 1)
    return bool(abs((word["top"] + word["bottom"]) / 2 - middle) < SAME_LINE * height)


def _line(row: list[Any], page: Any, margins: tuple[float, float], letter: float) -> PdfLine:  # noqa: ANN401
    text = row[0]["text"]
    for left, word in pairwise(row):
        gap = 1
        if word["x0"] - left["x1"] > COLUMN_GAP * letter:
            # A column: as many spaces as keep it below the one above.
            column = round((word["x0"] - margins[0]) / letter)
            gap = max(4, column - len(text))
        text += " " * gap + word["text"]
    return PdfLine(
        text=text,
        left=row[0]["x0"],
        right=row[-1]["x1"],
        top=min(word["top"] for word in row),
        bottom=max(word["bottom"] for word in row),
        page=page.page_number,
        height=float(page.height),
        margins=margins,
        bold=all("bold" in word["fontname"].lower() for word in row),
    )


def without_furniture(pages: Sequence[list[Any]]) -> list[list[Any]]:
    """The pages without the lines at their edges that repeat, and without page numbers."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(item) for item in page if isinstance(item, PdfLine) and item.at_edge})
    often = {pattern for pattern, times in seen.items() if times >= max(3, len(pages) / 2)}
    return [[item for item in page if not _is_furniture(item, often)] for page in pages]


def _is_furniture(item: Any, often: set[str]) -> bool:  # noqa: ANN401 (a line or a table)
    if not isinstance(item, PdfLine) or not item.at_edge:
        return False
    number = PAGE_NUMBER.fullmatch(item.text)
    return _pattern(item) in often or bool(number and int(number[1]) == item.page)


def _pattern(line: PdfLine) -> str:
    """The line without what changes from page to page; its place counts for a bare number."""
    if PAGE_NUMBER.fullmatch(line.text):
        return "#top" if line.top < line.height / 2 else "#bottom"
    return DIGITS.sub("#", line.text)


def paragraphs(lines: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """Lines that belong together."""
    run: list[PdfLine] = []
    for line in lines:
        if run and _begins(run, line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _begins(run: list[PdfLine], line: PdfLine) -> bool:
    """Whether a paragraph begins with `line` after the lines of `run`."""
    above = run[-1]
    if COLUMNS in line.text or COLUMNS in above.text:
        return True
    if line.bold != above.bold or find_marker(line.text) or above.at_right != line.at_right:
        return True
    height = max(above.bottom - above.top, 1)
    same_page = above.page == line.page
    if same_page and line.top - above.bottom > 0.9 * height:
        return True
    if line.left > line.margins[0] + INDENT and line.left > above.left + INDENT:
        return True
    first_word = line.text.split(" ", 1)[0]
    letter = (line.right - line.left) / max(len(line.text), 1)
    room = above.margins[1] - above.right
    ends_short = room > letter * (len(first_word) + 2)
    small = line.text[:1].islower()
    return ends_short and not small
