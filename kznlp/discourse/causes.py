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


@lru_cache(maxsize=1)
def _subjects() -> Phrases:
    return Phrases({"subject": [e["phrase"] for e in resources.entries(FILE)["subjects"]]})


def states_cause(forms: Sequence[str]) -> bool:
    """Whether a statement gives a reason.

    >>> states_cause("бұл құбырлардың тозуына байланысты".split())
    True
    """
    return bool(_tails("statements").of(forms)) or any(True for _ in _subjects().find(forms))


def tells_effect(forms: Sequence[str]) -> bool:
    """Whether a statement tells what something leads to.

    >>> tells_effect("бұл сапаның төмендеуіне әкеп соғады".split())
    True
    """
    return bool(_tails("effects").of(forms))
