"""Paragraphs as a reader finds them, before their neighbours are looked at.

>>> made = paragraph(View("2) кадр даярлау;", (0,), (40,), (56,)))
>>> made.kind.value, made.start, made.begin
('list_item', 40, 43)
"""

from dataclasses import dataclass

from kznlp.read.markers import Marker, find_marker
from kznlp.read.shapes import LONGEST_HEADING, shape
from kznlp.read.view import View
from kznlp.types import Block, BlockKind

LEAD_INS = tuple(":;,")
STOPS = tuple(".;:!?…")
OPEN = 30  # characters of a paragraph that another may go on with
LONGEST_OPEN = 5000  # beyond, it is no paragraph any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a paragraph is set.

    Attributes:
        kind: given by the format; None where the words must tell.
        level: of a heading that the format marks.
        bold: all of it is bold.
        indented: it begins right of the margin.
        inline: it was run together with others in one line.
    """

    kind: BlockKind | None = None
    level: int = 0
    bold: bool = False
    indented: bool = False
    inline: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph, still to be changed by what its neighbours tell.

    Attributes:
        start: raw offset of its first character, marker included.
        end: raw offset of its end.
        text: what a reader sees.
        content: raw offset after the marker, where there is one.
        kind: what it seems to be.
        marker: the list marker.
        reason: the rule that told what it is.
        look: how it is set.
        block: a ready block, passed on as it is.
    """

    start: int
    end: int
    text: str = ""
    content: int | None = None
    kind: BlockKind | None = None
    marker: Marker | None = None
    reason: str = ""
    look: Look = Look()
    block: Block | None = None

    @property
    def begin(self) -> int:
        """Raw offset of the content, marker left out."""
        return self.start if self.content is None else self.content

    def goes_on_with(self, after: "Paragraph") -> bool:
        """It breaks off in the middle of a sentence that `after` takes up, across an empty line.

        A paragraph that begins in small letters is rather an item of a list without stops.
        """
        return (
            self.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.NOTE)
            and after.kind is BlockKind.PARAGRAPH
            and OPEN <= len(self.text) <= LONGEST_OPEN
            and not self.text.endswith(STOPS)
            and after.text[0].islower()
            and (self.marker is not None or not self.text[0].islower())
        )


def paragraph(view: View, look: Look = Look()) -> Paragraph | None:
    """The paragraph that shows `view`; None where it shows nothing."""
    text = view.text.strip()
    if not text:
        return None
    margin = len(view.text) - len(view.text.lstrip())
    found = shape(text)
    kind = look.kind or found.kind
    if look.kind is None and look.bold and found.reason in ("prose", "marker") and is_title(text):
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
        marker=marker,
        reason=found.reason,
        look=look,
    )


def is_title(text: str) -> bool:
    """Short, and not leading in something else."""
    return len(text) <= LONGEST_HEADING and not text.endswith(LEAD_INS)
