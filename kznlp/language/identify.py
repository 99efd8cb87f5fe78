"""Which language a text is in, as a whole or word by word: Kazakh, Russian, or another.

`kznlp.language.letters` says of each word how likely it is in each language. A text is in the
language of most of its words. Within a mixed text, words keep the language of the words before
them unless enough speaks against it: "программа" is Kazakh beside Kazakh words, and Russian beside
Russian ones. Kyrgyz, Tatar, Bashkir and Uzbek are other languages, and so is every text in other
letters; `kznlp.language.scripts` puts Kazakh in other letters into Cyrillic.

>>> [language_of(text) for text in ("Облыста жаңа мектеп салынды", "О мерах по занятости", "No 5")]
['kk', 'ru', 'other']
>>> languages_of_words("Ол сказал, что ертең келеді")
['kk', 'ru', 'ru', 'kk', 'kk']
"""

from collections.abc import Sequence
from typing import Literal

import regex

from kznlp.language.letters import NOTHING, chances

WORD = regex.compile(r"\p{L}++")
# A text says within so many letters what language it is in.
LIMIT = 5_000
# One letter in so many must be "і", and one of those that Ukrainian lacks.
PLAINLY = 50
TOKEN = regex.compile(r"\p{L}++|[^\p{L}\s]++")
# What it takes to go over to another language, between words and after a comma or the like.
SWITCH, AT_PAUSE = 2.0, 0.5

Language = Literal["kk", "ru", "other"]
LANGUAGES: tuple[Language, ...] = ("kk", "ru", "other")


def language_of(text: str) -> Language:
    """The language of most words; "other" for another script or for no words at all."""
    low = text[:LIMIT].lower()
    if _plainly_kazakh(low):
        return "kk"
    kazakh = russian = other = 0.0
    for found in WORD.findall(low):
        one, two, three = chances(found)
        kazakh, russian, other = kazakh + one, russian + two, other + three
    if not kazakh + russian + other or other > max(kazakh, russian):
        return "other"
    return "kk" if kazakh >= russian else "ru"


def _plainly_kazakh(low: str) -> bool:
    """Whether a text has enough of the letters that no other language has together.

    An eighth of the letters of Kazakh text are these; Ukrainian has "і" without the others, Uzbek
    and Bashkir some of the others without "і".
    """
    common = low.count("і")
    others = low.count("қ") + low.count("ғ") + low.count("ұ")
    return min(common, others) * PLAINLY >= max(1, len(low))


def languages_of_words(words: str | Sequence[str]) -> list[Language]:
    """The language of each word of a text, or of each token.

    Tokens without letters (numbers, punctuation) go with the words before them.
    """
    if not isinstance(words, str):
        return _path(words)
    tokens = TOKEN.findall(words)
    found = zip(tokens, _path(tokens), strict=True)
    return [language for token, language in found if WORD.match(token)]


def _path(tokens: Sequence[str]) -> list[Language]:
    """The likeliest languages of all tokens together (Viterbi)."""
    kazakh = russian = other = 0.0
    switch = AT_PAUSE
    came: list[tuple[int, int, int]] = []  # for each language, the one of the word before
    for token in tokens:
        best = max(kazakh, russian, other)
        before = 0 if kazakh == best else 1 if russian == best else 2
        switched = best - switch
        came.append(
            (
                0 if kazakh >= switched else before,
                1 if russian >= switched else before,
                2 if other >= switched else before,
            )
        )
        is_word = WORD.search(token) is not None
        one, two, three = chances(token.lower()) if is_word else NOTHING
        switch = SWITCH if is_word else AT_PAUSE
        kazakh = max(kazakh, switched) + one
        russian = max(russian, switched) + two
        other = max(other, switched) + three
    best = max(kazakh, russian, other)
    state = 0 if kazakh == best else 1 if russian == best else 2
    found: list[Language] = []
    for step in reversed(came):
        found.append(LANGUAGES[state])
        state = step[state]
    return found[::-1]
