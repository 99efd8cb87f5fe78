"""Which words of texts may begin what a pattern finds; each distinct word is looked at once.

Most texts have none of these words, and need not be searched.

>>> import re
>>> openers = Openers(re.compile("облыс"))
>>> openers.missing_in("есеп берсін"), openers.missing_in("облыстың есебі")
(True, False)
"""

import re
from functools import lru_cache

import regex

from kznlp.expressions.patterns import SHORT

MOST = 50_000  # words that are remembered


class Openers:
    """The words that hold the beginning of a match."""

    def __init__(self, pattern: re.Pattern[str] | regex.Pattern[str]) -> None:
        """Every match of a text must begin in a word in which `pattern` finds something."""
        self._pattern = pattern
        self._others: set[str] = set()
        self._openers: set[str] = set()

    def missing_in(self, text: str) -> bool:
        """Whether no word of the text holds a beginning."""
        words = _split(text) if len(text) <= SHORT else text.split()
        if self._others.issuperset(words):
            return True
        if not self._openers.isdisjoint(words):
            return False
        self._meet(set(words) - self._others)
        return self._openers.isdisjoint(words)

    def _meet(self, words: set[str]) -> None:
        if len(self._others) + len(self._openers) >= MOST:
            self._others, self._openers = set(), set()
        opening = set(filter(self._pattern.search, words))
        self._openers |= opening
        self._others |= words - opening


@lru_cache(maxsize=8)
def _split(text: str) -> list[str]:
    return text.split()
