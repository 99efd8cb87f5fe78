"""Kazakh for spaCy: `spacy.blank("kk")` once kznlp is installed.

>>> [token.text for token in Kazakh()("А.Б. Сейітов 1998 ж. келді, т.б. түзеледі.Ақсақ")]
['А.Б.', 'Сейітов', '1998', 'ж.', 'келді', ',', 'т.б.', 'түзеледі', '.', 'Ақсақ']
"""

from spacy.language import BaseDefaults, Language

from kznlp import resources
from kznlp.language.extensions import register
from kznlp.language.lex_attrs import LEX_ATTRS
from kznlp.language.punctuation import (
    TOKENIZER_INFIXES,
    TOKENIZER_PREFIXES,
    TOKENIZER_SUFFIXES,
)
from kznlp.language.tokenizer_exceptions import TOKENIZER_EXCEPTIONS

register()


class KazakhDefaults(BaseDefaults):
    """What the language sets."""

    prefixes = TOKENIZER_PREFIXES
    suffixes = TOKENIZER_SUFFIXES
    infixes = TOKENIZER_INFIXES
    tokenizer_exceptions = TOKENIZER_EXCEPTIONS
    lex_attr_getters = LEX_ATTRS
    stop_words = {row["word"] for row in resources.table("language/stop_words.csv")}  # noqa: RUF012


class Kazakh(Language):  # type: ignore[no-untyped-call]
    """The Kazakh language."""

    lang = "kk"
    Defaults = KazakhDefaults


__all__ = ["Kazakh"]
