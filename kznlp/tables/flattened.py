r"""Tables whose row breaks are gone: "Ақтөбе\t5306\t1635Алматы\t4418\t1249Бұл мәліметтерден".

1. windows of a line that are dense in tabs, row breaks or years are looked at; the rest is prose
2. a window is read as entries, words or years with figures behind them     `entries`, `yearly`
3. entries one after another with as many figures each may be the rows of a table
4. row numbers are taken off the figures that they stuck to                 `numbering`
5. where spaces part thousands and cells alike, all readings are weighed     `readings`
6. header and caption are looked for in the words before the first row       `tops`
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from kznlp.normalize import Normalized
from kznlp.tables.assembly import assemble
from kznlp.tables.draft import Draft
from kznlp.tables.entries import Entry, entries
from kznlp.tables.evidence import is_name
from kznlp.tables.heads import is_head
from kznlp.tables.numbers import is_missing
from kznlp.tables.yearly import with_years

TAB_GAP = 400
ROW_GAP = 300
FEWEST_TABS = 3
FEWEST_BREAKS = 2
DIGIT = re.compile(r"\d")
TABS = regex.compile(r"\t")
# Where a row of figures ends and a label begins: "711Ақтөбе", "711 – Ақтөбе". Prose has few.
ROW_BREAK = regex.compile(r"\d(?: ?%)?[.)]?(?:[ \u00a0]?[-–—…]){0,9}[ \u00a0]?\p{Lu}")
# A year that names a row of figures: "1998 ж. 1 234".
YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?= (?:ж\. |жыл )?[\d–-])")
# Where spaces part cells: signs of a table, how near one another they are, and how many.
SPACED = ((ROW_BREAK, ROW_GAP, FEWEST_BREAKS), (YEAR, 150, 3))
LETTER = regex.compile(r"\p{L}")


def flattened(clean: Normalized, start: int, end: int) -> Iterator[Draft]:
    """The tables in `clean.text[start:end]`, one line or paragraph."""
    text, done = clean.text, start
    if not DIGIT.search(text, start, end):
        return
    for first, last in windows(TABS, text, start, end, gap=TAB_GAP, fewest=FEWEST_TABS):
        for draft in _tables(clean, max(done, first), last, tabs=True):
            yield draft
            done = draft.end
    if done > start:
        return
    for sign, gap, fewest in SPACED:
        if done > start:
            return
        for first, last in windows(sign, text, start, end, gap=gap, fewest=fewest):
            for draft in _tables(clean, max(done, first), last, tabs=False):
                yield draft
                done = draft.end


def windows(
    sign: regex.Pattern[str], text: str, start: int, end: int, *, gap: int, fewest: int
) -> Iterator[tuple[int, int]]:
    """Stretches in which the sign comes again within `gap` characters, with some text around."""
    first = last = -1
    count = 0
    for found in sign.finditer(text, start, end):
        if count and found.start() - last > gap:
            if count >= fewest:
                yield max(start, first - 2 * gap), min(end, last + gap)
            count = 0
        if not count:
            first = found.start()
        last = found.end()
        count += 1
    if count >= fewest:
        yield max(start, first - 2 * gap), min(end, last + gap)


def _tables(clean: Normalized, start: int, end: int, *, tabs: bool) -> Iterator[Draft]:
    if LETTER.search(clean.text, start, end):
        yield from drafts(clean, start, entries(clean.text, start, end, tabs=tabs), tabs=tabs)


def drafts(clean: Normalized, start: int, found: Sequence[Entry], *, tabs: bool) -> Iterator[Draft]:
    """The tables that entries make, the first one beginning at `start` or behind it."""
    found = with_years(clean.text, found, tabs=tabs)
    last: Draft | None = None
    k = first = 0  # the first row, and the first entry of the header above it
    while k < len(found):
        if is_head(found, k):
            k += 1
            continue
        stop = _run(found, k, tabs=tabs)
        draft = None
        if stop - k > 1:
            draft = assemble(clean, start, found[k:stop], found[first:k], tabs=tabs)
        if draft:
            start = draft.end
            joined = last and continued(last, draft)
            if last and not joined:
                yield last
            last = joined or draft
        elif not _has_figures(found[k]):
            # Dashes in prose, before the first row.
            stop = next((n for n in range(k, stop) if _has_figures(found[n])), stop)
        k = first = max(stop, k + 1)
    if last:
        yield last


def continued(one: Draft, other: Draft) -> Draft | None:
    """Both as one table, if the header is repeated where a page began; None if it is not."""
    heads = [column.split() for column in one.columns]
    again = [column.split() for column in other.columns]
    # The words "кестенің жалғасы" may stand before the repeated header.
    if not all(heads) or heads[1:] != again[1:] or again[0][-len(heads[0]) :] != heads[0]:
        return None
    return replace(one, end=other.end, rows=one.rows + other.rows)


def _run(found: Sequence[Entry], k: int, *, tabs: bool) -> int:
    """The end of the rows that begin with entry `k`; words of two cells begin a new table."""
    if not found[k].figures:
        return k
    stop = k + 1
    while stop < len(found) and not found[stop].before and not is_head(found, stop):
        if not tabs and not is_name(found[stop].label.text):
            return stop
        if not found[stop].figures:
            return stop
        if tabs and not _goes_on(found, k, stop):
            # The last row lacks the number of the row that does not follow.
            short = len(found[k].figures) - len(found[stop].figures) == 1
            return stop + 1 if short and stop - k > 1 else stop
        stop += 1
    return stop


def _goes_on(found: Sequence[Entry], k: int, row: int) -> bool:
    """Whether a row has as many figures as the first, or lacks some and the next does not."""
    wanted = len(found[k].figures)
    if len(found[row].figures) == wanted:
        return True
    ragged = 1 < len(found[row].figures) < wanted and row + 1 < len(found)
    return ragged and row - k > 1 and len(found[row + 1].figures) == wanted


def _has_figures(entry: Entry) -> bool:
    return any(not is_missing(f.text) for f in entry.figures)
