"""Whom a measure is for, and which sector it belongs to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kznlp import resources
from kznlp.measures.lexicon import Hit, Word, lexicon

TARGETS = "taxonomy/targets.yml"
SECTORS = "taxonomy/sectors.yml"
AROUND = 0.2  # what a phrase of the lead-in or heading counts beside one of the evidence
COMMON = 16.0  # what the sectors of the document's measures count, shared out among them


@dataclass(frozen=True, slots=True)
class Found:
    """A code, the words that gave it (None: the document as a whole), and the rule."""

    code: str
    hit: Hit | None
    reason: str


def find_targets(found: Sequence[Word]) -> tuple[Found, ...]:
    """The target groups that the words of a measure name, each once, in order of the text."""
    seen: dict[str, Found] = {}
    for hit in lexicon(TARGETS).find(found):
        seen.setdefault(hit.code, Found(hit.code, hit, f"phrase:{hit.phrase}"))
    return tuple(f for code, f in seen.items() if not _wider()[code] & seen.keys())


@cache
def _wider() -> dict[str, frozenset[str]]:
    """For each group those beside which it says nothing."""
    return {e["code"]: frozenset(e.get("unless", ())) for e in resources.entries(TARGETS)}


@dataclass(slots=True)
class Sectors:
    """What the words of a measure and those around it say of its sector."""

    own: dict[str, float] = field(default_factory=dict)
    around: dict[str, float] = field(default_factory=dict)
    hits: dict[str, Hit] = field(default_factory=dict)


def weigh_sectors(found: Sequence[Word], around: Sequence[Word]) -> Sectors:
    """The weight of each sector."""
    sectors = Sectors()
    for words, weights in ((found, sectors.own), (around, sectors.around)):
        for hit in lexicon(SECTORS).find(words):
            weights[hit.code] = weights.get(hit.code, 0.0) + hit.weight
            sectors.hits.setdefault(hit.code, hit)
    return sectors


def common_sectors(measures: Iterable[Sectors]) -> dict[str, float]:
    """The share of each sector in all measures of a document; each measure counts the same."""
    total: dict[str, float] = defaultdict(float)
    for sectors in measures:
        whole = sum(sectors.own.values())
        for code, weight in sectors.own.items():
            total[code] += weight / whole
    everything = sum(total.values())
    return {code: weight / everything for code, weight in total.items()}


def pick_sector(sectors: Sectors, common: Mapping[str, float]) -> Found | None:
    """The sector of a measure: by its own words, those around it, and its document's sectors."""
    scores: dict[str, float] = defaultdict(float)
    for weights, share in ((sectors.own, 1.0), (sectors.around, AROUND), (common, COMMON)):
        for code, weight in weights.items():
            scores[code] += share * weight
    if not scores:
        return None
    best = max(scores, key=lambda code: (scores[code], code))
    hit = sectors.hits.get(best)
    return Found(best, hit, f"phrase:{hit.phrase}" if hit else "document")
