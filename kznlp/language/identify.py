"""Which language a text is in: Kazakh, Russian, or another; for a sentence or more.

Kazakh is told by its own letters, Russian by its function words and by endings that Kazakh does
not have; Kazakh words without a Kazakh letter count by the words model.

>>> [language_of(text) for text in ("Облыста жаңа мектеп салынды", "О мерах по занятости", "No 5")]
['kk', 'ru', 'other']
"""

from functools import cache, lru_cache
from typing import Literal

import regex

from kznlp import resources
from kznlp.language import words

WORD = regex.compile(r"\p{L}+")
OWN_LETTER = regex.compile("[әғқңөұүһі]")
CYRILLIC = regex.compile(r"\p{Cyrillic}+")
# Endings of Russian words that no Kazakh word has.
RUSSIAN_ENDING = regex.compile(
    r"\p{L}{2,}(?:[ао]го|[ыи]ми|[оы]му|[нк]ой|[нкт]ая|[нк]ую|[нктш]ие|[нт]ые|[нт]ых|ских|[нт]ый|ский|[ая]ми"
    r"|[ео]ни[еяю]|[ае]ни[еяюй]|ости|ость|ств[оаеу]|[аеиуя]ть?ся|[аия]ть|ции|цию|ов|ев|ах|ях)"
)
# A text says within so many letters what language it is in.
LIMIT = 5_000

Language = Literal["kk", "ru", "other"]


def language_of(text: str) -> Language:
    """The language of most words; "other" for another script or for no words at all."""
    votes = {"kk": 0, "ru": 0, "other": 0}
    for found in WORD.finditer(text[:LIMIT]):
        language, weight = _vote(found[0].lower())
        votes[language] += weight
    if votes["other"] > votes["kk"] + votes["ru"] or not votes["kk"] + votes["ru"]:
        return "other"
    return "kk" if votes["kk"] >= votes["ru"] else "ru"


@lru_cache(maxsize=50_000)
def _vote(word: str) -> tuple[Language, int]:
    """What a word speaks for, and how strongly; a known word may be shared by both."""
    if not CYRILLIC.fullmatch(word):
        return "other", len(word) > 1
    for language, listed in _function_words().items():
        if word in listed:
            return language, 2
    if OWN_LETTER.search(word):
        return "kk", 2
    if RUSSIAN_ENDING.fullmatch(word):
        return "ru", 2
    return "kk", int(words.known(word))


@cache
def _function_words() -> dict[Language, frozenset[str]]:
    return {
        code: frozenset(found)
        for code, found in resources.entries("language/function_words.yml").items()
    }
