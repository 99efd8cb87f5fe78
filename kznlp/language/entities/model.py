"""The model of `kk_ner`: a linear-chain conditional random field.

The score of a tag is the sum of the weights of the features of its word, and of the step from the
tag before. What single words and their neighbors add is in `word_scores` and `neighbors`.

    model.npz      features, their weights (sparse, in steps of `scale`), steps, word clusters
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import scipy.sparse

from kznlp import resources
from kznlp.errors import ModelError
from kznlp.language.blocks import blocks
from kznlp.language.entities import context_features
from kznlp.language.entities.labels import TAGS, may_follow
from kznlp.language.entities.neighbors import Integers, Neighbors
from kznlp.language.entities.viterbi import Floats, decode
from kznlp.language.entities.word_features import look
from kznlp.language.entities.word_scores import EDGES, OFFSETS, Clusters, WordScores, summed

NAME, FOLDER = "kk_policy_sm", "kk_ner"
REBUILD = "kznlp train language DATA --output models/kk_policy_sm"
FILE = "model.npz"
BLOCK = 20_000  # words that are tagged at once
LONGEST = 200  # a longer sentence is tagged in parts
FORBIDDEN = -1e4


@dataclass(slots=True)
class Model:
    """Weights, and what is computed from them once.

    Attributes:
        features: the number of each feature.
        weights: features × tags.
        steps: tag before × tag.
        clusters: the groups of each lemma.
    """

    features: dict[str, int]
    weights: Floats
    steps: Floats
    clusters: Clusters = field(default_factory=dict)
    _neighbors: Neighbors = field(init=False, repr=False)
    _words: WordScores = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._neighbors = Neighbors(self.features)
        self._words = WordScores(self.features, self.weights, self.clusters, self._neighbors)

    def tag(self, sentences: Iterable[Sequence[str]]) -> Iterator[list[str]]:
        """The tags of each sentence's words, in `TAGS`."""
        for block in blocks(sentences, BLOCK):
            yield from self._tag(block)

    def _tag(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[str]]:
        parts = [part for sentence in sentences for part in _parts(sentence)]
        if parts:
            best = decode(
                self.scores(parts), [len(part) for part in parts], first(), self.steps + steps()
            )
        at = 0
        for sentence in sentences:
            yield [TAGS[tag] for tag in best[at : at + len(sentence)]] if sentence else []
            at += len(sentence)

    def scores(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """The score of each tag of each word, without the steps."""
        words, at = _padded(sentences)
        known = self._words
        places = known.places(words)
        scores = np.zeros((len(at), len(TAGS)), dtype=np.float32)
        stretched, sums = self._stretches(sentences)
        scores[stretched] = sums
        for offset, summed_words in zip(OFFSETS, known.sums, strict=True):
            scores += summed_words[places[at + offset]]
        neighbors = self._neighbors.numbers(known.lemmas[places], known.kinds[places], at)
        return scores + summed(self.weights, *_rows(neighbors))

    def _stretches(self, sentences: Sequence[Sequence[str]]) -> tuple[list[int], Floats]:
        """The words in stretches, and the scores that these add."""
        number = self.features.get
        places: list[int] = []
        chosen: list[int] = []
        ends = [0]
        first = 0
        for sentence in sentences:
            found = context_features.of_stretches(sentence, list(map(look, sentence)))
            numbers: dict[int, list[int]] = {}  # by the identity of a part
            for i, parts in found.items():
                for names in parts:
                    known = numbers.get(id(names))
                    if known is None:
                        known = [n for n in map(number, names) if n is not None]
                        numbers[id(names)] = known
                    chosen += known
                places.append(first + i)
                ends.append(len(chosen))
            first += len(sentence)
        return places, summed(self.weights, chosen, ends)


def _rows(columns: Iterable[Integers]) -> tuple[Integers, Integers]:
    """The numbers of features, given column by column, row by row; and where each row ends."""
    numbers = np.stack(list(columns), axis=1)
    counts = (numbers >= 0).sum(axis=1)
    return numbers[numbers >= 0], np.concatenate([[0], np.cumsum(counts)])


def _padded(sentences: Sequence[Sequence[str]]) -> tuple[list[str], Integers]:
    """All words, with signs for the edges of sentences among them, and where the words are."""
    reach = max(OFFSETS)
    before, behind = ([edge] * reach for edge in EDGES)
    words: list[str] = []
    inside: list[bool] = []
    for sentence in sentences:
        words += [*before, *sentence, *behind]
        inside += [False] * reach + [True] * len(sentence) + [False] * reach
    return words, np.flatnonzero(inside)


def _parts(sentence: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(sentence), LONGEST):
        yield sentence[start : start + LONGEST]


@cache
def first() -> Floats:
    """For each tag, 0 or what forbids it at the beginning of a sentence."""
    return np.array([0 if may_follow(tag, "O") else FORBIDDEN for tag in TAGS], dtype=np.float32)


@cache
def steps() -> Floats:
    """For each step from tag to tag, 0 or what forbids it."""
    rows = [[0 if may_follow(tag, before) else FORBIDDEN for tag in TAGS] for before in TAGS]
    return np.array(rows, dtype=np.float32)


def save(model: Model, folder: Path, *, least: float = 0.0) -> None:
    """Write the model; weights nearer to zero than `least` are left out."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = np.flatnonzero((np.abs(model.weights) >= least).any(axis=1))
    names = list(model.features)
    weights = np.where(np.abs(model.weights[kept]) >= least, model.weights[kept], 0)
    scale = float(np.abs(weights).max(initial=1e-6)) / 127
    sparse = scipy.sparse.csr_matrix(np.rint(weights / scale).astype(np.int8))
    groups = np.array(list(model.clusters.values()), dtype=np.int16)
    np.savez_compressed(
        folder / FILE,
        tags=_joined(TAGS),
        features=_joined(names[n] for n in kept),
        counts=np.diff(sparse.indptr).astype(np.uint8),
        labels=sparse.indices.astype(np.uint8),
        values=sparse.data,
        scale=np.float32(scale),
        steps=model.steps,
        cluster_words=_joined(model.clusters),
        cluster_groups=groups,
    )


def _joined(words: Iterable[str]) -> np.ndarray:
    return np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)


def _split(joined: np.ndarray) -> list[str]:
    text = joined.tobytes().decode("utf-8")
    return text.split("\n") if text else []


def load(folder: Path) -> Model:
    """Read a model that `kznlp.train.entities` wrote.

    Raises:
        ModelError: the file is missing or is not what the card says.
    """
    path = folder / FILE
    try:
        with np.load(path, allow_pickle=False) as stored:
            return _model({name: stored[name] for name in stored.files})
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        problem = f"The model {path} cannot be used ({error!r}). Rebuild: {REBUILD}"
        raise ModelError(problem) from error


def _model(stored: dict[str, np.ndarray]) -> Model:
    features = {name: n for n, name in enumerate(_split(stored["features"]))}
    if _split(stored["tags"]) != list(TAGS):
        raise ValueError("its tags are others")
    ends = np.concatenate([[0], np.cumsum(stored["counts"], dtype=np.int64)])
    values = stored["values"].astype(np.float32) * stored["scale"]
    shape = (len(features), len(TAGS))
    weights = scipy.sparse.csr_matrix((values, stored["labels"], ends), shape=shape).toarray()
    words = _split(stored["cluster_words"])
    groups = [tuple(map(int, row)) for row in stored["cluster_groups"]]
    clusters = dict(zip(words, groups, strict=True))
    return Model(features, weights, stored["steps"], clusters)


@cache
def default_model() -> Model:
    """The model that comes with the package."""
    return load(resources.model(NAME, rebuild=REBUILD) / FOLDER)
