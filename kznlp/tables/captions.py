"""What the lines before a table say of it: its caption, its unit, that it continues another.

Read upwards from the table, each line is, by the first rule that fits:

    continued   "кестенің жалғасы"            the caption, and the table continues the one before
    number      "10-кесте"                    the caption, unless a name is found further up
    unit        "(мың теңге)"                 the note
    heading     a heading                     the caption
    numbered    "1-кесте. Халық саны"         the caption
    aside       a signature, an addressee, an editor's remark, a rule, verbatim text: passed over
    short       a line without a full stop    the caption
    prose       anything else                 ends the search, as the table before does
"""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from kznlp.tables.units import unit_of
from kznlp.tables.words import pattern
from kznlp.types import Block, BlockKind

REACH = 8
LONGEST = 200
RULE = regex.compile(r"[-–—=_*`~\s]*")
PROSE_END = regex.compile(r"[.;:,?!]\s*$")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before a table."""

    caption: str | None = None
    note: str | None = None
    continued: bool = False


def context(
    text: str, blocks: Sequence[Block], position: int, *, above: Sequence[str] = ()
) -> Context:
    """Read the blocks before `blocks[position]`, nearest first.

    Args:
        text: the clean text.
        blocks: all blocks of the document.
        position: the block of the table.
        above: the lines above the table in its own block, which come first.
    """
    number: str | None = None
    note: str | None = None
    before = [(" ".join(line.split()), BlockKind.PARAGRAPH) for line in reversed(above)]
    for block in reversed(blocks[max(0, position - REACH) : position]):
        if block.kind is BlockKind.GRID:
            break
        line = " ".join(text[block.start : min(block.end, block.start + 1000)].split())
        before.append((line, block.kind))
    for line, kind in before:
        rule = _rule(line, kind)
        if rule == "continued":
            return Context(line, note, continued=True)
        if rule == "number":
            number = number or line
        elif rule == "unit":
            note = note or line
        elif rule in {"heading", "numbered", "short"}:
            return Context(line, note)
        elif rule == "prose":
            break
    return Context(number, note)


def _rule(line: str, kind: BlockKind) -> str:
    if pattern("captions.yml", "continued").search(line) and len(line) < LONGEST:
        return "continued"
    if pattern("captions.yml", "number").search(line):
        return "number"
    if len(line) < 40 and unit_of(line) and len(line.split()) <= 4:
        return "unit"
    if kind is BlockKind.HEADING:
        return "heading"
    if pattern("captions.yml", "numbered").search(line):
        return "numbered"
    if (
        kind in {BlockKind.NOTE, BlockKind.VERBATIM}
        or RULE.fullmatch(line)
        or pattern("captions.yml", "remark").search(line)
    ):
        return "aside"
    if kind is BlockKind.PARAGRAPH and len(line) < LONGEST and not PROSE_END.search(line):
        return "short"
    return "prose"
