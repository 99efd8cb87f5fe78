"""Teaches the model of `kznlp.language.entities`, for `kznlp train language`.

Sentences with entities come in (files in IOB2 whose names begin with "IOB2"), and running text
from which word clusters are learned; `model.npz` goes out, and what is to be told of it. The same
data and seed give the same model.

The scores are those of a grouped cross-validation: near-duplicates never stand in two parts, and
each part is tagged by a model that has learned from the others.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

from kznlp.errors import KznlpError
from kznlp.evaluate.language.data import digest
from kznlp.evaluate.language.entities import Score, compare
from kznlp.evaluate.language.iob2 import Tagged, read_iob2
from kznlp.language.entities import context_features
from kznlp.language.entities.features import OFFSETS, Features, named
from kznlp.language.entities.labels import TAGS
from kznlp.language.entities.model import Model, first, save, steps
from kznlp.language.entities.viterbi import Floats, decode
from kznlp.language.entities.word_features import speaks
from kznlp.language.entities.word_scores import EDGE, Clusters, features_of
from kznlp.train import clusters, crf
from kznlp.train.entity_groups import folds

RAW = (".txt", ".kk", ".html", ".jsonl")
# So the names of files with entities begin.
TAGGED = "IOB2"
# What stands before and behind a sentence: no word.
OUTSIDE = "\n"
LARGEST = 127  # weight, in steps of the scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the model is made of.

    Attributes:
        learning: how weights are learned.
        grouping: how words are grouped.
        seen: a feature that stands in fewer words is left out.
        least: a weight nearer to zero is left out of the file.
        parts: of the cross-validation; 0 for none.
        seed: of the parts.
    """

    learning: crf.Options = field(default_factory=crf.Options)
    grouping: clusters.Options = field(default_factory=clusters.Options)
    seen: int = 2
    least: float = 0.03
    parts: int = 5
    seed: int = 0


def learn(
    folders: Sequence[Path], output: Path, *, options: Options | None = None
) -> dict[str, Any]:
    """Learn from data folders; write the model to `output`; tell options, data and scores.

    Raises:
        KznlpError: the folders hold no sentence with entities.
    """
    options = options or Options()
    paths = sorted(set(_files(folders)))
    tagged = [path for path in paths if path.name.startswith(TAGGED)]
    sentences = [sentence for path in tagged for sentence in read_iob2(path)]
    if not sentences:
        named = ", ".join(map(str, folders))
        raise KznlpError(f"No sentence with entities in {named}. Give a file named IOB2….txt.")
    raw = [clusters.tokens(li) for li in clusters.read_lines(p for p in paths if p not in tagged)]
    groups = clusters.group(raw, options=options.grouping)
    data = encode(sentences, groups, seen=options.seen)
    scores = cross_validate(sentences, data, options=options) if options.parts else ()
    weights, learned = fit(data, range(len(sentences)), options.learning)
    save(_model(data.names, weights, learned, groups, least=options.least), output)
    return {
        "options": asdict(options),
        "data": {
            "files": len(paths),
            "sentences": len(sentences),
            "sha256": digest(paths),
            "tagged_sha256": digest(tagged),
        },
        "scores": [
            {
                **asdict(row),
                "precision": round(row.precision, 4),
                "recall": round(row.recall, 4),
                "f1": round(row.f1, 4),
            }
            for row in scores
        ],
    }


def _model(
    names: Mapping[str, int], weights: Floats, learned: Floats, groups: Clusters, *, least: float
) -> Model:
    """The model of weights features × tags; those nearer to zero than `least` are left out."""
    chosen = np.abs(weights) >= least
    kept = {name for name, n in names.items() if chosen[n].any()}
    features = Features.of(kept)
    scale = float(np.abs(weights[chosen]).max(initial=1e-6)) / LARGEST
    whole = np.zeros((features.count + 1, len(TAGS)), np.int16)
    for name in kept:
        row = names[name]
        whole[features.number(name)] = np.where(chosen[row], np.rint(weights[row] / scale), 0)
    return Model(features, whole, scale, learned, groups)


@dataclass(frozen=True, slots=True)
class Encoded:
    """Sentences in numbers.

    Attributes:
        names: the number of each feature.
        features: words × features, the sentences one behind the other.
        tags: the right tag of each word.
        lengths: words in each sentence.
    """

    names: dict[str, int]
    features: scipy.sparse.csr_matrix
    tags: NDArray[np.int64]
    lengths: list[int]

    def rows(self, chosen: Iterable[int]) -> NDArray[np.int64]:
        """Where the words of the chosen sentences stand."""
        starts = np.concatenate([[0], np.cumsum(self.lengths)])
        return np.concatenate([np.arange(starts[i], starts[i + 1]) for i in chosen])


def fit(data: Encoded, chosen: Sequence[int], options: crf.Options) -> tuple[Floats, Floats]:
    """Weights of features and of steps, learned from the chosen sentences."""
    rows = data.rows(chosen)
    return crf.learn(
        data.features[rows],
        [data.lengths[i] for i in chosen],
        data.tags[rows],
        first=first(),
        allowed=steps(),
        options=options,
    )


def cross_validate(
    sentences: Sequence[Tagged], data: Encoded, *, options: Options
) -> tuple[Score, ...]:
    """The table of scores of sentences, each tagged by weights learned from none like it."""
    gold, answers = zip(*held_out(sentences, data, options=options), strict=True)
    return compare(gold, answers)


def held_out(
    sentences: Sequence[Tagged], data: Encoded, *, options: Options
) -> Iterator[tuple[Tagged, list[str]]]:
    """Each sentence, with the tags given by weights learned from none like it."""
    for part in folds([s.words for s in sentences], count=options.parts, seed=options.seed):
        tested = set(part)
        rest = [i for i in range(len(sentences)) if i not in tested]
        weights, learned = fit(data, rest, options.learning)
        lengths = [data.lengths[i] for i in part]
        scores = np.asarray(data.features[data.rows(part)] @ weights, dtype=np.float32)
        best = [TAGS[tag] for tag in decode(scores, lengths, first(), learned + steps())]
        ends = np.cumsum(lengths)
        for i, end, size in zip(part, ends, lengths, strict=True):
            yield sentences[i], best[end - size : end]


def encode(sentences: Sequence[Tagged], groups: Clusters, *, seen: int) -> Encoded:
    """Number the features that stand in so many words, and the tags."""
    kept: dict[str, list[Sequence[str]]] = {}
    numbers: dict[str, int] = {}
    columns, ends = array("i"), array("q", [0])
    for sentence in sentences:
        for names in _features(sentence.words, groups, kept):
            columns.extend(numbers.setdefault(name, len(numbers)) for name in names)
            ends.append(len(columns))
    shape = (len(ends) - 1, len(numbers))
    found = scipy.sparse.csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=shape)
    often = np.flatnonzero(np.bincount(columns) >= seen)
    names = list(numbers)
    number = {tag: n for n, tag in enumerate(TAGS)}
    return Encoded(
        {names[n]: i for i, n in enumerate(often)},
        found[:, often],
        np.array([number[tag] for sentence in sentences for tag in sentence.tags]),
        [len(sentence.words) for sentence in sentences],
    )


def _features(
    words: Sequence[str], groups: Clusters, kept: dict[str, list[Sequence[str]]]
) -> Iterator[list[str]]:
    """All features of each word of a sentence; `kept` is what is known of words already."""
    reach = OFFSETS[-1]
    padded = [*[OUTSIDE] * reach, *words, *[OUTSIDE] * reach]
    for word in {*padded} - kept.keys():
        told = features_of(word, groups) if word != OUTSIDE else EDGE
        kept[word] = [
            [named(kind, one, offset) for kind, one in told if speaks(kind, offset)]
            for offset in OFFSETS
        ]
    for i, context in enumerate(context_features.of_words(words)):
        around = [kept[padded[i + reach + at]][n] for n, at in enumerate(OFFSETS)]
        yield [*context, *(name for names in around for name in names)]


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        inside = folder.rglob("*") if folder.is_dir() else [folder]
        yield from (path for path in inside if path.suffix in RAW and path.is_file())
