"""Points and commas that part thousands, as the whole table tells them.

"1.249" alone is a little more than one. In a table it is more than a thousand, if no figure has
such a sign elsewhere than before three digits, and one of these holds:

    several   some figure has several: "1.249.345"
    other     the other sign is the decimal one: "12,5"
    small     points stand beside figures below a thousand, as "249" in the same column

What is printed stays as it is: only the reader of figures is given spaces instead.

>>> spaced_signs([["1.249", "249", "3.398"]], "."), spaced_signs([["1.249", "3.398", "3.10"]], ".")
(True, False)
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import regex

from kznlp.tables.draft import Draft, Piece, Row

SIGNS = {".": ",", ",": "."}  # and the other one
FEWEST = 2
SMALL = regex.compile(r"\d{1,3}")
LARGE = regex.compile(r"\d{4,}")


def meant(draft: Draft) -> Draft:
    """The draft for the reader of figures: thousands parted by spaces."""
    present = [s for s in SIGNS if any(s in p.text for row in draft.rows for p in row)]
    if not present:
        return draft
    cells = [[p.text for p in column if p.text] for column in zip(*draft.rows, strict=True)]
    for sign in present:
        if spaced_signs(cells, sign):
            rows = tuple(_spaced(row, sign) for row in draft.rows)
            return replace(draft, rows=rows)
    return draft


def spaced_signs(columns: Sequence[Sequence[str]], sign: str) -> bool:
    """Whether a sign parts thousands in these columns."""
    every = [cell for cells in columns for cell in cells if sign in cell]
    grouped = [cell for cell in every if _grouped(sign).fullmatch(cell)]
    if len(grouped) < FEWEST or any(_decimal(sign).fullmatch(cell) for cell in every):
        return False
    if any(cell.count(sign) > 1 for cell in grouped):
        return True
    if any(_decimal(SIGNS[sign]).fullmatch(cell) for cells in columns for cell in cells):
        return True
    return sign == "." and any(map(_mixed, columns))


def _mixed(cells: Sequence[str]) -> bool:
    """Whether figures with points stand among whole ones, all of these below a thousand."""
    grouped = sum(_grouped(".").fullmatch(cell) is not None for cell in cells)
    small = any(SMALL.fullmatch(cell) for cell in cells)
    return grouped >= FEWEST and small and not any(LARGE.fullmatch(cell) for cell in cells)


@cache
def _grouped(sign: str) -> regex.Pattern[str]:
    return regex.compile(rf"[-–−]?[1-9]\d{{0,2}}(?:\{sign}\d{{3}})+(?:\{SIGNS[sign]}\d+)?%?")


@cache
def _decimal(sign: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"[-–−]?(?:\d+\{sign}(?:\d{{1,2}}|\d{{4,}})|(?:0|\d{{4,}})\{sign}\d+)\s?%?"
    )


def _spaced(row: Row, sign: str) -> Row:
    return tuple(
        Piece(p.text.replace(sign, " "), p.start, p.end, p.broken)
        if sign in p.text and _grouped(sign).fullmatch(p.text)
        else p
        for p in row
    )
