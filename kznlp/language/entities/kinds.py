"""What a word looks like: number in digits or letters, name, mark.

>>> [kind(word) for word in ("25-і", "жиырманшы", "%-ке", "—", "АҚШ", "Шу", "су")]
['digits', 'numeral', 'percent', 'mark', 'capitals', 'capital', 'small']
>>> [shape(word) for word in ("АҚШ-та", "2025-інші", "Нұр-Сұлтан")]
['XX-xx', '99-xx', 'Xxx-Xxx']
"""

import re
from functools import cache

from kznlp import resources
from kznlp.language.inflection import inflects

KINDS = ("digits", "percent", "mark", "numeral", "capitals", "capital", "small")
WORDS = 50_000  # how many words are kept in memory
LONGEST = 12  # how much of the shape counts


def kind(word: str) -> str:
    """One of `KINDS`."""
    if word[0].isdigit():
        return "digits"
    if word[0] == "%":
        return "percent"
    if not any(map(str.isalnum, word)):
        return "mark"
    if _is_numeral(word.lower()):
        return "numeral"
    if len(word) > 1 and word.isupper():
        return "capitals"
    return "capital" if word[0].isupper() else "small"


def is_ordinal(word: str) -> bool:
    """Whether a number is one in a row.

    >>> is_ordinal("он бірінші"), is_ordinal("5-ші"), is_ordinal("бес")
    (True, True, False)
    """
    return word.partition("-")[0].endswith(_ordinals()) or word.endswith(_ordinals())


def shape(word: str) -> str:
    """The word with X, x and 9 for its characters, none more than twice in a row."""
    if word.isalpha() and word[1:].islower():  # as most are
        return "Xxx"[: len(word)] if word[0].isupper() else "xx"
    shown = ""
    for character in word[: 4 * LONGEST]:
        sign = _sign(character)
        if not shown.endswith(sign * 2):
            shown += sign
    return shown[:LONGEST]


def _sign(character: str) -> str:
    if character.isdigit():
        return "9"
    if character.isalpha():
        return "X" if character.isupper() else "x"
    return character


def _is_numeral(word: str) -> bool:
    match = _numerals().match(word)
    if match is None:
        return False
    if match.end() == len(word) or _derived().match(word, match.end()):
        return True
    return inflects(word.partition("-")[0], match[0])


@cache
def _numerals() -> re.Pattern[str]:
    numerals = [*resources.pairs("language/numerals.csv"), *_words()["numerals"]]
    return re.compile("|".join(sorted(numerals, key=len, reverse=True)))


@cache
def _derived() -> re.Pattern[str]:
    return re.compile("|".join(_words()["numeral_endings"]))


@cache
def _ordinals() -> tuple[str, ...]:
    return tuple(_words()["ordinal_endings"])


@cache
def _words() -> dict[str, list[str]]:
    return dict(resources.entries("entities/words.yml"))
