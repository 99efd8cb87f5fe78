"""Entries that may be the rows of a table become a draft, if the evidence is good."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from kznlp.normalize import Normalized
from kznlp.tables import thousands
from kznlp.tables.draft import EMPTY, Draft, Piece, Row, padded, piece
from kznlp.tables.edges import fit, opening
from kznlp.tables.entries import Entry
from kznlp.tables.evidence import is_table
from kznlp.tables.first_label import label_start
from kznlp.tables.numbering import Numbered, number_behind, numbered
from kznlp.tables.numbers import is_year
from kznlp.tables.words import pattern

FIRST_NUMBER = regex.compile(r"1[.)]?\s*(?=\p{Lu})")


def assemble(
    clean: Normalized, floor: int, rows: list[Entry], above: Entry | None, *, tabs: bool
) -> Draft | None:
    """A draft of the entries, None if they are no table.

    Args:
        clean: the text.
        floor: where the window begins, or the table before ends.
        rows: entries with figures, one after another.
        above: the entry before them.
        tabs: tabs part the cells.
    """
    text = clean.text
    header = _years(rows) if len(rows) > 2 else None
    rows = rows[1:] if header else rows
    top = (
        _top(clean, rows, above, floor, tabs=tabs) if not header else _Top(rows[0].label, EMPTY, [])
    )
    labels = [top.label, *(row.label for row in rows[1:])]
    taken = numbered(rows, top.number)
    if taken and not top.number.text:
        taken, labels = _first_number(text, taken, labels)
    figures = taken.figures if taken else tuple(tuple(row.figures) for row in rows)
    read = _cells(text, labels, figures, tabs=tabs)
    if read is None or not is_table(labels, read[0], tabs=tabs):
        return None
    body, ambiguous = read
    lead = [(n,) for n in taken.numbers] if taken else [()] * len(rows)
    whole = tuple((*n, name, *cells) for n, name, cells in zip(lead, labels, body, strict=True))
    words = [*header.before, header.label, *header.figures] if header else top.header
    draft = _draft(text, floor, words, whole, counted=taken is not None)
    return replace(draft, ambiguous=ambiguous)


@dataclass(frozen=True, slots=True)
class _Top:
    """The label of the first row, its number, and the header cells before it."""

    label: Piece
    number: Piece
    header: list[Piece]


def _years(rows: Sequence[Entry]) -> Entry | None:
    """The first entry, if it is the header: "Облыстар 2003 2004"."""
    first = rows[0]
    heads = pattern("columns.yml", "head").search(first.label.text)
    years = all(is_year(f.text) for f in first.figures) and (heads or len(first.figures) > 1)
    return first if years else None


def _top(
    clean: Normalized, rows: Sequence[Entry], above: Entry | None, floor: int, *, tabs: bool
) -> _Top:
    text, row = clean.text, rows[0]
    label = row.label
    assert label.start is not None
    assert label.end is not None
    if row.before:
        last = row.before[-1]
        assert last.start is not None
        assert last.end is not None
        number = number_behind(text, last.start, last.end)
        if number.start is not None:
            return _Top(label, number, [*row.before[:-1], piece(text, last.start, number.start)])
    elif above and len(above.figures) == 1 and above.figures[0].text == "1":
        return _Top(label, above.figures[0], [*above.before, above.label])
    others = [r.label for r in rows[1:]]
    begin = max(label.start, floor)
    begin = begin if tabs else opening(text, begin, label.end, numbered=True).header
    complete = 0 if len(row.before) > len(row.figures) else None
    wanted = complete if tabs else _header_cells(text, rows)
    start = label_start(clean, begin, label.end, others=others, wanted=wanted)
    number = number_behind(text, label.start, len(text[:start].rstrip()))
    end = start if number.start is None else number.start
    header = [*row.before, piece(text, label.start, end)]
    return _Top(piece(text, start, label.end), number, header)


def _header_cells(text: str, rows: Sequence[Entry]) -> int | None:
    """How many headers rows of figures parted by spaces want, if there is one reading of them."""
    read = _cells(text, [r.label for r in rows], [r.figures for r in rows], tabs=False)
    return None if read is None or read[1] else len(read[0][0]) + 1


def _first_number(text: str, taken: Numbered, labels: list[Piece]) -> tuple[Numbered, list[Piece]]:
    """The number of the first row may stick to its label: "1Ақмола"."""
    name = labels[0]
    found = FIRST_NUMBER.match(name.text)
    if not found or name.start is None or name.end is None:
        return taken, labels
    number = Piece("1", name.start, name.start + 1)
    rest = piece(text, name.start + found.end(), name.end)
    return Numbered((number, *taken.numbers[1:]), taken.figures), [rest, *labels[1:]]


def _cells(
    text: str, labels: Sequence[Piece], figures: Sequence[Sequence[Piece]], *, tabs: bool
) -> tuple[list[Row], bool] | None:
    """The figures of each row as cells, and whether other readings remain."""
    if tabs:
        width = max(map(len, figures))
        ragged = sum(len(row) < width for row in figures)
        full = [padded(row, width) for row in figures]
        return None if 4 * ragged > len(figures) else (full, ragged > 0)
    total = next(
        (k for k in (len(labels) - 1, 0) if pattern("totals.yml", "total").search(labels[k].text)),
        None,
    )
    reading = thousands.read([[f.text for f in row] for row in figures], total=total)
    if reading is None:
        return None
    rows = []
    for row, cells in zip(figures, reading.cells, strict=True):
        rows.append(tuple(_joined(text, row[a:b]) for a, b in cells))
    return rows, reading.ambiguous


def _joined(text: str, figures: Sequence[Piece]) -> Piece:
    first, last = figures[0], figures[-1]
    if len(figures) == 1 or first.start is None or last.end is None:
        return first
    return piece(text, first.start, last.end)


def _draft(
    text: str, floor: int, words: Sequence[Piece], rows: tuple[Row, ...], *, counted: bool
) -> Draft:
    first = next(p for p in rows[0] if p.start is not None)
    start = first.start
    assert start is not None
    end = max(p.end for p in rows[-1] if p.end is not None)
    caption = None
    columns: tuple[str, ...] = ("",) * len(rows[0])
    cells = [w for w in words if w.text]
    if cells and cells[0].start is not None and cells[0].end is not None:
        open_ = opening(text, max(floor, cells[0].start), cells[0].end, numbered=counted)
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
