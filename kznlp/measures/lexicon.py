"""What the phrases of a data file say about words.

A file lists entries, each with a code (or kind, role, form) and `phrases`: patterns that name it,
each with an example of its own; `hints` are patterns that only suggest it.

>>> found = lexicon("taxonomy/instruments.yml").find(words("несие беру"))
>>> [(hit.code, hit.phrase, hit.weight) for hit in found]
[('T3', 'несие*', 3.0)]
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from kznlp import resources
from kznlp.language.phrases import Match, Phrases
from kznlp.measures.words import Words, words

_start = attrgetter("start")
PHRASE, WORD_MORE, HINT = 3.0, 1.0, 1.0  # two words of a phrase say more than one

__all__ = ["Hit", "Lexicon", "lexicon", "words"]


class Hit(NamedTuple):  # not a dataclass: there are many
    """Words that speak for a code: offsets in the text, and indices of the words."""

    code: str
    phrase: str
    weight: float
    start: int
    end: int
    first: int
    last: int


class Lexicon:
    """The phrases of a data file, each with its weight.

    The words of a text are searched once; for a part of them the answer is a part of that.
    """

    def __init__(self, entries: dict[str, dict[str, float]]) -> None:
        self.codes = tuple(entries)
        self._weights = entries
        self._phrases = Phrases(entries)

    def find(self, found: Words) -> list[Hit]:
        """Every phrase in the words, by its start."""
        return [
            Hit(
                match.key,
                match.phrase,
                self._weights[match.key][match.phrase],
                found.spans[match.start - found.first][0],
                found.spans[match.end - found.first - 1][1],
                match.start - found.first,
                match.end - found.first,
            )
            for match in self._matches(found)
        ]

    def codes_in(self, found: Words) -> list[str]:
        """The code of every phrase in the words."""
        return [match.key for match in self._matches(found)]

    def _matches(self, found: Words) -> list[Match]:
        """The matches in the whole that lie in this part of it."""
        matches: list[Match] | None = found.known.get(self)
        if matches is None:
            matches = found.known[self] = list(self._phrases.find(found.whole))
        if not matches or len(found) == len(found.whole):
            return matches
        first, last = found.first, found.first + len(found)
        begin = bisect_left(matches, first, key=_start)
        return [m for m in matches[begin : bisect_left(matches, last, key=_start)] if m.end <= last]

    def weigh(self, lower: Sequence[str]) -> dict[str, float]:
        """The weight of all phrases in lower-case words, by code."""
        weights: dict[str, float] = {}
        for match in self._phrases.find(lower):
            weight = self._weights[match.key][match.phrase]
            weights[match.key] = weights.get(match.key, 0.0) + weight
        return weights


@cache
def lexicon(name: str, *, key: str = "code") -> Lexicon:
    """The lexicon of a data file; `key` is the field that names its entries."""
    found: dict[str, dict[str, float]] = {}
    for entry in resources.entries(name):
        weights = dict.fromkeys(entry.get("hints", ()), HINT)
        weights |= {phrase: _weight(phrase) for phrase in entry["phrases"]}
        found[str(entry[key])] = weights
    return Lexicon(found)


def _weight(phrase: str) -> float:
    return PHRASE + WORD_MORE * sum(part != "…" for part in phrase.split()[1:])
