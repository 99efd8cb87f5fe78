"""Cyrillic words in another alphabet, letter by letter.

A `Part` says what became of how many letters, so that spans can be mapped back. A word with a
letter that Kazakh does not use ("Київ") is not spelled: None.

>>> spell("Ұя", load("latin-2021"))
(Part(size=1, letters='Ū'), Part(size=1, letters='ia'))
"""

from functools import cache
from typing import NamedTuple

import regex

from kznlp.language.scripts.alphabets import Alphabet, Front, load

# A run of Cyrillic letters; Latin letters beside it are not touched.
WORD = regex.compile(r"\p{Cyrillic}[\p{Cyrillic}\p{M}]*+")
# No word is longer; what is, is not looked up.
LONGEST = 60


class Part(NamedTuple):
    """So many letters of a word, and what stands for them."""

    size: int
    letters: str


Spelled = tuple[Part, ...] | None


def spell(word: str, alphabet: Alphabet) -> Spelled:
    """The parts of a Cyrillic word in this alphabet; None if it has another letter."""
    small = word.lower()
    units = _units(alphabet.name).findall(small)
    if len(small) != len(word) or sum(map(len, units)) != len(word):
        return None
    parts: list[Part] = []
    at = 0
    for unit in units:
        end = at + len(unit)
        letters = alphabet.letters[unit]
        if letters or not parts:
            parts.append(Part(len(unit), _cased(letters, word, at, end, alphabet)))
        else:  # a letter that leaves no trace goes with the one before it
            parts[-1] = Part(parts[-1].size + len(unit), parts[-1].letters)
        at = end
    if alphabet.front and _is_marked(small, parts, alphabet.front):
        parts[0] = Part(parts[0].size, alphabet.front.mark + parts[0].letters)
    return tuple(parts)


@cache
def _units(name: str) -> regex.Pattern[str]:
    longest_first = sorted(load(name).letters, key=lambda unit: (-len(unit), unit))
    return regex.compile("|".join(longest_first))


def _cased(letters: str, word: str, start: int, end: int, alphabet: Alphabet) -> str:
    """As word[start:end] is: "Ша" → "Sha", "ША" → "SHA"; a letter alone is like a first one."""
    if not word[start].isupper():
        return letters
    beside = word[end : end + 1] or word[start - 1 : start]
    return alphabet.upper(letters) if beside.isupper() else alphabet.title(letters)


def _is_marked(small: str, parts: list[Part], front: Front) -> bool:
    shown = any(letter in front.shown_by for part in parts for letter in part.letters)
    return not shown and not front.vowels.isdisjoint(small)
