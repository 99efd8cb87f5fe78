r"""Cuts a text into the words that the model knows, with their offsets.

KazNERD writes a word for each number, sign and mark: "2 , 25 %-ке". What other texts print in
another way is read as what it stands for (`data/entities/rewritten.csv`), in its own place.

>>> [piece.word for piece in pieces("2,25%-ке - 3-баптың 5 млрд. тг. \"Хабар\"")]
['2', ',', '25', '%-ке', '—', '3-баптың', '5', 'миллиард', 'теңге', '«', 'Хабар', '»']
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from kznlp import resources

LETTERS = 60  # a longer run of letters is no word
DASHES = "-–—"
QUOTE = '"'
MARKS = frozenset((*DASHES, QUOTE))
PIECE = (
    rf"\d{{1,{LETTERS}}}(?:-?\p{{L}}{{1,{LETTERS}}})*|%(?:-\p{{L}}{{1,20}})?"
    rf"|[\p{{L}}\p{{M}}\d]{{1,{LETTERS}}}(?:-[\p{{L}}\d]{{1,{LETTERS}}})*|\S"
)


class Piece(NamedTuple):
    """A word of the model: how it is read, and where it stands."""

    word: str
    start: int
    end: int


def pieces(text: str) -> Iterator[Piece]:
    """The words of a text, in order."""
    rewritten = resources.pairs("entities/rewritten.csv")
    for match in _pattern().finditer(text):
        printed = match[0]
        start, end = match.span()
        if printed in MARKS:
            word = _mark(printed, _is_space(text, start - 1), _is_space(text, end))
        else:
            word = rewritten.get(printed, printed)
        yield Piece(word, start, end)


def _is_space(text: str, at: int) -> bool:
    return not 0 <= at < len(text) or text[at].isspace()


def _mark(printed: str, space_before: bool, space_behind: bool) -> str:
    """A dash or quotation mark as KazNERD prints it: "1 – 2", "Бұл — …", "«"."""
    if printed in DASHES:
        return "—" if space_before or space_behind else "–"
    return "«" if space_before and not space_behind else "»"


@cache
def _pattern() -> regex.Pattern[str]:
    rewritten = resources.pairs("entities/rewritten.csv")
    stopped = "|".join(regex.escape(word) for word in rewritten if word.endswith("."))
    return regex.compile(rf"(?<![\p{{L}}.])(?:{stopped})(?!\p{{L}})|{PIECE}")
