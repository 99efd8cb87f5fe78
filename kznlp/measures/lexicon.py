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

from msgspec import Struct

from kznlp import resources
from kznlp.language.phrases import Match, Phrases
from kznlp.measures.words import Words, words

_start = attrgetter("start")
PHRASE, WORD_MORE, HINT = 3.0, 1.0, 1.0  # two words of a phrase say more than one
# Files that are asked of every unit, with the field that names their entries: one search for all.
OF_UNITS = {
    "measures/deeds.yml": "kind",
    "measures/doubtful.yml": "kind",
    "measures/not_measures.yml": "kind",
    "measures/not_targets.yml": "code",
    "measures/programmes.yml": "kind",
    "measures/tellings.yml": "kind",
    "taxonomy/instruments.yml": "code",
    "taxonomy/sectors.yml": "code",
    "taxonomy/targets.yml": "code",
}

__all__ = ["Hit", "Lexicon", "lexicon", "words"]


class Hit(Struct, frozen=True, gc=False):  # there are many
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

    def __init__(self, name: str, entries: dict[str, dict[str, float]]) -> None:
        self.name = name
        self.codes = tuple(entries)
        self.weights = entries
        self._phrases = Phrases(entries)

    def find(self, found: Words) -> list[Hit]:
        """Every phrase in the words, by its start."""
        return [
            Hit(
                match.key,
                match.phrase,
                self.weights[match.key][match.phrase],
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
        if self.name not in found.known:
            found.known.update(self._in_whole(found.whole))
        matches: list[Match] = found.known[self.name]
        if not matches or len(found) == len(found.whole):
            return matches
        first, last = found.first, found.first + len(found)
        begin = bisect_left(matches, first, key=_start)
        return [m for m in matches[begin : bisect_left(matches, last, key=_start)] if m.end <= last]

    def _in_whole(self, lower: Sequence[str]) -> dict[str, list[Match]]:
        """The matches in all the words, and those of other files that came with them."""
        if self.name in OF_UNITS:
            return _in_unit(lower)
        return {self.name: list(self._phrases.find(lower))}

    def weigh(self, lower: Sequence[str]) -> dict[str, float]:
        """The weight of all phrases in lower-case words, by code."""
        weights: dict[str, float] = {}
        for match in self._phrases.find(lower):
            weight = self.weights[match.key][match.phrase]
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
    return Lexicon(name, found)


def _in_unit(lower: Sequence[str]) -> dict[str, list[Match]]:
    """The matches of each of the files that are asked of every unit."""
    matches: list[list[Match]] = [[] for _ in OF_UNITS]
    for match in _of_units().find(lower):
        matches[match.lexicon].append(match)
    return dict(zip(OF_UNITS, matches, strict=True))


@cache
def _of_units() -> Phrases:
    """The phrases of these files, a lexicon each."""
    return Phrases(*(lexicon(name, key=field).weights for name, field in OF_UNITS.items()))


def _weight(phrase: str) -> float:
    return PHRASE + WORD_MORE * sum(part != "…" for part in phrase.split()[1:])
