"""What each word adds to the scores of tags: its own, and those of the words around it.

A word brings the same features wherever it stands, so their weights are summed once, for each
distance from it, and kept with what `neighbors` needs to know of it.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import scipy.sparse

from kznlp.language.entities.neighbors import END, START, UNKNOWN, Integers, Neighbors
from kznlp.language.entities.viterbi import Floats
from kznlp.language.entities.word_features import look, of_word

OFFSETS = range(-3, 4)  # where a word's features reach
DISTANCES = 4  # the word itself, and one, two, three words away
# Stand before and behind each sentence; no word of a text is these.
EDGES = ("\n" + START, "\n" + END)
KEPT = 16_384  # words whose sums are kept

Clusters = dict[str, tuple[int, ...]]


def features_by_offset(word: str, clusters: Clusters) -> list[Sequence[str]]:
    """What a word is for the one at each of `OFFSETS` from it, without saying at which."""
    own, near, far, groups = _features(word, clusters)
    nearest = [*near, *groups]
    return [far, near, nearest, [*own, *groups], nearest, near, far]


def _features(word: str, clusters: Clusters) -> tuple[Sequence[str], ...]:
    """The features of a word for itself, near and far; the last are for itself and those beside."""
    if word in EDGES:
        return (), ("^",), ("^",), ()
    known = of_word(word)
    groups = [f"c{n}={c}" for n, c in enumerate(clusters.get(look(word).lemma, ()))]
    return known.own, known.near, known.far, groups


def placed(name: str, offset: int) -> str:
    """The name of a feature in the model: "m=үй" of the word itself, "-2m=үй" of one beside it."""
    return f"{offset}{name}" if offset else name


class WordScores:
    """Sums the weights of words; forgets all words when there is no more room."""

    def __init__(
        self, features: Mapping[str, int], weights: Floats, clusters: Clusters, neighbors: Neighbors
    ) -> None:
        """Sum these weights, features × tags."""
        self._weights = weights
        self._clusters = clusters
        self._neighbors = neighbors
        self._rows, self._numbers = _by_name(features)
        self._places: dict[str, int] = {}
        self._make(KEPT)

    def places(self, words: Sequence[str]) -> Integers:
        """The row of each word in `sums`, `lemmas` and `kinds`, which hold until the next call."""
        new = [word for word in dict.fromkeys(words) if word not in self._places]
        if len(self._places) + len(new) > len(self.lemmas):
            new = list(dict.fromkeys(words))
            self._places = {}
            if len(new) > len(self.lemmas):
                self._make(2 * len(new))
        self._add(new)
        return np.fromiter(map(self._places.__getitem__, words), np.int64, len(words))

    def _make(self, size: int) -> None:
        self.sums = np.zeros((len(OFFSETS), size, self._weights.shape[1]), dtype=np.float32)
        self.lemmas = np.zeros(size, dtype=np.int64)
        self.kinds = np.zeros(size, dtype=np.int64)

    def _add(self, words: Sequence[str]) -> None:
        if not words:
            return
        first = len(self._places)
        rows: list[list[int]] = [[] for _ in range(DISTANCES)]
        ends: list[list[int]] = [[0] for _ in range(DISTANCES)]
        known, lemmas, kinds = self._rows, list[int](), list[int]()
        for place, word in enumerate(words, start=first):
            self._places[word] = place
            edge = word[1:] if word in EDGES else ""
            lemma, kind = (edge, edge) if edge else (look(word).lemma, look(word).kind)
            lemmas.append(self._neighbors.lemmas.get(lemma, UNKNOWN))
            kinds.append(self._neighbors.kinds[kind])
            own, near, far, groups = (
                [known[name] for name in names if name in known]
                for names in _features(word, self._clusters)
            )
            for n, told in enumerate((own + groups, near + groups, near, far)):
                rows[n] += told
                ends[n].append(len(rows[n]))
        self.lemmas[first : len(self._places)] = lemmas
        self.kinds[first : len(self._places)] = kinds
        for n, offset in enumerate(OFFSETS):
            chosen = self._numbers[rows[abs(offset)], n]
            self.sums[n, first : len(self._places)] = summed(
                self._weights, chosen, ends[abs(offset)]
            )


def summed(
    weights: Floats, chosen: Sequence[int] | Integers, ends: Sequence[int] | Integers
) -> Floats:
    """The sums of rows of weights, -1 for none; `ends` are where those of each sum end."""
    rows = np.asarray(chosen, dtype=np.int64)
    counted = (rows >= 0).astype(np.float32)
    shape = (len(ends) - 1, len(weights))
    sums: Floats = scipy.sparse.csr_matrix((counted, rows.clip(0), ends), shape=shape) @ weights
    return sums


def _by_name(features: Mapping[str, int]) -> tuple[dict[str, int], Integers]:
    """A row for each name without its offset, and rows × `OFFSETS`: the features, -1 for none."""
    rows: dict[str, int] = {}
    found: list[tuple[int, int, int]] = []
    for name, number in features.items():
        signs = 2 if name[0] == "-" else 1 if name[0].isdigit() else 0
        row = rows.setdefault(name[signs:], len(rows))
        found.append((row, int(name[:signs] or 0) - OFFSETS[0], number))
    numbers = np.full((len(rows), len(OFFSETS)), -1, dtype=np.int64)
    if found:
        places = np.array(found)
        numbers[places[:, 0], places[:, 1]] = places[:, 2]
    return rows, numbers
