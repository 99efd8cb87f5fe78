"""What stands around a place of the document: its heading, and the lead-in of its list."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from kznlp.types import Block, BlockKind

Span = tuple[int, int]
DIGITS = regex.compile(r"\d+")
LETTERS = regex.compile(r"\p{L}+")
LONG = 600  # characters of a heading or lead-in that can matter


@dataclass(frozen=True, slots=True)
class Setting:
    """The surroundings of one block.

    Attributes:
        block: the block's own span.
        heading: the nearest heading above.
        section: the same, but for the first heading, which names the whole document.
        lead: the block above that ends in a colon, if this block is in the list under it.
        item: the block is an item of a list.
    """

    block: Span
    heading: Span | None = None
    section: Span | None = None
    lead: Span | None = None
    item: bool = False


class Surroundings:
    """The settings of all blocks of a document, looked up by offset."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._settings: list[Setting] = []
        title: Span | None = None
        heading: Span | None = None
        leads: list[tuple[Span, str]] = []  # those of the lists that are open, with their marker
        for block in blocks:
            span = (block.start, block.end)
            if block.kind is BlockKind.HEADING:
                title, heading = title or span, (block.start, min(block.end, block.start + LONG))
                leads.clear()
                self._settings.append(Setting(span, heading))
                continue
            section = heading if heading and title and heading[0] != title[0] else None
            marker = _shape(block.marker)
            if not _is_item(text, block):
                leads.clear()
            while marker and any(marker == own for _, own in leads):
                leads.pop()  # "4." ends the list under "3. Аудан әкімдері:"
            lead = leads[-1][0] if leads else None
            self._settings.append(Setting(span, heading, section, lead, lead is not None))
            if block.start < block.end and text[block.end - 1] == ":":
                leads.append(((max(block.start, block.end - LONG), block.end), marker))
        self._starts = [setting.block[0] for setting in self._settings]

    def at(self, offset: int) -> Setting:
        """The setting of the block that holds the offset, or that stands before it."""
        place = bisect_right(self._starts, offset) - 1
        return self._settings[place] if place >= 0 else Setting((offset, offset))


def _shape(marker: str) -> str:
    """What the markers of one list share: "3." and "10." are "0.", "а)" and "б)" are "a)"."""
    return LETTERS.sub("a", DIGITS.sub("0", marker))


def _is_item(text: str, block: Block) -> bool:
    """A list item, or a paragraph that goes on in lower case or ends in a semicolon."""
    if block.kind is BlockKind.LIST_ITEM:
        return True
    if block.kind is not BlockKind.PARAGRAPH or block.start == block.end:
        return False
    return text[block.start].islower() or text[block.end - 1] == ";"
