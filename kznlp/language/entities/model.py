"""The model of `kk_ner`: a linear-chain conditional random field.

The score of a tag is the sum of the weights of the features of its word, and of the step from the
tag before. What single words add is in `word_scores`, what those around them do in `neighbors`
and `stretches`. Weights are whole numbers, steps of `scale`.

    model.npz      features, their weights (sparse), steps, word clusters
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from kznlp import resources
from kznlp.errors import ModelError
from kznlp.language.blocks import blocks
from kznlp.language.entities.facts import Tables
from kznlp.language.entities.features import OFFSETS, Features, Integers
from kznlp.language.entities.labels import TAGS, may_follow
from kznlp.language.entities.neighbors import LEMMAS, Neighbors
from kznlp.language.entities.stretches import ALONE, OF_GROUPS, Stretches
from kznlp.language.entities.viterbi import Floats, decode
from kznlp.language.entities.word_scores import (
    BEFORE,
    BEHIND,
    Clusters,
    Weights,
    WordScores,
    summed,
)

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
        weights: features × tags, in steps of `scale`; those of number 0 are 0.
        scale: what a weight of 1 is.
        steps: tag before × tag.
        clusters: the groups of each lemma.
    """

    features: Features
    weights: Weights
    scale: float
    steps: Floats
    clusters: Clusters = field(default_factory=dict)
    _neighbors: Neighbors = field(init=False, repr=False)
    _stretches: Stretches = field(init=False, repr=False)
    _words: WordScores = field(init=False, repr=False)

    def __post_init__(self) -> None:
        tables = Tables(self.features, kinds=(*LEMMAS, *ALONE, *OF_GROUPS), of_groups=OF_GROUPS)
        self._neighbors, self._stretches = Neighbors(self.features, tables), Stretches(tables)
        self._words = WordScores(self.features, self.weights, self.clusters, tables)

    def tag(self, sentences: Iterable[Sequence[str]]) -> Iterator[list[str]]:
        """The tags of each sentence's words, in `TAGS`."""
        for block in blocks(sentences, BLOCK):
            best = self.best(
                [word for sentence in block for word in sentence], list(map(len, block))
            )
            at = 0
            for sentence in block:
                yield [TAGS[tag] for tag in best[at : at + len(sentence)].tolist()]
                at += len(sentence)

    def best(self, words: Sequence[str], lengths: Sequence[int]) -> Integers:
        """The place in `TAGS` of each word's tag, of sentences of these lengths."""
        parts = [part for length in lengths for part in _parts(length)]
        return decode(self.scores(words, parts), parts, first(), self.steps + steps())

    def scores(self, words: Sequence[str], lengths: Sequence[int]) -> Floats:
        """The score of each tag of each word, without the steps."""
        known = self._words
        places, at = _padded(known.places(words), lengths)
        facts = known.facts(places)
        told = [(at, self._neighbors.numbers(facts, at)), *self._stretches.numbers(facts)]
        numbers = np.concatenate([some.ravel() for _, some in told])
        told_of = np.concatenate([np.repeat(at, some.shape[1]) for at, some in told])
        some = np.flatnonzero(numbers)
        scores = summed(self.weights, numbers[some], told_of[some], len(places))[at]
        for offset, sums in zip(OFFSETS, known.sums, strict=True):
            scores += sums[places[at + offset]]
        return scores * np.float32(self.scale)


def _padded(numbers: Integers, lengths: Sequence[int]) -> tuple[Integers, Integers]:
    """The words of a text with the edges of sentences between them, and where the words are."""
    sizes, reach = np.asarray(lengths, np.int64), OFFSETS[-1]
    ends = np.cumsum(sizes + 2 * reach)
    at = np.arange(len(numbers)) + np.repeat(np.arange(len(sizes)) * 2 * reach + reach, sizes)
    padded = np.full(len(numbers) + 2 * reach * len(sizes), BEHIND, np.int64)
    padded[((ends - sizes - 2 * reach)[:, None] + np.arange(reach)).ravel()] = BEFORE
    padded[at] = numbers
    return padded, at


def _parts(length: int) -> Iterator[int]:
    """The lengths of the parts of a sentence."""
    while length > LONGEST:
        yield LONGEST
        length -= LONGEST
    yield length


@cache
def first() -> Floats:
    """For each tag, 0 or what forbids it at the beginning of a sentence."""
    return np.array([0 if may_follow(tag, "O") else FORBIDDEN for tag in TAGS], dtype=np.float32)


@cache
def steps() -> Floats:
    """For each step from tag to tag, 0 or what forbids it."""
    rows = [[0 if may_follow(tag, before) else FORBIDDEN for tag in TAGS] for before in TAGS]
    return np.array(rows, dtype=np.float32)


def save(model: Model, folder: Path) -> None:
    """Write the model."""
    from scipy.sparse import csr_matrix

    folder.mkdir(parents=True, exist_ok=True)
    features = model.features
    sparse = csr_matrix(model.weights[1:].astype(np.int8))
    np.savez_compressed(
        folder / FILE,
        tags=_joined(TAGS),
        kinds=_joined(features),
        sizes=np.array([len(told) for told in features.values()], np.int32),
        told=_joined(one for told in features.values() for one in told),
        places=features.places[1:].astype(np.uint8),
        counts=np.diff(sparse.indptr).astype(np.uint8),
        labels=sparse.indices.astype(np.uint8),
        values=sparse.data,
        scale=np.float32(model.scale),
        steps=model.steps,
        cluster_words=_joined(model.clusters),
        cluster_groups=np.array(list(model.clusters.values()), dtype=np.int16),
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
    if _split(stored["tags"]) != list(TAGS):
        raise ValueError("its tags are others")
    told, ends = _split(stored["told"]), np.cumsum(stored["sizes"]).tolist()
    by_kind = {
        kind: told[end - size : end]
        for kind, size, end in zip(
            _split(stored["kinds"]), stored["sizes"].tolist(), ends, strict=True
        )
    }
    features = Features(by_kind, stored["places"].astype(np.int64))
    weights = np.zeros((features.count + 1, len(TAGS)), np.int16)
    rows = np.repeat(np.arange(1, features.count + 1), stored["counts"])
    weights[rows, stored["labels"]] = stored["values"]
    groups = map(tuple, stored["cluster_groups"].tolist())
    clusters = dict(zip(_split(stored["cluster_words"]), groups, strict=True))
    return Model(features, weights, float(stored["scale"]), stored["steps"], clusters)


@cache
def default_model() -> Model:
    """The model that comes with the package."""
    return load(resources.model(NAME, rebuild=REBUILD) / FOLDER)
