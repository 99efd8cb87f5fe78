"""The component `kk_lemmatizer`: `token.lemma_` from `kznlp.language.words`, without context."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kznlp.language.words import lemma


@Language.factory("kk_lemmatizer")
def make_lemmatizer(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component."""
    return set_lemmas


def set_lemmas(doc: Doc) -> Doc:
    """Set the lemma of every token, in lower case."""
    for token in doc:
        token.lemma_ = lemma(token.lower_)
    return doc
