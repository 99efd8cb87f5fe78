"""Phrases of a data file, found in running text whatever their inflection.

A phrase is words separated by spaces; each is one of

    жұмыссыз     any inflected form of this stem
    =жоқ         exactly this form, in lower case
    несие*       anything that begins so
    а|б          one of several, each of the forms above
    …            a gap of up to three words

A word with a hyphen that nothing of a lexicon fits as a whole stands for each of its parts:
"әлеуметтік-экономикалық даму" is a form of "экономикалық даму".

Each distinct word is compared once with the patterns of all phrases of the program: its letters
lead to few of them, and the answer is kept. An index picks the words that may begin one of its
phrases from those that were met since it last looked. Finding is then a matter of sets, and words
that begin no phrase cost next to nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from msgspec import Struct

from kznlp.errors import KznlpError
from kznlp.language.inflection import beginnings, inflects

GAP = 3
MOST = 30_000  # words that are remembered
# Numbers of patterns of single words.
Numbers = frozenset[int]
NOTHING: Numbers = frozenset()
# The patterns that a word fits as a whole, and those that its parts fit.
Told = tuple[Numbers, Numbers]
NEITHER: Told = (NOTHING, NOTHING)
# Patterns one of which must stand here; None is a gap.
Parts = tuple[Numbers | None, ...]
# The number of the lexicon, the key of the entry, the phrase as it is written, and what follows its
# first word.
Phrase = tuple[int, str, str, Parts]


class Match(Struct, frozen=True, gc=False):  # there are as many as words
    """Words `start:end` of the sequence are a form of `phrase`, of the entry `key`."""

    key: str
    phrase: str
    start: int
    end: int
    lexicon: int = 0


class Phrases:
    """An index of the phrases of a lexicon, or of several that are searched as one.

    >>> found = Phrases({"T3": ["шағын несие"]}).find(["шағын", "несиелер", "берілді"])
    >>> [(m.key, m.start, m.end) for m in found]
    [('T3', 0, 2)]

    Raises:
        KznlpError: a phrase is empty, or begins or ends with a gap.
    """

    def __init__(self, *lexicons: Mapping[str, Iterable[str]]) -> None:
        self._words = _words()
        self._own: list[set[int]] = [set() for _ in lexicons]  # the numbers of their patterns
        self._phrases: list[Phrase] = []
        self._by_first: dict[int, tuple[int, ...]] = {}
        for number, entries in enumerate(lexicons):
            for key, phrases in entries.items():
                for phrase in dict.fromkeys(phrases):
                    self._add(number, key, phrase)
        self._firsts = frozenset(self._by_first)
        self._begun = _Begun(_Met())

    def _add(self, lexicon: int, key: str, phrase: str) -> None:
        parts: Parts = tuple(
            None if part == "…" else frozenset(map(self._words.number, part.split("|")))
            for part in phrase.split()
        )
        if not parts or parts[0] is None or parts[-1] is None:
            problem = "it needs a word at both ends, as in 'жұмыс … бер*'"
            raise KznlpError(f"The phrase {phrase!r} of {key!r} cannot be used: {problem}.")
        self._own[lexicon].update(*(part for part in parts if part))
        for number in parts[0]:
            self._by_first[number] = (*self._by_first.get(number, ()), len(self._phrases))
        self._phrases.append((lexicon, key, phrase, parts[1:]))

    def find(self, words: Sequence[str]) -> Iterator[Match]:
        """Every occurrence in lower-case `words`, overlapping ones included, by start."""
        met = self._words.meet(words)
        begun = self._begun
        if begun.met is not met or begun.seen < len(met.fitting):
            begun = self._begun = self._look(met)
        if begun.by.keys().isdisjoint(words):
            return iter(())
        return self._matches(words, begun)

    def _look(self, met: "_Met") -> "_Begun":
        """Pick the words that may begin a phrase from those that were met since the last time."""
        begun = self._begun if self._begun.met is met else _Begun(met)
        size, firsts = len(met.fitting), self._firsts
        for word in met.fitting[begun.seen : size]:
            told = met.told[word]
            if not (firsts.isdisjoint(told[0]) and firsts.isdisjoint(told[1])):
                numbers = self._beginning(told)
                if numbers:
                    if numbers not in begun.alike:
                        begun.alike[numbers] = tuple(map(self._phrases.__getitem__, numbers))
                    begun.by[word] = begun.alike[numbers]
        begun.seen = size
        return begun

    def _beginning(self, told: Told) -> tuple[int, ...]:
        """The phrases that a word may begin."""
        whole, parts = told
        by_first, phrases = self._by_first, self._phrases
        found = {place for number in whole for place in by_first.get(number, ())}
        others = (place for number in parts for place in by_first.get(number, ()))
        found.update(p for p in others if self._of(told, phrases[p][0]) is parts)
        return tuple(sorted(found))

    def _of(self, told: Told, lexicon: int) -> Numbers:
        """The patterns that a word fits: its parts count where the whole fits none of a lexicon."""
        whole, parts = told
        return parts if self._own[lexicon].isdisjoint(whole) else whole

    def _matches(self, words: Sequence[str], begun: "_Begun") -> Iterator[Match]:
        begun_by, told = begun.by, begun.met.told
        for start, word in enumerate(words):
            if word in begun_by:
                for lexicon, key, phrase, rest in begun_by[word]:
                    end = self._match(lexicon, told, words, start + 1, rest) if rest else start + 1
                    if end is not None:
                        yield Match(key, phrase, start, end, lexicon)

    def _match(
        self,
        lexicon: int,
        told: Mapping[str, Told],
        words: Sequence[str],
        start: int,
        parts: Parts,
    ) -> int | None:
        """Where the parts end, if they stand from `start` on."""
        for done, part in enumerate(parts, 1):
            if part is None:
                for at in range(start, min(start + GAP + 1, len(words))):
                    end = self._match(lexicon, told, words, at, parts[done:])
                    if end is not None:
                        return end
                return None
            if start >= len(words):
                return None
            fits = told[words[start]]
            if part.isdisjoint(fits[0]) and (
                not fits[1] or part.isdisjoint(self._of(fits, lexicon))
            ):
                return None
            start += 1
        return start


@dataclass(slots=True)
class _Met:
    """Words that were compared with all patterns.

    Attributes:
        words: all of them.
        told: the patterns that each fits.
        fitting: those that fit any, in the order in which they were met.
        alike: one answer for all words of which the same is told.
    """

    words: set[str] = field(default_factory=set)
    told: dict[str, Told] = field(default_factory=dict)
    fitting: list[str] = field(default_factory=list)
    alike: dict[Told, Told] = field(default_factory=dict)


@dataclass(slots=True)
class _Begun:
    """The phrases of an index that words may begin, of the first `seen` fitting words."""

    met: _Met
    by: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)
    alike: dict[tuple[int, ...], tuple[Phrase, ...]] = field(default_factory=dict)
    seen: int = 0


class _Words:
    """The distinct patterns of single words, each with a number, and the words that were met."""

    def __init__(self) -> None:
        self._met = _Met()
        self._numbers: dict[str, int] = {}
        self._exact: dict[str, int] = {}
        # Patterns by letters with which the words begin that fit them; no patterns for fewer
        # letters than that. None stands for a pattern like "несие*".
        self._begun: dict[str, tuple[tuple[str | None, int], ...]] = {}

    def number(self, form: str) -> int:
        """The number of a pattern."""
        if form in self._numbers:
            return self._numbers[form]
        self._met = _Met()  # others may fit this one
        number = self._numbers[form] = len(self._numbers)
        bare = form.strip("=*")
        if form.startswith("="):
            self._exact[bare] = number
            return number
        stem = None if form.endswith("*") else bare
        for letters in beginnings(stem) if stem else [bare]:
            self._begun[letters] = (*self._begun.get(letters, ()), (stem, number))
            for size in range(len(letters)):
                self._begun.setdefault(letters[:size], ())
        return number

    def meet(self, words: Iterable[str]) -> _Met:
        """Words that were met, these among them."""
        met = self._met
        if met.words.issuperset(words):
            return met
        if len(met.words) >= MOST:
            met = self._met = _Met()
        new = set(words).difference(met.words)
        for word in new:
            told = self._tell(word)
            met.told[word] = met.alike.setdefault(told, told)
            if told is not NEITHER:
                met.fitting.append(word)
        met.words |= new
        return met

    def _tell(self, word: str) -> Told:
        whole, parts = self._fitted(word), NOTHING
        if "-" in word:
            parts = NOTHING.union(*(self._fitted(part) for part in word.split("-") if part))
        return (whole, parts) if whole or parts else NEITHER

    def _fitted(self, word: str) -> Numbers:
        """The patterns that a word fits as a whole."""
        found = {self._exact[word]} if word in self._exact else set()
        for size in range(len(word) + 1):
            patterns = self._begun.get(word[:size])
            if patterns is None:
                break
            for stem, number in patterns:
                if stem is None or inflects(word, stem):
                    found.add(number)
        return frozenset(found) if found else NOTHING


@cache
def _words() -> _Words:
    """The patterns of all phrases."""
    return _Words()
