r"""A line in which cells run on, as entries: words, and the figures behind them.

The cells are parted by tabs, or by single spaces. "711Ақтөбе" holds the last figure of one entry
and the words of the next. A cell that is neither figure nor missing mark is words; in a line of
spaces, words next to each other are one cell.

>>> line = "Ақтөбе\t10\t20Атырау\t5\t6"
>>> [(e.label.text, [f.text for f in e.figures]) for e in entries(line, 0, len(line), tabs=True)]
[('Ақтөбе', ['10', '20']), ('Атырау', ['5', '6'])]
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import regex

from kznlp.tables.draft import EMPTY, Piece, piece
from kznlp.tables.numbers import FIGURE, SPACE, is_missing, value
from kznlp.tables.words import alternatives

# "711Ақтөбе", "711 Ақтөбе", "3742 2. Оның": a figure, then words that begin with a capital; small
# letters only where nothing parts them.
JUNCTION = regex.compile(
    rf"\s*(?P<figure>[-–−]?{FIGURE}%?|[-–—…])(?P<dot>[.)]?)(?:\s*(?=[\p{{Lu}}«\"№])|(?=\p{{Ll}}{{4}}))(?P<words>.+)",
    regex.S,
)
# "–12", "…12", "12,5%3", "1 2343", "27.": a row number or a full stop stuck to a figure or mark.
STUCK = regex.compile(
    rf"(?:[-–—−]{{1,3}}|\.{{2,3}}|…|[xхXХ*]|[-–−]?{FIGURE}%|[-–−]?\d{{1,3}}(?:{SPACE}\d{{3}})+)"
    rf"\d{{1,5}}[.)]?|[-–−]?{FIGURE}%?[.)]"
)
MARKS = frozenset("-–—−+.…xхXХ*")  # what else figures and missing marks may begin with


@dataclass(slots=True)
class Entry:
    """Words and the figures behind them; `before` are the cells of words before the last."""

    label: Piece
    figures: list[Piece] = field(default_factory=list)
    before: list[Piece] = field(default_factory=list)


def entries(text: str, start: int, end: int, *, tabs: bool) -> list[Entry]:
    """Read `text[start:end]`; figures without words before them have an empty label."""
    found: list[Entry] = []
    cells = _tabbed(text, start, end) if tabs else _spaced(text, start, end)
    for cell, joined in cells:
        if joined is not None:
            if not found:
                found.append(Entry(EMPTY))
            found[-1].figures.append(cell)
            found.append(Entry(joined))
        elif is_figure(cell.text):
            if not found:
                found.append(Entry(EMPTY))
            found[-1].figures.append(cell)
        elif found and not found[-1].figures:
            last = found[-1]
            last.before.append(last.label)
            last.label = cell
        else:
            found.append(Entry(cell))
    return found


def is_figure(text: str) -> bool:
    """Whether a cell is a figure or a missing mark, whatever stuck to it."""
    if text.isdecimal():
        return True
    if text and not _may_be_figure(text[0]):
        return False
    return value(text) is not None or is_missing(text) or STUCK.fullmatch(text) is not None


def _may_be_figure(sign: str) -> bool:
    """Whether a figure or a missing mark may begin with this sign."""
    return sign.isdecimal() or sign in MARKS


def _tabbed(text: str, start: int, end: int) -> Iterator[tuple[Piece, Piece | None]]:
    """Cells, each with the words that are glued behind its figure."""
    while start <= end:
        stop = text.find("\t", start, end)
        stop = end if stop < 0 else stop
        yield _parted(text, start, stop)
        start = stop + 1


def _spaced(text: str, start: int, end: int) -> Iterator[tuple[Piece, Piece | None]]:
    words: tuple[int, int] | None = None
    figure = EMPTY
    for word in _word().finditer(text, start, end):
        first, last = word.span()
        if not _may_be_figure(text[first]):
            words = (words[0] if words else first, last)
            continue
        cell = Piece(word[0], first, last) if word[0].isalnum() else piece(text, first, last)
        if is_figure(cell.text):
            if words:
                yield _joined(text, figure, words)
            else:
                yield from _alone(figure)
            words, figure = None, cell
            continue
        front, rest = _junction(text, cell)
        if rest is not None and rest.start is not None:
            if words:
                yield _joined(text, figure, words)
            else:
                yield from _alone(figure)
            figure, words = front, (rest.start, last)
        else:
            words = (words[0] if words else first, last)
    if words:
        yield _joined(text, figure, words)
    else:
        yield from _alone(figure)


@cache
def _word() -> regex.Pattern[str]:
    """A word; "2005 ж." is one, that heads a column and is no figure, and "12,5 %" is another."""
    year = alternatives("columns.yml", "year")
    return regex.compile(rf"{year}|(?<!\S)[-–−]?\d+(?:[.,]\d+)? %(?!\S)|\S+", regex.I)


def _alone(figure: Piece) -> Iterator[tuple[Piece, Piece | None]]:
    if figure.text:
        yield figure, None


def _joined(text: str, figure: Piece, words: tuple[int, int]) -> tuple[Piece, Piece | None]:
    """Words, with the figure before them if there is one."""
    cell = piece(text, *words)
    return (figure, cell) if figure.text else (cell, None)


def _parted(text: str, start: int, end: int) -> tuple[Piece, Piece | None]:
    whole = piece(text, start, end)
    if not whole.text or not _may_be_figure(whole.text[0]) or is_figure(whole.text):
        return whole, None
    return _junction(text, whole)


def _junction(text: str, cell: Piece) -> tuple[Piece, Piece | None]:
    """A figure and the words that are glued to it, or the cell as it is."""
    found = JUNCTION.fullmatch(text, *(cell.span or (0, 0)))
    if not found:
        return cell, None
    return piece(text, *found.span("figure")), piece(text, *found.span("words"))
