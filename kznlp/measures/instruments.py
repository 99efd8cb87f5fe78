"""The instrument of a measure: the code whose phrases its words bear out best.

Kazakh puts the head last: in "кәсіпкерлікті дамыту үшін несие беру" business support is the
purpose and the loan the instrument. So a phrase counts more the later it stands, and less before
a word of purpose, or where it only describes the word behind it: "салықтан босатылған шаруаларға".
"""

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from kznlp import resources
from kznlp.measures.lexicon import Hit, lexicon
from kznlp.measures.words import Words

TAXONOMY = "taxonomy/instruments.yml"
FILE = "measures/purpose.yml"
MORE = 0.3  # what each further phrase of the same code adds, in shares of its weight
LATE = 1.5  # what the last place adds, in shares of the weight
PURPOSE = 0.7  # the share left to a phrase before a word of purpose
ATTRIBUTE = 0.6  # and to one that describes the next word
SURE = 3.0  # the weight of one phrase that names an instrument
DEFAULT = "O1"  # what public bodies do without saying how is direct provision


class Choice(Struct, frozen=True):
    """The main instrument, others that the words name too, and why.

    Attributes:
        weight: that of the phrases found, 0 if there were none.
        hit: the strongest phrase.
        score: the share of the main instrument in all weight; 0 for the default.
    """

    code: str
    secondary: tuple[str, ...]
    weight: float
    reason: str
    hit: Hit | None
    score: float

    @property
    def sure(self) -> bool:
        """A phrase names the instrument, it is not only hinted at."""
        return self.hit is not None and self.hit.weight >= SURE


def hits_in(found: Words) -> list[Hit]:
    """The phrases in a measure's words."""
    return lexicon(TAXONOMY).find(found)


def choose(found: Words, hits: Sequence[Hit] | None = None) -> Choice:
    """Weigh the phrases of a measure's words; `hits` are those, if they were looked for before."""
    hits = hits_in(found) if hits is None else hits
    if not hits:
        return Choice(DEFAULT, (), 0.0, "default", None, 0.0)
    weights: dict[str, list[float]] = {}
    best: dict[str, tuple[float, Hit]] = {}
    purpose, attributes = _purpose(found), _words("attributes")
    for hit in hits:
        weight = hit.weight * (1 + LATE * hit.last / len(found))
        if hit.last <= purpose:
            weight *= PURPOSE
        elif hit.last < len(found) and found.lower[hit.last - 1].endswith(attributes):
            weight *= ATTRIBUTE
        weights.setdefault(hit.code, []).append(weight)
        if hit.code not in best or weight > best[hit.code][0]:
            best[hit.code] = weight, hit
    total = {c: max(w) + MORE * (sum(w) - max(w)) for c, w in weights.items()}
    order = lexicon(TAXONOMY).codes
    ranked = sorted(total, key=lambda c: (-total[c], order.index(c)))
    hit = best[ranked[0]][1]
    others = tuple(c for c in ranked[1:3] if best[c][1].weight >= SURE)
    share = round(total[ranked[0]] / sum(total.values()), 2)
    return Choice(ranked[0], others, total[ranked[0]], f"phrase:{hit.phrase}", hit, share)


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(resources.entries(FILE)[name])


@cache
def _marks() -> frozenset[str]:
    return frozenset(_words("marks"))


def _purpose(found: Words) -> int:
    """How many words stand before the last word of purpose."""
    if _marks().isdisjoint(found.lower):
        return 0
    return max(i for i, word in enumerate(found.lower) if word in _marks())
