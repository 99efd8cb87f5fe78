"""Ends of statements whose whole point is a reason or an effect: "Бұл … байланысты"."""

from collections.abc import Sequence
from functools import lru_cache

from kznlp import resources
from kznlp.discourse.tails import Pattern, Tails

FILE = "discourse/connectives.yml"


@lru_cache(maxsize=2)
def _tails(kind: str) -> Tails:
    return Tails([(kind, Pattern.parse(e["ends"])) for e in resources.entries(FILE)[kind]])


def ends_as_cause(forms: Sequence[str]) -> bool:
    """Whether words end as a statement that gives a reason.

    >>> ends_as_cause("бұл құбырлардың тозуына байланысты".split())
    True
    """
    return bool(_tails("statements").of(forms))


def tells_effect(forms: Sequence[str]) -> bool:
    """Whether a statement tells what something leads to.

    >>> tells_effect("бұл сапаның төмендеуіне әкеп соғады".split())
    True
    """
    return bool(_tails("effects").of(forms))
