"""The word that a misprinted one was meant to be: candidates, and how sure one must be.

Candidates come from `data/normalize/confusions.csv`, by kind of confusion:

    mark    a letter lost its mark, or got another's: "жылгы", "түрғын"
    vowel   another vowel, of another word as likely as not: "керсету", but "сендіру"
    nasal   ң printed as н: another ending as likely as not, "бағаның" and "бағанын"
    inner   a lost mark, but near the end of a word it makes another ending: "қолыңда" is in your
            hand, "қолында" in his; so only before the last letters
    digit   a figure that looks like the letter: "6ағдарлама"
    shape   other letters that look alike to a scanner: "орыпдалуын"

A candidate must be a form that was seen, the more often the shorter the word and the less alike
the letters; and five times as often as any other candidate.

>>> correct("багдарлама"), correct("бағдарлама"), restore("ба?дарлама")
('бағдарлама', None, 'бағдарлама')
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import combinations, islice, product

import regex

from kznlp import resources
from kznlp.language import words
from kznlp.normalize.readings import CLEARLY

CYRILLIC = regex.compile(r"\p{Cyrillic}++")
# One digit in a word of letters; two are a figure that was glued to it.
WITH_DIGIT = regex.compile(r"\p{Cyrillic}*+\d\p{Cyrillic}++")
LIKELY = frozenset({"mark", "vowel", "nasal", "inner", "digit"})
SHAPE = frozenset({"shape"})
MARK = frozenset({"mark"})
SEVERAL = frozenset({"mark", "vowel", "nasal"})
INNER = frozenset({"inner"})
LONGEST_ENDING = 4
MOST_SLIPS = 3
MOST_CANDIDATES = 300
# How often a form must be seen; a capital letter may begin a name.
SEEN, SEEN_CAPITAL, SEEN_SHORT, SEEN_TWICE, SEEN_SHAPE = 5, 20, 60, 30, 40
SEEN_TINY = 1_000  # "бүл" for "бұл", in small letters only
LONGEST_TINY, LONGEST_SHORT = 3, 5
LONGEST_COMMON_LENGTH = 7
# A shorter word has too many others of like shape: "апасын" and "анасын".
LONGEST_UNSHAPELY = 6
# A form seen so rarely, beside one seen so many times more often, is a misprint of it: "жүмыс";
# so is a form that was never seen, and is known by its stem only: "жүмыспен".
RARE, MANY_TIMES, VERY_MANY_TIMES, SHORTEST_RARE = 30, 50, 150, 5
SEEN_UNSEEN = 20


@lru_cache(maxsize=100_000)
def correct(word: str) -> str | None:
    """The one word that a misprinted one was meant to be; None if it is right or unclear."""
    if not (CYRILLIC.fullmatch(word) or WITH_DIGIT.fullmatch(word)):
        return None
    lower = word.lower()
    if words.known(lower):
        return _misprinted(word) if word == lower else None
    after = _meant(lower, capital=word != lower)
    return _like(word, after) if after else None


def _meant(word: str, *, capital: bool) -> str | None:
    """What an unknown word stands for: one slip, several lost marks, or one letter of like shape.

    A capital letter may begin a name: "Бишкек" stays, whatever Kazakh makes of it.
    """
    if len(word) <= LONGEST_TINY:
        return None if capital else _best(_substituted(word, 1, LIKELY), seen=SEEN_TINY)
    seen = SEEN_SHORT if len(word) <= LONGEST_SHORT else SEEN_CAPITAL if capital else SEEN
    after = _best(_substituted(word, 1, LIKELY - INNER if capital else LIKELY), seen=seen)
    twice = seen if len(word) > LONGEST_COMMON_LENGTH else max(seen, SEEN_TWICE)
    for slips in range(2, MOST_SLIPS + 1):
        after = after or _best(_substituted(word, slips, SEVERAL), seen=twice)
    if after or capital or len(word) <= LONGEST_UNSHAPELY:
        return after
    return _best(_substituted(word, 1, SHAPE), seen=SEEN_SHAPE)


def _misprinted(word: str) -> str | None:
    """What a known word is a misprint of: the training text has misprints too, but few."""
    count, long = words.frequency(word), len(word) >= SHORTEST_RARE
    if count > RARE or not (count or long):
        return None
    times = MANY_TIMES if long else VERY_MANY_TIMES
    return _best(_substituted(word, 1, MARK), seen=times * count or SEEN_UNSEEN)


def restore(word: str) -> str | None:
    """The one known word that "?" spoiled: only letters with a mark are lost so."""
    return _best((word.replace("?", letter) for letter in _marked()), seen=SEEN)


@cache
def _confusions(kinds: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in resources.table("normalize/confusions.csv"):
        if row["kind"] in kinds:
            found[row["printed"]] = (*found.get(row["printed"], ()), row["meant"])
    return found


@cache
def _marked() -> tuple[str, ...]:
    meant = _confusions(SEVERAL | INNER).values()
    return tuple(sorted({letter for letters in meant for letter in letters}))


def _substituted(word: str, slips: int, kinds: frozenset[str]) -> Iterator[str]:
    """The word with so many of its letters confused."""
    table, inner = _confusions(kinds), _confusions(INNER)
    last = len(word) - LONGEST_ENDING
    places = [
        at
        for at, letter in enumerate(word)
        if letter in table and (at < last or letter not in inner)
    ]
    if slips == 1:  # most of the time
        return islice(
            (word[:at] + letter + word[at + 1 :] for at in places for letter in table[word[at]]),
            MOST_CANDIDATES,
        )
    found = (
        _put(word, chosen, meant)
        for chosen in combinations(places, slips)
        for meant in product(*(table[word[at]] for at in chosen))
    )
    return islice(found, MOST_CANDIDATES)


def _put(word: str, places: tuple[int, ...], meant: tuple[str, ...]) -> str:
    letters = list(word)
    for at, letter in zip(places, meant, strict=True):
        letters[at] = letter
    return "".join(letters)


def _best(candidates: Iterable[str], *, seen: int) -> str | None:
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
