"""What spaCy asks of a word by itself: `token.like_num`."""

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

from spacy.attrs import LIKE_NUM, LIKE_URL  # type: ignore[import-not-found]
from spacy.lang.lex_attrs import like_url as of_spacy

from kznlp import resources
from kznlp.language.inflection import inflects


def like_num(text: str) -> bool:
    """Whether the word is a number, in digits or letters, with or without an ending.

    >>> like_num("118,6"), like_num("1-тармағының"), like_num("бестен"), like_num("бала")
    (True, True, True, False)
    """
    number = text
    if not text.isalpha():
        number, _, _ = text.lstrip("+-±~").partition("-")
        if number.replace(",", "").replace(".", "").replace("/", "").isdigit():
            return True
    word = number.lower()
    return any(inflects(word, numeral) for numeral in _numerals().get(word[:2], ()))


def like_url(text: str) -> bool:
    """Whether the word looks like an address, as spaCy tells; no word of mere letters does.

    >>> like_url("gov.kz"), like_url("мемлекет")
    (True, False)
    """
    return not text.isalpha() and of_spacy(text)


@cache
def _numerals() -> dict[str, list[str]]:
    """Numerals by their first two letters."""
    found: dict[str, list[str]] = defaultdict(list)
    for numeral in resources.pairs("language/numerals.csv"):
        found[numeral[:2]].append(numeral)
    return found


LEX_ATTRS: dict[int, Callable[[str], Any]] = {LIKE_NUM: like_num, LIKE_URL: like_url}
