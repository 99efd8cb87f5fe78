"""Cuts the prose of a document into statements: sentences, list items, parts between semicolons.

Tables, headings and notes are no prose, but lists that are tables are; a heading is kept as the
place that a section begins.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

import regex
from msgspec import Struct
from spacy.tokens import Doc

from kznlp import resources
from kznlp.discourse.words import Words, words_of
from kznlp.language.identify import language_of
from kznlp.tables.listed import LAYOUT as LIST
from kznlp.types import Block, BlockKind

MARK = regex.compile(r"\s*(?:[-–—•*·]+|\d{1,2}(?:\.\d{1,2})*\.?\)|\d{1,2}\.(?=\s)|\p{L}\))\s*")
# "мыналар: a; b" opens a list, "мақсаты: a, b" does not.
LIST_COLON = regex.compile(r":\s*(?=[-–—•*·\n]|\d{1,2}[.)]|$)|:(?=[^;\n]{0,400};)|;(?!\s*$)|[()]")
DASH = regex.compile(r"\s[-–—]\s")
ASIDE = 300  # characters; a parenthesis that is open for longer was never closed
PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


class Piece(Struct, frozen=True):
    """A statement: `start:end` of the text, without list marker and outer space.

    Attributes:
        block: the block that holds it.
        first: it opens its block.
        closing: the sign that ends it: ".", ":", ";" or "".
        equates: a dash stands for its predicate: "Орталығы - Жаңатөбе ауылы."
        style: the kind of its list marker: "1.", "1.1.", "1)", "а)", "-", or "" where it has none.
        words: its words.
    """

    start: int
    end: int
    block: Block
    first: bool
    closing: str
    equates: bool
    style: str
    words: Words

    @property
    def whole(self) -> bool:
        """Whether there is nothing else in its block, a closing sign apart."""
        return self.first and self.end >= self.block.end - 2

    @property
    def marked(self) -> bool:
        """Whether it has a list marker."""
        return bool(self.style)


def pieces(doc: Doc, text: str) -> Iterator[Piece]:
    """Headings and notes whole, prose in statements, in reading order; `text` is the doc's."""
    tables = sorted((t.start, t.end) for t in doc._.tables if t.layout != LIST)
    starts = [s.start_char for s in doc.sents] if doc.has_annotation("SENT_START") else []
    foreign = {span.start_char for span in doc.spans.get("foreign", ())}
    for block in doc._.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.NOTE):
            found = words_of(text, block.start, block.end)
            yield Piece(block.start, block.end, block, True, "", False, "", found)
        elif block.kind in PROSE and language_of(text[block.start : block.end]) == "kk":
            first = True
            for start, end in _outside(block.start, block.end, tables):
                for begin, stop in _sentences(starts, start, end):
                    if begin in foreign:
                        continue
                    for piece in _split(text, begin, stop, block, first):
                        yield piece
                        first = False


def _outside(start: int, end: int, tables: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for first, last in tables:
        if last <= start or first >= end:
            continue
        if first > start:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def _sentences(starts: list[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    inner = starts[bisect_right(starts, start) : bisect_left(starts, end)]
    for place in (*inner, end):
        yield start, place
        start = place


def _split(text: str, start: int, end: int, block: Block, first: bool) -> Iterator[Piece]:
    item = block.kind is BlockKind.LIST_ITEM and first
    while start < end:
        sign = _sign(text, start, end)
        stop = sign if sign is not None else end
        mark = MARK.match(text, start, stop)
        begin, last = _trim(text, mark.end() if mark else start, stop)
        closing = text[stop] if sign is not None else _closing(text, last, end)
        if begin < last:
            sign_before = block.marker if item and not mark else mark.group() if mark else ""
            equates = closing == "." and DASH.search(text, begin, last) is not None
            style, words = _style(sign_before), words_of(text, begin, last)
            yield Piece(begin, last, block, first, closing, equates, style, words)
            first = item = False
        start = stop + 1 if sign is not None else end


def _style(mark: str) -> str:
    mark = mark.strip()
    if not mark or not mark[0].isalnum():
        return mark and "-"
    kind = "1" if mark[0].isdigit() else "а"
    dotted = "1." if "." in mark.rstrip(".)") else ""
    return dotted + kind + (")" if mark.endswith(")") else ".")


def _sign(text: str, start: int, end: int) -> int | None:
    """The first colon or semicolon that ends a piece; those in parentheses do not.

    Nor does one before who answers for an item, until when and for how much: "…; мерзімі – 2013".
    """
    if text.find(":", start, end) < 0 and text.find(";", start, end) < 0:
        return None
    opened = None
    detail = _detail().search(text, start, end)
    end = detail.start() if detail else end
    for found in LIST_COLON.finditer(text, start, end):
        sign = found[0][0]
        if sign in "()":
            opened = found.start() if sign == "(" else None
        elif opened is None or found.start() - opened > ASIDE:
            return found.start()
    return None


@cache
def _detail() -> regex.Pattern[str]:
    stems = "|".join(row["stem"] for row in resources.table("discourse/details.csv"))
    return regex.compile(rf";\s*(?:\p{{L}}+\s){{0,2}}(?:{stems})\p{{L}}*\s*[-–—:]\s", regex.I)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\n\r.,;:–-•*":
        start += 1
    while end > start and text[end - 1] in " \t\n\r.,;:!?…":
        end -= 1
    return start, end


def _closing(text: str, last: int, end: int) -> str:
    rest = text[last:end].strip()
    return rest[0] if rest else ""
