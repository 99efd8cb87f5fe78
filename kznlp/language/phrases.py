"""Phrases of a data file, found in running text whatever their inflection.

A phrase is words separated by spaces; each is one of

    жұмыссыз     any inflected form of this stem
    =жоқ         exactly this form, in lower case
    несие*       anything that begins so
    а|б          one of several, each of the forms above
    …            a gap of up to three words

A word with a hyphen that nothing fits as a whole stands for each of its parts:
"әлеуметтік-экономикалық даму" is a form of "экономикалық даму".

Each distinct word is compared once with the patterns of all phrases of the program: its letters
lead to few of them, and the answer is kept, with the phrases that the word may begin. Finding is
then a matter of sets of numbers, and words that begin no phrase cost next to nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache
from itertools import compress
from typing import NamedTuple

from kznlp.errors import KznlpError
from kznlp.language.inflection import inflects
from kznlp.language.suffixes import ELIDED

GAP = 3
MOST = 30_000  # words that are remembered
NOTHING: frozenset[int] = frozenset()  # one for all the words that fit no pattern
# Forms, by number, one of which must stand here; None is a gap.
Parts = tuple[frozenset[int] | None, ...]
# The key of the entry, the phrase as it is written, and what follows its first word.
Phrase = tuple[str, str, Parts]


class Match(NamedTuple):  # not a dataclass: there are as many as words
    """Words `start:end` of the sequence are a form of `phrase`, of the entry `key`."""

    key: str
    phrase: str
    start: int
    end: int


class Phrases:
    """An index of phrases.

    >>> found = Phrases({"T3": ["шағын несие"]}).find(["шағын", "несиелер", "берілді"])
    >>> [(m.key, m.start, m.end) for m in found]
    [('T3', 0, 2)]

    Raises:
        KznlpError: a phrase is empty, or begins or ends with a gap.
    """

    def __init__(self, entries: Mapping[str, Iterable[str]]) -> None:
        self._forms = _forms()
        self._own: set[int] = set()  # the numbers of its patterns
        self._phrases: list[Phrase] = []
        self._by_first: dict[int, list[int]] = defaultdict(list)
        self._begun_by = _Remembered(self._of_first)
        for key, phrases in entries.items():
            for phrase in dict.fromkeys(phrases):
                self._add(key, phrase)

    def _add(self, key: str, phrase: str) -> None:
        parts: Parts = tuple(
            None if part == "…" else frozenset(map(self._forms.add, part.split("|")))
            for part in phrase.split()
        )
        if not parts or parts[0] is None or parts[-1] is None:
            problem = "it needs a word at both ends, as in 'жұмыс … бер*'"
            raise KznlpError(f"The phrase {phrase!r} of {key!r} cannot be used: {problem}.")
        self._own.update(*(part for part in parts if part))
        for number in parts[0]:
            self._by_first[number].append(len(self._phrases))
        self._phrases.append((key, phrase, parts[1:]))

    def find(self, words: Sequence[str]) -> Iterator[Match]:
        """Every occurrence in lower-case `words`, overlapping ones included, by start."""
        begun = [*map(self._begun_by.__getitem__, words)]
        if not any(begun):
            return
        for start in compress(range(len(begun)), begun):
            for key, phrase, rest in begun[start]:
                end = self._match(words, start + 1, rest, 0) if rest else start + 1
                if end is not None:
                    yield Match(key, phrase, start, end)

    def _of_first(self, word: str) -> tuple[Phrase, ...]:
        """The phrases that a word may begin, in the order of the data."""
        numbers = self._of(word)
        if not numbers:
            return ()
        places = {p for number in numbers for p in self._by_first.get(number, ())}
        return tuple([self._phrases[p] for p in sorted(places)])

    def _of(self, word: str) -> Set[int]:
        """The numbers of the patterns that a word fits."""
        found = self._forms.of(word)
        if found:
            found = found & self._own
        if not found and "-" in word:
            parts = (self._forms.of(part) for part in word.split("-") if part)
            return self._own.intersection(number for numbers in parts for number in numbers)
        return found

    def _fits(self, word: str, part: frozenset[int]) -> bool:
        """Whether a word fits one of the patterns."""
        if not part.isdisjoint(self._forms.of(word)):
            return True
        return "-" in word and not part.isdisjoint(self._of(word))

    def _match(self, words: Sequence[str], start: int, parts: Parts, done: int) -> int | None:
        """Where the parts from `done` on end, if they stand from `start` on."""
        for i in range(done, len(parts)):
            part = parts[i]
            if part is None:
                for at in range(start, min(start + GAP + 1, len(words))):
                    end = self._match(words, at, parts, i + 1)
                    if end is not None:
                        return end
                return None
            if start >= len(words) or not self._fits(words[start], part):
                return None
            start += 1
        return start


class _Remembered(dict[str, tuple[Phrase, ...]]):
    """The phrases that words may begin, looked up in a dict: faster than any call."""

    def __init__(self, told: Callable[[str], tuple[Phrase, ...]]) -> None:
        super().__init__()
        self._told = told

    def __missing__(self, word: str) -> tuple[Phrase, ...]:
        if len(self) >= MOST:
            self.clear()
        self[word] = found = self._told(word)
        return found


class _Forms:
    """The distinct patterns of single words, each with a number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._exact: dict[str, int] = {}
        # Patterns by the letters that a word must begin with; no patterns for fewer letters than
        # that. A stem stands without its last letters, which sound laws may change; None stands for
        # a pattern like "несие*".
        self._begun: dict[str, list[tuple[str | None, int]]] = defaultdict(list)
        self.of = lru_cache(maxsize=100_000)(self._of)

    def add(self, form: str) -> int:
        """The number of a pattern."""
        if form in self._numbers:
            return self._numbers[form]
        self.of.cache_clear()
        number = self._numbers[form] = len(self._numbers)
        bare = form.strip("=*")
        if form.startswith("="):
            self._exact[bare] = number
        else:
            letters = bare if form.endswith("*") else _kept(bare)
            self._begun[letters].append((None if form.endswith("*") else bare, number))
            for size in range(len(letters)):
                self._begun.setdefault(letters[:size], [])
        return number

    def _of(self, word: str) -> frozenset[int]:
        """The numbers of the patterns that a word fits as a whole."""
        found = {self._exact[word]} if word in self._exact else set()
        for size in range(len(word) + 1):
            patterns = self._begun.get(word[:size])
            if patterns is None:
                break
            for stem, number in patterns:
                if stem is None or inflects(word, stem):
                    found.add(number)
        return frozenset(found) if found else NOTHING


def _kept(stem: str) -> str:
    """The letters of a stem that all its forms have: "кіта" of "кітап", "ор" of "орын"."""
    changed = 2 if stem.endswith(tuple(ELIDED.values())) else 1
    return stem[: max(1, len(stem) - changed)]


@cache
def _forms() -> _Forms:
    """The patterns of all phrases."""
    return _Forms()
