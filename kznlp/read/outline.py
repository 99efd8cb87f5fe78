"""Paragraphs in a row become blocks: headings told by their neighbours, list levels counted.

A numbered line without a full stop is a heading where prose or a deeper number follows ("3.
Қазіргі жай-күй"), and a list item where its successor follows ("4. …"). A bold paragraph is a
heading unless it is a signature. Paragraphs after a colon that end in semicolons are list items
whose markers were lost. List levels come from the order of marker styles: "1." holds "1)", that
"а)", that "-".
"""

from collections.abc import Sequence
from itertools import pairwise

import regex

from kznlp.read.markers import Marker
from kznlp.read.paragraphs import Paragraph
from kznlp.read.shapes import LONGEST_HEADING
from kznlp.types import Block, BlockKind

ENDS_SENTENCE = regex.compile(r"[.;:,!?]\W*$")
SIGNATURE = 60  # characters of a line of a signature
NO_SIGN = Marker("", 0, "bullet", 1)
TITLE_DEPTH = 70  # characters of a numbered heading that may end with a full stop


def outline(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """The blocks of `paragraphs`."""
    last: dict[int, Paragraph] = {}  # the numbered paragraph above, by rank
    for k, paragraph in enumerate(paragraphs):
        marker = paragraph.marker
        if paragraph.block is not None or marker is None:
            continue
        above = last.get(marker.rank)
        if not (above and _follows(above, marker)) and _is_numbered_heading(paragraphs, k):
            paragraph.kind = BlockKind.HEADING
        last[marker.rank] = paragraph
    _mark_items(paragraphs)
    _mark_signatures(paragraphs)
    levels = _Levels()
    return [levels.block(paragraph) for paragraph in paragraphs]


def _follows(above: Paragraph, marker: Marker) -> bool:
    """The list item above has the number before."""
    if above.kind is not BlockKind.LIST_ITEM or above.marker is None or marker.number is None:
        return False
    return above.marker.number == marker.number - 1


def _is_numbered_heading(paragraphs: Sequence[Paragraph], k: int) -> bool:
    paragraph = paragraphs[k]
    marker = paragraph.marker
    if marker is None or marker.style not in ("decimal", "roman") or paragraph.kind is None:
        return False
    body = paragraph.text[len(marker.printed) :].lstrip()
    if not body[:1].isupper() or len(body) > LONGEST_HEADING // 2 or paragraph.look.indented:
        return False
    if paragraph.look.inline:
        return False
    follower = paragraphs[k + 1] if k + 1 < len(paragraphs) else None
    if follower is None or follower.kind == BlockKind.NOTE:
        return False
    stopped = bool(ENDS_SENTENCE.search(body))
    if stopped:
        titled = marker.depth > 1 and body.endswith(".") and len(body) <= TITLE_DEPTH
        return titled and "," not in body and _is_prose(follower) and len(follower.text) > len(body)
    if follower.block is not None:
        return follower.block.kind == BlockKind.GRID
    inner = follower.marker
    if inner is None:
        return _is_prose(follower) or follower.kind == BlockKind.HEADING
    if marker.depth > 1 and inner.style == "decimal" and inner.depth == 1:
        # "4.1. Мақсаты", and under it "1. …": the clauses of an act are numbered through.
        return bool(ENDS_SENTENCE.search(follower.text)) and len(follower.text) > len(body)
    return inner.style in ("decimal", "roman") and inner.rank > marker.rank


def _is_prose(paragraph: Paragraph) -> bool:
    return paragraph.block is None and paragraph.kind == BlockKind.PARAGRAPH


def _mark_items(paragraphs: Sequence[Paragraph]) -> None:
    """Give a marker of no sign to the items of lists without markers."""
    in_list = False
    for paragraph in paragraphs:
        last = paragraph.text[-1:]
        if not _is_prose(paragraph):
            in_list = last in (":", ";") and paragraph.kind is BlockKind.LIST_ITEM
        elif last == ";" or (in_list and last == "." and paragraph.text[0].islower()):
            paragraph.kind, paragraph.marker = BlockKind.LIST_ITEM, NO_SIGN
            in_list = last == ";"
        else:
            in_list = last == ":"


def _mark_signatures(paragraphs: Sequence[Paragraph]) -> None:
    """A short line without a stop before a signature is its first line."""
    for line, after in pairwise(paragraphs):
        short = len(line.text) <= SIGNATURE and not ENDS_SENTENCE.search(line.text)
        if short and _is_prose(line) and after.reason in ("signature", "signer"):
            line.kind = BlockKind.NOTE


class _Levels:
    """Counts list levels from the styles of the markers above."""

    def __init__(self) -> None:
        self.open: list[int] = []
        self.marked = 0  # the deepest heading above that the format marks
        self.numbered: dict[int, int] = {}  # level of the last heading, by its count of numbers

    def block(self, paragraph: Paragraph) -> Block:
        if paragraph.block is not None:
            return paragraph.block
        kind = paragraph.kind or BlockKind.PARAGRAPH
        start = paragraph.begin
        if kind is BlockKind.LIST_ITEM and paragraph.marker is not None:
            level = self._enter(paragraph.marker.rank)
            return Block(kind, start, paragraph.end, level, paragraph.marker.printed)
        if kind is BlockKind.HEADING:
            self.open.clear()
            level = self._heading(paragraph)
            return Block(kind, start, paragraph.end, level, _printed(paragraph))
        if kind is BlockKind.PARAGRAPH and not paragraph.look.indented:
            # Prose at the margin ends the lists that have no number to go on with.
            self._leave(6)
        return Block(kind, paragraph.start, paragraph.end)

    def _heading(self, paragraph: Paragraph) -> int:
        """The level of a heading: as marked, else by its number, else below the marked ones."""
        marker = paragraph.marker
        depth = marker.depth if marker and marker.style == "decimal" else 0
        level = paragraph.look.level
        if level:
            self.marked = level
        elif depth:
            above = max((k for k in self.numbered if k < depth), default=0)
            level = self.numbered.get(depth) or self.numbered.get(above, self.marked) + 1
        else:
            level = self.marked + 1
        if depth:
            self.numbered = {k: v for k, v in self.numbered.items() if k < depth} | {depth: level}
        return level

    def _enter(self, rank: int) -> int:
        self._leave(rank)
        self.open.append(rank)
        return len(self.open) - 1

    def _leave(self, rank: int) -> None:
        while self.open and self.open[-1] >= rank:
            self.open.pop()


def _printed(paragraph: Paragraph) -> str:
    return paragraph.marker.printed if paragraph.marker and paragraph.content is not None else ""
