"""Which rows of a matrix are headers, and the path of each column through them.

The rules, the first that answers:

    marked       leading rows whose cells are all marked as headers (`<th>`)
    no_header    the first row already holds figures
    spans        the first row, as far down as its cells reach, and one row more below each cell
                 that covers several columns
    filled       rows that fill the gaps of the header above, before the first row with a label

A row that only numbers the columns ("1 2 3") belongs to the header and is dropped.
"""

from collections.abc import Sequence
from itertools import pairwise

import regex

from kznlp.tables.draft import Piece
from kznlp.tables.matrix import Matrix
from kznlp.tables.numbers import is_missing, is_year, value

LETTER = regex.compile(r"\p{L}")
NUMBERING = regex.compile(r"\(?(\d{1,2})[.)]?")


def depth(matrix: Matrix) -> int:
    """How many rows at the top are headers, the numbering row left out."""
    marked = _marked(matrix)
    if marked:
        return marked
    if not matrix.height or is_body(matrix.row(0)):
        return 0
    return _filled(matrix, _spanned(matrix))


def is_body(row: Sequence[Piece]) -> bool:
    """Whether a row holds figures, as a header does not: years and dates are none."""
    cells = [p.text for p in row if not is_missing(p.text)]
    figures = [c for c in cells if value(c) is not None and not is_year(c)]
    return bool(figures) and 2 * len(figures) >= len(cells) - 1


def is_numbering(row: Sequence[Piece]) -> bool:
    """Whether a row only counts the columns: "1 2 3", "А Б 1 2", "6 7 8"."""
    cells = [p.text for p in row if p.text]
    while cells and len(cells[0]) == 1 and LETTER.match(cells[0]):
        cells = cells[1:]
    found = [NUMBERING.fullmatch(c) for c in cells]
    if len(cells) < 2 or not all(found):
        return False
    counted = [int(m[1]) for m in found if m]
    ascending = all(b == a + 1 for a, b in pairwise(counted))
    return ascending and (len(counted) > 2 or counted[0] == 1)


def paths(matrix: Matrix, rows: int) -> tuple[str, ...]:
    """The header of each column: its own words after those of the cells above it."""
    return tuple(" / ".join(_words(matrix, rows, column)) for column in range(matrix.width))


def _words(matrix: Matrix, rows: int, column: int) -> list[str]:
    words: list[str] = []
    seen: set[int] = set()
    for row in range(rows):
        owner = matrix.owner(row, column)
        text = matrix.printed(row, column)
        if owner is None or owner not in seen:
            words += [text] if text and (not words or words[-1] != text) else []
        if owner is not None:
            seen.add(owner)
    return words


def _marked(matrix: Matrix) -> int:
    rows = 0
    while rows < matrix.height and matrix.is_marked(rows):
        rows += 1
    # Every cell is <th>, or the first body row is marked too: the marks say nothing.
    if rows == matrix.height and rows > 1 and any(is_body(matrix.row(r)) for r in range(1, rows)):
        return 0
    while rows > 1 and (is_body(matrix.row(rows - 1)) or is_numbering(matrix.row(rows - 1))):
        rows -= 1
    return rows


def _spanned(matrix: Matrix) -> int:
    rows, checked = 1, 0
    while checked < rows <= matrix.height:
        for cell in matrix.starting(checked):
            rows = max(rows, checked + cell.high)
            below = checked + cell.high
            parted = 1 < cell.wide < matrix.width and below < matrix.height
            if parted and not is_body(matrix.row(below)) and matrix.parts(below, cell) > 1:
                rows = max(rows, below + 1)
        checked += 1
    return min(rows, matrix.height)


def _filled(matrix: Matrix, rows: int) -> int:
    """PDF and plain grids print the lower header row without spans."""
    if rows != 1 or matrix.width < 3:
        return rows
    while rows < min(matrix.height - 1, 3):
        above, row = matrix.row(rows - 1), matrix.row(rows)
        fills = any(not a.text and b.text for a, b in zip(above, row, strict=True))
        labelled = bool(row[0].text) or is_body(row) or is_numbering(row)
        if labelled or not fills or not matrix.row(rows + 1)[0].text or not above[0].text:
            break
        rows += 1
    return rows
