"""Phrases that tell what kind of claim or proposal a clause is."""

from functools import lru_cache

from kznlp import resources
from kznlp.language.phrases import Phrases

FILE = "discourse/kinds.yml"


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    found = resources.entries(FILE)
    return Phrases({kind: [e["phrase"] for e in group] for kind, group in found.items()})


@lru_cache(maxsize=4096)
def kinds(forms: tuple[str, ...]) -> frozenset[str]:
    """The groups of `kinds.yml` that have a phrase among the words.

    >>> sorted(kinds(("егер", "алдағы", "жылы")))
    ['forecast', 'hypothetical']
    """
    return frozenset(match.key for match in _phrases().find(forms))
