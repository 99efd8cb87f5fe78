"""Trains `models/kk_languages`, what `kznlp.language.letters` knows of languages.

Running text comes in (`kznlp.train.passages` tells which language a file is), a table of weights
goes out. A logistic regression over runs of letters learns from word forms, each as often as the
logarithm of its count says; all languages but Kazakh and Russian are one class. Treebanks are
learned from too, but for files named `*-test.conllu`, which serve for the scores.

    kznlp train languages DATA... --output models/kk_languages
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from math import log
from pathlib import Path

import numpy as np
import regex
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from kznlp import resources
from kznlp.errors import KznlpError
from kznlp.language import letters
from kznlp.language.identify import language_of
from kznlp.language.letters import CLASSES, CYRILLIC, LISTED, SCALE, runs
from kznlp.train.passages import passages
from kznlp.train.sources import files, is_kazakh

WORD = regex.compile(r"\p{L}+")


@dataclass(frozen=True)
class Options:
    """Options of the training.

    Attributes:
        strength: how far weights may go.
        words: a run of letters is in so many words.
        rows: the table keeps so many runs, those with the most weight.
        listed: what a listed word counts.
        other: other languages count less than Kazakh and Russian, so that words that they share
            with Kazakh are Kazakh.
        seed: of the regression.
    """

    strength: float = 1.0
    words: int = 4
    rows: int = 22_000
    listed: float = 4.0
    other: float = 0.5
    seed: int = 0


def train(folders: Sequence[Path], output: Path, *, options: Options | None = None) -> None:
    """Train on data folders; write the model, and its options, data and scores to `output`.

    Raises:
        KznlpError: the folders hold no text that can be read.
    """
    options = options or Options()
    paths = files(folders)
    held_out = [path for path in paths if path.name.endswith("-test.conllu")]
    learned = [path for path in paths if path not in held_out]
    counts = count(learned)
    if set(counts) != set(CLASSES):
        named = ", ".join(map(str, folders))
        raise KznlpError(
            f"Not all of {CLASSES} in {named}. kznlp.train.passages says what is read."
        )
    save(weigh(counts, options), output)
    letters.forget()
    digest = hashlib.sha256()
    for path in learned:
        digest.update(path.read_bytes())
    told = {
        "options": asdict(options),
        "data": {"files": len(learned), "sha256": digest.hexdigest()},
        "sizes": {name: len(found) for name, found in counts.items()},
        "scores": {path.stem: _taken_for_kazakh(path) for path in held_out},
    }
    (output / "training.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def count(paths: Sequence[Path]) -> dict[str, Counter[str]]:
    """How often each word form stands in the texts of each class."""
    counts: dict[str, Counter[str]] = {}
    for language, line in passages(paths):
        if language == "kk" and not is_kazakh(line):
            continue
        found = counts.setdefault(language if language in CLASSES else "other", Counter())
        found.update(word for word in WORD.findall(line.lower()) if CYRILLIC.fullmatch(word))
    return counts


def weigh(counts: dict[str, Counter[str]], options: Options) -> dict[str, list[float]]:
    """The weights of runs of letters, in the order of `CLASSES`."""
    samples: list[tuple[str, int, float]] = []
    for number, name in enumerate(CLASSES):
        own = [(word, 1 + log(n)) for word, n in sorted(counts[name].items())]
        own += [(word, options.listed) for word in _listed(name)]
        total = sum(weight for _, weight in own)
        share = (options.other if name == "other" else 1) * 10_000 / total
        samples += [(word, number, weight * share) for word, weight in own]
    forms, labels, sizes = zip(*samples, strict=True)
    counter = CountVectorizer(analyzer=lambda word: set(runs(word)), min_df=options.words)
    table = counter.fit_transform(forms)
    model = LogisticRegression(C=options.strength, max_iter=200, random_state=options.seed)
    model.fit(table, labels, sample_weight=sizes)
    weights = {
        run: [float(value) for value in model.coef_[:, column]]
        for run, column in counter.vocabulary_.items()
    }
    weights[""] = [float(a + b) for a, b in zip(weights[""], model.intercept_, strict=True)]
    often = np.asarray(table.sum(axis=0)).ravel()
    told = {r: max(map(abs, w)) * often[counter.vocabulary_[r]] ** 0.5 for r, w in weights.items()}
    kept = sorted(weights, key=lambda run: (run != "", -told[run], run))[: options.rows]
    return {run: weights[run] for run in sorted(kept)}


def _listed(name: str) -> Iterator[str]:
    for code, found in sorted(resources.entries(LISTED).items()):
        if name == (code if code in CLASSES else "other"):
            yield from found


def save(weights: dict[str, list[float]], output: Path) -> None:
    """Write the table of weights."""
    output.mkdir(parents=True, exist_ok=True)
    lines = (
        "\t".join((run, *(str(round(value * SCALE)) for value in found))) + "\n"
        for run, found in weights.items()
    )
    (output / "letters.tsv").write_text("".join(lines), "utf-8")


def _taken_for_kazakh(path: Path) -> float:
    lines = [line for _, line in passages([path])]
    return round(sum(language_of(line) == "kk" for line in lines) / len(lines), 4)
