"""Paragraphs in a row become blocks: headings told by their neighbours, list levels counted.

A numbered line without a full stop is a heading where prose or a deeper number follows ("3.
Қазіргі жай-күй"), and a list item where its successor follows ("4. …"). A bold paragraph is a
heading unless it is a signature. List levels come from the order of marker styles: "1." holds
"1)", that "а)", that "-".
"""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from kznlp.read.markers import Marker, find_marker
from kznlp.read.shapes import LONGEST_HEADING, shape
from kznlp.read.view import View
from kznlp.types import Block, BlockKind

ENDS_SENTENCE = regex.compile(r"[.;:,!?]\W*$")
TITLE_DEPTH = 70  # characters of a numbered heading that may end with a full stop


@dataclass(slots=True)
class Paragraph:
    """A paragraph before its neighbours were seen.

    Attributes:
        start: raw offset of its first character, marker included.
        end: raw offset of its end.
        text: what a reader sees.
        content: raw offset after the marker, where there is one.
        kind: set where the format says so.
        level: of a heading that the format marks.
        marker: the marker, parsed or given by the format.
        bold: all of it is bold.
        indented: it begins right of the margin.
        apart: it stands at the right, or in columns as signatures do.
        inline: it was run together with others in one line.
        block: a ready block, passed on as it is.
    """

    start: int
    end: int
    text: str = ""
    content: int | None = None
    kind: BlockKind | None = None
    level: int = 0
    marker: Marker | None = None
    bold: bool = False
    indented: bool = False
    apart: bool = False
    inline: bool = False
    block: Block | None = None

    @property
    def begin(self) -> int:
        """Raw offset of the content, marker left out."""
        return self.start if self.content is None else self.content


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
    if not body[:1].isupper() or len(body) > LONGEST_HEADING // 2 or paragraph.indented:
        return False
    if paragraph.inline:
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
    return inner.style in ("decimal", "roman") and inner.rank > marker.rank


def _is_prose(paragraph: Paragraph) -> bool:
    return paragraph.block is None and paragraph.kind == BlockKind.PARAGRAPH


class _Levels:
    """Counts list levels from the styles of the markers above."""

    def __init__(self) -> None:
        self.open: list[int] = []

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
            level = paragraph.level or _heading_level(paragraph)
            return Block(kind, start, paragraph.end, level, _printed(paragraph))
        if kind is BlockKind.PARAGRAPH and not paragraph.indented:
            # Prose at the margin ends the lists that have no number to go on with.
            self._leave(6)
        return Block(kind, paragraph.start, paragraph.end)

    def _enter(self, rank: int) -> int:
        self._leave(rank)
        self.open.append(rank)
        return len(self.open) - 1

    def _leave(self, rank: int) -> None:
        while self.open and self.open[-1] >= rank:
            self.open.pop()


def _printed(paragraph: Paragraph) -> str:
    return paragraph.marker.printed if paragraph.marker and paragraph.content is not None else ""


def _heading_level(paragraph: Paragraph) -> int:
    """A heading that no format marked: deeper with each number, the first level else."""
    marker = paragraph.marker or find_marker(paragraph.text)
    return marker.depth if marker and marker.style == "decimal" else 1


def paragraph(
    view: View,
    *,
    kind: BlockKind | None = None,
    level: int = 0,
    bold: bool = False,
    indented: bool = False,
    apart: bool = False,
    inline: bool = False,
) -> Paragraph | None:
    """The paragraph that shows `view`; None where it shows nothing.

    Kind and marker are told by its words where `kind` is not given.
    """
    text = view.text.strip()
    if not text:
        return None
    margin = len(view.text) - len(view.text.lstrip())
    found = shape(text, set_apart=bold or apart)
    if kind is None:
        kind = found.kind
        if bold and found.reason in ("prose", "marker") and _is_title(text):
            kind = BlockKind.HEADING
    marker = found.marker or (find_marker(text) if kind is BlockKind.HEADING else None)
    if kind in (BlockKind.NOTE, BlockKind.PARAGRAPH):
        marker = None
    return Paragraph(
        start=view.start(margin),
        end=view.end(margin + len(text)),
        text=text,
        content=view.start(margin + marker.end) if marker else None,
        kind=kind,
        level=level,
        marker=marker,
        bold=bold,
        indented=indented,
        apart=apart,
        inline=inline,
    )


def _is_title(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and text.rstrip()[-1:] not in tuple(":;,")
