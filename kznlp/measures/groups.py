"""Whom a measure is for, and which sector it belongs to, by the words around it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kznlp.measures.lexicon import Hit, Word, lexicon

TARGETS = "taxonomy/targets.yml"
SECTORS = "taxonomy/sectors.yml"


@dataclass(frozen=True, slots=True)
class Found:
    """A code, the words that gave it, and the rule."""

    code: str
    hit: Hit
    reason: str


def find_targets(found: Sequence[Word]) -> tuple[Found, ...]:
    """The target groups that the words of a measure name, each once, in order of the text."""
    seen: dict[str, Found] = {}
    for hit in lexicon(TARGETS).find(found):
        seen.setdefault(hit.code, Found(hit.code, hit, f"phrase:{hit.phrase}"))
    return tuple(seen.values())


def find_sector(places: Sequence[tuple[str, float, Sequence[Word]]]) -> Found | None:
    """The sector by the words of several places, such as evidence, heading and title.

    Args:
        places: name, weight and words of each.
    """
    scores: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Found]] = {}
    for name, share, found in places:
        for hit in lexicon(SECTORS).find(found):
            weight = share * hit.weight
            scores[hit.code] += weight
            if weight > best.get(hit.code, (0.0,))[0]:
                best[hit.code] = (weight, Found(hit.code, hit, f"{name}:{hit.phrase}"))
    if not scores:
        return None
    return best[max(scores, key=lambda code: (scores[code], code))][1]
