"""The word that a misprinted one was meant to be; None where that is unclear.

`kznlp.normalize.channel` finds what an unknown word stands for.
A word that is known stays, unless it is rare beside one that lost no mark.

>>> correct("багдарлама"), correct("бағдарлама"), restore("ба?дарлама")
('бағдарлама', None, 'бағдарлама')
>>> correct("шаруашьілығы"), correct("Президентіпің"), correct("Бишкек")
('шаруашылығы', 'Президентінің', None)
"""

from collections.abc import Iterable
from functools import cache, lru_cache

import regex

from kznlp.language import words
from kznlp.normalize.channel import BOLD, CAREFUL, likeliest
from kznlp.normalize.edits import confusions, near
from kznlp.normalize.passage import RARE
from kznlp.normalize.readings import CLEARLY

CYRILLIC = regex.compile(r"\p{Cyrillic}++")
# Single figures and signs among letters; two figures are a number that was glued to a word.
WITH_SIGN = regex.compile(r"[\dlv]?(?:\p{Cyrillic}++[\dlv!])*+\p{Cyrillic}++")
MARK = frozenset({"mark"})
MARKS = frozenset({"mark", "nasal", "vowel", "inner"})
# How often a form must be seen that a lost letter is restored to.
SEEN = 5
# A form that is `RARE`, beside one seen so many times more often, is a misprint of it: "жүмыс";
# so is a form that was never seen, and is known by its stem only: "жүмыспен".
MANY_TIMES, VERY_MANY_TIMES, SHORTEST_RARE = 50, 150, 5
SEEN_UNSEEN = 20


@lru_cache(maxsize=100_000)
def correct(word: str, *, noisy: bool = False) -> str | None:
    """The one word that a misprinted one was meant to be; None if it is right or unclear.

    Args:
        word: as printed.
        noisy: it stands in a text of many misprints.
    """
    if words.frequency(word) > RARE or not (CYRILLIC.fullmatch(word) or WITH_SIGN.fullmatch(word)):
        return None
    lower = word.lower()
    if words.known(lower):
        return _misprinted(word) if word == lower else None
    caution = BOLD if noisy else CAREFUL
    after = likeliest(lower, capital=word != lower, caution=caution)
    return _like(word, after) if after else None


def _misprinted(word: str) -> str | None:
    """What a known word is a misprint of: the training text has misprints too, but few."""
    count, long = words.frequency(word), len(word) >= SHORTEST_RARE
    if not (count or long):
        return None
    times = MANY_TIMES if long else VERY_MANY_TIMES
    seen = times * count or SEEN_UNSEEN
    if _often().get(word.translate(_unmarked()), 0) < seen:
        return None
    marked = (form for form, _ in near(word, kinds=MARK))  # a mark was lost, or is another one
    return _most_seen(marked, seen=seen)


@cache
def _often() -> dict[str, int]:
    """How often the commonest of the words was seen that differ in their marks alone."""
    found: dict[str, int] = {}
    unmarked = _unmarked()
    for form, count in words.frequencies().items():
        if count >= SEEN_UNSEEN:
            bare = form.translate(unmarked)
            found[bare] = max(count, found.get(bare, 0))
    return found


@cache
def _unmarked() -> dict[int, str]:
    """One letter for all that differ in their mark."""
    alike: dict[str, str] = {}
    for found in confusions(MARK).values():
        for printed, meant, *_ in found:
            group = alike.get(printed, printed) + alike.get(meant, meant)
            alike.update(dict.fromkeys(group, group))
    return str.maketrans({letter: group[0] for letter, group in alike.items()})


def restore(word: str) -> str | None:
    """The one known word that "?" spoiled: only letters with a mark are lost so."""
    return _most_seen((word.replace("?", letter) for letter in _marked()), seen=SEEN)


@cache
def _marked() -> tuple[str, ...]:
    meant = (letter for found in confusions(MARKS).values() for _, letter, *_ in found)
    return tuple(sorted(set(meant)))


def _most_seen(candidates: Iterable[str], *, seen: int) -> str | None:
    counts = words.frequencies()
    found = [(n, form) for form in candidates if (n := counts.get(form.lower(), 0)) >= seen]
    found.sort(reverse=True)
    if len(found) > 1 and found[0][0] < CLEARLY * found[1][0]:
        return None
    return found[0][1] if found else None


def _like(word: str, after: str) -> str:
    """The correction in the case of the word."""
    if word.isupper():
        return after.upper()
    return after[0].upper() + after[1:] if word[0].isupper() else after
