"""Lines that say of the point above who answers for it, and by when: "Орындаушылар: …".

Their words are those of the columns of plans (`data/measures/plan_headers.yml`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kznlp.measures.lexicon import lexicon
from kznlp.measures.words import words
from kznlp.types import Block, BlockKind

HEADERS = "measures/plan_headers.yml"
ROLES = ("implementing", "accountable", "deadline")
MOST = 40  # characters of the label itself
FEW = 4  # its words


@dataclass(frozen=True, slots=True)
class Label:
    """What stands behind a label: `role` is that of a column of a plan."""

    role: str
    start: int
    end: int


def label_at(text: str, blocks: Sequence[Block]) -> list[Label]:
    """The label that the first block is, with the items of its list; none if it is no label."""
    block = blocks[0]
    if block.kind is not BlockKind.PARAGRAPH:
        return []
    colon = text.find(":", block.start, min(block.end, block.start + MOST))
    if colon < 0:
        return []
    named = words(text, block.start, colon)
    codes = lexicon(HEADERS, key="role").codes_in(named)
    role = next((role for role in ROLES if role in codes), None)
    if role is None or len(named) > FEW:
        return []
    found = [Label(role, colon + 1, block.end)]
    for item in blocks[1:]:
        if item.kind is not BlockKind.LIST_ITEM or item.marker[:1].isalnum():
            break
        found.append(Label(role, item.start, item.end))
    return [label for label in found if text[label.start : label.end].strip(" -–—")]
