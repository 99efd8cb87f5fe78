r"""The lines of a text and what each is on its face, before paragraphs are made of them.

>>> [line.kind for line in lines("# Қаулы\n\n> *Ескерту*\n| a | b |\nЖол", 0, 33)]
['hash', 'quote', 'pipe', 'plain']
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

LINE = regex.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
SPACES = " \t\u00a0\u3000"  # before a line
INDENT = regex.compile(rf"[{SPACES}]*")
RULER = regex.compile(r"[-=_*+|:~─━═┼┬┴├┤ ]{3,}")
HASH = regex.compile(r"(#{1,6})(?:[ \t]+|(?=\p{L}))")
# "… қамтылған. ## 3. Мақсаты": a heading in a text that lost its line breaks.
HASH_INSIDE = regex.compile(r"(?<=[\p{L}\p{N}\p{P}]) (?=#{2,6} (?:\d[\d.]*+ )?\p{Lu})")
TAGS_ONLY = regex.compile(r"(?:<[^<>]{1,200}>\s*)+")
FENCE = regex.compile(r"(?:```+|~~~+)[\w ]*$")
GAP = regex.compile(r"(?<=\S)(?: {3,}|[ ]*\t[ \t]*)(?=\S)")
MARKER_TAB = regex.compile(r"(?:[-–—•]|\d{1,3}[.)])[ ]*$")
WIDEST_ROW = 300  # characters; a longer line is prose with stray tabs


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its outer white space.

    Attributes:
        start: raw offset of its first visible character.
        end: raw offset after its last one.
        indent: how far it stands from the margin, a tab counting eight.
        kind: plain, hash, quote, fence, ruler, pipe, columns or tags.
        after_blank: an empty line or the start of the text stands above.
    """

    start: int
    end: int
    indent: int
    kind: str
    after_blank: bool

    @property
    def width(self) -> int:
        """Column of its end."""
        return self.indent + self.end - self.start


def lines(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines of `text[start:end]` that are not blank."""
    above = -1
    for found in LINE.finditer(text, start, end):
        first, last = found.span()
        inner = INDENT.match(text, first, last)
        begin = inner.end() if inner else first
        while last > begin and text[last - 1].isspace():
            last -= 1
        if begin == last:
            continue
        indent = sum(8 if sign == "\t" else 1 for sign in text[first:begin])
        blank = above < 0 or text.count("\n", above, first) + _old_breaks(text, above, first) > 1
        for one, other in _parted(text, begin, last):
            yield Line(one, other, indent, kind(text, one, other), blank or one > begin)
        above = last


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The line, cut before each heading sign inside it."""
    if "##" in text[start:end]:
        for found in HASH_INSIDE.finditer(text, start, end):
            yield start, found.start()
            start = found.end()
    yield start, end


def _old_breaks(text: str, start: int, end: int) -> int:
    """Carriage returns without a line feed: line breaks of the old Macintosh."""
    return text.count("\r", start, end) - text.count("\r\n", start, end)


def kind(text: str, start: int, end: int) -> str:
    """What the line is on its face."""
    first = text[start]
    if first == "#" and HASH.match(text, start, end):
        return "hash"
    if first == ">":
        return "quote"
    if first in "`~" and FENCE.match(text, start, end):
        return "fence"
    if first == "<" and TAGS_ONLY.fullmatch(text, start, end):
        return "tags"
    if end - start > WIDEST_ROW:
        return "plain"
    if RULER.fullmatch(text, start, end):
        return "pipe" if text.count("|", start, end) > 0 else "ruler"
    if text.count("|", start, end) >= 2 or text.find(" | ", start, end) > 0:
        return "pipe"
    return "columns" if columns(text, start, end) > 1 else "plain"


def columns(text: str, start: int, end: int) -> int:
    """How many columns the line seems to have, told by tabs and wide gaps."""
    tabs = spaces = 0
    for gap in GAP.finditer(text, start, end):
        if "\t" not in gap[0]:
            spaces += 1
        elif not MARKER_TAB.search(text, start, gap.start()):
            tabs += 1
    # One tab is often a stray one; one wide gap is a column.
    return 1 + spaces + (tabs if tabs > 1 or spaces else 0)
