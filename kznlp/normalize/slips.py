"""Slips of a scan or a keyboard inside one word: "6ағдарлама", "жылгы", "тецге", "ба?дарлама".

Only words that are not known are touched, and only where the confusions of the data file lead to
exactly one known word, or to one that is seen far more often than the others. A name is safe:
for a capital letter the word must be common.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations, islice, product

import regex

from kznlp import resources
from kznlp.language import words
from kznlp.normalize.guard import is_kazakh
from kznlp.normalize.offsets import Edit
from kznlp.normalize.passage import LONGEST_WORD, Passage
from kznlp.normalize.readings import CLEARLY

WORD = regex.compile(r"(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]++(?![\p{M}])")
CYRILLIC = regex.compile(r"\p{Cyrillic}++")
# One digit in a word of letters; two are a figure that was glued to it.
WITH_DIGIT = regex.compile(r"\p{Cyrillic}*+\d\p{Cyrillic}++")
LOST = regex.compile(r"(?<![\p{L}\p{N}?])(?:\p{Cyrillic}++\?|\?)\p{Cyrillic}*?\p{Ll}\p{Ll}+\b")
SHORTEST = 4
LONGEST_SHORT = 5
MOST_SLIPS = 3
MOST_CANDIDATES = 300
# How often a form must be seen to be put in place of another: the less alike and the shorter the
# two, the more often.
SEEN, SEEN_NAME, SEEN_SHAPE, SEEN_TWICE, SEEN_SHORT = 5, 20, 40, 30, 60
# Kinds of confusion: a lost mark, a digit, like shapes; "inner" ones make another ending of the
# word when they stand near its end ("қолыңда", in your hand, and "қолында", in his).
MARK, INNER = "mark", "inner"
LIKELY, ANY = frozenset({MARK, INNER, "digit"}), frozenset({MARK, INNER, "digit", "shape"})
LONGEST_ENDING = 4
BEFORE = regex.compile(r"(?:\p{Lu}\.\s?|(\p{Lu}\p{L}++)\s)$")
AFTER = regex.compile(r"\s(\p{Lu}\p{L}++)")


def slip(passage: Passage) -> Iterator[Edit]:
    """One wrong letter, or several letters that lost their mark (к for қ, г for ғ)."""
    for match in WORD.finditer(passage.text):
        word = match.group()
        after = _corrected(word) if SHORTEST <= len(word) <= LONGEST_WORD else None
        if (
            after
            and is_kazakh(passage.text, *match.span())
            and not (word[0].isupper() and _is_name(passage.text, match))
        ):
            yield Edit(match.start(), match.end(), after)


def _is_name(text: str, match: regex.Match[str]) -> bool:
    """Whether a capitalized word is part of a person's name: "Даулиев Максат", "Д. Конаев"."""
    before = BEFORE.search(text, max(0, match.start() - LONGEST_WORD), match.start())
    after = AFTER.match(text, match.end())
    if before and before[1] is None:
        return True
    around = [match.group(), before[1] if before else "", after[1] if after else ""]
    return any(word.lower().endswith(_name_endings()) for word in around)


@cache
def _name_endings() -> tuple[str, ...]:
    return tuple(row["ending"] for row in resources.table("normalize/name_endings.csv"))


def lost_letter(passage: Passage) -> Iterator[Edit]:
    """A question mark where a Kazakh letter was lost."""
    if "?" not in passage.text:
        return
    for match in LOST.finditer(passage.text):
        word = match.group()
        if len(word) >= SHORTEST:
            found = (word.replace("?", letter) for letter in _lost())
            after = _best(found, seen=SEEN_SHAPE)
            if after:
                yield Edit(match.start(), match.end(), after)


@cache
def _confusions(kinds: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in resources.table("normalize/confusions.csv"):
        if row["kind"] in kinds:
            found[row["printed"]] = (*found.get(row["printed"], ()), row["meant"])
    return found


@cache
def _lost() -> tuple[str, ...]:
    marked = _confusions(frozenset({MARK, INNER})).values()
    return tuple(sorted({letter for meant in marked for letter in meant}))


@lru_cache(maxsize=100_000)
def _corrected(word: str) -> str | None:
    lower = word.lower()
    if not (CYRILLIC.fullmatch(word) or WITH_DIGIT.fullmatch(word)) or words.known(lower):
        return None
    name = not word.islower()
    seen = SEEN_SHORT if len(word) <= LONGEST_SHORT else SEEN_NAME if name else SEEN
    after = _best(_substituted(lower, 1, LIKELY), seen=seen)
    for slips in range(2, MOST_SLIPS + 1):
        after = after or _best(
            _substituted(lower, slips, frozenset({MARK})), seen=max(seen, SEEN_TWICE)
        )
    if not name and len(word) > LONGEST_SHORT:
        after = after or _best(_substituted(lower, 1, ANY), seen=SEEN_SHAPE)
    return _like(word, after) if after else None


def _substituted(word: str, slips: int, kinds: frozenset[str]) -> Iterator[str]:
    """The word with so many of its letters confused."""
    table = _confusions(kinds)
    inner = len(word) - LONGEST_ENDING
    places = [
        at
        for at, letter in enumerate(word)
        if letter in table and (at < inner or letter not in _confusions(frozenset({INNER})))
    ]
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


def _best(candidates: Iterator[str], *, seen: int) -> str | None:
    counted = [(words.frequency(c.lower()), c) for c in candidates]
    found = sorted((pair for pair in counted if pair[0] >= seen), reverse=True)
    if len(found) > 1 and found[0][0] < CLEARLY * found[1][0]:
        return None
    return found[0][1] if found else None


def _like(word: str, after: str) -> str:
    """The correction in the case of the word."""
    if word.isupper():
        return after.upper()
    return after[0].upper() + after[1:] if word[0].isupper() else after
