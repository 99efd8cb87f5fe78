"""Formulae of acts that are told by their ends: titles, lead-ins that name who is to act."""

from collections.abc import Sequence
from functools import lru_cache

from kznlp import resources
from kznlp.discourse.tails import Pattern, Tails

FILE = "discourse/formulae.yml"


@lru_cache(maxsize=1)
def _tasks() -> Tails:
    return Tails([("task", Pattern.parse(e["ends"])) for e in resources.entries(FILE)["task"]])


@lru_cache(maxsize=1)
def _titles() -> Tails:
    return Tails([("title", Pattern.parse(e["ends"])) for e in resources.entries(FILE)["titles"]])


def is_title(forms: Sequence[str]) -> bool:
    """Whether a line names a document or its author.

    >>> is_title(("жыл", "қорытындылары", "туралы", "ақпарат"))
    True
    """
    return bool(_titles().of(forms))


def names_task(forms: Sequence[str]) -> bool:
    """Whether a verbal noun is among the words: "бақылауды", "салу".

    >>> names_task(("бақылауды", "күшейтсін")), names_task(("мыналар", "тапсырылсын"))
    (True, False)
    """
    return any(_tasks().of((form,)) for form in forms)
