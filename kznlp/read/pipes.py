"""Tables drawn with `|`: Markdown ones become grids, others stay verbatim.

A Markdown table has a line of dashes under its header; each of its lines is a row. Tables typed
with `|` wrap their cells over several lines: only the columns tell the rows, and that is for
`kznlp.tables` to find.
"""

from collections.abc import Sequence
from itertools import pairwise

import regex

from kznlp.read.inline import pieces
from kznlp.read.lines import Line
from kznlp.types import Block, BlockKind, Cell, Grid, Markup

DELIMITER = regex.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
BAR = regex.compile(r"(?<!\\)\|")


def is_markdown(text: str, group: Sequence[Line]) -> bool:
    """The second line is the delimiter of a Markdown table."""
    return (
        len(group) > 1
        and "|" in text[group[1].start : group[1].end]
        and DELIMITER.fullmatch(text, group[1].start, group[1].end) is not None
    )


def read_pipes(text: str, group: Sequence[Line]) -> tuple[Block, list[Markup]]:
    """The grid of a Markdown table, and the markup in it."""
    cells: list[Cell] = []
    markup: list[Markup] = []
    done = group[0].start
    rows = [line for k, line in enumerate(group) if k != 1]
    for row, line in enumerate(rows):
        for column, (start, end) in enumerate(_cells(text, line)):
            gap = "" if not cells else "\t" if column else "\n"
            if done < start:
                markup.append(Markup(done, start, gap))
            markup += pieces(text, start, end)
            cells.append(Cell(row, column, start, end, header=row == 0))
            done = end
    stop = group[-1].end
    if done < stop:
        markup.append(Markup(done, stop))
    grid = Grid("markdown", tuple(cells))
    return Block(BlockKind.GRID, group[0].start, stop, grid=grid), markup


def _cells(text: str, line: Line) -> list[tuple[int, int]]:
    """The spans of the cells of a row; outer bars open and close it."""
    bars = [match.start() for match in BAR.finditer(text, line.start, line.end)]
    edges = bars
    if not bars or bars[0] != line.start:
        edges = [line.start - 1, *edges]
    if not bars or bars[-1] != line.end - 1:
        edges = [*edges, line.end]
    spans = []
    for left, right in pairwise(edges):
        start, end = left + 1, right
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        spans.append((start, end))
    return spans
