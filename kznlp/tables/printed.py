"""The cells of a table as the source prints them, before anything was repaired.

Inside the pipeline rows hold clean text, so that words are found in them; a record that leaves it
shows what is printed: raw characters, markup taken out, white space made single.
"""

from bisect import bisect_left

import msgspec

from kznlp.normalize import Normalized
from kznlp.records import Alternative, Table
from kznlp.types import Markup


def as_printed(clean: Normalized, table: Table) -> Table:
    """The table (in clean offsets) with its rows and figures as printed."""
    starts = [piece.start for piece in clean.document.markup]
    rows = _rows(clean, table, starts)
    others = [msgspec.structs.replace(a, rows=_rows(clean, a, starts)) for a in table.alternatives]
    observations = tuple(
        msgspec.structs.replace(o, printed=rows[o.row][o.column]) for o in table.observations
    )
    return msgspec.structs.replace(
        table, rows=rows, observations=observations, alternatives=tuple(others)
    )


def _rows(
    clean: Normalized, table: Table | Alternative, starts: list[int]
) -> tuple[tuple[str, ...], ...]:
    above: list[dict[str, str]] = [{} for _ in table.columns]
    rows = []
    for cells, spans in zip(table.rows, table.spans, strict=True):
        row = []
        for column, (cell, span) in enumerate(zip(cells, spans, strict=True)):
            if span is not None:
                above[column][cell] = _printed(clean, starts, cell, span)
            # A cell that covers several rows is printed once, and repeated here.
            row.append(above[column].get(cell, cell))
        rows.append(tuple(row))
    return tuple(rows)


def _printed(clean: Normalized, starts: list[int], cell: str, span: tuple[int, int]) -> str:
    """A cell as printed; between the lines of a wrapped one, other cells stand in its place."""
    start, end = span
    if " ".join(clean.text[start:end].split()) == cell:
        return _raw(clean, starts, start, end)
    words = []
    for word in cell.split():
        start = clean.text.find(word, start, end)
        if start < 0:
            return cell
        words.append(_raw(clean, starts, start, start + len(word)))
        start += len(word)
    return " ".join(words)


def _raw(clean: Normalized, starts: list[int], start: int, end: int) -> str:
    text, markup = clean.document.text, clean.document.markup
    first, last = clean.source(start, end)
    parts: list[str] = []
    done = first
    for piece in _within(markup, starts, first, last):
        parts += text[done : max(done, piece.start)], piece.text
        done = max(done, piece.end)
    parts.append(text[done:last])
    return " ".join("".join(parts).split())


def _within(
    markup: tuple[Markup, ...], starts: list[int], first: int, last: int
) -> tuple[Markup, ...]:
    return markup[bisect_left(starts, first) : bisect_left(starts, last)]
