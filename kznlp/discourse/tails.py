"""How a clause ends: its final predicate, told by the endings of its last words.

A pattern is a few words, matched against the last words of a clause:

    қажет        exactly this form
    *сын         a word that ends so, with at least two letters before
    болып*       a word that begins so
    а|б          one of several, each of the forms above
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kznlp import resources

FILE = "discourse/predicates.yml"
LEAST = 2  # letters before an ending: "*сын" is no ending of "асын"
LONGEST = 4  # words in a pattern


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
    if wanted[-1] == "*":
        return form.startswith(wanted[:-1])
    return form == wanted


class Tails:
    """Patterns in order, each with the name that it stands for; the first that fits decides."""

    def __init__(self, patterns: Sequence[tuple[str, Pattern]]) -> None:
        self._patterns = tuple(patterns)
        self.name = lru_cache(maxsize=100_000)(self._name)

    def _name(self, last: tuple[str, ...]) -> str:
        return next((name for name, pattern in self._patterns if pattern.ends(last)), "")

    def of(self, forms: Sequence[str]) -> str:
        """The name of the first pattern that ends `forms`, or ""."""
        return self.name(tuple(forms[-LONGEST:]))


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
