r"""Tables pasted from a word processor: a row a line, its cells parted by single tabs.

"№\tІс-шара\tЖауапты\tМерзімі": unlike in columns that spaces align, a cell is known to be empty,
and one that holds words is a cell like any other, so that plans of action need no figures to be
found. Every row has as many tabs, but for those that end early ("Барлығы\t\t\t120"), and for lines
of words between them, which name a group of rows.
"""

from collections.abc import Sequence

from kznlp.tables import headers
from kznlp.tables.draft import Draft, Piece, Row, padded, piece, stands_alone
from kznlp.tables.numbers import is_missing, value
from kznlp.tables.stretches import Line

TAB = "\t"
BLANK = "\t "
FEWEST = 3  # rows that fill every column
COLUMNS = 3  # with fewer, a tab may part a name from its telephone
LONGEST = 4000  # characters of a line
GROUP = 200  # characters of a line that names a group
SHARE = 0.7  # of the rows with tabs that have a cell in every column


def is_tabbed(text: str, line: Line) -> bool:
    """Whether a line may be a row: two tabs at least."""
    short = not line.rule and line.end - line.start <= LONGEST
    return short and text.count(TAB, *_printed(text, line)) >= COLUMNS - 1


def tabbed(text: str, lines: Sequence[Line]) -> Draft | None:
    """The draft of lines parted by tabs; None if they are no table, or one of figures alone.

    Tables whose columns are a label and figures are left to `aligned`, which knows their headers.
    """
    rows = [_cells(text, line) for line in lines if not line.rule]
    counts = [len(row) for row in rows if len(row) > 1]
    width = max(counts, default=0)
    whole = counts.count(width)
    if width < COLUMNS or whole < FEWEST or whole < SHARE * len(counts):
        return None
    if any(len(row) == 1 and len(row[0].text) > GROUP for row in rows):
        return None
    filled = [padded(row, width) for row in rows]
    if sum(any(cell.text for cell in column) for column in zip(*filled, strict=True)) < COLUMNS:
        return None  # tabs that push a signature to the right
    first = next(k for k, row in enumerate(rows) if len(row) == width)
    head, body = _parted(filled[first:])
    if len(body) < FEWEST - 1 or _counts_alone(body):
        return None
    return Draft(
        start=lines[0].start if first == 0 else _start(lines, first),
        end=lines[-1].end,
        layout="tabs",
        columns=tuple(cell.text for cell in head) if head else ("",) * width,
        rows=tuple(body),
        across=frozenset(k for k, row in enumerate(body) if stands_alone(row)),
    )


def _start(lines: Sequence[Line], first: int) -> int:
    return [line for line in lines if not line.rule][first].start


def _cells(text: str, line: Line) -> Row:
    cells: list[Piece] = []
    start, end = _printed(text, line)
    while start <= end:
        stop = text.find(TAB, start, end)
        stop = end if stop < 0 else stop
        cells.append(piece(text, start, stop))
        start = stop + 1
    return tuple(cells)


def _printed(text: str, line: Line) -> tuple[int, int]:
    """Where the line begins and ends with the tabs at its ends, which no block holds."""
    start, end = line.start, line.end
    while start and text[start - 1] in BLANK:
        start -= 1
    while end < len(text) and text[end] in BLANK:
        end += 1
    return start, end


def _parted(rows: Sequence[Row]) -> tuple[Row | None, list[Row]]:
    """The header, if the first row is one, and the rows below it."""
    if headers.is_numbering(rows[0]):
        return None, list(rows[1:])
    if len(rows) > 1 and headers.is_numbering(rows[1]):
        return rows[0], list(rows[2:])
    cells = [cell.text for cell in rows[0] if cell.text]
    if headers.NUMBERING.fullmatch(cells[0]) or headers.is_body(rows[0]):
        return None, list(rows)
    return rows[0], list(rows[1:])


def _counts_alone(body: Sequence[Row]) -> bool:
    """Whether every column but the label and the row's number holds figures alone."""
    columns = list(zip(*(row for row in body if sum(bool(c.text) for c in row) > 1), strict=True))
    words = [
        k
        for k, column in enumerate(columns)
        if any(c.text and value(c.text) is None and not is_missing(c.text) for c in column)
    ]
    return len(words) < 2
