"""Mistakes of one kind grouped: what was taken for what, how often, and where.

>>> from kznlp.evaluate.decisions import Decision
>>> made = [Decision("label", "claim", "cause"), Decision("label", "claim", "cause")]
>>> [(one.gold, one.system, one.count) for one in confusions(made, ("label",))]
[('claim', 'cause', 2)]
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Mistaken(Protocol):
    """One thing that was taken for another."""

    @property
    def kind(self) -> str:
        """What is wrong."""

    @property
    def gold(self) -> str:
        """The group of what is right."""

    @property
    def system(self) -> str:
        """The group of what was given instead."""


M = TypeVar("M", bound=Mistaken)


@dataclass(frozen=True, slots=True)
class Confusion(Generic[M]):
    """How often one thing was taken for another, and some of the places."""

    kind: str
    gold: str
    system: str
    count: int
    cases: tuple[M, ...] = ()


def confusions(
    found: Iterable[M], kinds: Sequence[str], *, cases: int = 0
) -> tuple[Confusion[M], ...]:
    """The mistakes by kind and group, the commonest of each kind first.

    Args:
        found: in the order of the text.
        kinds: in the order in which they are told.
        cases: how many of each group are kept.
    """
    counted: Counter[tuple[str, str, str]] = Counter()
    kept: dict[tuple[str, str, str], list[M]] = defaultdict(list)
    for one in found:
        group = one.kind, one.gold, one.system
        counted[group] += 1
        if len(kept[group]) < cases:
            kept[group].append(one)
    ordered = sorted(counted.items(), key=lambda pair: (kinds.index(pair[0][0]), -pair[1]))
    return tuple(Confusion(*group, count, tuple(kept[group])) for group, count in ordered)
