"""What is known of single words, without context and without spaCy.

A word is read as a stem of the model `models/kk_words` with a chain of suffixes that the grammar
of `kznlp.language.suffixes` allows. Each reading has a cost: minus the logarithm of the stem's
and of each suffix's probability, as counted in the training text. The cheapest reading gives the
lemma; a word whose every reading is too dear is not known. All functions take one word form in
lower case.

>>> lemma("жұмыссыздыққа"), lemma("кітабы"), lemma("орнында"), lemma("оқитын")
('жұмыссыздық', 'кітап', 'орын', 'оқы')
>>> known("қосымша"), known("лерге")
(True, False)
"""

from collections.abc import Container, Mapping
from functools import cache, lru_cache
from math import log

from kznlp import resources
from kznlp.language.readings import REBUILD, Model, Reading, load


@cache
def _model() -> Model:
    return load(resources.model("kk_words", rebuild=REBUILD))


@cache
def total() -> int:
    """How many words the training text has."""
    return sum(_model().forms.values())


@lru_cache(maxsize=200_000)
def known(word: str) -> bool:
    """Whether the form is attested, or is an inflected form of a known stem.

    Of words joined by a hyphen each must be known, or the last be an ending.
    """
    return _model().known(word)


def frequency(word: str) -> int:
    """How often this very form stands in the training text; 0 for an unseen one."""
    return _model().forms.get(word, 0)


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The dictionary form, as far as it can be told without context.

    Verbs become their stem with its voice, derived nominals stay; an unknown word loses its
    endings in the way that is likeliest for a noun.

    >>> lemma("бекітілсін"), lemma("ақ-ның")
    ('бекітіл', 'ақ')
    """
    return _model().lemma(word)


def cost(word: str) -> float | None:
    """Minus the logarithm of the probability of a form; None where it is not known.

    >>> cost("туралы") < cost("директорларына"), cost("тыралу")
    (True, None)
    """
    count = frequency(word)
    if count:
        return log(total() / count)
    reading = best(word) if known(word) else None
    return reading.cost if reading else None


def stems() -> Container[str]:
    """The stems, as they are before suffixes that do not change them."""
    return _model().stems


def frequencies() -> Mapping[str, int]:
    """How often each form stands in the training text."""
    return _model().forms


@cache
def beginnings() -> Mapping[str, str]:
    """What the forms of the training text begin with, and the letters that follow there."""
    found: dict[str, str] = {}
    for form in _model().forms:
        found.setdefault(form, "")
        for end in range(len(form) - 1, -1, -1):
            following = found.get(form[:end])
            if following is None or form[end] not in following:
                found[form[:end]] = (following or "") + form[end]
            if following is not None:
                break  # and so are all that are shorter
    return found


def best(word: str) -> Reading | None:
    """The likeliest reading of a form of a known stem; None for other forms."""
    return _model().best(word)
