"""What spaCy asks of a word by itself: `token.like_num`."""

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

from spacy.attrs import LIKE_NUM  # type: ignore[import-not-found]

from kznlp import resources
from kznlp.language.inflection import inflects


def like_num(text: str) -> bool:
    """Whether the word is a number, in digits or letters, with or without an ending.

    >>> like_num("118,6"), like_num("1-тармағының"), like_num("бестен"), like_num("бала")
    (True, True, True, False)
    """
    number, _, _ = text.lstrip("+-±~").partition("-")
    digits = number.replace(",", "").replace(".", "").replace("/", "")
    if digits.isdigit():
        return True
    word = number.lower()
    return any(inflects(word, numeral) for numeral in _numerals().get(word[:2], ()))


@cache
def _numerals() -> dict[str, list[str]]:
    """Numerals by their first two letters."""
    found: dict[str, list[str]] = defaultdict(list)
    for numeral in resources.pairs("language/numerals.csv"):
        found[numeral[:2]].append(numeral)
    return found


LEX_ATTRS: dict[int, Callable[[str], Any]] = {LIKE_NUM: like_num}
