"""How a clause ends: its final predicate, told by the endings of its last words.

A pattern is a few words, matched against the last words of a clause:

    қажет        exactly this form
    *сын         a word that ends so, with at least two letters before
    а|б          one of several, each of the forms above
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress
from typing import NamedTuple

from kznlp import resources

FILE = "discourse/predicates.yml"
LONGEST = 4  # words in a pattern
MOST = 50_000  # words that are remembered
LEAST = 2  # letters before an ending: "*сын" is no ending of "асын"


class Word(NamedTuple):
    """A word of a pattern: one of these forms, or one with one of these endings."""

    forms: frozenset[str]
    endings: tuple[str, ...]

    def fits(self, form: str) -> bool:
        """Whether a lower-case word is it."""
        if form in self.forms:
            return True
        return form.endswith(self.endings) and any(
            form.endswith(ending) and len(form) >= len(ending) + LEAST for ending in self.endings
        )


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words at the end of a clause: the last, and those before it, the nearest first."""

    last: Word
    before: tuple[Word, ...]

    @classmethod
    def parse(cls, text: str) -> "Pattern":
        """The pattern as it is written in the data files.

        >>> Pattern.parse("*уына байланысты").ends(["баға", "өсуіне", "байланысты"])
        False
        """
        words = []
        for written in reversed(text.split()):
            ways = written.split("|")
            forms = frozenset(way for way in ways if way[0] != "*")
            words.append(Word(forms, tuple(way[1:] for way in ways if way[0] == "*")))
        return cls(words[0], tuple(words[1:]))

    @property
    def size(self) -> int:
        """How many words it has."""
        return 1 + len(self.before)

    def ends(self, forms: Sequence[str]) -> bool:
        """Whether these are the last of the lower-case `forms`."""
        return bool(forms) and self.last.fits(forms[-1]) and self.goes_before(forms)

    def goes_before(self, forms: Sequence[str]) -> bool:
        """Whether what stands before the last of the forms is what stands before its own last."""
        if len(forms) <= len(self.before):
            return False
        i = len(forms) - 1
        for word in self.before:
            i -= 1
            if not word.fits(forms[i]):
                return False
        return True


Ended = tuple[tuple[str, Pattern], ...]  # patterns with their names


class Tails:
    """Patterns in order, each with the name that it stands for; the first that fits decides.

    They are found by their last word: most words of a text end no pattern at all.
    """

    def __init__(self, patterns: Sequence[tuple[str, Pattern]]) -> None:
        self.patterns = tuple(patterns)
        self._ended = _Ended(self)
        _ends().add(self)

    def of(self, forms: Sequence[str]) -> str:
        """The name of the first pattern that ends `forms`, or ""."""
        return _first(self._ended[forms[-1]], forms) if forms else ""

    def within(self, forms: Sequence[str], *, least: int = 1) -> Iterator[tuple[int, str]]:
        """How many words stand up to the end of each pattern among `forms`, and its name.

        Args:
            forms: lower-case words.
            least: how many words these are, or more.

        >>> list(Tails([("x", Pattern.parse("*уы мүмкін"))]).within("болуы мүмкін еді".split()))
        [(2, 'x')]
        """
        ended = [*map(self._ended.__getitem__, forms)]
        for i in compress(range(len(forms)), ended):
            if i + 1 >= least:
                name = _first(ended[i], forms[max(0, i + 1 - LONGEST) : i + 1])
                if name:
                    yield i + 1, name

    def ended(self, numbers: Iterable[int], last: str) -> Ended:
        """Which of the patterns of these numbers a last word fits.

        Behind a pattern of this word alone, which fits, no other matters.
        """
        found: list[tuple[str, Pattern]] = []
        for number in sorted(numbers):
            named = self.patterns[number]
            if named[1].last.fits(last):
                found.append(named)
                if not named[1].before:
                    break
        return tuple(found)


def _first(ended: Ended, forms: Sequence[str]) -> str:
    """The name of the first pattern that ends `forms`, of those that their last word may end."""
    for name, pattern in ended:
        if pattern.goes_before(forms):
            return name
    return ""


class _Ended(dict[str, Ended]):
    """Of one of the tails the patterns that each word may end, looked up in a dict."""

    def __init__(self, tails: Tails) -> None:
        super().__init__()
        self._tails = tails
        self._of = _ends().of

    def __missing__(self, word: str) -> Ended:
        if len(self) >= MOST:
            self.clear()
        self[word] = found = self._of(word).get(self._tails, ())
        return found


class _Ends:
    """The last words of the patterns of all tails: each word of a text is compared but once."""

    def __init__(self) -> None:
        # By the letters that a word must end with; no patterns for fewer letters than that.
        self._by_letters: dict[str, list[tuple[Tails, int]]] = {}
        self.of = lru_cache(maxsize=MOST)(self._of)

    def add(self, tails: Tails) -> None:
        """Learn the patterns of tails."""
        self.of.cache_clear()
        for number, (_, pattern) in enumerate(tails.patterns):
            for last in {*pattern.last.forms, *pattern.last.endings}:
                for size in range(1, len(last)):
                    self._by_letters.setdefault(last[-size:], [])
                self._by_letters.setdefault(last, []).append((tails, number))

    def _of(self, word: str) -> Mapping[Tails, Ended]:
        """The patterns that a word may end."""
        found: dict[Tails, set[int]] = {}
        for size in range(1, len(word) + 1):
            patterns = self._by_letters.get(word[-size:])
            if patterns is None:
                break
            for tails, number in patterns:
                found.setdefault(tails, set()).add(number)
        told = {tails: tails.ended(numbers, word) for tails, numbers in found.items()}
        return {tails: ended for tails, ended in told.items() if ended} or NOTHING


NOTHING: Mapping[Tails, Ended] = {}  # one for all the words that end no pattern


@cache
def _ends() -> _Ends:
    """The ends of all patterns."""
    return _Ends()


@lru_cache(maxsize=1)
def _predicates() -> Tails:
    return Tails(
        [
            (form["form"], Pattern.parse(entry["ends"]))
            for form in resources.entries(FILE)
            for entry in form["patterns"]
        ]
    )


def form_of(forms: Sequence[str]) -> str:
    """The form of the final predicate, "" where no pattern fits.

    >>> form_of("есеп тапсырылсын".split()), form_of("жұмыс тездетілуі тиіс".split())
    ('imperative', 'necessity')
    """
    return _predicates().of(forms)


def size_of(forms: Sequence[str]) -> int:
    """How many words form the final predicate, 0 where no pattern fits.

    >>> size_of("жол жоқтығын атап өту керек".split())
    3
    """
    return next((one.size for _, one in _predicates().patterns if one.ends(forms)), 0)
