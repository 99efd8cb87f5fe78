"""What an unknown word was meant to be, as a noisy channel.

A candidate of `kznlp.normalize.edits` costs what its slip costs, and what the word costs: minus the
logarithm of its probability. The cheapest is taken if that is less than what an unknown word of
this length may cost, and clearly less than any other candidate. So the less alike the letters are,
the longer the word must be, or the more often seen. A rare form of a known stem stays, unless the
candidate is far likelier.

In a text of many unknown words (`BOLD`) a slip is likelier, and a name or a rare term is less so.

>>> likeliest("мекендрдің"), likeliest("сәлығы"), likeliest("сәлығы", caution=BOLD)
('мекендердің', None, 'салығы')
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from math import inf, log

from kznlp.language import words
from kznlp.normalize.edits import KINDS, Candidate, doubled, far, marked, near, twice
from kznlp.normalize.inflected import unseen
from kznlp.normalize.readings import CLEARLY


@dataclass(frozen=True, slots=True)
class Caution:
    """How sure one must be.

    Attributes:
        limit: what a candidate of three letters may cost.
        capital: how much less it may cost with a capital letter, which may begin a name.
        long: so many letters a word has at least of which any slip is undone, and that may stand
            for a form that was never seen; a shorter one has too many others that differ in a
            letter: "апасын" and "анасын", "деймін" and "дейін".
    """

    limit: float
    capital: float
    long: int


CAREFUL = Caution(limit=12.0, capital=3.5, long=7)
BOLD = Caution(limit=14.5, capital=2.5, long=6)
# What a candidate may cost more for each letter beyond the third.
SHORTEST, PER_LETTER = 3, 1.6
# By how much a rare form is likelier than a slip, the less the shorter its stem is.
READABLE, LONG_STEM, SHORT_STEM = 4.0, 4, 2.0
# What a better candidate must cost less than the next.
MARGIN = log(CLEARLY)
# How often a form must be seen that begins a compound.
SEEN = 5


def likeliest(word: str, *, capital: bool = False, caution: Caution = CAREFUL) -> str | None:
    """The word that is meant, in small letters; None if that is unclear.

    Args:
        word: an unknown one, in small letters.
        capital: it had a capital letter: "Бишкек" stays, whatever Kazakh makes of it.
        caution: how sure one must be.
    """
    limit = caution.limit + PER_LETTER * (len(word) - SHORTEST) - caution.capital * capital
    found = _candidates(word, capital=capital, shortest=caution.long)
    return _clearest(found, min(limit, _as_printed(word))) if found else None


def _candidates(word: str, *, capital: bool, shortest: int) -> list[Candidate]:
    """What a word may stand for, with all that it costs."""
    kinds = KINDS - {"shape"} if len(word) == SHORTEST else KINDS
    found = _seen(chain(near(word, kinds=kinds), doubled(word), marked(word)))
    if capital or len(word) < shortest:
        return found
    found += _inflected(chain(unseen(word), doubled(word)), shortest=shortest)
    if not _is_compound(word):
        found += _seen(far(word))
        found = found or _seen(twice(word))
    return found


def _as_printed(word: str) -> float:
    """What no candidate may cost more than: that it is a rare form of a known stem, "қойғанмын"."""
    reading = words.best(word)
    if reading is None:
        return inf
    return reading.cost + SHORT_STEM * max(0, LONG_STEM - len(reading.stem)) - READABLE


def _is_compound(word: str) -> bool:
    """Two words in one: "көпсалалы"."""
    cuts = range(SHORTEST, len(word) - SHORTEST + 1)
    return any(words.frequency(word[:k]) >= SEEN and words.known(word[k:]) for k in cuts)


def _seen(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Each candidate that was seen, with all that it costs."""
    counts, total = words.frequencies(), words.total()
    return [
        (form, slip + log(total / count))
        for form, slip in candidates
        if (count := counts.get(form))
    ]


def _inflected(candidates: Iterable[Candidate], *, shortest: int) -> list[Candidate]:
    """Each candidate that was never seen but is a form of a known stem, with all that it costs."""
    counts = words.frequencies()
    found = []
    for form, slip in candidates:
        cost = words.cost(form) if len(form) >= shortest and form not in counts else None
        if cost is not None:
            found.append((form, slip + cost))
    return found


def _clearest(candidates: Iterable[Candidate], limit: float) -> str | None:
    costs: dict[str, float] = {}
    for form, cost in candidates:
        costs[form] = min(cost, costs.get(form, cost))
    ordered = sorted(costs, key=costs.__getitem__)
    if not ordered or costs[ordered[0]] > limit:
        return None
    clear = len(ordered) == 1 or costs[ordered[1]] >= costs[ordered[0]] + MARGIN
    return ordered[0] if clear else None
