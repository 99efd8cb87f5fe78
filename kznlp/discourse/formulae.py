"""Formulae that say nothing themselves: notes of repeal, references to an annex."""

from collections.abc import Sequence
from functools import lru_cache

from kznlp import resources
from kznlp.language.phrases import Phrases

FILE = "discourse/formulae.yml"


@lru_cache(maxsize=1)
def _formulae() -> Phrases:
    return Phrases({"formula": [e["phrase"] for e in resources.entries(FILE)]})


def is_formula(forms: Sequence[str]) -> bool:
    """Whether the words hold a formula.

    >>> is_formula("ескерту күші жойылды".split())
    True
    """
    return any(True for _ in _formulae().find(forms))
