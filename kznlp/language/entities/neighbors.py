"""The features of words with those beside them, numbered for a whole text at once.

`context_features.of_words` gives the same features as strings, for training. Each word has five,
most of which the model does not know:

    mm-, mm+, m-+   two lemmas: before and own, own and behind, before and behind
    kk, kk2         three and five kinds
"""

from collections.abc import Mapping

import numpy as np

from kznlp.language.entities.facts import ALL_KINDS, PLACES, Facts, Tables
from kznlp.language.entities.features import Features, Integers

# By the kind of a feature: how far its two lemmas are from the word.
LEMMAS = {"mm-": (-1, 0), "mm+": (0, 1), "m-+": (-1, 1)}
# How far its kinds reach.
REACH = {"kk": 1, "kk2": 2}


class Neighbors:
    """Numbers the features of words by the lemmas and kinds around them."""

    def __init__(self, features: Features, tables: Tables) -> None:
        """Take those that are meant out of all features of a model."""
        self._tables = tables
        self._kinds = {kind: _of_kinds(features.here(kind), REACH[kind]) for kind in REACH}

    def numbers(self, facts: Facts, at: Integers) -> Integers:
        """The features at places of a text: places × features, 0 where the model knows none."""
        found = [
            self._tables.two(kind, facts.lemma[at + one], facts.lemma[at + other])
            for kind, (one, other) in LEMMAS.items()
        ]
        for kind, reach in REACH.items():
            run = np.zeros(len(at), np.int64)
            for offset in range(-reach, reach + 1):
                run = run * len(ALL_KINDS) + facts.kind[at + offset]
            found.append(self._kinds[kind][run])
        return np.column_stack(found)


def _of_kinds(features: Mapping[str, int], reach: int) -> Integers:
    """The features by runs of kinds, each of these a number."""
    table = np.zeros(len(ALL_KINDS) ** (2 * reach + 1), np.int64)
    for told, feature in features.items():
        run = 0
        for kind in told.split("|"):
            run = run * len(ALL_KINDS) + PLACES[kind]
        table[run] = feature
    return table
