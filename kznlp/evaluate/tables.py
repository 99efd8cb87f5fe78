"""Tables: cells and rows that agree, headers, and figures that the source does not hold."""

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from kznlp.evaluate.counts import Counts
from kznlp.evaluate.gold import Gold, GoldTable
from kznlp.evaluate.spans import pair
from kznlp.records import Analysis, Table

Value = float | str
Row = tuple[Value, ...]

SPACE = regex.compile(r"\s")
NO_WORD = regex.compile(r"\W+")
DIGITS = regex.compile(r"\d")


def value(printed: str) -> Value:
    """A cell as it is compared: a number where it is one, else its words in lower case.

    >>> value("1 249,5"), value("Ақмола.")
    (1249.5, 'ақмола')
    """
    try:
        return float(SPACE.sub("", printed).replace(",", "."))
    except ValueError:
        return NO_WORD.sub(" ", printed.lower()).strip()


def score_tables(raw: str, gold: Gold, analysis: Analysis) -> dict[str, Counts]:
    """Counts of cells, rows, headers, tables; the share of exact rows, table by table; repairs."""
    cells, rows, shares, headers = Counts(), Counts(), Counts(), Counts()
    right = 0
    for expected, table in aligned_tables(gold, analysis):
        wanted = _rows(expected.rows) if expected else []
        found = _rows(table.rows) if table else []
        cells += Counts(0, sum(map(len, found)), sum(map(len, wanted)))
        if not expected:
            continue
        rows += Counts(0, len(found), len(wanted))
        shares += Counts(0, 1 if table else 0, 1)
        if table:
            right += 1
            pairs = pair(wanted, found, _shared)
            exact = sum(wanted[i] == found[j] for i, j in pairs)
            cells += Counts(sum(_shared(wanted[i], found[j]) for i, j in pairs), 0, 0)
            rows += Counts(exact, 0, 0)
            shares += Counts(exact / max(1, len(wanted)), 0, 0)
            headers += _headers(expected, table)
    return {
        "tables/cells": cells,
        "tables/rows": rows,
        "tables/row_shares": shares,
        "tables/headers": headers,
        "tables/found": Counts(right, len(analysis.tables), len(gold.tables)),
        "tables/false_repairs": _repairs(raw, analysis.tables),
    }


def aligned_tables(
    gold: Gold, analysis: Analysis
) -> Iterator[tuple[GoldTable | None, Table | None]]:
    """The tables of the gold, each with that which shares most values; then those that are left."""
    free = list(analysis.tables)
    for expected in gold.tables:
        table = _closest(_rows(expected.rows), free)
        if table is not None:
            free.remove(table)
        yield expected, table
    yield from ((None, table) for table in free)


def unlike_rows(expected: GoldTable, table: Table) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The rows that differ, as printed; where one side has no such row, an empty one."""
    wanted, found = _rows(expected.rows), _rows(table.rows)
    pairs = dict(pair(wanted, found, _shared))
    for i, row in enumerate(expected.rows):
        other = table.rows[pairs[i]] if i in pairs else ()
        if i not in pairs or wanted[i] != found[pairs[i]]:
            yield row, other
    for j in sorted(set(range(len(found))) - set(pairs.values())):
        yield (), table.rows[j]


def _rows(rows: Sequence[Sequence[str]]) -> list[Row]:
    return [tuple(value(cell) for cell in row) for row in rows]


def _closest(wanted: Sequence[Row], tables: Sequence[Table]) -> Table | None:
    """The table that shares most values, wherever they stand; None if none shares any."""
    values = Counter(v for row in wanted for v in row)
    best, most = None, 0
    for table in tables:
        shared = sum((values & Counter(v for row in _rows(table.rows) for v in row)).values())
        if shared > most:
            best, most = table, shared
    return best


def _shared(one: Row, other: Row) -> int:
    return sum(a == b for a, b in zip(one, other, strict=False))


def _headers(expected: GoldTable, table: Table) -> Counts:
    pairs = zip(expected.columns, table.columns, strict=False)
    right = sum(value(one) == value(other) for one, other in pairs)
    return Counts(right, len(table.columns), len(expected.columns))


def _repairs(raw: str, tables: Sequence[Table]) -> Counts:
    """Cells whose digits are not those of the place that they name."""
    cells = [
        (table.layout, cell, raw[span[0] : span[1]])
        for table in tables
        for row, spans in zip(table.rows, table.spans, strict=False)
        for cell, span in zip(row, spans, strict=False)
        if span is not None
    ]
    right = sum(_stands(cell, place, layout) for layout, cell, place in cells)
    return Counts(right, len(cells), len(cells))


def _stands(cell: str, place: str, layout: str) -> bool:
    if DIGITS.findall(cell) == DIGITS.findall(place):
        return True
    # A cell that is wrapped between bars has the other columns' lines in its place.
    printed = iter(place.replace("|", " ").split())
    figures = (word for word in cell.split() if DIGITS.search(word))
    return layout == "ruled" and all(figure in printed for figure in figures)
