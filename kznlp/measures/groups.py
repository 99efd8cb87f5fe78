"""Whom a measure is for, and which sector it belongs to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from msgspec import Struct

from kznlp import resources
from kznlp.expressions.body_words import data
from kznlp.measures.lexicon import HINT, Hit, lexicon
from kznlp.measures.words import Words, lower_words

TARGETS = "taxonomy/targets.yml"
NOT_TARGETS = "measures/not_targets.yml"
SECTORS = "taxonomy/sectors.yml"
ENTERPRISES = "enterprises"
NAMED = 2  # words between the name of a firm and its kind
QUOTES = frozenset('»"”')
AROUND = 0.2  # what a phrase of the lead-in or heading counts beside one of the evidence
COMMON = 4.0  # what the sectors of the document's measures count, shared out among them
TEXT = 10.0  # and those of its whole text


class Found(Struct, frozen=True):
    """A code, the words that gave it (None: the document as a whole), and the rule."""

    code: str
    hit: Hit | None
    reason: str


def find_targets(found: Words) -> tuple[Found, ...]:
    """The target groups that the words of a measure name, each once, in order of the text."""
    seen: dict[str, Found] = {}
    for hit in _naming(found):
        seen.setdefault(hit.code, Found(hit.code, hit, f"phrase:{hit.phrase}"))
    return tuple(f for code, f in seen.items() if not _wider()[code] & seen.keys())


def _naming(found: Words) -> Sequence[Hit]:
    """The words that name groups; what only suggests one counts where nothing names any."""
    hits = lexicon(TARGETS).find(found)
    if not hits:
        return hits
    others = lexicon(NOT_TARGETS).find(found)
    hits = [
        hit
        for hit in hits
        if not any(_is_part(hit, other) for other in others) and not _is_firm(hit, found)
    ]
    return [hit for hit in hits if hit.weight > HINT] or hits


def _is_firm(hit: Hit, found: Words) -> bool:
    """Whether it is the kind of one firm with a name: "«Нұр» ашық акционерлік қоғамы"."""
    if hit.code != ENTERPRISES:
        return False
    for place in range(hit.first, max(0, hit.first - NAMED - 1), -1):
        if found.sign(place) in QUOTES:
            return True
        if found.lower[place - 1].endswith(tuple(data()["owned"])):
            break  # the name is that of another body: "«Нұр» қоры кәсіпорындарға"
    return False


def _is_part(hit: Hit, other: Hit) -> bool:
    return hit.code == other.code and other.first <= hit.first and hit.last <= other.last


class Targets(Struct, frozen=True):
    """The target groups that the words of a measure name, and those around it.

    Attributes:
        own: those of its own words.
        around: the codes by the place that names them: unit, lead_in, heading, title.
    """

    own: tuple[Found, ...]
    around: Mapping[str, frozenset[str]]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of its own words."""
        return frozenset(found.code for found in self.own)


def target_codes(found: Words) -> frozenset[str]:
    """The codes of the target groups that words name."""
    return frozenset(target.code for target in find_targets(found))


def common_targets(measures: Sequence[Targets]) -> dict[str, int]:
    """How many measures of a document name each target group."""
    return dict(Counter(code for targets in measures for code in targets.codes))


@cache
def _wider() -> dict[str, frozenset[str]]:
    """For each group those beside which it says nothing."""
    return {e["code"]: frozenset(e.get("unless", ())) for e in resources.entries(TARGETS)}


class Hits(Struct, frozen=True):
    """What words say of one sector: the weight of all phrases, and the first of them."""

    weight: float
    first: Hit


class Sectors(Struct, frozen=True):
    """What the words of a measure and those around it say of its sector."""

    own: Mapping[str, Hits]
    around: Mapping[str, Hits]


def find_sectors(*found: Words) -> Mapping[str, Hits]:
    """What words say of each sector that they name."""
    sectors: dict[str, Hits] = {}
    for hit in chain.from_iterable(map(lexicon(SECTORS).find, found)):
        known = sectors.get(hit.code)
        sectors[hit.code] = (
            Hits(known.weight + hit.weight, known.first) if known else Hits(hit.weight, hit)
        )
    return sectors


class Shares(Struct, frozen=True):
    """What a document is about.

    Attributes:
        measures: the share of each sector in its measures, each of which counts the same.
        text: that in all its words.
    """

    measures: Mapping[str, float]
    text: Mapping[str, float]


def shares(measures: Iterable[Sectors], text: str) -> Shares:
    """The shares of the sectors in the measures of a document, and in its text.

    >>> shares([], "Мектептер мен колледждерге жол салынды").text
    {'09': 0.6, '04.5': 0.4}
    """
    total: dict[str, float] = defaultdict(float)
    for sectors in measures:
        for code, share in _shared({c: hits.weight for c, hits in sectors.own.items()}).items():
            total[code] += share
    return Shares(_shared(total), _shared(lexicon(SECTORS).weigh(lower_words(text))))


def _shared(weights: Mapping[str, float]) -> dict[str, float]:
    whole = sum(weights.values())
    return {code: weight / whole for code, weight in weights.items()}


def pick_sector(sectors: Sectors, document: Shares) -> Found | None:
    """The sector of a measure: by its own words, those around it, and those of its document."""
    scores: dict[str, float] = defaultdict(float)
    for named, share in ((sectors.own, 1.0), (sectors.around, AROUND)):
        for code, hits in named.items():
            scores[code] += share * hits.weight
    for shared, weight in ((document.measures, COMMON), (document.text, TEXT)):
        for code, share in shared.items():
            scores[code] += weight * share
    if not scores:
        return None
    best = max(scores, key=lambda code: (scores[code], code))
    known = sectors.own.get(best) or sectors.around.get(best)
    if known is None:
        return Found(best, None, "document")
    return Found(best, known.first, f"phrase:{known.first.phrase}")
