"""Tables that no format marks, in the lines between headings and grids."""

from collections.abc import Iterator

from kznlp.tables.draft import Draft
from kznlp.tables.flattened import flattened
from kznlp.tables.stretches import stretches
from kznlp.types import Block


def line_drafts(text: str, blocks: tuple[Block, ...]) -> Iterator[Draft]:
    """The drafts of all tables printed as lines or run together."""
    for lines in stretches(text, blocks):
        for line in lines:
            if not line.rule:
                yield from flattened(text, line.start, line.end)
