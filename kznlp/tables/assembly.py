"""Entries that may be the rows of a table become a draft, if the evidence is good.

1. row numbers are taken off the figures that they stuck to                          `numbering`
2. the figures of each row become cells: as tabs part them, or in all likely ways    `readings`
3. the words above are parted into header and first label, in all likely ways        `tops`
4. the cheapest pair of both is the table; others within reach are its alternatives
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kznlp.normalize import Normalized
from kznlp.tables.draft import Draft, Other, Piece, Row, padded, piece
from kznlp.tables.edges import fit, opening
from kznlp.tables.entries import Entry
from kznlp.tables.evidence import is_table
from kznlp.tables.numbering import Numbered, number_before, numbered
from kznlp.tables.numbers import is_missing, value
from kznlp.tables.readings import MARGIN, read
from kznlp.tables.sums import Sum
from kznlp.tables.tops import Top, tops
from kznlp.tables.words import pattern

UNSURE = 4.0  # another reading that costs so little more (one in 55) makes a table ambiguous
SHOWN = 20
MOST_RAGGED = 0.25


@dataclass(frozen=True, slots=True)
class _Body:
    """The figures of all rows in cells; what this reading costs; whether cells are lacking."""

    rows: Sequence[Row]
    cost: float = 0.0
    ragged: bool = False


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

    def head_cost(width: int) -> float:
        return min(top.cost(width + lead) for top in heads)

    years = heads[0].years
    bodies = _tabbed(figures) if tabs else _spaced(clean.text, labels, figures, head_cost, years)
    pairs: list[tuple[float, Top, _Body]] = []
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
    draft = _draft(clean.text, floor, top, labels, taken, body)
    near = [pair for pair in pairs[1:] if pair[0] - least < MARGIN][:SHOWN]
    if not near or near[0][0] - least > UNSURE:
        return replace(draft, ambiguous=body.ragged)
    others = []
    for cost, other, read_so in near:
        drawn = _draft(clean.text, floor, other, labels, taken, read_so)
        others.append(Other(round(cost - least, 2), drawn.columns, drawn.rows))
    return replace(draft, ambiguous=True, alternatives=tuple(others))


def _trimmed(figures: Sequence[Piece]) -> tuple[Piece, ...]:
    """The figures of a row; the last one without the full stop of "27."."""
    if not figures or figures[-1].text[-1:] not in (".", ")") or is_missing(figures[-1].text):
        return tuple(figures)
    *others, last = figures
    assert last.end is not None
    return (*others, Piece(last.text[:-1], last.start, last.end - 1, last.broken))


def _are_figures(figures: Sequence[Piece]) -> bool:
    return bool(figures) and all(is_missing(f.text) or value(f.text) is not None for f in figures)


def _tabbed(figures: Sequence[Sequence[Piece]]) -> list[_Body]:
    """Cells as tabs part them, rows that lack some filled up; nothing if too many do."""
    width = max(map(len, figures))
    ragged = sum(len(row) < width for row in figures)
    if ragged > MOST_RAGGED * len(figures):
        return []
    return [_Body([padded(row, width) for row in figures], ragged=ragged > 0)]


def _spaced(
    text: str,
    labels: Sequence[Piece],
    figures: Sequence[Sequence[Piece]],
    head_cost: Callable[[int], float],
    years: int,
) -> list[_Body]:
    """All likely ways to part figures between which only spaces stand."""
    tokens = [[f.text for f in row] for row in figures]
    found = read(tokens, sums=_sums(labels), width_cost=head_cost, years=years)
    return [
        _Body(
            [
                tuple(_joined(text, row[a:b]) for a, b in cells)
                for row, cells in zip(figures, reading.cells, strict=True)
            ],
            reading.cost,
        )
        for reading in found
    ]


def _sums(labels: Sequence[Piece]) -> list[Sum]:
    """The total row, last or first, and the rows that it may be the sum of."""
    words = [label.text for label in labels]
    for total in (len(words) - 1, 0):
        if pattern("totals.yml", "total").search(words[total]):
            rows = tuple(r for r in range(len(words)) if r != total)
            part = pattern("totals.yml", "part")
            whole = tuple(r for r in rows if not part.search(words[r]))
            return [Sum(total, rows)] + [Sum(total, whole)] * (whole != rows)
    return []


def _joined(text: str, figures: Sequence[Piece]) -> Piece:
    first, last = figures[0], figures[-1]
    if len(figures) == 1 or first.start is None or last.end is None:
        return first
    return piece(text, first.start, last.end)


def _draft(
    text: str,
    floor: int,
    top: Top,
    labels: Sequence[Piece],
    taken: Numbered | None,
    body: _Body,
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
    cells = [w for w in top.header if w.text]
    if cells and cells[0].start is not None and cells[0].end is not None:
        open_ = opening(text, max(floor, cells[0].start), cells[0].end, numbered=taken is not None)
        caption = open_.caption
        columns = fit([piece(text, open_.header, cells[0].end), *cells[1:]], len(rows[0]))
        start = open_.header if caption is None or caption.start is None else caption.start
    return Draft(
        start=start,
        end=end,
        layout="flattened",
        columns=columns,
        rows=rows,
        caption=caption.text if caption else None,
    )
