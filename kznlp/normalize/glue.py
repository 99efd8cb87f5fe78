"""Words glued together: "Республикасындағыжұмыссыздық", "РеспубликасыҮкіметі", "халықжәне".

A run of letters that is no word is split where both halves are. At a small letter the left half
must be inflected, the right half an inflected verb ("ықпалетеді"), or one half a word that always
stands alone ("және", "үшін"): bare stems make compounds and names ("Талдықорған", "телерадио"),
which stay.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from math import log

import regex

from kznlp import resources
from kznlp.language import words
from kznlp.language.suffixes import detached
from kznlp.normalize.guard import is_kazakh
from kznlp.normalize.offsets import Edit
from kznlp.normalize.passage import LONGEST_WORD, Passage
from kznlp.normalize.readings import CLEARLY
from kznlp.normalize.settled import Settled

SHORTEST = 8
# A capitalized word alone in quotes is a name: «Қарағандыотын».
LONG_WORD = regex.compile(
    r"(?<![\p{L}\p{N}])(?!(?<=[«\"])\p{Lu}\p{L}++[»\"])"
    rf"\p{{Cyrillic}}{{{SHORTEST},}}+(?![\p{{L}}\p{{N}}])"
)
CAMEL = regex.compile(r"(\p{Lu}?\p{Ll}++)(\p{Lu}\p{Ll}++)")
SHORTEST_HALF = 5
SHORTEST_ENDING = 2
SHORTEST_RIGHT = 4
# How often each half must be seen: less if it is told by its ending, never if both are long.
SEEN, SEEN_LONG = 10, 3
SHORTEST_UNSEEN = 6
SHORTEST_FREE = 3
# What an unknown word costs, and each of its letters; what a lost space does.
UNKNOWN, LETTER, LOST_SPACE = 4.0, 1.6, 6.0
# What the best cut must cost less than the next.
MARGIN = log(CLEARLY)


def glued_words(passage: Passage) -> Iterator[Edit]:
    """Two words without a space."""
    if not _settled().odd(passage.uncommon):
        return
    for match in LONG_WORD.finditer(passage.text):
        after = _parted(match.group())
        if after and is_kazakh(passage, *match.span()):
            yield Edit(match.start(), match.end(), after)


@cache
def _settled() -> Settled:
    def may_be_glued(token: str) -> bool:
        return len(token) >= SHORTEST and any(map(_parted, LONG_WORD.findall(token)))

    return Settled(may_be_glued)


@lru_cache(maxsize=50_000)
def _parted(word: str) -> str | None:
    if len(word) > LONGEST_WORD or word in words.frequencies():
        return None
    lower = word.lower()
    camel = CAMEL.fullmatch(word)
    if camel:
        halves = camel[1].lower(), camel[2].lower()
        fit = all(len(h) >= SHORTEST_HALF and words.known(h) for h in halves)
        return f"{camel[1]} {camel[2]}" if fit else None
    if not word[1:].islower() and not word.isupper():
        return None
    if words.known(lower):
        return None
    name = word.istitle()
    found = sorted(
        (_cost(left) + _cost(right), len(left))
        for left, right in _halves(lower)
        if _fits(left, right, name=name)
    )
    if not found or found[0][0] > _as_printed(lower):
        return None
    if len(found) > 1 and found[1][0] < found[0][0] + MARGIN:
        return None
    cut = found[0][1]
    return f"{word[:cut]} {word[cut:]}"


def _as_printed(word: str) -> float:
    """What two words may cost to be likelier than one: a rare form, or an unknown word."""
    reading = words.best(word)
    unknown = UNKNOWN + LETTER * len(word)
    return unknown if reading is None else min(unknown, reading.cost - LOST_SPACE)


def _cost(word: str) -> float:
    return words.cost(word) or 0.0


def _halves(word: str) -> Iterator[tuple[str, str]]:
    """The word cut in two that were seen, or are long."""
    seen = words.frequencies()
    for cut in range(SHORTEST_FREE, len(word) - SHORTEST_FREE + 1):
        left, right = word[:cut], word[cut:]
        long = min(cut, len(right)) >= SHORTEST_UNSEEN
        if long or (seen.get(left, 0) >= SEEN_LONG and seen.get(right, 0) >= SEEN_LONG):
            yield left, right


def _fits(left: str, right: str, *, name: bool) -> bool:
    """Whether these are two words, and no compound, or a name such as "Аманкелді"."""
    if not (words.known(left) and words.known(right)):
        return False
    seen = min(words.frequency(left), words.frequency(right))
    if detached(right):  # "бағыныстылардың": an ending, though it was seen on its own
        return False
    if left in _free() or right in _free():
        return seen >= SEEN
    first, last = words.best(left), words.best(right)
    if first is None or last is None:
        return False
    ending = len(left) - len(first.stem)
    inflected = ending >= SHORTEST_ENDING and len(left) >= SHORTEST_HALF
    verb = last.pos == "verb" and last.chain and seen >= SEEN and not name
    return len(right) >= SHORTEST_RIGHT and bool(inflected or verb)


@cache
def _free() -> frozenset[str]:
    return frozenset(row["word"] for row in resources.table("normalize/free_words.csv"))
