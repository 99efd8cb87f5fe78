"""What stands around a place of the document: its heading, and the lead-in of its list."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kznlp.types import Block, BlockKind

Span = tuple[int, int]
LONG = 600  # characters of a heading or lead-in that can matter


@dataclass(frozen=True, slots=True)
class Setting:
    """The surroundings of one block.

    Attributes:
        block: the block's own span.
        heading: the nearest heading above.
        section: the same, but for the first heading, which names the whole document.
        lead: the nearest block above that ends in a colon, if this block is in the list under it.
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
        lead: Span | None = None
        for block in blocks:
            span = (block.start, block.end)
            if block.kind is BlockKind.HEADING:
                title, heading, lead = (
                    title or span,
                    (block.start, min(block.end, block.start + LONG)),
                    None,
                )
                self._settings.append(Setting(span, heading))
                continue
            section = heading if heading and title and heading[0] != title[0] else None
            item = lead is not None and _is_item(text, block)
            if not item:
                lead = None
            self._settings.append(Setting(span, heading, section, lead, item))
            if block.start < block.end and text[block.end - 1] == ":":
                lead = (max(block.start, block.end - LONG), block.end)
        self._starts = [setting.block[0] for setting in self._settings]

    def at(self, offset: int) -> Setting:
        """The setting of the block that holds the offset, or that stands before it."""
        place = bisect_right(self._starts, offset) - 1
        return self._settings[place] if place >= 0 else Setting((offset, offset))


def _is_item(text: str, block: Block) -> bool:
    """A list item, or a paragraph that goes on in lower case or ends in a semicolon."""
    if block.kind is BlockKind.LIST_ITEM:
        return True
    if block.kind is not BlockKind.PARAGRAPH or block.start == block.end:
        return False
    return text[block.start].islower() or text[block.end - 1] == ";"
