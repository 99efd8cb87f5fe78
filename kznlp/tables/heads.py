"""Entries that head a table and are none of its rows: "Облыстар 2003 2004 ж.".

All figures of such an entry are years, or all but the row number 1 behind them: "2019" and 1 are
printed "20191". Besides, its words end with one that heads columns or with a year, or hold a "№";
or the years follow one another, once or for several columns above. Entries that head a table and
stand together are one header.
"""

from collections.abc import Sequence
from itertools import pairwise

import regex

from kznlp.tables.draft import EMPTY, Piece
from kznlp.tables.entries import Entry
from kznlp.tables.leaves import years_again
from kznlp.tables.numbering import number_behind, split_number
from kznlp.tables.numbers import is_year
from kznlp.tables.words import pattern

SIGN = regex.compile(r"№")


def is_head(found: Sequence[Entry], k: int) -> bool:
    """Whether entry `k` belongs to the header of a table."""
    entry = found[k]
    figures, number = without_number(entry.figures)
    if not figures:
        after = [e.figures for e in found[k + 1 : k + 3]]
        counted = len(after) == 2 and all(split_number(f, n) for n, f in enumerate(after, 2))
        wider = counted or (bool(after) and len(after[0]) > 1)
        return number.text != "" and (wider or _names_columns(entry))
    if not any(f.text for f in figures):
        # Empty cells beside one that heads several columns; more header cells follow.
        return k + 1 < len(found) and bool(found[k + 1].before)
    printed = [f.text for f in figures if f.text]
    if not all(map(is_year, printed)):
        return False
    years = list(map(int, printed))
    cycle = len(years) // (years_again(printed) or 1)
    follow = len({b - a for a, b in pairwise(years[:cycle])}) == 1 and years[0] != years[1]
    return follow or _names_columns(entry)


def _names_columns(entry: Entry) -> bool:
    label = entry.label.text
    if any(number_behind(p.text, 0, len(p.text)).text for p in entry.before):
        return False  # "2010 ж.1" before it: the label is that of the first row
    ends = {
        m.end() for name in ("head", "year") for m in pattern("columns.yml", name).finditer(label)
    }
    return len(label) in ends or any(SIGN.search(p.text) for p in (entry.label, *entry.before))


def without_number(figures: Sequence[Piece]) -> tuple[tuple[Piece, ...], Piece]:
    """The figures of a header, and the number of the first row that stands behind them."""
    if figures and not is_year(figures[-1].text):
        if figures[-1].text in ("1", "1.", "1)"):
            return tuple(figures[:-1]), figures[-1]
        taken = split_number(figures, 1)
        if taken:
            return taken
    return tuple(figures), EMPTY
