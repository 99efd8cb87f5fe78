"""The cells of a header that ran together, for so many columns.

The rules, the first that answers:

    rows      "Облыстар · Халық саны · · · Барлығы · Әйелдер": empty cells complete two rows
    cycle     "Туғандар · Қайтыс болғандар · 2003 · 2004 · 2003 · 2004": years that come again for
              each of the cells before them are below these
    part      "Барлығы · оның ішінде · әйелдер · жастар": cells behind "оның ішінде" are below it
    cells     as many cells as columns, the last ones if there are more
    capitals  cells that ran together are cut before capitals and years
    words     and what stands behind "оның ішінде" word by word, if that makes just as many

A single cell that gives no such number is the header of the first column, where it begins.

>>> leaves(("Облыстар", "Барлығы", "оның ішінде", "әйелдер", "жастар"), 4)
('Облыстар', 'Барлығы', 'оның ішінде / әйелдер', 'оның ішінде / жастар')
>>> leaves(("Облыстар Туғандар Қайтыс болғандар 2003 2004 2003 2004",), 5)[3:]
('Қайтыс болғандар / 2003', 'Қайтыс болғандар / 2004')
"""

from collections.abc import Callable, Sequence

import regex

from kznlp.tables.numbers import is_year
from kznlp.tables.words import pattern

FRAGMENT = regex.compile(r"\p{Ll}{1,4}\.?|[^\p{L}\d]+")
# Where a header cell may begin: "Облыстар 2004 ж. 2005 ж."
CAPITAL = regex.compile(r"(?<=\s)(?=\p{Lu}|(?:19|20)\d\d(?!\d))")
SEPARATOR = regex.compile(r"[\s,:]+")
Cells = tuple[str, ...]


def leaves(cells: Sequence[str], width: int) -> Cells:
    """A header for each column; those below another cell with its words before them."""
    rows = _rows(tuple(cells), width)
    if rows:
        return rows
    words = _whole(cells)
    parted = tuple(part.strip() for cell in words for part in CAPITAL.split(cell))
    for found in (words, parted):
        for rule in RULES:
            header = rule(found, width)
            if header:
                return header
    if len(words) > 1:
        words = (*_cut(words[0], width - len(words) + 1), *words[1:])
        return (*("",) * (width - len(words)), *words[-width:])
    alone = _cut("".join(words), width)
    if width == 2 and len(alone) == 1 and not pattern("columns.yml", "head").match(alone[0]):
        return ("", *alone)
    return (*alone, *("",) * width)[:width]


def _whole(cells: Sequence[str]) -> Cells:
    """The cells, broken ones joined: "1.01.97" and "ж." stood in one."""
    words: list[str] = []
    for text in filter(None, cells):
        if words and FRAGMENT.fullmatch(text):
            words[-1] += f" {text}"
        else:
            words.append(text)
    return tuple(words)


def stacked_paths(lines: Sequence[Sequence[str]]) -> Cells:
    """The header of each column from lines of words one above the other.

    Words with several cells below them, up to the next words of their line, head these; else two
    lines are one cell that is wrapped.

    >>> stacked_paths([["Облыс", "Барлығы", "оның ішінде", ""], ["", "", "әйелдер", "жастар"]])
    ('Облыс', 'Барлығы', 'оның ішінде / әйелдер', 'оның ішінде / жастар')
    """
    paths = list(lines[-1])
    for line in reversed(lines[:-1]):
        starts = [k for k, words in enumerate(line) if words]
        for start, end in zip(starts, [*starts[1:], len(line)], strict=True):
            below = [k for k in range(start, end) if paths[k]]
            sign = " / " if len(below) > 1 and below[0] == start else " "
            for k in below if sign == " / " else [start]:
                paths[k] = f"{line[start]}{sign}{paths[k]}".strip()
    return tuple(paths)


def years_again(cells: Sequence[str]) -> int:
    """How often the same years come again, one cycle after another; 0 if they do not."""
    for length in range(2, len(cells) // 2 + 1):
        again = len(cells) // length
        if again * length == len(cells) and list(cells) == list(cells[:length]) * again:
            return again
    return 0


def _rows(cells: Cells, width: int) -> Cells:
    """Two rows of cells: the last of the first and the first of the second are one, and empty."""
    if width < 3 or len(cells) != 2 * width - 1 or cells[width - 1]:
        return ()
    return stacked_paths([cells[:width], ("", *cells[width:])])


def _cycle(cells: Cells, width: int) -> Cells:
    years, above = cells[1 - width :], cells[: 1 - width]
    again = years_again(years) if width > 2 and all(map(_is_year, years)) else 0
    if not again or len(above) < again:
        return ()
    length = len(years) // again
    groups = above[len(above) - again :]
    label = above[-again - 1] if len(above) > again else ""
    return (label, *(f"{groups[n // length]} / {year}" for n, year in enumerate(years)))


def _is_year(cell: str) -> bool:
    return is_year(cell) or pattern("columns.yml", "year").fullmatch(cell) is not None


def _part(cells: Cells, width: int) -> Cells:
    """Cells below "оның ішінде", which stands alone or before the first of them."""
    header: list[str] = []
    above = ""
    for cell in cells:
        found = pattern("totals.yml", "part").match(cell)
        rest = cell[found.end() :].strip(" :,") if found else cell
        if found:
            above = found[0].strip()
        elif above and cell[:1].isupper():
            above = ""
        if rest:
            header.append(f"{above} / {rest}" if above else rest)
    return tuple(header) if above and len(header) == width else ()


def _cells(cells: Cells, width: int) -> Cells:
    return cells if len(cells) == width else ()


def _words(cells: Cells, width: int) -> Cells:
    """What stands behind "оның ішінде" in one cell, word by word."""
    for n, cell in enumerate(cells):
        found = pattern("totals.yml", "inside").search(cell)
        if found:
            before, below = cell[: found.start()].strip(" ,"), SEPARATOR.split(cell[found.end() :])
            parts = (*filter(None, (before,)), found[0].strip(), *filter(None, below))
            return _part((*cells[:n], *parts, *cells[n + 1 :]), width)
    return ()


RULES: tuple[Callable[[Cells, int], Cells], ...] = (_cycle, _part, _cells, _words)


def _cut(words: str, parts: int) -> Cells:
    """Cut before capitals, where that gives just so many parts; else behind a heading word."""
    capitals = tuple(p.strip() for p in CAPITAL.split(words))
    if len(capitals) == parts:
        return capitals
    head = pattern("columns.yml", "head").match(words)
    if head and parts == 2 and head.end() < len(words):
        return words[: head.end()].strip(), words[head.end() :].strip()
    return (words,)
