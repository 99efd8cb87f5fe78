"""Entries that may be the rows of a table become a draft, if the evidence is good.

1. row numbers are taken off the figures that they stuck to                          `numbering`
2. the figures of each row become cells: as tabs part them, or in all likely ways    `bodies`
3. the words above are parted into header and first label, in all likely ways        `tops`
4. the cheapest pair of both is the table; others within reach are its alternatives
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kznlp.normalize import Normalized
from kznlp.tables.bodies import Body, spaced, tabbed
from kznlp.tables.draft import Draft, Other, Piece, Row, piece
from kznlp.tables.edges import opening
from kznlp.tables.entries import Entry
from kznlp.tables.evidence import is_table
from kznlp.tables.leaves import leaves
from kznlp.tables.numbering import Numbered, number_before, numbered
from kznlp.tables.numbers import is_missing, value
from kznlp.tables.readings import MARGIN, most_listed
from kznlp.tables.tops import Top, tops

UNSURE = 4.0  # another reading that costs so little more (one in 55) makes a table ambiguous
SHOWN = 20


def assemble(
    clean: Normalized, floor: int, rows: Sequence[Entry], above: Sequence[Entry], *, tabs: bool
) -> Draft | None:
    """A draft of the entries, None if they are no table.

    Args:
        clean: the text.
        floor: where the window begins, or the table before ends.
        rows: entries with figures, one after another.
        above: the entries before them that head the table.
        tabs: tabs part the cells.
    """
    heads = tops(clean, rows, above, floor, tabs=tabs)
    taken = numbered(rows, heads[0].number)
    figures = [_trimmed(f) for f in (taken.figures if taken else (r.figures for r in rows))]
    if not all(map(_are_figures, figures)):
        return None
    labels = [row.label for row in rows]
    lead = 2 if taken else 1

    @cache
    def head_cost(width: int) -> float:
        return min(top.cost(width + lead) for top in heads)

    years = heads[0].years
    bodies = tabbed(figures) if tabs else spaced(clean.text, labels, figures, head_cost, years)
    pairs: list[tuple[float, Top, Body]] = []
    for body in bodies:
        wide = len(body.rows[0])
        for top in heads:
            pairs.append((body.cost - head_cost(wide) + top.cost(wide + lead), top, body))
    if not pairs:
        return None
    pairs.sort(key=lambda pair: pair[0])
    least, top, body = pairs[0]
    if not is_table([top.label, *labels[1:]], body.rows, top.header, tabs=tabs):
        return None

    def drawn(top: Top, body: Body) -> Draft:
        return _draft(clean.text, floor, top, labels, taken, body)

    near = [pair for pair in pairs[1:] if pair[0] - least < MARGIN]
    del near[min(SHOWN, most_listed(len(rows))) :]
    if not near or near[0][0] - least > UNSURE:
        return replace(drawn(top, body), ambiguous=body.ragged)
    others = [(round(cost - least, 2), drawn(other, way)) for cost, other, way in near]
    listed = tuple(Other(cost, other.columns, other.rows) for cost, other in others)
    return replace(drawn(top, body), ambiguous=True, alternatives=listed)


def _trimmed(figures: Sequence[Piece]) -> tuple[Piece, ...]:
    """The figures of a row; the last one without the full stop of "27."."""
    if not figures or figures[-1].text[-1:] not in (".", ")") or is_missing(figures[-1].text):
        return tuple(figures)
    *others, last = figures
    assert last.end is not None
    return (*others, Piece(last.text[:-1], last.start, last.end - 1, last.broken))


def _are_figures(figures: Sequence[Piece]) -> bool:
    return bool(figures) and all(is_missing(f.text) or value(f.text) is not None for f in figures)


def _draft(
    text: str,
    floor: int,
    top: Top,
    labels: Sequence[Piece],
    taken: Numbered | None,
    body: Body,
) -> Draft:
    """The table that one reading makes."""
    label = top.label
    lead: list[Row] = [()] * len(labels)
    if taken:
        number = top.number
        if not number.text:
            number, label = number_before(label)
        lead = [(n,) for n in (number, *taken.numbers[1:])]
    names = (label, *labels[1:])
    rows = tuple(
        (*number, name, *cells) for number, name, cells in zip(lead, names, body.rows, strict=True)
    )
    start = next(p.start for p in rows[0] if p.start is not None)
    end = max(p.end for p in rows[-1] if p.end is not None)
    caption = None
    columns: tuple[str, ...] = ("",) * len(rows[0])
    filled = (n for n, w in enumerate(top.header) if w.text)
    cells = top.header[next(filled, len(top.header)) :]
    if cells and cells[0].start is not None and cells[0].end is not None:
        open_ = opening(text, max(floor, cells[0].start), cells[0].end, numbered=taken is not None)
        caption = open_.caption
        first = piece(text, open_.header, cells[0].end)
        columns = leaves([first.text, *(c.text for c in cells[1:])], len(rows[0]))
        start = open_.header if caption is None or caption.start is None else caption.start
    return Draft(
        start=start,
        end=end,
        layout="flattened",
        columns=columns,
        rows=rows,
        caption=caption.text if caption else None,
    )
