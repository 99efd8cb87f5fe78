"""Kazakh for spaCy: `spacy.blank("kk")` once kznlp is installed.

Some things are done otherwise than spaCy does them. It looks for a suffix from every place of a
word, each time that it has cut one off, which takes minutes for 10⁵ quotation marks in a row: here
only the end is looked at, and nothing in words of mere letters. It remembers 10,000 words, which
are those of few documents. And half of a surrogate pair, which it cannot store, becomes �.

>>> [token.text for token in Kazakh()("А.Б. Сейітов 1998 ж. келді, т.б. түзеледі.Ақсақ")]
['А.Б.', 'Сейітов', '1998', 'ж.', 'келді', ',', 'т.б.', 'түзеледі', '.', 'Ақсақ']
"""

import re
from collections.abc import Iterable
from functools import cache
from types import MethodType
from typing import Any

import regex
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from kznlp import resources
from kznlp.collection import put_off
from kznlp.language.doc_text import remember
from kznlp.language.extensions import register
from kznlp.language.lex_attrs import LEX_ATTRS
from kznlp.language.punctuation import (
    TOKENIZER_INFIXES,
    TOKENIZER_PREFIXES,
    TOKENIZER_SUFFIXES,
)
from kznlp.language.tokenizer_exceptions import TOKENIZER_EXCEPTIONS

register()

# A suffix with what must stand before it is no longer: "%-ке".
LONGEST = 64
# So many words between spaces are remembered with their tokens.
WORDS = 100_000
SURROGATE = regex.compile(r"\p{Cs}")


class KazakhDefaults(BaseDefaults):
    """What the language sets."""

    prefixes = TOKENIZER_PREFIXES
    suffixes = TOKENIZER_SUFFIXES
    infixes = TOKENIZER_INFIXES
    tokenizer_exceptions = TOKENIZER_EXCEPTIONS
    lex_attr_getters = LEX_ATTRS
    stop_words = {row["word"] for row in resources.table("language/stop_words.csv")}  # noqa: RUF012


class Affixes:
    """Finds what spaCy's pattern finds, which is nothing in words of mere letters."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        """Find what this pattern finds."""
        self.pattern = pattern.pattern  # spaCy keeps it in its files
        self._pattern = pattern

    def at_start(self, word: str) -> re.Match[str] | None:
        """The prefix, or the whole of a word that is an address."""
        return None if word.isalpha() else self._pattern.match(word)

    def at_end(self, word: str) -> re.Match[str] | None:
        """The suffix; its length is right, its place is not that in the whole word."""
        return None if word.isalpha() else self._pattern.search(word[-LONGEST:])

    def inside(self, word: str) -> Iterable[re.Match[str]]:
        """Where a word is cut."""
        return () if word.isalpha() else self._pattern.finditer(word)


# What spaCy's tokenizer asks, and where it looks.
ASKED = {
    "prefix_search": Affixes.at_start,
    "suffix_search": Affixes.at_end,
    "infix_finditer": Affixes.inside,
    "url_match": Affixes.at_start,
}


@cache
def _own_patterns() -> frozenset[str]:
    """The patterns that are known to find nothing in letters; a user may have set others."""
    url: Any = KazakhDefaults.url_match
    made = (
        compile_prefix_regex(TOKENIZER_PREFIXES),
        compile_suffix_regex(TOKENIZER_SUFFIXES),
        compile_infix_regex(TOKENIZER_INFIXES),
        url.__self__,
    )
    return frozenset(pattern.pattern for pattern in made)


class Kazakh(Language):  # type: ignore[no-untyped-call]
    """The Kazakh language."""

    lang = "kk"
    Defaults = KazakhDefaults

    def __call__(self, text: str | Doc, **options: Any) -> Doc:  # noqa: ANN401 (spaCy's own)
        """A doc with all that the components say."""
        with put_off(len(text)):
            return super().__call__(text, **options)

    def make_doc(self, text: str) -> Doc:
        """The tokens of a text."""
        self._set_affixes()
        try:
            return remember(super().make_doc(text), text)
        except UnicodeEncodeError:
            return super().make_doc(SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text))

    def _set_affixes(self) -> None:
        """Also after loading from files, which hold but the patterns."""
        tokenizer: Any = self.tokenizer
        for name, way in ASKED.items():
            pattern = getattr(getattr(tokenizer, name, None), "__self__", None)
            if isinstance(pattern, re.Pattern) and pattern.pattern in _own_patterns():
                setattr(tokenizer, name, MethodType(way, Affixes(pattern)))
                tokenizer.max_cache_size = WORDS


__all__ = ["Kazakh"]
