"""What the model knows of one word, whatever stands beside it.

Each feature is a kind and what is told (`features`). Most are of the word alone; some speak of the
words beside it as well, up to three places away, and some of these only. What is asked of a word
again, to say something of those around it, is its `Look`.

>>> of_word("25-інші")[:3]
(('w', '00-інші'), ('m', '00-інші'), ('s', '99-xx'))
>>> ("gaz", "city_kz") in of_word("Өскеменде"), speaks("gaz", -2), speaks("gaz", 3)
(True, True, False)
>>> look("Өскеменде").lemma
'өскемен'
"""

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from kznlp import resources
from kznlp.expressions import body_words
from kznlp.expressions.gazetteer import gazetteer
from kznlp.language import words
from kznlp.language.entities.kinds import WORDS, kind, shape

LETTERS = 60  # no word is longer
# Kinds of first and of last letters, by how many they are.
PREFIXES = [(n, f"p{n}") for n in range(1, 7)]
SUFFIXES = [(n, f"x{n}") for n in range(1, 6)]
DIGIT = regex.compile(r"\d")
YEAR = regex.compile(r"(?:19|20)\d\d(?!\d)")
NUMBER = regex.compile(r"\d+")
WORDLIKE = frozenset(("small", "capital", "capitals"))


class Look(NamedTuple):
    """What a word is, in short.

    Attributes:
        lemma: its dictionary form; a number with zeros for its digits.
        kind: what `kinds.kind` says.
        groups: the lists in which it stands.
    """

    lemma: str
    kind: str
    groups: tuple[str, ...]


# Kind, and what is told.
Feature = tuple[str, str]
# Kinds of the groups of lemmas.
GROUPS = ("c0", "c1", "c2")
# How far kinds of features speak; others do of their word alone, and the last not of it.
REACH = {"m": 3, "k": 3, "^": 3, "w": 2, "gaz": 2} | dict.fromkeys(GROUPS, 1)
BESIDE = {"e3": 2, "e2": 2, "b4": 2}


@lru_cache(maxsize=WORDS)
def look(word: str) -> Look:
    """What a word is as printed; of a very long one, its beginning."""
    word = word[:LETTERS]
    low = _lowered(word)
    looks = kind(word)
    lemma = words.lemma(low) if looks in WORDLIKE else low
    groups = known_as(lemma) | known_as(low)
    return Look(lemma, looks, tuple(sorted(groups)) if groups else ())


def speaks(kind: str, offset: int) -> bool:
    """Whether features of a kind speak of a word that is so far from theirs."""
    if kind in BESIDE:
        return 0 < abs(offset) <= BESIDE[kind]
    return abs(offset) <= REACH.get(kind, 0)


def of_word(word: str) -> tuple[Feature, ...]:
    """The features of a word as printed; of a very long one, those of its beginning."""
    lemma, looks, groups = look(word)
    word = word[:LETTERS]
    low = _lowered(word)
    size = len(low)
    return (
        *(("w", low), ("m", lemma), ("s", shape(word)), ("k", looks)),
        *(("e3", low[-3:]), ("e2", low[-2:]), ("b4", low[:4])),
        *[("gaz", group) for group in groups],
        *[(kind, low[:n]) for n, kind in PREFIXES if size > n],
        *[(kind, low[-n:]) for n, kind in SUFFIXES if size > n],
        *_parts(low),
        *_number(word, looks),
    )


def _lowered(word: str) -> str:
    """In lower case, with zeros for digits."""
    low = word.lower()
    return low if low.isalpha() else DIGIT.sub("0", low)


def _parts(low: str) -> tuple[Feature, ...]:
    if "-" in low:
        return ("ha", low.partition("-")[0]), ("hb", low.rpartition("-")[2])
    return (("latin", ""),) if low.isascii() and low.isalpha() else ()


def _number(word: str, looks: str) -> tuple[Feature, ...]:
    if looks == "numeral":
        return (("len", str(min(len(word), 8))),)
    digits = NUMBER.match(word) if looks == "digits" else None
    if digits is None:
        return ()
    year = "year" if YEAR.match(word) else "no year"
    end = digits.end()
    return ("digits", str(min(end, 12))), (year, ""), ("tail", word[end:].lower())


def known_as(word: str) -> frozenset[str]:
    """The lists in which a word in lower case stands: of names, of territories, of heads."""
    return _known().get(word, frozenset())


@cache
def _known() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in resources.table("entities/names.csv"):
        found.setdefault(row["name"], set()).add(row["group"])
    for name, territories in gazetteer().items():
        found.setdefault(name, set()).update(f"kz_{t.level}" for t in territories)
    for word, role in body_words.kinds().items():
        found.setdefault(word, set()).add(f"head_{role}")
    return {name: frozenset(groups) for name, groups in found.items()}
