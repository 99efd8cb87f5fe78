"""The words that numbers are written with, one by one: what each is worth, in all its forms.

>>> [(word.kind, int(word.value)) for word in next(read_words("жиырма бесінші мыңға"))]
[('cardinal', 20), ('ordinal', 5), ('ending', 1000)]
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

import regex

from kznlp import resources

DATA = "scripts/numerals.yml"
# No number has so many words.
LONGEST = 100
LETTERS = regex.compile(r"\p{L}++")

Kind = Literal["cardinal", "ordinal", "ending", "fraction", "half", "whole", "minus", "share"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a number.

    Attributes:
        start, end: where it stands.
        value: what it is worth.
        kind: "ending" is a cardinal with a case or other ending: a number stops there; "share"
            is a number after a fraction only.
        ablative: whether it is "out of so many".
        after_number: whether a half adds to the number before it.
    """

    start: int
    end: int
    value: Decimal
    kind: Kind
    ablative: bool = False
    after_number: bool = False


def read_words(text: str) -> Iterator[list[Word]]:
    """Runs of numeral words with nothing but spaces between them."""
    run: list[Word] = []
    for match in LETTERS.finditer(text):
        word = match.group()
        told = _told(word.lower()) if len(word) <= 20 and _begins(word) else None
        if told is None or _inside(text, match.start(), match.end()):
            if run:
                yield run
            run = []
            continue
        if run and (len(run) == LONGEST or not text[run[-1].end : match.start()].isspace()):
            yield run
            run = []
        value, kind, is_ablative, after_number = told
        run.append(Word(match.start(), match.end(), value, kind, is_ablative, after_number))
    if run:
        yield run


def _inside(text: str, start: int, end: int) -> bool:
    """Whether a digit stands right beside: "5мың" is no word."""
    return text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()


def _begins(word: str) -> bool:
    return word[:2].lower() in _by_beginning()


@lru_cache(maxsize=20_000)
def _told(word: str) -> tuple[Decimal, Kind, bool, bool] | None:
    """Value, kind, whether ablative, whether it adds half to the number before."""
    table = resources.entries(DATA)
    if word in (table["half"], table["and_a_half"]):
        return Decimal("0.5"), "half", False, word == table["and_a_half"]
    if word == table["whole"]:
        return Decimal(0), "whole", False, False
    if word == table["minus"]:
        return Decimal(0), "minus", False, False
    if word in table["not_numerals"]:
        return None
    if word in table["shares"]:
        return Decimal(1), "share", False, False
    for numeral in _by_beginning()[word[:2]]:
        value = Decimal(cardinals().get(numeral) or table["collectives"].get(numeral, 0))
        if word == numeral:
            return value, "cardinal" if numeral in cardinals() else "ending", False, False
        if numeral in cardinals() and _inflects(word, ordinal_of(numeral)):
            return value, "ordinal", False, False
        if _inflects(word, numeral):
            is_ablative = numeral in cardinals() and word == ablative(numeral)
            kind: Kind = "fraction" if word in table["fractions"] else "ending"
            return value, kind, is_ablative, False
    return None


@cache
def cardinals() -> dict[str, int]:
    """The value of each simple cardinal."""
    simple = {word: int(value) for word, value in resources.pairs("language/numerals.csv").items()}
    more: dict[str, int] = resources.entries(DATA)["magnitudes"]
    return simple | more


def _inflects(word: str, numeral: str) -> bool:
    return word.startswith(numeral) and _endings().fullmatch(word, len(numeral)) is not None


@cache
def _endings() -> regex.Pattern[str]:
    return regex.compile(resources.entries(DATA)["endings"])


def ordinal_of(numeral: str) -> str:
    """The ordinal of a simple cardinal.

    >>> ordinal_of("бес"), ordinal_of("қырық"), ordinal_of("миллион")
    ('бесінші', 'қырқыншы', 'миллионыншы')
    """
    table = resources.entries(DATA)
    listed: str | None = table["ordinals"].get(numeral)
    return listed or numeral + table["ordinal_endings"][_harmony(numeral)]


def ablative(numeral: str) -> str:
    """The ablative of a simple cardinal, "" for one that no fraction is made of."""
    listed: str = resources.entries(DATA)["ablatives"].get(numeral, "")
    return listed


def _harmony(word: str) -> str:
    table = resources.entries(DATA)
    vowels = [v for v in word if v in table["back_vowels"] + table["front_vowels"]]
    return "back" if vowels[-1] in table["back_vowels"] else "front"


@cache
def _by_beginning() -> dict[str, list[str]]:
    """Numerals and the words beside them by their first two letters, the longest first."""
    table = resources.entries(DATA)
    found: dict[str, list[str]] = {}
    words = {*cardinals(), *table["collectives"]}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        found.setdefault(word[:2], []).append(word)
    for name in ("half", "and_a_half", "whole", "minus"):
        found.setdefault(table[name][:2], [])
    return found
