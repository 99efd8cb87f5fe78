r"""Rows that years name: "Жылдар Туғандар 1998 1 234 1999 1 540 2000 1 610".

Years are figures as well, so that such rows arrive as one entry. They are told apart where at least
three years follow one another, up or down, with figures between them; with tabs, just as many each
time. A year may be stuck to the figure before it: "432" and "1999" are printed "4321999".

>>> from kznlp.tables.entries import entries
>>> line = "Жылдар Туғандар 1998 1 234 1999 1 540 2000 1 610"
>>> rows = with_years(line, entries(line, 0, len(line), tabs=False), tabs=False)
>>> [(row.label.text, [f.text for f in row.figures]) for row in rows]
[('Жылдар Туғандар 1998', ['1', '234']), ('1999', ['1', '540']), ('2000', ['1', '610'])]
"""

from collections.abc import Iterator, Sequence

import regex

from kznlp.tables.draft import Piece, piece
from kznlp.tables.entries import Entry
from kznlp.tables.numbers import is_missing, is_year, value

FEWEST = 3
LAST = regex.compile(r"(?<!\d)(?:19|20)\d\d$")
Named = tuple[Piece, list[Piece]]


def with_years(text: str, found: Sequence[Entry], *, tabs: bool) -> list[Entry]:
    """The entries, those of rows that years name parted into these rows."""
    return [part for entry in found for part in _parted(text, entry, tabs=tabs)]


def _parted(text: str, entry: Entry, *, tabs: bool) -> Iterator[Entry]:
    label, figures = entry.label, entry.figures
    if len(figures) < FEWEST:
        yield entry
        return
    stuck = LAST.search(label.text)
    if stuck:
        first = Piece(stuck[0])
    elif is_year(figures[0].text):
        first, figures = figures[0], figures[1:]
    else:
        yield entry
        return
    for step in (1, -1):
        rows = list(_rows(first, figures, step))
        counts = {len(cells) for _, cells in rows}
        if len(rows) >= FEWEST and 0 not in counts and (len(counts) == 1 or not tabs):
            break
    else:
        yield entry
        return
    before = entry.before
    if not stuck and tabs and label.text:
        before, label = [*before, label], first
    elif not stuck and first.end is not None:
        label = first if label.start is None else piece(text, label.start, first.end)
    yield Entry(label, rows[0][1], before)
    for year, cells in rows[1:]:
        yield Entry(year, cells)


def _rows(first: Piece, figures: Sequence[Piece], step: int) -> Iterator[Named]:
    """A year and the figures behind it, year after year."""
    year, cells = first, list[Piece]()
    for figure in figures:
        following = str(int(year.text) + step)
        rest = figure.text[:-4].rstrip()
        if figure.text == following:
            yield year, cells
            year, cells = figure, []
        elif figure.text.endswith(following) and _is_figure(rest) and figure.end is not None:
            assert figure.start is not None
            yield year, [*cells, Piece(rest, figure.start, figure.start + len(rest))]
            year, cells = Piece(following, figure.end - 4, figure.end), []
        else:
            cells.append(figure)
    yield year, cells


def _is_figure(text: str) -> bool:
    return bool(text) and (value(text) is not None or is_missing(text))
