"""The lines of a text that may hold a table, in stretches that no heading or grid interrupts.

Tables that no format marks arrive as paragraphs, list items ("1. …" begins a row) and verbatim
blocks. A line keeps its list marker; a rule of dashes between two blocks is a line of its own.
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from kznlp.types import Block, BlockKind

RULE = regex.compile(r"[-–—=_+|\s]*(?:[-–—=_]\s?){4}[-–—=_+|\s]*")
KINDS = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.VERBATIM, BlockKind.NOTE}
FENCE = regex.compile(r"\s*(?:```+|~~~+|[\"“]`)\w*\s*")  # a fence that was left in the text


class Line(NamedTuple):
    """A line of the clean text; `block` is the position of its block."""

    start: int
    end: int
    block: int
    rule: bool = False


def stretches(text: str, blocks: tuple[Block, ...]) -> Iterator[list[Line]]:
    """Runs of lines, without blank ones."""
    lines: list[Line] = []
    last: int | None = None
    for position, block in enumerate(blocks):
        if block.kind not in KINDS:
            if _names_group(text, blocks, position):
                lines += _lines(text, block.start, block.end, position)
                last = block.end
                continue
            if lines:
                yield lines
            lines, last = [], None
            continue
        start = _marked(text, block)
        if last is not None and last < start:
            lines += _lines(text, last, start, position, rules_only=True)
        lines += _lines(text, start, block.end, position)
        last = block.end
    if lines:
        yield lines


def _names_group(text: str, blocks: tuple[Block, ...], position: int) -> bool:
    """Whether what looks like a heading stands between rows parted by tabs."""
    block = blocks[position]
    if block.kind is not BlockKind.HEADING or not 0 < position < len(blocks) - 1:
        return False
    before, after = blocks[position - 1], blocks[position + 1]
    line_before = text[text.rfind("\n", before.start, before.end) + 1 or before.start : before.end]
    stop = text.find("\n", after.start, after.end)
    line_after = text[after.start : after.end if stop < 0 else stop]
    tabs = line_before.count("\t")
    return tabs > 1 and line_after.count("\t") == tabs


def _marked(text: str, block: Block) -> int:
    """Where the block begins with its list marker."""
    if not block.marker:
        return block.start
    found = text.rfind(block.marker, max(0, block.start - len(block.marker) - 8), block.start)
    return block.start if found < 0 else found


def _lines(
    text: str, start: int, end: int, block: int, *, rules_only: bool = False
) -> Iterator[Line]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start].isalnum():
            if not rules_only:
                yield Line(start, stop, block)
            start = stop + 1
            continue
        # A rule is short; a paragraph of 50 MB is not matched against one.
        rule = stop - start < 2000 and RULE.fullmatch(text, start, stop) is not None
        blank = not text[start : min(stop, start + 2000)].strip()
        fence = stop - start < 20 and FENCE.fullmatch(text, start, stop) is not None
        if not blank and not fence and (rule or not rules_only):
            yield Line(start, stop, block, rule)
        start = stop + 1
