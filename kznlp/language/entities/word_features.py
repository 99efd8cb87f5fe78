"""What the model knows of one word, whatever stands beside it.

A word has three sets of features: for itself, for its neighbors, and for the words two and three
places away. They are strings; the model numbers them and keeps the sum of their weights. What is
asked of a word again, to say something of those around it, is its `Look`.

>>> of_word("25-інші").own[:3]
('w=00-інші', 'm=00-інші', 's=99-xx')
>>> "gaz=city_kz" in of_word("Өскеменде").near
True
>>> look("Өскеменде").lemma
'өскемен'
"""

from functools import cache, lru_cache
from typing import NamedTuple

import msgspec
import regex

from kznlp import resources
from kznlp.expressions import body_words
from kznlp.expressions.gazetteer import gazetteer
from kznlp.language import words
from kznlp.language.entities.kinds import WORDS, kind, shape

LETTERS = 60  # no word is longer
# Names of first and of last letters, by how many they are.
PREFIXES = [(n, f"p{n}=") for n in range(1, 7)]
SUFFIXES = [(n, f"x{n}=") for n in range(1, 6)]
DIGIT = regex.compile(r"\d")
YEAR = regex.compile(r"(?:19|20)\d\d(?!\d)")
NUMBER = regex.compile(r"\d+")
WORDLIKE = frozenset(("small", "capital", "capitals"))


class Look(msgspec.Struct, frozen=True, gc=False):
    """What a word is, in short.

    Attributes:
        lemma: its dictionary form; a number with zeros for its digits.
        kind: what `kinds.kind` says.
        groups: the lists in which it stands.
    """

    lemma: str
    kind: str
    groups: tuple[str, ...]


class WordFeatures(NamedTuple):
    """The features of a word.

    Attributes:
        own: for the word itself.
        near: for the words beside it.
        far: for words farther away.
    """

    own: tuple[str, ...]
    near: tuple[str, ...]
    far: tuple[str, ...]


@lru_cache(maxsize=WORDS)
def look(word: str) -> Look:
    """What a word is as printed; of a very long one, its beginning."""
    word = word[:LETTERS]
    low = _lowered(word)
    looks = kind(word)
    lemma = words.lemma(low) if looks in WORDLIKE else low
    groups = known_as(lemma) | known_as(low)
    return Look(lemma, looks, tuple(sorted(groups)) if groups else ())


def of_word(word: str) -> WordFeatures:
    """The features of a word as printed; of a very long one, those of its beginning."""
    known = look(word)
    lemma, looks, groups = known.lemma, known.kind, known.groups
    word = word[:LETTERS]
    low = _lowered(word)
    listed = tuple([f"gaz={group}" for group in groups])
    far = (f"m={lemma}", f"k={looks}")
    size = len(low)
    own = (
        *(f"w={low}", far[0], f"s={shape(word)}", far[1], *listed),
        *[name + low[:n] for n, name in PREFIXES if size > n],
        *[name + low[-n:] for n, name in SUFFIXES if size > n],
        *_parts(low),
        *_number(word, looks),
    )
    near = (own[0], *far, *listed, f"x3={low[-3:]}", f"x2={low[-2:]}", f"p4={low[:4]}")
    return WordFeatures(own, near, far)


def _lowered(word: str) -> str:
    """In lower case, with zeros for digits."""
    low = word.lower()
    return low if low.isalpha() else DIGIT.sub("0", low)


def _parts(low: str) -> tuple[str, ...]:
    if "-" in low:
        return f"ha={low.partition('-')[0]}", f"hb={low.rpartition('-')[2]}"
    return ("latin",) if low.isascii() and low.isalpha() else ()


def _number(word: str, looks: str) -> tuple[str, ...]:
    if looks == "numeral":
        return (f"len={min(len(word), 8)}",)
    digits = NUMBER.match(word) if looks == "digits" else None
    if digits is None:
        return ()
    year = "year" if YEAR.match(word) else "no year"
    return f"digits={min(digits.end(), 12)}", year, f"tail={word[digits.end() :].lower()}"


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
