"""Grids that only place text on a page, and are no tables.

`is_layout` gives the name of the rule, or None:

    frame       one column, or nothing printed
    line        a single row
    signature   two or three columns, few rows, and a name with initials in the last column
    approval    few rows without figures that say "Бекітілді", "… қаулысына 1-қосымша"
    prose       two or three columns without figures, paragraphs in the cells
"""

from collections.abc import Sequence

from kznlp.tables.draft import Piece
from kznlp.tables.headers import is_body
from kznlp.tables.words import pattern

FEW = 4
PARAGRAPH = 300


def layout_rule(rows: Sequence[Sequence[Piece]]) -> str | None:
    """Why a grid is no table; None if it is one."""
    printed = [row for row in rows if any(p.text for p in row)]
    width = max((len(row) for row in rows), default=0)
    if width < 2 or not printed:
        return "frame"
    if len(printed) < 2:
        return "line"
    cells = [p.text for row in printed for p in row if p.text]
    if any(is_body(row) for row in printed):
        return None
    if width <= 3 and sum(map(len, cells)) > PARAGRAPH * len(cells):
        return "prose"
    if len(printed) > FEW:
        return None
    person = pattern("layouts.yml", "person")
    if width <= 3 and all(person.search(row[-1].text) for row in printed if row[-1].text):
        return "signature"
    if width <= 3 and any(pattern("layouts.yml", "approval").search(c) for c in cells):
        return "approval"
    return None
