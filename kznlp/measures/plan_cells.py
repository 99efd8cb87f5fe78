"""The filled cells of a row, those that only repeat the cell above ("-//-", "« - »") read as it.

>>> bool(DITTO.fullmatch("-//-")), bool(DITTO.fullmatch("« - »")), bool(DITTO.fullmatch("-"))
(True, True, False)
"""

from collections.abc import Mapping

import regex
from msgspec import Struct

from kznlp.records import Table

# A dash alone says that there is nothing; with quotes or strokes it stands for the cell above.
DITTO = regex.compile(
    r"\s*+(?:[«\"“”']{1,2}\s*+[-–—]*+\s*+[»\"”“']{1,2}|[-–—]*+\s*+//\s*+[-–—]*+|[-–—]+[\"”»][-–—]+)\s*+"
)


class Cell(Struct, frozen=True):
    """A filled cell of a plan: its words, their place if known, its column's header."""

    text: str
    header: str
    start: int | None = None
    end: int | None = None


def cells_of(table: Table, row: int, above: Mapping[int, Cell]) -> dict[int, Cell]:
    """The cells of a row by their column; `above` are those of the rows before it."""
    found: dict[int, Cell] = {}
    for column, text in enumerate(table.rows[row]):
        if DITTO.fullmatch(text):
            if column in above:
                found[column] = above[column]
        elif text.strip():
            found[column] = _cell(table, row, column, text)
    return found


def _cell(table: Table, row: int, column: int, text: str) -> Cell:
    span = table.spans[row][column] if row < len(table.spans) else None
    start, end = span or (None, None)
    header = table.columns[column] if column < len(table.columns) else ""
    return Cell(text, header, start, end)
