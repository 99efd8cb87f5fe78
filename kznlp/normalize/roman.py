"""Roman numerals written with Cyrillic letters come out in Latin ones: "ХХІ ғасыр", "ІV тоқсан".

Cyrillic "І" and "Х" stand for one and ten; "У" for five, and a single letter for a number, only
before a word that is counted so ("ІУ тоқсан", "І топ"), else they may be initials or words.
"""

from collections.abc import Iterator
from functools import cache

import regex

from kznlp import resources
from kznlp.language.inflection import inflects
from kznlp.normalize.offsets import Edit
from kznlp.normalize.passage import Passage

LATIN = {"І": "I", "Х": "X", "У": "V"}
CYRILLIC = "".join(LATIN)
MARKS = "[IVXLІХУ]"
# Another numeral may follow: "І-ІІ", "І, ІІ және ІІІ".
NUMERAL = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}]){MARKS}++(?![\p{{L}}\p{{N}}])"
    rf"(?=(?P<more>\s?[-–—,]\s?{MARKS}+(?!\p{{L}}))?)"
    rf"(?=(?P<noun>[\s-](?P<word>\p{{L}}+))?)"
)
VALID = regex.compile("L?X{0,3}(?:IX|IV|V?I{0,3})|XL(?:IX|IV|V?I{0,3})")


def roman_numeral(passage: Passage) -> Iterator[Edit]:
    """Cyrillic letters in a Roman numeral."""
    for match in NUMERAL.finditer(passage.text):
        word = match.group()
        latin = "".join(LATIN.get(letter, letter) for letter in word)
        if latin == word or not VALID.fullmatch(latin):
            continue
        doubtful = len(word) == 1 or "У" in word
        if not doubtful or match["more"] or _counted(match["word"]):
            yield Edit(match.start(), match.end(), latin)


def _counted(noun: str | None) -> bool:
    return noun is not None and any(inflects(noun.lower(), stem) for stem in _nouns())


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in resources.table("normalize/counted_in_roman.csv"))
