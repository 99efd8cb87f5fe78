"""The ways in which text copied from old files loses the shape of its tables.

Each takes a table and chance, and gives the text, or the bytes of a PDF, and the rows that it
should come back as.
`DAMAGES` names them.

>>> import random
>>> from flat_tables import made
>>> text, rows = DAMAGES["tabs, numbered"](made(1, 1)[0], random.Random(1))
>>> "\\n" in text
False
"""

from flat_tables import WORDS
from pages import page

SPACE = " "


def tabs(table, chance, *, numbered=False, thousands=""):
    """Tabs between cells, nothing between rows, so that row numbers stick to figures."""
    header, rows = _cells(table, numbered=numbered, thousands=thousands)
    lines = ["\t".join(row) for row in (header, *rows)]
    return _in_prose("".join(lines), chance), rows


def spaces(table, chance, *, numbered=False, thousands=SPACE, between=SPACE):
    """Spaces between cells and thousands; spaces or nothing between rows."""
    header, rows = _cells(table, numbered=numbered, thousands=thousands)
    lines = [" ".join(row) for row in (header, *rows)]
    return _in_prose(between.join(lines), chance), rows


def lines(table, chance, *, between=SPACE, thousands=SPACE):
    """Row breaks kept, spaces between thousands."""
    header, rows = _cells(table, numbered=False, thousands=thousands)
    flat = "\n".join(between.join(row) for row in (header, *rows))
    return f"{chance.choice(WORDS['before'])}\n{flat}\n{chance.choice(WORDS['behind'])}", rows


def html(table, chance):
    """Nothing lost: a page with the table."""
    header, rows = _cells(table, numbered=False, thousands=SPACE)
    lines = ["".join(f"<td>{cell}</td>" for cell in row) for row in (header, *rows)]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    before = chance.choice(WORDS["before"])
    return f"<html><body><p>{before}</p><table>{body}</table></body></html>", rows


def on_page(table, chance, *, ruled):
    """A page of a PDF."""
    header, rows = _cells(table, numbered=False, thousands=SPACE)
    before, behind = chance.choice(WORDS["before"]), chance.choice(WORDS["behind"])
    return page([header, *rows], before, behind, ruled=ruled), rows


def _cells(table, *, numbered, thousands):
    header, rows = list(table.header), table.rows(thousands=thousands)
    if numbered:
        header = ["№", *header]
        rows = [[str(n), *row] for n, row in enumerate(rows, 1)]
    return header, rows


def _in_prose(flat, chance):
    before, behind = chance.choice(WORDS["before"]), chance.choice(WORDS["behind"])
    return f"{before} {flat}{behind}"


def _damage(way, **options):
    return lambda table, chance: way(table, chance, **options)


DAMAGES = {
    "tabs": _damage(tabs),
    "tabs, numbered": _damage(tabs, numbered=True),
    "tabs, numbered, thousands by space": _damage(tabs, numbered=True, thousands=SPACE),
    "spaces, thousands by space": _damage(spaces),
    "spaces, thousands by space, rows glued": _damage(spaces, between=""),
    "spaces, thousands by space, rows glued, numbered": _damage(spaces, between="", numbered=True),
    "spaces, thousands by nothing": _damage(spaces, thousands=""),
    "spaces, thousands by point": _damage(spaces, thousands="."),
    "lines, single spaces": _damage(lines),
    "lines, tabs": _damage(lines, between="\t"),
    "HTML": html,
    "PDF, ruled": _damage(on_page, ruled=True),
    "PDF, not ruled": _damage(on_page, ruled=False),
}
