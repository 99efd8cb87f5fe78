"""HTML files: the source stays the text, blocks point into it, tags and entities are markup.

Block tags cut paragraphs, `<h1>` to `<h6>` make headings, `<li>` list items, `<table>` grids,
`<pre>` lines that are read like plain text. Scripts, menus and forms are left out; where the page
has an `<article>` or `<main>` with most of its text, only that, its title and what follows the
title are read. Tables that only arrange the page are read as paragraphs.

>>> draft = read("<title>Есеп</title><h2>Жұмыс</h2><p>Өсті&nbsp;— 5&lt;7.</p>")
>>> [(b.kind.value, draft.text[b.start:b.end]) for b in draft.blocks]
[('heading', 'Жұмыс'), ('paragraph', 'Өсті&nbsp;— 5&lt;7.')]
>>> draft.properties
{'title': 'Есеп'}
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kznlp.read.draft import Draft
from kznlp.read.grids import TableSpan, read_grid, table_spans
from kznlp.read.markers import Marker, find_marker
from kznlp.read.outline import outline
from kznlp.read.page_layout import is_layout, main_parts, skipped
from kznlp.read.paragraphs import Look, Paragraph, paragraph
from kznlp.read.tags import BREAKS, Tag, attributes, tags, view
from kznlp.read.text import TextReader
from kznlp.types import BlockKind, Markup

TITLE = re.compile(r"<title\b[^<>]*>([^<]{1,2000})</title", re.I)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
STRONG = frozenset(("b", "strong"))
UNWRAPPED = 4  # layout tables inside each other that are looked through
LEAD = re.compile(r"(?:\s|&nbsp;|&#160;|<[^<>]{0,500}>)*")
PARAGRAPH_GAP = re.compile(r"\s*(?:<br\b[^<>]*>|(?:&nbsp;|&#160;|\xa0){2})", re.I)
RIGHT = re.compile(r"\bright\b", re.I)


def read(text: str) -> Draft:
    """The draft of the decoded source of an HTML file."""
    found = list(tags(text))
    reader = _Reader(text, main_parts(text, found))
    reader.run(found)
    draft = Draft(text, outline(reader.paragraphs), reader.markup, format="html")
    title = TITLE.search(text)
    if title and title[1].strip():
        draft.properties["title"] = " ".join(html.unescape(title[1]).split())
    return draft


def _data_tables(text: str, found: list[Tag]) -> Iterator[TableSpan]:
    """The tables that hold data; those that arrange the page are looked through."""
    waiting = [(span, 0) for span in table_spans(text, found)]
    while waiting:
        span, depth = waiting.pop()
        if depth < UNWRAPPED and is_layout(text, span):
            waiting += ((inner, depth + 1) for inner in table_spans(text, list(span.tags[1:])))
        else:
            yield span


@dataclass(slots=True)
class _Open:
    """The paragraph under construction."""

    start: int = -1
    end: int = -1
    plain: bool = False  # some of it is not bold

    def add(self, start: int, end: int, *, bold: bool) -> None:
        if self.start < 0:
            self.start = start
        self.end = end
        self.plain |= not bold


@dataclass(slots=True)
class _Reader:
    """Walks over the tags once; no recursion, so that depth costs nothing."""

    text: str
    parts: list[tuple[int, int]]
    paragraphs: list[Paragraph] = field(default_factory=list)
    markup: list[Markup] = field(default_factory=list)
    open: _Open = field(default_factory=_Open)
    heading: int = 0
    strong: int = 0
    quotes: int = 0
    lists: list[int] = field(default_factory=list)  # count of each open <ol>, -1 for <ul>
    item: Marker | None = None
    in_paragraph: bool = False
    at_right: bool = False
    after_title: bool = False

    def run(self, found: list[Tag]) -> None:
        leaps = skipped(found)
        grids = {span.start: span for span in _data_tables(self.text, found)}
        done = 0
        for tag in found:
            if tag.start < done:
                continue
            self._text(done, tag.start)
            done = tag.end
            if tag.start in leaps:
                done = max(done, leaps[tag.start])
            elif tag.start in grids:
                self._close()
                if self._wanted(tag.start):
                    self._grid(grids[tag.start])
                done = max(done, grids[tag.start].end)
            elif tag.name == "pre":
                done = self._verbatim(tag)
            elif tag.name == "br":
                self._line_break(tag)
            elif tag.name:
                self._tag(tag)
        self._text(done, len(self.text))
        self._close()

    def _text(self, start: int, end: int) -> None:
        if start < end and not self.text[start:end].isspace():
            self.open.add(start, end, bold=self.strong > 0)

    def _tag(self, tag: Tag) -> None:
        name = tag.name.removeprefix("/")
        closing = name != tag.name
        if name in STRONG:
            self.strong = max(0, self.strong + (-1 if closing else 1))
        if name not in BREAKS:
            return
        self._close()
        self.in_paragraph = name == "p" and not closing
        self.heading = 0 if closing else HEADINGS.get(name, 0)
        self.at_right = not closing and _is_right(tag)
        if name in ("ul", "ol"):
            self._list(name, closing=closing)
        elif name == "li":
            self.item = None if closing else self._marker()
            self.after_title = False
        elif name == "blockquote":
            self.quotes = max(0, self.quotes + (-1 if closing else 1))

    def _list(self, name: str, *, closing: bool) -> None:
        self.item = None
        if not closing:
            self.lists.append(0 if name == "ol" else -1)
        elif self.lists:
            self.lists.pop()

    def _marker(self) -> Marker:
        depth = max(1, len(self.lists))
        if not self.lists or self.lists[-1] < 0:
            return Marker("•", 0, "bullet", depth)
        self.lists[-1] += 1
        return Marker(f"{self.lists[-1]}.", 0, "decimal", depth)

    def _line_break(self, tag: Tag) -> None:
        """A line break ends the paragraph if another follows, or an indent, or a list marker."""
        lead = LEAD.match(self.text, tag.end)
        place = lead.end() if lead else tag.end
        new = not (self.in_paragraph or self.heading or self.item)
        if (
            new
            or PARAGRAPH_GAP.match(self.text, tag.end)
            or find_marker(self.text[place : place + 40])
        ):
            self._close()

    def _close(self) -> None:
        """End the open paragraph."""
        span, self.open = self.open, _Open()
        if span.start < 0 or not self._wanted(span.start):
            return
        kind = BlockKind.HEADING if self.heading else BlockKind.NOTE if self.quotes else None
        shown = view(self.text, span.start, span.end)
        made = paragraph(shown, Look(kind=kind, level=self.heading, bold=not span.plain))
        if made is None:
            return
        if self.item and made.kind is BlockKind.PARAGRAPH:
            made.kind, made.marker = BlockKind.LIST_ITEM, self.item
        if self.at_right and made.kind is BlockKind.PARAGRAPH:
            made.kind = BlockKind.NOTE
        self.item = None
        self.paragraphs.append(made)
        self.markup += shown.within(made.begin, made.end)

    def _grid(self, span: TableSpan) -> None:
        block, markup = read_grid(self.text, span, breaks=True)
        if block.grid and block.grid.cells:
            self.paragraphs.append(Paragraph(block.start, block.end, block=block))
            self.markup += markup

    def _verbatim(self, tag: Tag) -> int:
        """Read a `<pre>` like plain text; give back where it ends."""
        self._close()
        end = self.text.find("</pre", tag.end)
        end = len(self.text) if end < 0 else end
        if self._wanted(tag.start):
            inner = TextReader(self.text)
            inner.prose(tag.end, end)
            self.paragraphs += inner.paragraphs
            self.markup += inner.markup
        return end

    def _wanted(self, place: int) -> bool:
        """Whether `place` lies in the main part, or is the title or follows it."""
        if not self.parts or any(start <= place < end for start, end in self.parts):
            return True
        self.after_title |= self.heading == 1
        return self.after_title and (self.heading == 1 or self.in_paragraph)


def _is_right(tag: Tag) -> bool:
    """The tag sets its text at the right, as addressees and signatures are."""
    if not tag.attributes or "right" not in tag.attributes.lower():
        return False
    given = attributes(tag)
    style = given.get("style", "").lower().replace(" ", "")
    return bool(RIGHT.fullmatch(given.get("align", ""))) or "text-align:right" in style
