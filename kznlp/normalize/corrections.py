"""The word that a misprinted one was meant to be: candidates, and how sure one must be.

A candidate of `kznlp.normalize.edits` costs what its slip costs, and what the word costs: minus the
logarithm of its probability. The cheapest is taken if that is less than what an unknown word of
this length may cost, and clearly less than any other candidate. So the less alike the letters are,
the longer the word must be, or the more often seen.

A word that is known stays, unless it is rare beside one that lost no mark; so does a rare form of
a known stem, unless the candidate is far likelier.

>>> correct("багдарлама"), correct("бағдарлама"), restore("ба?дарлама")
('бағдарлама', None, 'бағдарлама')
>>> correct("шаруашьілығы"), correct("мекендрдің"), correct("Бишкек")
('шаруашылығы', 'мекендердің', None)
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from math import inf, log

import regex

from kznlp.language import words
from kznlp.normalize.edits import COSTS, Candidate, confusions, doubled, far, marked, near, twice
from kznlp.normalize.readings import CLEARLY

CYRILLIC = regex.compile(r"\p{Cyrillic}++")
# Single figures and signs among letters; two figures are a number that was glued to a word.
WITH_SIGN = regex.compile(r"[\dlv]?(?:\p{Cyrillic}++[\dlv!])*+\p{Cyrillic}++")
MARKS = frozenset({"mark", "nasal", "vowel", "inner"})
# What a candidate may cost: of three letters so much, of more letters so much more for each.
SHORTEST, LIMIT, PER_LETTER = 3, 12.0, 1.6
# A capital letter may begin a name.
CAPITAL = 3.5
# A shorter word has too many others that differ in a letter: "апасын" and "анасын", "деймін".
LONG = 7
# By how much a rare form is likelier than a slip, the less the shorter its stem is.
READABLE, LONG_STEM, SHORT_STEM = 4.0, 4, 2.0
# What a better candidate must cost less than the next.
MARGIN = log(CLEARLY)
# How often a form must be seen that a lost letter is restored to, or that begins a compound.
SEEN = 5
# A form seen so rarely, beside one seen so many times more often, is a misprint of it: "жүмыс";
# so is a form that was never seen, and is known by its stem only: "жүмыспен".
RARE, MANY_TIMES, VERY_MANY_TIMES, SHORTEST_RARE = 30, 50, 150, 5
SEEN_UNSEEN = 20


@lru_cache(maxsize=100_000)
def correct(word: str) -> str | None:
    """The one word that a misprinted one was meant to be; None if it is right or unclear."""
    if not (CYRILLIC.fullmatch(word) or WITH_SIGN.fullmatch(word)):
        return None
    lower = word.lower()
    if words.known(lower):
        return _misprinted(word) if word == lower else None
    after = _meant(lower, capital=word != lower)
    return _like(word, after) if after else None


def _meant(word: str, *, capital: bool) -> str | None:
    """What an unknown word stands for.

    A capital letter may begin a name: "Бишкек" stays, whatever Kazakh makes of it.
    """
    limit = LIMIT + PER_LETTER * (len(word) - SHORTEST) - CAPITAL * capital
    limit = min(limit, _as_printed(word))
    kinds = COSTS.keys() - {"shape"} if len(word) == SHORTEST else COSTS
    slips = [*near(word, kinds=kinds), *doubled(word)]
    found = [*_costs(slips, unseen=not capital), *_costs(marked(word))]
    if capital or len(word) < LONG or _is_compound(word):
        return _clearest(found, limit)
    found += _costs(far(word))
    return _clearest(found, limit) or (None if found else _clearest(_costs(twice(word)), limit))


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


def _costs(candidates: Iterable[Candidate], *, unseen: bool = False) -> Iterator[Candidate]:
    """Each candidate that is a word, with all that it costs.

    Forms that were never seen take long to look up: most are told by their first half.
    """
    seen = words.frequencies()
    for form, slip in candidates:
        known = form in seen or (unseen and len(form) >= LONG and words.has_stem(form))
        cost = words.cost(form) if known else None
        if cost is not None:
            yield form, slip + cost


def _clearest(candidates: Iterable[Candidate], limit: float) -> str | None:
    costs: dict[str, float] = {}
    for form, cost in candidates:
        costs[form] = min(cost, costs.get(form, cost))
    ordered = sorted(costs, key=costs.__getitem__)
    if not ordered or costs[ordered[0]] > limit:
        return None
    clear = len(ordered) == 1 or costs[ordered[1]] >= costs[ordered[0]] + MARGIN
    return ordered[0] if clear else None


def _misprinted(word: str) -> str | None:
    """What a known word is a misprint of: the training text has misprints too, but few."""
    count, long = words.frequency(word), len(word) >= SHORTEST_RARE
    if count > RARE or not (count or long):
        return None
    times = MANY_TIMES if long else VERY_MANY_TIMES
    candidates = (form for form, _ in near(word, kinds={"mark"}))
    return _most_seen(candidates, seen=times * count or SEEN_UNSEEN)


def restore(word: str) -> str | None:
    """The one known word that "?" spoiled: only letters with a mark are lost so."""
    return _most_seen((word.replace("?", letter) for letter in _marked()), seen=SEEN)


@cache
def _marked() -> tuple[str, ...]:
    meant = (pair for pairs in confusions().values() for pair in pairs)
    return tuple(sorted({letter for letter, kind in meant if kind in MARKS}))


def _most_seen(candidates: Iterable[str], *, seen: int) -> str | None:
    found = sorted(
        ((count, form) for form in candidates if (count := words.frequency(form.lower())) >= seen),
        reverse=True,
    )
    if len(found) > 1 and found[0][0] < CLEARLY * found[1][0]:
        return None
    return found[0][1] if found else None


def _like(word: str, after: str) -> str:
    """The correction in the case of the word."""
    if word.isupper():
        return after.upper()
    return after[0].upper() + after[1:] if word[0].isupper() else after
