"""Statements whose whole point is a reason: "Бұл … байланысты", "Негізгі себебі …"."""

from collections.abc import Sequence
from functools import lru_cache

from kznlp import resources
from kznlp.discourse.tails import Pattern, Tails
from kznlp.language.phrases import Phrases

FILE = "discourse/connectives.yml"


@lru_cache(maxsize=2)
def _tails(kind: str) -> Tails:
    return Tails([(kind, Pattern.parse(e["ends"])) for e in resources.entries(FILE)[kind]])


@lru_cache(maxsize=4)
def _phrases(kind: str) -> Phrases:
    return Phrases({kind: [e["phrase"] for e in resources.entries(FILE)[kind]]})


def _holds(kind: str, forms: Sequence[str]) -> bool:
    return any(True for _ in _phrases(kind).find(forms))


def states_cause(forms: Sequence[str]) -> bool:
    """Whether a statement gives a reason.

    >>> states_cause("бұл құбырлардың тозуына байланысты".split())
    True
    """
    return bool(_tails("statements").of(forms)) or _holds("subjects", forms)


def tells_effect(forms: Sequence[str]) -> bool:
    """Whether a statement tells what something leads to.

    >>> tells_effect("бұл сапаның төмендеуіне әкеп соғады".split())
    True
    """
    return bool(_tails("effects").of(forms))


def asks_reason(forms: Sequence[str]) -> bool:
    """Whether a question asks for the reason of what stands before it.

    >>> asks_reason("неге бұлай".split())
    True
    """
    return _holds("questions", forms)


def points_at_table(forms: Sequence[str]) -> bool:
    """Whether a statement is read from a table.

    >>> points_at_table("кестеден көрініп тұрғандай мал басы азайған".split())
    True
    """
    return _holds("tables", forms)
