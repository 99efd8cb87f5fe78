"""CSV pasted into text: lines of the same number of cells, parted by semicolons or commas.

"Облыс;Саны" above "Ақмола;7135": the separator stands in every line equally often, and some column
holds figures. A cell in quotation marks may contain separators.
The first line is the header if no cell of it is a figure, years apart.
"""

from collections.abc import Sequence

import regex

from kznlp.tables.draft import Draft, Piece, Row, piece
from kznlp.tables.numbers import is_missing, is_year, value
from kznlp.tables.stretches import Line

FEWEST = 3
LONGEST = 2000
# Fewer cells than this are no table: "алма; алмұрт", "1,5".
CELLS = {";": 2, ",": 3}
SPACED = regex.compile(r",\s+\d|\d,\s|\s\d+,\d")
CELL = {
    sign: regex.compile(rf'\s*(?:"(?P<quoted>[^"\n]*)"|(?P<bare>[^"{sign}\n]*))\s*(?:{sign}|$)')
    for sign in CELLS
}


def is_delimited(text: str, line: Line) -> bool:
    """Whether a line may be one of CSV."""
    if line.rule or line.end - line.start > LONGEST:
        return False
    return any(_fits(text, line, sign) for sign in CELLS)


def delimited(text: str, lines: Sequence[Line]) -> Draft | None:
    """The draft of lines of CSV; None if they are no table."""
    for sign in CELLS:
        typed = [line for line in lines if not line.rule]
        if not _fits(text, typed[0], sign):  # a line of words stands above them
            typed = typed[1:]
        if len({text.count(sign, *line[:2]) for line in typed if not _is_quoted(text, line)}) > 1:
            continue
        rows = [_cells(text, line, sign) for line in typed]
        width = len(rows[0])
        if len(rows) < FEWEST or width < CELLS[sign] or any(len(row) != width for row in rows):
            continue
        headed = all(is_year(c.text) or value(c.text) is None for c in rows[0])
        body = rows[1:] if headed else rows
        if not _has_figures(body):
            continue
        columns = tuple(c.text for c in rows[0]) if headed else ("",) * width
        return Draft(
            start=typed[0].start,
            end=typed[-1].end,
            layout="csv",
            columns=columns,
            rows=tuple(body),
        )
    return None


def _fits(text: str, line: Line, sign: str) -> bool:
    """Whether a line has cells enough, and no figures behind spaces as in prose."""
    if text.count(sign, line.start, line.end) + 1 < CELLS[sign]:
        return False
    if sign == "," and SPACED.search(text, line.start, line.end):
        return False
    return not _is_quoted(text, line) or bool(_parted(text, line, sign))


def _is_quoted(text: str, line: Line) -> bool:
    return text.find('"', line.start, line.end) >= 0


def _cells(text: str, line: Line, sign: str) -> Row:
    """The cells of a line; none if it is no line of CSV."""
    return _parted(text, line, sign) if _fits(text, line, sign) else ()


def _parted(text: str, line: Line, sign: str) -> Row:
    cells: list[Piece] = []
    at = line.start
    while at <= line.end:
        found = CELL[sign].match(text, at, line.end)
        if not found:
            return ()
        cells.append(piece(text, *found.span("bare" if found["quoted"] is None else "quoted")))
        if found.end() == line.end and (found.end() == at or text[found.end() - 1] != sign):
            break
        at = found.end()
    return tuple(cells)


def _has_figures(body: Sequence[Row]) -> bool:
    """Whether some column but the first holds nothing but figures and missing marks."""
    columns = list(zip(*body, strict=True))[1:]
    return any(
        all(value(c.text) is not None or is_missing(c.text) for c in column)
        and any(value(c.text) is not None for c in column)
        for column in columns
    )
