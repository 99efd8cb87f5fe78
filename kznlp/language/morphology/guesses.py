"""Readings of words whose stem is in no lexicon: what the ending tells.

A stem costs by its length, so that the longest likely ending wins; capital letters make names.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kznlp.language.ends import cuts
from kznlp.language.morphology.cut import Cut, cut_at
from kznlp.language.morphology.reading import Reading
from kznlp.language.suffixes import VOWELS, underlying

if TYPE_CHECKING:
    from kznlp.language.morphology.analyzer import Analyzer

# What an unknown stem costs, and each of its letters.
UNKNOWN, LETTER = 12.0, 1.6
SHORTEST = 3
# No longer ending is guessed.
ENDING = 12
# What another part of speech than the likeliest costs.
UNLIKELY = {"NOUN": 0.0, "PROPN": 0.0, "ADJ": 2.0, "VERB": 2.0}


def readings(word: str, analyzer: "Analyzer") -> list[Reading]:
    """The guessed readings of an unknown word; there is always one."""
    lower, found = word.lower(), list[Reading]()
    least = max(SHORTEST, len(lower) - ENDING)
    for at, end in cuts(lower):
        if at < least:
            break
        here = cut_at(word, lower, at, end)
        for stem, state in underlying(lower[:at], here.rest):
            unlike = len(stem) < SHORTEST or VOWELS.isdisjoint(stem)
            if not unlike and (state == "noun" or here.rest):
                found += _guessed(here, stem, state, analyzer)
    if not found:
        upos = "PROPN" if word[:1].isupper() else "NOUN"
        pieces = (word, len(word), (), ())
        found.append(Reading(word, upos, "Case=Nom", UNKNOWN, pieces, guessed=True))
    return found


def _guessed(cut: Cut, stem: str, state: str, analyzer: "Analyzer") -> Iterator[Reading]:
    cost = UNKNOWN + LETTER * len(stem)
    for upos in _classes(cut.word, state, bool(cut.rest)):
        tails = analyzer.tails(cut, state, upos, "")
        if not tails:
            continue
        lemma = _capitalized(stem, cut.word) if upos == "PROPN" else stem
        for letters, made, feats, more, chain, sizes in tails:
            if not letters:
                pieces = (stem, cut.at, chain, sizes)
                total = cost + more + UNLIKELY[upos]
                yield Reading(lemma, made, feats, total, pieces, guessed=True)


def _classes(word: str, state: str, ended: bool) -> tuple[str, ...]:
    if state != "noun":
        return ("VERB",)
    if word[:1].isupper():
        return ("PROPN", "NOUN")
    return ("NOUN",) if ended else ("NOUN", "ADJ")


def _capitalized(stem: str, word: str) -> str:
    """The stem with the capital letters of the word: "Нью-Йоркте" is of "Нью-Йорк"."""
    return "".join(
        letter.upper() if capital.isupper() else letter
        for letter, capital in zip(stem, word.ljust(len(stem)), strict=False)
    )
