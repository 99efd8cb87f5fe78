"""The alphabets that Kazakh is written in, as data: letters, capitals, and what joins them.

>>> ALPHABETS
('arabic', 'bgn-pcgn', 'iso-9', 'latin-2018', 'latin-2021')
>>> load("latin-2021").letters["ұ"], load("latin-2018").upper("qı")
('ū', 'QI')
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from kznlp import resources
from kznlp.errors import UnknownNameError

DATA = "scripts/alphabets.yml"
CYRILLIC = "cyrillic"
ALPHABETS: tuple[str, ...] = tuple(sorted(resources.entries(DATA)))


@dataclass(frozen=True, slots=True)
class Front:
    """How an alphabet tells front vowels from back ones that share their letters."""

    mark: str
    vowels: frozenset[str]
    shown_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Alphabet:
    """One alphabet.

    Attributes:
        name: as in `ALPHABETS`.
        letters: what stands for each small Cyrillic letter; a few stand for two at once.
        capitals: small letters whose capital is not the usual one.
        smalls: what becomes of capitals where that is not the usual small letter.
        word: a word of this alphabet in running text.
        front: None where each vowel has a letter.
        marks: the script's own punctuation, by the usual one.
    """

    name: str
    letters: Mapping[str, str]
    capitals: Mapping[str, str]
    smalls: Mapping[str, str]
    word: regex.Pattern[str]
    front: Front | None
    marks: Mapping[str, str]

    def upper(self, text: str) -> str:
        """The text in capitals of this alphabet."""
        return "".join(self.capitals.get(letter) or letter.upper() for letter in text)

    def title(self, text: str) -> str:
        """The text with its first letter as a capital; a mark above it stays where it is."""
        return self.upper(text[:1]) + text[1:]

    def fold(self, word: str) -> str:
        """The word in small letters; a capital that two small letters share stays as it is."""
        return "".join(self.smalls.get(letter) or letter.lower() for letter in word)


@cache
def load(name: str) -> Alphabet:
    """The alphabet of this name.

    Raises:
        UnknownNameError: there is none; the message lists those there are.
    """
    if name not in ALPHABETS:
        raise UnknownNameError("alphabet", name, (CYRILLIC, *ALPHABETS))
    told: dict[str, Any] = resources.entries(DATA)[name]
    letters = {row["cyrillic"]: row["letters"] for row in resources.table(f"scripts/{name}.csv")}
    script = "Arabic" if told.get("front") else "Latin"
    letter, breaks = rf"[\p{{{script}}}\p{{M}}ʹʺ]", told.get("breaks", "")
    word = rf"{letter}++(?:[{breaks}]{letter}++)*+’?+" if breaks else rf"{letter}++"
    front, capitals = told.get("front"), told.get("capitals", {})
    return Alphabet(
        name=name,
        letters=letters,
        capitals=capitals,
        smalls=_smalls(set("".join(letters.values())), capitals),
        word=regex.compile(word),
        front=front
        and Front(front["mark"], frozenset(front["vowels"]), frozenset(front["shown_by"])),
        marks=told.get("marks", {}),
    )


def _smalls(letters: set[str], capitals: Mapping[str, str]) -> dict[str, str]:
    """The small letter of each unusual capital; a capital of two letters stands for itself."""
    found: dict[str, str] = {}
    for letter in sorted(letters):
        capital = capitals.get(letter) or letter.upper()
        if capital in capitals.values():
            found[capital] = capital if capital in found else letter
    return found
