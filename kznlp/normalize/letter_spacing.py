"""Letter-spaced words: "ш а р а л а р", "Қ А У Л Ы  Е Т Е Д І", "2 0 0 5  ж ы л".

Single letters between single spaces are joined where they make a word, or a row of common words;
so a list "а б в" stays. Runs apart by wider spaces are words of their own.
"""

import re
from collections.abc import Iterator
from functools import cache

import regex

from kznlp.language import words
from kznlp.normalize.offsets import Edit
from kznlp.normalize.passage import LONGEST_WORD, Passage
from kznlp.normalize.readings import choose, letters, spell

SPACED = regex.compile(r"(?<![\p{L}\p{N}])\p{L}(?: \p{L}(?![\p{L}\p{N}])){2,}+")
SPACED_YEAR = regex.compile(r"(?<!\d[ ,.]?)(?:1 9|2 0) \d \d(?= {1,3}ж ?(?:ы ?л|\.))")
HINT = re.compile(r" \w \w")  # a quick look for either
COMMON = 5
SHORTEST_PART = 3


def letter_spacing(passage: Passage) -> Iterator[Edit]:
    """Join letters, and the figures of a year, that spaces hold apart."""
    for match in SPACED.finditer(passage.text):
        joined = match.group().replace(" ", "")
        after = _words(joined) if len(joined) <= LONGEST_WORD else None
        if after:
            yield Edit(match.start(), match.end(), after)


def spaced_year(passage: Passage) -> Iterator[Edit]:
    """Join the figures of a letter-spaced year."""
    if passage.columns:
        return
    for match in SPACED_YEAR.finditer(passage.text):
        yield Edit(match.start(), match.end(), match.group().replace(" ", ""))


@cache
def _twins() -> dict[str, tuple[str, ...]]:
    return letters("normalize/look_alikes.csv")


def _words(joined: str) -> str | None:
    readings = spell(joined, _twins())
    return choose(readings) or _row(readings[0])


def _row(joined: str) -> str | None:
    """The letters as the fewest common words, or None."""
    best: list[list[str] | None] = [[]] + [None] * len(joined)
    for end in range(SHORTEST_PART, len(joined) + 1):
        for start in range(end - SHORTEST_PART + 1):
            before = best[start]
            word = joined[start:end]
            if before is None or words.frequency(word.lower()) < COMMON:
                continue
            current = best[end]
            if current is None or len(before) + 1 < len(current):
                best[end] = [*before, word]
    found = best[-1]
    return " ".join(found) if found else None
