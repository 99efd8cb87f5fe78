"""Row numbers that stuck to the figure before them when the row breaks were lost.

"3742" and the number 2 of the next row are printed "37422", "–" and 12 "–12". They are told apart
where the numbers rise by one from row to row without a gap: that chance does so becomes ten times
less likely with each row. Some rows, as totals and parts, may lack a number. The digits stay where
they are: the figure keeps the first ones, the number takes the last.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from kznlp.tables.draft import EMPTY, Piece
from kznlp.tables.entries import Entry
from kznlp.tables.numbers import is_missing, value

SURE = 3  # rows whose numbers prove one another
LACKING = 3  # one in so many rows may lack its number
UNSEEN = 7  # the same, where the number of the first is not printed
BEHIND = regex.compile(r"(?<=[^\d\s])1[.)]?$")
FIRST = regex.compile(r"1[.)]?\s*(?=[\p{Lu}«\"])")


@dataclass(frozen=True, slots=True)
class Numbered:
    """Rows of figures, and the number of each row."""

    numbers: tuple[Piece, ...]
    figures: tuple[tuple[Piece, ...], ...]


def numbered(rows: Sequence[Entry], first: Piece) -> Numbered | None:
    """Take the row numbers out; None if the rows have none.

    Args:
        rows: the entries of the table, in order.
        first: the number before the first row, EMPTY if none is printed there.
    """
    if len(rows) < 2 or (len(rows) < SURE and not first.text):
        return None
    numbers, figures = [first], []
    lacking = 0
    for row in rows[:-1]:
        taken = split_number(row.figures, len(numbers) + 1 - lacking)
        if taken is None:
            lacking += 1
            taken = tuple(row.figures), EMPTY
        figures.append(taken[0])
        numbers.append(taken[1])
    figures.append(tuple(rows[-1].figures))
    seen = first.text or number_before(rows[0].label)[0].text
    if LACKING * lacking > len(rows) or (not seen and (lacking or len(rows) < UNSEEN)):
        return None
    alone = {
        len(f) < len(r.figures)
        for f, r, n in zip(figures, rows, numbers[1:], strict=False)
        if n.text
    }
    return Numbered(tuple(numbers), tuple(figures)) if len(alone) == 1 else None


def split_number(figures: Sequence[Piece], number: int) -> tuple[tuple[Piece, ...], Piece] | None:
    """Part the number of the next row from the figures before it; None if it is not there."""
    if not figures:
        return None
    *others, last = figures
    digits = str(number)
    behind = len(digits) + (last.text[-1:] in (".", ")"))
    rest, printed = last.text[:-behind], last.text[-behind:]
    if not printed.startswith(digits) or last.start is None or last.end is None:
        return None
    if not rest:
        return (tuple(others), last) if others else None
    if rest != rest.strip() or (value(rest) is None and not is_missing(rest)):
        return None
    cut = last.end - behind
    return (*others, Piece(rest, last.start, cut)), Piece(printed, cut, last.end)


def number_behind(text: str, start: int, end: int) -> Piece:
    """The number of the first row, glued behind a header: "31.01.97 ж.1" ends with it."""
    found = BEHIND.search(text[max(start, end - 4) : end])
    if end - start > 1 and found:
        cut = end - len(found[0])
        return Piece(found[0], cut, end)
    return EMPTY


def number_before(label: Piece) -> tuple[Piece, Piece]:
    """The number of the first row that stuck to its label, "1Ақмола", and the rest of the label."""
    found = FIRST.match(label.text)
    if not found or label.start is None or label.end is None:
        return EMPTY, label
    number = found[0].rstrip()
    cut = label.start + len(found[0])
    rest = Piece(label.text[found.end() :], cut, label.end, label.broken)
    return Piece(number, label.start, label.start + len(number)), rest
