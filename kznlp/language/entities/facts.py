"""What words are to those around them, in numbers: what `neighbors` and `stretches` compute with.

Features of the context tell one thing or two: "ca=агенттік", "mm-=халық|саны". All these things
are numbered; a word has numbers of its own, a row of facts, so that no string is made of words
that stand together. 0 is the number of what no feature tells.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from kznlp.expressions import body_words
from kznlp.language.entities.context_features import (
    JOINTS,
    NUMBERS,
    STOPS,
    head_lemmas,
    tail,
)
from kznlp.language.entities.features import Features, Integers
from kznlp.language.entities.kinds import KINDS
from kznlp.language.entities.word_features import look
from kznlp.language.pairs import Pairs

# What stands before and behind a sentence.
START, END = "^", "$"
EDGES = (START, END)
ALL_KINDS = (*KINDS, *EDGES)
PLACES = {kind: n for n, kind in enumerate(ALL_KINDS)}
NO_ROLE = "None"
LETTERS = 4  # of a lemma, behind a quotation
# Bits of `Facts.marks`.
OPENING, CLOSING, JOINT, STOP, HEAD, EDGE = (1 << n for n in range(6))
SIGNS = {"«": OPENING, "»": CLOSING} | dict.fromkeys(JOINTS, JOINT)


class Facts(NamedTuple):
    """Words, one place each in every array.

    Attributes:
        lemma: the number of the lemma.
        kind: the place of the kind in `ALL_KINDS`.
        marks: what the word does to a stretch.
        groups: a bit for each list in which it stands.
        tail: the number of what tells which number it is.
        start: that of the first letters of the lemma.
        role: that of what it can be in the name of a body.
        printed: that of the word in lower case.
        ending: that of its last three letters.
    """

    lemma: Integers
    kind: Integers
    marks: Integers
    groups: Integers
    tail: Integers
    start: Integers
    role: Integers
    printed: Integers
    ending: Integers


class Tables:
    """The features of contexts by the numbers of what they tell.

    Attributes:
        numbers: of all that they tell.
        groups: the numbers of lists of words.
    """

    def __init__(
        self, features: Features, *, kinds: Iterable[str], of_groups: Iterable[str]
    ) -> None:
        """Those of these kinds; what the last tell, or tell first, are lists of words."""
        self.numbers: dict[str, int] = {}
        single: dict[str, list[tuple[int, int]]] = defaultdict(list)
        pairs: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for kind in kinds:
            for told, feature in features.here(kind).items():
                one, joint, other = told.partition("|")
                if joint:
                    pairs[kind].append((self._add(one), self._add(other), feature))
                else:
                    single[kind].append((self._add(told), feature))
        size = len(self.numbers) + 1
        self._none = np.zeros(size, np.int64)
        self._single = {kind: self._table(rows) for kind, rows in single.items()}
        self._pairs = {kind: Pairs(rows, size) for kind, rows in pairs.items()}
        names = {told.partition("|")[0] for kind in of_groups for told in features[kind]}
        self._bits = {name: 1 << n for n, name in enumerate(sorted(names))}
        self.groups = np.array([self.numbers[name] for name in self._bits], np.int64)

    def _add(self, told: str) -> int:
        return self.numbers.setdefault(told, len(self.numbers) + 1)

    def _table(self, rows: Sequence[tuple[int, int]]) -> Integers:
        table = self._none.copy()
        cells = np.array(rows)
        table[cells[:, 0]] = cells[:, 1]
        return table

    def one(self, kind: str, told: Integers) -> Integers:
        """The features of a kind that tell one thing."""
        return self._single.get(kind, self._none)[told]

    def two(self, kind: str, one: Integers, other: Integers) -> Integers:
        """The features of a kind that tell two things."""
        known = self._pairs.get(kind)
        if known is None:
            return np.zeros(np.broadcast(one, other).shape, np.int64)
        return known.rows(one, other)

    def in_groups(self, groups: Integers) -> Integers:
        """The numbers of lists, from the bits of words: words × lists, 0 for the others."""
        return np.where(groups[:, None] >> np.arange(len(self.groups)) & 1, self.groups, 0)

    def facts(self, word: str) -> Sequence[int]:
        """The facts of a word, in the order of `Facts`."""
        get, (lemma, kind, groups) = self.numbers.get, look(word)
        low = word.lower()
        return (
            get(lemma, 0),
            PLACES[kind],
            _marks(word, lemma),
            sum([self._bits.get(group, 0) for group in groups]) if groups else 0,
            get(tail(low), 0) if kind in NUMBERS else 0,
            get(lemma[:LETTERS], 0),
            get(body_words.role(low) or NO_ROLE, 0),
            get(low, 0),
            get(low[-3:], 0),
        )

    def edge(self, edge: str) -> Sequence[int]:
        """The facts of what stands before or behind a sentence."""
        number = self.numbers.get(edge, 0)
        return (number, PLACES[edge], EDGE, 0, 0, number, 0, number, 0)


def _marks(word: str, lemma: str) -> int:
    if word in STOPS:
        return STOP | SIGNS.get(word, 0)
    return (HEAD if lemma in head_lemmas() else 0) | SIGNS.get(word, 0)
