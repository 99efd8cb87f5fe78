"""What each word adds to the scores of tags: its own, and those of the words around it.

A word brings the same features wherever it stands, so their weights are summed once, for each
distance from it, and kept with its facts for those around it.
"""

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from kznlp.language.entities.facts import END, START, Facts, Tables
from kznlp.language.entities.features import OFFSETS, Features, Integers
from kznlp.language.entities.word_features import GROUPS, Feature, look, of_word

Weights = NDArray[np.int16]
# Before and behind each sentence; the first two words that are kept are these.
EDGES = (START, END)
BEFORE, BEHIND = range(2)
EDGE: Sequence[Feature] = (("^", ""),)
KEPT = 32_768  # words whose sums are kept

Clusters = Mapping[str, tuple[int, ...]]


def features_of(word: str, clusters: Clusters) -> Sequence[Feature]:
    """The features of a word, the groups of its lemma among them."""
    groups = clusters.get(look(word).lemma)
    told = of_word(word)
    return (*told, *zip(GROUPS, map(str, groups), strict=True)) if groups else told


class WordScores:
    """Sums the weights of words; forgets all words when there is no more room.

    Attributes:
        sums: `OFFSETS` × words × tags.
    """

    def __init__(
        self, features: Features, weights: Weights, clusters: Clusters, tables: Tables
    ) -> None:
        """Sum these weights, features × tags."""
        self._features, self._weights = features, weights
        self._clusters, self._tables = clusters, tables
        self._make(KEPT)

    def places(self, words: Sequence[str]) -> Integers:
        """The place of each word in `sums` and in the facts, which hold until the next call."""
        new = [word for word in dict.fromkeys(words) if word not in self._places]
        if len(EDGES) + len(self._places) + len(new) > self._facts.shape[1]:
            new = list(dict.fromkeys(words))
            self._make(max(KEPT, len(EDGES) + len(new)))
        if new:
            self._add(new)
        return np.fromiter(map(self._places.__getitem__, words), np.int64, len(words))

    def facts(self, places: Integers) -> Facts:
        """The facts of words at these places."""
        return Facts(*self._facts[:, places])

    def _make(self, size: int) -> None:
        self._places: dict[str, int] = {}
        self.sums = np.zeros((len(OFFSETS), size, self._weights.shape[1]), np.int16)
        self._facts = np.zeros((len(Facts._fields), size), np.int64)
        edges = [self._tables.edge(edge) for edge in EDGES]
        self._keep(0, [self._rows(EDGE)] * len(EDGES), edges)

    def _add(self, words: Sequence[str]) -> None:
        first = len(EDGES) + len(self._places)
        rows = [self._rows(features_of(word, self._clusters)) for word in words]
        self._keep(first, rows, list(map(self._tables.facts, words)))
        self._places.update(zip(words, range(first, first + len(words)), strict=True))

    def _rows(self, features: Sequence[Feature]) -> list[int]:
        known = self._features
        return [row for kind, told in features if (row := known[kind].get(told))]

    def _keep(self, first: int, rows: Sequence[list[int]], facts: Sequence[Sequence[int]]) -> None:
        """Keep words: the rows of their features, and their facts."""
        end = first + len(rows)
        self._facts[:, first:end] = np.array(facts).T
        flat = np.array(list(chain.from_iterable(rows)), np.int64)
        word = np.repeat(np.arange(len(rows)), list(map(len, rows)))
        features, row = self._features.of_rows(flat)
        places = self._features.offsets[features] * len(rows) + word[row]
        sums = summed(self._weights, features, places, len(OFFSETS) * len(rows))
        self.sums[:, first:end] = sums.reshape(len(OFFSETS), len(rows), -1)


def summed(weights: Weights, features: Integers, places: Integers, size: int) -> Weights:
    """The sums of the weights of features at each of so many places.

    Args:
        weights: features × tags.
        features: their numbers.
        places: where each is told.
        size: how many places there are.
    """
    from scipy.sparse import csc_matrix  # loaded where names are looked for only

    cells = np.ones(len(places), np.int16), places, np.arange(len(places) + 1)
    sums: Weights = csc_matrix(cells, (size, len(places))) @ weights[features]
    return sums
