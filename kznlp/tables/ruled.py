"""Tables typed with bars: "| 1. | Ауыз сумен қамту- | 2003 ж. |", rows wrapped over several lines.

Rules of dashes part the rows, as in old typescripts. Where no rule does, a line with a first cell
begins a row, and one without continues it. The lines above the first rule are the header; without
a rule below them, the first line alone.

A cell that is wrapped reaches from its first to its last line; other cells' lines lie between.
"""

from collections.abc import Sequence

from kznlp.tables import headers
from kznlp.tables.draft import EMPTY, Draft, Piece, Row, piece
from kznlp.tables.stretches import Line

FEWEST = 3


def is_ruled(text: str, line: Line) -> bool:
    """Whether a line has cells parted by bars."""
    return not line.rule and text.count("|", line.start, line.end) > 1


def ruled(text: str, lines: Sequence[Line]) -> Draft | None:
    """The draft of lines with bars and the rules between them; None if they are no table."""
    typed = [line for line in lines if not line.rule]
    bars = [text.count("|", line.start, line.end) for line in typed]
    usual = max(bars, key=bars.count)
    if len(typed) < FEWEST or 10 * bars.count(usual) < 8 * len(bars):
        return None
    framed = all(text[line.start : line.end].strip()[:1] == "|" for line in typed)
    groups = _groups(text, lines, framed=framed)
    width = max(len(row) for group in groups for row in group)
    if len(groups) > FEWEST or len(groups) == len(typed):
        header, *body = [_folded(group, width) for group in groups]
    else:
        # Rules only frame the table, or stand below the header.
        head = groups[0] if len(groups) > 1 else groups[0][:1]
        below = [row for group in groups[1:] for row in group] or groups[0][1:]
        header, body = _folded(head, width), _rows(below, width)
    if body and headers.is_numbering(body[0]):
        body = body[1:]
    # Links of a page are parted by bars too: without a rule, figures must show that it is a table.
    if not body or not (len(typed) < len(lines) or any(headers.is_body(row) for row in body)):
        return None
    columns = tuple(p.text for p in header)
    return Draft(
        start=lines[0].start, end=lines[-1].end, layout="ruled", columns=columns, rows=tuple(body)
    )


def _groups(text: str, lines: Sequence[Line], *, framed: bool) -> list[list[Row]]:
    """The printed lines between rules."""
    groups: list[list[Row]] = [[]]
    for line in lines:
        if not line.rule:
            groups[-1].append(_cells(text, line, framed=framed))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _cells(text: str, line: Line, *, framed: bool) -> Row:
    cells = []
    start = line.start
    while start <= line.end:
        stop = text.find("|", start, line.end)
        stop = line.end if stop < 0 else stop
        cells.append(piece(text, start, stop))
        start = stop + 1
    if framed:
        cells = cells[1:]
        if len(cells) > 1 and not cells[-1].text:
            cells.pop()
    return tuple(cells)


def _folded(group: Sequence[Row], width: int) -> Row:
    """One row of the lines of a group."""
    return tuple(_one([row[k] for row in group if k < len(row)]) for k in range(width))


def _one(pieces: Sequence[Piece]) -> Piece:
    filled = [p for p in pieces if p.text]
    if not filled:
        return EMPTY
    words = " ".join(p.text for p in filled)
    return Piece(words, filled[0].start, filled[-1].end, len(filled) > 1)


def _rows(lines: Sequence[Row], width: int) -> list[Row]:
    groups: list[list[Row]] = []
    for line in lines:
        if line[0].text or not groups:
            groups.append([])
        groups[-1].append(line)
    return [_folded(group, width) for group in groups]
