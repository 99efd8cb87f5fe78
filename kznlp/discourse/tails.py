"""How a clause ends: its final predicate, told by the endings of its last words.

A pattern is a few words, matched against the last words of a clause:

    қажет        exactly this form
    *сын         a word that ends so, with at least two letters before
    а|б          one of several, each of the forms above
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kznlp import resources

FILE = "discourse/predicates.yml"
LONGEST = 4  # words in a pattern
LEAST = 2  # letters before an ending: "*сын" is no ending of "асын"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words at the end of a clause."""

    words: tuple[tuple[str, ...], ...]

    @classmethod
    def parse(cls, text: str) -> "Pattern":
        """The pattern as it is written in the data files.

        >>> Pattern.parse("*уына байланысты").ends(["баға", "өсуіне", "байланысты"])
        False
        """
        return cls(tuple(tuple(word.split("|")) for word in text.split()))

    def ends(self, forms: Sequence[str]) -> bool:
        """Whether these are the last of the lower-case `forms`."""
        size = len(self.words)
        if len(forms) < size:
            return False
        return all(any(_is(forms[-i], one) for one in self.words[-i]) for i in range(1, size + 1))


def _is(form: str, wanted: str) -> bool:
    if wanted[0] == "*":
        return form.endswith(wanted[1:]) and len(form) >= len(wanted) - 1 + LEAST
    return form == wanted


class Tails:
    """Patterns in order, each with the name that it stands for; the first that fits decides.

    They are found by their last word: most words of a text end no pattern at all.
    """

    def __init__(self, patterns: Sequence[tuple[str, Pattern]]) -> None:
        self._patterns = tuple(patterns)
        self._by_last: dict[str, list[int]] = {}
        for number, (_, pattern) in enumerate(self._patterns):
            for last in pattern.words[-1]:
                self._by_last.setdefault(last.lstrip("*"), []).append(number)
        self._sizes = sorted({len(last) for last in self._by_last})
        self._candidates = lru_cache(maxsize=100_000)(self._find_candidates)

    def _find_candidates(self, last: str) -> tuple[int, ...]:
        found = (self._by_last.get(last[-size:], ()) for size in self._sizes if size <= len(last))
        return tuple(sorted({number for numbers in found for number in numbers}))

    def of(self, forms: Sequence[str]) -> str:
        """The name of the first pattern that ends `forms`, or ""."""
        for number in self._candidates(forms[-1]) if forms else ():
            name, pattern = self._patterns[number]
            if pattern.ends(forms):
                return name
        return ""

    def within(self, forms: Sequence[str], *, least: int = 1) -> Iterator[int]:
        """How many words stand up to the end of each pattern among `forms`, `least` or more.

        >>> list(Tails([("x", Pattern.parse("*уы мүмкін"))]).within("болуы мүмкін еді".split()))
        [2]
        """
        for i, candidates in enumerate(map(self._candidates, forms), start=1):
            if candidates and i >= least and self.of(forms[max(0, i - LONGEST) : i]):
                yield i


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
