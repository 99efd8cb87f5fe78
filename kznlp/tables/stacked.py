r"""Tables printed one row a line, single spaces between cells: "Ақмола 152 172\nАқтөбе 15 391".

Lines that begin with words, or a year, and end with a figure are rows. A line of words between rows
is the end of the label before, if it begins with a small letter, the beginning of the next label,
if that does, or else names a group. The rest is the same as where row breaks are lost too
(`flattened`), but for the first label, which begins a line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from kznlp.normalize import Normalized
from kznlp.tables.draft import EMPTY, Draft, Piece, Row, joined, piece
from kznlp.tables.entries import Entry, entries, is_figure
from kznlp.tables.flattened import drafts
from kznlp.tables.numbers import is_year
from kznlp.tables.stretches import Line

FEWEST = 3
LONGEST = 300
ABOVE = 3  # lines that may hold the header
WORDS = regex.compile(r"(?:\d{1,4}[.)]?\s+)?[\p{L}«\"(]")


def stacked(clean: Normalized, lines: Sequence[Line]) -> Iterator[tuple[int, int, Draft]]:
    """The tables of a stretch of lines, and from which line to which they reach."""
    kinds = [_is_row(clean.text, line) for line in lines]
    k = 0
    while k < len(lines):
        stop = _stop(lines, kinds, k) if kinds[k] else k
        if sum(kinds[k:stop]) >= FEWEST:
            first = max(0, k - ABOVE)
            for draft in _drafts(clean, lines[first:stop], k - first):
                above = [n for n in range(first, stop) if lines[n].end <= draft.start]
                yield (above[-1] + 1 if above else first), stop, draft
        k = max(stop, k + 1)


def _is_row(text: str, line: Line) -> bool:
    if line.rule or line.end - line.start > LONGEST:
        return False
    last = text[line.start : line.end].rsplit(None, 1)[-1]
    if last != "%" and not is_figure(last):
        return False
    words = text[line.start : line.end].split()
    if len(words) > 1 and is_year(words[0]) and all(map(is_figure, words)):
        return True
    return (
        len(words) > 1
        and WORDS.match(text, line.start, line.end) is not None
        and (is_figure(words[-1]) or (words[-1] == "%" and is_figure(words[-2])))
    )


def _stop(lines: Sequence[Line], kinds: Sequence[bool], first: int) -> int:
    """The end of the rows; two lines of words may stand between two of them."""
    stop = first
    for n in range(first, len(lines)):
        if kinds[n]:
            stop = n + 1
        elif n > stop + 1 or lines[n].end - lines[n].start > LONGEST:
            break
    return stop


def _drafts(clean: Normalized, lines: Sequence[Line], above: int) -> Iterator[Draft]:
    """The tables of some lines; `above` are before the first row."""
    text = clean.text
    found: list[Entry] = []
    groups: list[Piece] = []
    start = lines[0].start
    for n, line in enumerate(lines):
        if n >= above and not _is_row(text, line) and not text[lines[n + 1].start].islower():
            _add(found, entries(text, start, line.start, tabs=False))
            groups.append(piece(text, line.start, line.end))
            start = line.end
    _add(found, entries(text, start, lines[-1].end, tabs=False))
    for draft in drafts(clean, lines[0].start, found, tabs=False):
        inside = [group for group in groups if draft.start < (group.start or 0) < draft.end]
        yield replace(draft, layout="lines", rows=_grouped(draft.rows, inside))


def _add(found: list[Entry], more: Sequence[Entry]) -> None:
    """Add entries; a number before the first of them is behind the figures of the last."""
    if found and more and not more[0].label.text:
        found[-1].figures += more[0].figures
        more = more[1:]
    found += more


def _wrapped(row: Row, words: Piece) -> Row:
    """The row with the end of its label, the first cell of words."""
    place = next((k for k, p in enumerate(row) if p.text[:1].isalpha()), 0)
    return (*row[:place], joined(row[place], words), *row[place + 1 :])


def _grouped(rows: Sequence[Row], groups: Sequence[Piece]) -> tuple[Row, ...]:
    """The rows with those that name groups between them."""
    result: list[Row] = []
    waiting = list(groups)
    for row in rows:
        start = min(p.start for p in row if p.start is not None)
        while waiting and (waiting[0].start or 0) < start:
            group = waiting.pop(0)
            if result and group.text[0].islower():
                result[-1] = _wrapped(result[-1], group)
            else:
                result.append((group, *(EMPTY,) * (len(row) - 1)))
        result.append(row)
    return tuple(result)
