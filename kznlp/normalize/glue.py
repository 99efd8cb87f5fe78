"""Words glued together: "Республикасындағыжұмыссыздық", "РеспубликасыҮкіметі", "халықжәне".

A run of letters that is no word is split where both halves are. At a small letter the left half
must be inflected, or one half a word that always stands alone ("және", "үшін"): bare stems make
compounds and names ("Талдықорған", "телерадио"), which stay.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from kznlp import resources
from kznlp.language import words
from kznlp.language.suffixes import detached
from kznlp.normalize.guard import is_kazakh
from kznlp.normalize.offsets import Edit
from kznlp.normalize.passage import LONGEST_WORD, Passage

# A capitalized word alone in quotes is a name: «Қарағандыотын».
LONG_WORD = regex.compile(
    r"(?<![\p{L}\p{N}])(?!(?<=[«\"])\p{Lu}\p{L}++[»\"])\p{Cyrillic}{8,}+(?![\p{L}\p{N}])"
)
CAMEL = regex.compile(r"(\p{Lu}?\p{Ll}++)(\p{Lu}\p{Ll}++)")
SHORTEST_HALF = 5
SHORTEST_ENDING = 2
# How often each half must be seen.
SEEN = 10
SHORTEST_FREE = 3


def glued_words(passage: Passage) -> Iterator[Edit]:
    """Two words without a space."""
    for match in LONG_WORD.finditer(passage.text):
        word = match.group()
        after = _parted(word) if len(word) <= LONGEST_WORD else None
        if after and is_kazakh(passage.text, *match.span()):
            yield Edit(match.start(), match.end(), after)


@lru_cache(maxsize=50_000)
def _parted(word: str) -> str | None:
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
    cuts = [c for c in range(SHORTEST_FREE, len(word) - SHORTEST_FREE + 1) if _fits(lower, c)]
    return f"{word[: cuts[0]]} {word[cuts[0] :]}" if len(cuts) == 1 else None


def _fits(word: str, cut: int) -> bool:
    left, right = word[:cut], word[cut:]
    if min(words.frequency(left), words.frequency(right)) < SEEN:
        return False
    if detached(right):  # "бағыныстылардың": an ending, though it was seen on its own
        return False
    if left in _free() or right in _free():
        return True
    ending = len(left) - len(words.lemma(left))
    return min(len(left), len(right)) >= SHORTEST_HALF and ending >= SHORTEST_ENDING


@cache
def _free() -> frozenset[str]:
    return frozenset(row["word"] for row in resources.table("normalize/free_words.csv"))
