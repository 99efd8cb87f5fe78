"""What a paragraph is by itself: heading, list item, note or prose.

The rules in order: a line known by its words, a line in capitals, a list marker, else prose.
Neighbours are looked at later, by `kznlp.read.outline`.

>>> shape("ЖҰМЫСПЕН ҚАМТУ БАҒДАРЛАМАСЫ").kind
<BlockKind.HEADING: 'heading'>
>>> shape("2) кадр даярлау;").marker.printed
'2)'
"""

import regex
from msgspec import Struct

from kznlp.read.known_lines import known_line
from kznlp.read.markers import Marker, find_marker
from kznlp.types import BlockKind

LONGEST_HEADING = 250
# So many capitals are there for each small letter.
MOSTLY = 6
CAPITALS = regex.compile(r"\p{Lu}++")
SMALL = regex.compile(r"\p{Ll}++")


class Shape(Struct, frozen=True):
    """Kind and marker of a paragraph, where its content begins, and the rule that told."""

    kind: BlockKind
    start: int
    marker: Marker | None
    reason: str


def shape(text: str) -> Shape:
    """The shape of a paragraph."""
    known = known_line(text)
    if known:
        return Shape(known.kind, 0, None, known.name)
    if in_capitals(text):
        return Shape(BlockKind.HEADING, 0, None, "capitals")
    marker = find_marker(text)
    if marker:
        return Shape(BlockKind.LIST_ITEM, marker.end, marker, "marker")
    return Shape(BlockKind.PARAGRAPH, 0, None, "prose")


def in_capitals(text: str) -> bool:
    """A short line in capitals that does not lead in anything ("ҚАУЛЫ ЕТЕДІ:" does)."""
    if len(text) > LONGEST_HEADING or text.rstrip()[-1:] in tuple(":;,"):
        return False
    small = sum(map(len, SMALL.findall(text)))
    if small * (MOSTLY + 1) > len(text):
        return False
    # "2.1 ЖАЛПЫ ЕРЕЖЕЛЕР (2003 ж.)" has a few small letters.
    capitals = sum(map(len, CAPITALS.findall(text)))
    return capitals >= 4 and capitals >= MOSTLY * small
