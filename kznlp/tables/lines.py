"""Tables that no format marks, in the lines between headings and grids.

Lines with bars, with tabs or gaps, and of CSV are taken together as long as they follow one
another; what is left is looked through line by line for tables that were flattened into it, and
for lists.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kznlp.normalize import Normalized
from kznlp.tables.aligned import aligned
from kznlp.tables.captions import LONGEST, REACH, context
from kznlp.tables.delimited import delimited, is_delimited
from kznlp.tables.draft import Draft
from kznlp.tables.flattened import flattened
from kznlp.tables.gapped import has_gaps
from kznlp.tables.listed import listed
from kznlp.tables.ruled import is_ruled, ruled
from kznlp.tables.stacked import stacked
from kznlp.tables.stretches import Line, stretches
from kznlp.tables.tabbed import is_tabbed, tabbed
from kznlp.tables.words import pattern
from kznlp.types import Block

Shape = tuple[Callable[[str, Line], bool], Callable[[str, Sequence[Line]], Draft | None]]
SHAPES: tuple[Shape, ...] = (
    (is_ruled, ruled),
    (is_tabbed, tabbed),
    (has_gaps, aligned),
    (is_delimited, delimited),
)


def line_drafts(clean: Normalized) -> Iterator[Draft]:
    """The drafts of all tables printed as lines or run together."""
    text, blocks = clean.text, clean.blocks
    for lines in stretches(text, blocks):
        done = 0
        for first, last, draft in _shaped(text, lines):
            yield from _run_together(clean, lines[done:first])
            yield _captioned(text, blocks, lines, first, draft)
            done = last
        yield from _run_together(clean, lines[done:])


def _shaped(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int, Draft]]:
    """Tables of one line a row, with the lines that they take."""
    tried = [([fits(text, line) for line in lines], read) for fits, read in SHAPES]
    shapes = [(kinds, read) for kinds, read in tried if sum(kinds) > 1]
    k = 0 if shapes else len(lines)
    refused = [0] * len(shapes)  # up to which line a shape was tried in vain
    while k < len(lines):
        for shape, (kinds, read) in enumerate(shapes):
            if k < refused[shape]:
                continue
            stop = _stop(text, lines, k, kinds)
            # One more line may be a row whose gaps are narrow.
            draft = read(text, lines[k : stop + (read is aligned)]) if stop - k > 2 else None
            refused[shape] = 0 if draft else stop
            if draft:
                near = range(k, min(stop + 1, len(lines)))
                taken = [n for n in near if lines[n].end <= draft.end]
                first = next(n for n in near if lines[n].end > draft.start)
                yield first, taken[-1] + 1, draft
                k = taken[-1]
                break
        k += 1


def _stop(text: str, lines: Sequence[Line], first: int, kinds: Sequence[bool]) -> int:
    """The end of the lines of one shape; rules belong to it, and one line of words between."""
    stop = first
    for n in range(first, len(lines)):
        if kinds[n]:
            stop = n + 1
        elif not lines[n].rule and n > stop:
            break
    if stop > first and not kinds[first] and names_table(text, lines[first]):
        return first
    return stop


def _captioned(
    text: str, blocks: tuple[Block, ...], lines: Sequence[Line], first: int, draft: Draft
) -> Draft:
    """The draft with what the lines before it say: of its own block, or of the blocks before."""
    block = lines[first].block
    above = [n for n in lines[max(0, first - REACH) : first] if n.block == block]
    words = [text[n.start : min(n.end, n.start + 1000)] for n in above]
    near = context(text, blocks, block, above=words)
    caption = draft.caption or near.caption
    return replace(draft, caption=caption, note=near.note, continued=near.continued)


def names_table(text: str, line: Line) -> bool:
    """Whether a line bears the number of a table: it is no part of it."""
    if line.end - line.start > LONGEST:
        return False
    return pattern("captions.yml", "numbered").search(text[line.start : line.end]) is not None


def _run_together(clean: Normalized, lines: Sequence[Line]) -> Iterator[Draft]:
    left: list[Line] = []
    done = 0
    for first, last, draft in stacked(clean, lines):
        left += lines[done:first]
        yield draft
        done = last
    left += lines[done:]
    listless: list[Line] = []
    for line in left:
        drafts = [] if line.rule else list(flattened(clean, line.start, line.end))
        yield from drafts
        listless += [] if drafts else [line]
    yield from listed(clean.text, listless)
