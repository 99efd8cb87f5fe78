"""Words of a text, and what the phrases of a data file say about them.

A file lists entries, each with a code (or kind, role, form) and `phrases`: patterns that name it,
each with an example of its own; `hints` are patterns that only suggest it.

>>> found = lexicon("taxonomy/instruments.yml").find(words("несие беру"))
>>> [(hit.code, hit.phrase, hit.weight) for hit in found]
[('T3', 'несие*', 3.0)]
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import regex

from kznlp import resources
from kznlp.language.phrases import Phrases

WORD = regex.compile(r"[\p{L}\p{N}№]++(?:-[\p{L}\p{N}]++)*+")
PHRASE, WORD_MORE, HINT = 3.0, 1.0, 1.0  # two words of a phrase say more than one


class Word(NamedTuple):  # not a dataclass: every word of a document becomes one
    """A word of the document: `text[start:end]` in lower case."""

    start: int
    end: int
    lower: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that speak for a code: offsets in the text, and indices of the words."""

    code: str
    phrase: str
    weight: float
    start: int
    end: int
    first: int
    last: int


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, with offsets into `text`."""
    stop = len(text) if end is None else end
    return [Word(*m.span(), m[0].lower()) for m in WORD.finditer(text, start, stop)]


class Lexicon:
    """The phrases of a data file, each with its weight."""

    def __init__(self, entries: dict[str, dict[str, float]]) -> None:
        self.codes = tuple(entries)
        self._weights = entries
        self._phrases = Phrases(entries)

    def find(self, found: Sequence[Word]) -> Iterator[Hit]:
        """Every phrase in the words, by its start."""
        for match in self._phrases.find([word.lower for word in found]):
            yield Hit(
                match.key,
                match.phrase,
                self._weights[match.key][match.phrase],
                found[match.start].start,
                found[match.end - 1].end,
                match.start,
                match.end,
            )


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
