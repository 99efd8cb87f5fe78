"""What stands around a place of the document: its heading, what leads its list in, its labels.

A block can be led in by several others, the nearest first:

    "Қаржы бөлімі:"                     a line that ends in a colon, above the items of its list
    "2. Жер комитеті (А. Аманов)."      the point whose sub-points ("2.1.", "2.2.") it is among
    "… тапсырылсын." "Ол үшін:"         the sentence before a line that only points back

Labels stand below what they are about: "Орындаушылар: …", "Орындау мерзімі: 2004 жыл".
"""

from bisect import bisect_right
from collections.abc import Sequence

import regex
from msgspec import Struct
from msgspec.structs import replace

from kznlp.measures.issuer import resolves
from kznlp.measures.labels import Label, label_at
from kznlp.types import Block, BlockKind

Span = tuple[int, int]
DIGITS = regex.compile(r"\d+")
LETTERS = regex.compile(r"\p{L}+")
NUMBER = regex.compile(r"\d+(?:\.\d+)*+")
LONG = 600  # characters of a heading or lead-in that can matter
SHORT = 24  # characters of a lead-in that only points back
MOST = 8  # blocks of a label


class Setting(Struct, frozen=True):
    """The surroundings of one block.

    Attributes:
        block: the block's own span.
        heading: the nearest heading above.
        section: the same, but for the first heading, which names the whole document.
        leads: the blocks that end in a colon and lead it in, the nearest first.
        parents: the points that it is a part of, and what a lead-in points back to.
        labels: those below it.
    """

    block: Span
    heading: Span | None = None
    section: Span | None = None
    leads: tuple[Span, ...] = ()
    parents: tuple[Span, ...] = ()
    labels: tuple[Label, ...] = ()

    @property
    def lead(self) -> Span | None:
        """The nearest block that leads this one in."""
        return self.leads[0] if self.leads else None


class _Lead(Struct, frozen=True):
    """A block that may lead others in: the shape and the number of its marker.

    Attributes:
        behind: what it points back to.
        colon: it ends in one.
    """

    span: Span
    behind: Span | None
    colon: bool
    shape: str
    number: str

    def is_open(self, shape: str, number: str) -> bool:
        """Whether a block with this marker can be under it: "4." ends the list under "3."."""
        if "." in number and self.number:
            return number.startswith(self.number + ".")
        leads = self.colon or (self.number and shape and not number)
        return bool(leads) and (not shape or shape != self.shape)


class Surroundings:
    """The settings of all blocks of a document, looked up by offset."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._settings: list[Setting] = []
        title: Span | None = None
        heading: Span | None = None
        leads: list[_Lead] = []
        before: Block | None = None
        for block in blocks:
            span = (block.start, block.end)
            if block.kind is BlockKind.HEADING:
                title, heading = title or span, (block.start, min(block.end, block.start + LONG))
                leads.clear()
                before = None
                self._settings.append(Setting(span, heading))
                continue
            section = heading if heading and title and heading[0] != title[0] else None
            own = _lead(text, block, before)
            kept = leads if _is_item(text, block, before) else []
            leads = [lead for lead in kept if lead.is_open(own.shape, own.number)]
            colons = tuple(lead.span for lead in reversed(leads) if lead.colon)
            parents = tuple(lead.span for lead in reversed(leads) if not lead.colon)
            behind = tuple(lead.behind for lead in reversed(leads) if lead.behind)
            self._settings.append(Setting(span, heading, section, colons, (*behind, *parents)))
            leads += [own] if own.colon or own.number else []
            before = block
        self._starts = [setting.block[0] for setting in self._settings]
        self._label(text, blocks)

    def _label(self, text: str, blocks: Sequence[Block]) -> None:
        """Hand each label to the blocks above it, up to a numbered one, a heading or a label."""
        labels: list[Label] = []
        stop = True  # what stands above belongs to no label below
        for place in range(len(blocks) - 1, -1, -1):
            block = blocks[place]
            if found := label_at(text, blocks[place : place + MOST]):
                labels = found if stop else [*found, *labels]
                stop = False
            elif block.kind is BlockKind.HEADING:
                stop = True
            elif not stop and labels and block.start > labels[0].start:
                continue
            elif not stop and labels:
                self._settings[place] = replace(self._settings[place], labels=tuple(labels))
                stop = NUMBER.match(block.marker) is not None

    def at(self, offset: int) -> Setting:
        """The setting of the block that holds the offset, or that stands before it."""
        place = bisect_right(self._starts, offset) - 1
        return self._settings[place] if place >= 0 else Setting((offset, offset))


def _lead(text: str, block: Block, before: Block | None) -> _Lead:
    """The block as a lead-in; one that only points back ("Ол үшін:") has what it points to."""
    colon = block.start < block.end and text[block.end - 1] == ":"
    short = colon and block.end - block.start <= SHORT and not block.marker
    points_back = short and not resolves(text[block.start : block.end])
    number = NUMBER.match(block.marker)
    return _Lead(
        span=_tail(block),
        behind=_tail(before) if points_back and before else None,
        colon=colon,
        shape=LETTERS.sub("a", DIGITS.sub("0", block.marker)),
        number=number[0] if number else "",
    )


def _tail(block: Block) -> Span:
    return max(block.start, block.end - LONG), block.end


def _is_item(text: str, block: Block, before: Block | None) -> bool:
    """A list item, or a paragraph below a colon, or that goes on in lower case or its list."""
    if block.kind is BlockKind.LIST_ITEM:
        return True
    if block.kind is not BlockKind.PARAGRAPH or block.start == block.end:
        return False
    led_in = before is not None and before.end > 0 and text[before.end - 1] == ":"
    return led_in or not text[block.start].isupper() or text[block.end - 1] == ";"
