r"""Cuts a text into the words that the model knows, with their offsets.

KazNERD writes a word for each number, sign and mark: "2 , 25 %-ке". What other texts print in
another way is read as what it stands for (`data/entities/rewritten.csv`), in its own place.

>>> pieces("2,25%-ке - 3-баптың 5 млрд. тг. \"Хабар\"").words
['2', ',', '25', '%-ке', '—', '3-баптың', '5', 'миллиард', 'теңге', '«', 'Хабар', '»']
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from kznlp import resources
from kznlp.language.entities.kinds import WORDS

LETTERS = 60  # a longer run of letters is no word
DASHES = "-–—"
QUOTE = '"'
MARKS = frozenset((*DASHES, QUOTE))
CHUNK = re.compile(r"[\S\x1c-\x1f]+")  # what is no space for `regex`; nothing below holds one
PIECE = (
    rf"\d{{1,{LETTERS}}}(?:-?\p{{L}}{{1,{LETTERS}}})*|%(?:-\p{{L}}{{1,20}})?"
    rf"|[\p{{L}}\p{{M}}\d]{{1,{LETTERS}}}(?:-[\p{{L}}\d]{{1,{LETTERS}}})*|\S"
)


class Pieces(NamedTuple):
    """The words of the model in a text, in order: how they are read, and where they stand."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def pieces(text: str) -> Pieces:
    """The words of a text."""
    rewritten = resources.pairs("entities/rewritten.csv")
    found = Pieces([], [], [])
    words, starts, ends = found
    end = 0
    for chunk in CHUNK.findall(text):
        start = text.find(chunk, end)
        end = start + len(chunk)
        if chunk.isalpha() and len(chunk) <= LETTERS:
            words.append(rewritten.get(chunk, chunk))
            starts.append(start)
            ends.append(end)
        else:
            for word, first, behind in _cut(chunk) if len(chunk) <= LETTERS else _parts(chunk):
                words.append(word)
                starts.append(start + first)
                ends.append(start + behind)
    return found


def _parts(chunk: str) -> Iterator[tuple[str, int, int]]:
    """The words of a chunk, which begins and ends where a space does, with their places in it."""
    rewritten = resources.pairs("entities/rewritten.csv")
    for match in _pattern().finditer(chunk):
        printed = match[0]
        start, end = match.span()
        if printed in MARKS:
            word = _mark(printed, _is_space(chunk, start - 1), _is_space(chunk, end))
        else:
            word = rewritten.get(printed, printed)
        yield word, start, end


@lru_cache(maxsize=WORDS)
def _cut(chunk: str) -> tuple[tuple[str, int, int], ...]:
    return tuple(_parts(chunk))


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
