"""The features of words with those beside them, numbered for a whole text at once.

`context_features.of_words` gives these features as strings, for training. Each word has five, most
of which the model does not know; so that strings need not be made of them, lemmas and kinds are
numbered, and what the model knows is looked up as numbers:

    mm-, mm+, m-+   two lemmas: before and own, own and behind, before and behind
    kk, kk2         three and five kinds
"""

from collections.abc import Iterator, Mapping
from itertools import product

import numpy as np
from numpy.typing import NDArray

from kznlp.language.entities.kinds import KINDS

Integers = NDArray[np.int64]

# What stands before and behind a sentence.
START, END = "^", "$"
# By the name of a feature: how far its two lemmas are from the word.
LEMMAS = {"mm-": (-1, 0), "mm+": (0, 1), "m-+": (-1, 1)}
# How far its kinds reach.
REACH = {"kk": 1, "kk2": 2}
UNKNOWN = 0


class Neighbors:
    """Numbers the features of words by the lemmas and kinds around them."""

    def __init__(self, features: Mapping[str, int]) -> None:
        """Take those that are meant out of all features of a model."""
        named = {name: dict[str, int]() for name in (*LEMMAS, *REACH)}
        for feature, number in features.items():
            name, _, told = feature.partition("=")
            if name in named:
                named[name][told] = number
        pairs = [told.partition("|") for name in LEMMAS for told in named[name]]
        lemmas = sorted({lemma for before, _, behind in pairs for lemma in (before, behind)})
        # A lemma that is in no pair is `UNKNOWN`.
        self.lemmas = {lemma: n for n, lemma in enumerate(lemmas, start=1)}
        self.kinds = {kind: n for n, kind in enumerate((*KINDS, START, END))}
        self._pairs = {name: self._table_of_pairs(named[name]) for name in LEMMAS}
        self._kinds = {name: self._table_of_kinds(named[name], REACH[name]) for name in REACH}

    def numbers(self, lemmas: Integers, kinds: Integers, at: Integers) -> Iterator[Integers]:
        """The features at places of a text, -1 where the model knows none.

        Args:
            lemmas: the number of each lemma of the text in `self.lemmas`.
            kinds: the number of each kind in `self.kinds`.
            at: the places.
        """
        for name, (one, other) in LEMMAS.items():
            keys, known = self._pairs[name]
            wanted = lemmas[at + one] * (len(self.lemmas) + 1) + lemmas[at + other]
            place = np.searchsorted(keys, wanted, side="right") - 1
            yield np.where(keys[place] == wanted, known[place], -1)
        for name, reach in REACH.items():
            key = np.zeros(len(at), dtype=np.int64)
            for offset in range(-reach, reach + 1):
                key = key * len(self.kinds) + kinds[at + offset]
            yield self._kinds[name][key]

    def _table_of_pairs(self, features: Mapping[str, int]) -> tuple[Integers, Integers]:
        """Pairs of lemmas as one number each, in order, and the features; the first is no pair."""
        table = {-1: -1}
        for told, number in features.items():
            before, _, behind = told.partition("|")
            table[self.lemmas[before] * (len(self.lemmas) + 1) + self.lemmas[behind]] = number
        keys = sorted(table)
        return np.array(keys), np.array([table[key] for key in keys])

    def _table_of_kinds(self, features: Mapping[str, int], reach: int) -> Integers:
        runs = product(self.kinds, repeat=2 * reach + 1)
        return np.array([features.get("|".join(run), -1) for run in runs])
