"""Trains `models/kk_measures`: which candidates are measures, their instruments, their sectors.

Corpus folders with `docs/` and `gold/` come in. What goes out:

    model.json       the models, as `kznlp.measures.models` reads them
    training.json    options, digest of the data, sizes, scores
    README.md        the card, made from it

Each model is a logistic regression over named features, the answer of the rules one of them. A
candidate teaches twice, in its place and, for less, alone: a sentence should be understood without
what stands around it. The score of a model is that on documents that it has not seen (folds;
documents of one place or body stay in one), beside that of the rules on the same. A model that
does not do better than the rules is left out. Nothing is random, so that the same data gives the
same models.

    kznlp train measures FOLDER… --output models/kk_measures
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template
from typing import Any

import msgspec
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from kznlp import resources
from kznlp.measures.decisions import ahead
from kznlp.measures.linear import Linear
from kznlp.measures.models import NAME, Models, Trusted, save
from kznlp.train.discourse_examples import Example as Document
from kznlp.train.discourse_examples import examples as annotated
from kznlp.train.measures_examples import YES, Example, Examples, collect

Tell = Callable[[str], None]
Told = dict[str, Any]
Chances = dict[str, float]
TRAINING, CARD = "training.json", "README.md"
YES_OR_NO = ("detection", "targets")
DIGITS = 3  # of a weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to train.

    Attributes:
        yes_or_no: the inverse of the regularization, of detection and targets.
        codes: the same for instruments and sectors.
        least: examples that a feature must have.
        alone: what an example counts without its surroundings.
        folds: how many for the scores.
        units: parts in which the units of the documents are found (`measures_units`).
        thresholds: those that are tried for detection and targets.
        leads: by how much a code must be ahead of that of the rules; those that are tried.
        tolerance: what a higher threshold may score less than the best.
        margin: by how much a model must do better than the rules.
    """

    yes_or_no: float = 0.1
    codes: float = 0.6
    least: int = 2
    alone: float = 0.5
    folds: int = 10
    units: int = 5
    thresholds: tuple[float, ...] = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
    leads: tuple[float, ...] = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
    tolerance: float = 0.004
    margin: float = 0.002

    def strength(self, name: str) -> float:
        """The inverse of the regularization of a model."""
        return self.yes_or_no if name in YES_OR_NO else self.codes


def train(
    folders: Sequence[Path],
    output: Path,
    *,
    options: Options | None = None,
    tell: Tell = lambda message: None,
) -> Told:
    """Train on the corpora in these folders; write the models; return what `training.json` tells.

    Raises:
        KznlpError: a folder holds no corpus.
    """
    options = options or Options()
    given = list(annotated(folders))
    examples = collect(given, units=options.units)
    tell(f"{len(given)} documents, {len(examples.asked['detection'])} candidates of prose")
    tried = {
        "detection": _yes_or_no("detection", examples, options),
        "instrument": _codes("instrument", examples, options),
        "sector": _codes("sector", examples, options),
        "targets": _yes_or_no("targets", examples, options),
    }
    kept = {}
    for name, (threshold, score) in tried.items():
        tell(f"{name}: {score}, threshold {threshold}")
        if score["model"]["score"] >= score["rules"]["score"] + options.margin:
            fitted = _fit(examples.asked[name], options.strength(name), options)
            kept[name] = Trusted(fitted, threshold)
    save(Models(**kept), output)
    told: Told = {
        "options": asdict(options),
        "data": {
            "documents": len(given),
            "candidates": len(examples.asked["detection"]),
            "measures": len(examples.asked["instrument"]),
            "sha256": _digest(given),
        },
        "scores": {name: score for name, (_, score) in tried.items()},
        "kept": {name: model.threshold for name, model in kept.items()},
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (output / TRAINING).write_text(text + "\n", "utf-8")
    (output / CARD).write_text(card(told), "utf-8")
    return told


def _yes_or_no(name: str, examples: Examples, options: Options) -> tuple[float, Told]:
    """The best threshold, and the F1 by the rules and by the model, in its place and alone."""
    own = examples.asked[name]
    placed, alone = _unseen(name, examples, options)
    right = np.array([example.right[0] == YES for example in own])
    ruled = np.array([example.ruled == YES for example in own])

    def score(found: np.ndarray) -> Told:
        hits, wanted = int((found & right).sum()), int(right.sum()) + examples.missed[name]
        precision, recall = hits / max(1, int(found.sum())), hits / max(1, wanted)
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        named = (("precision", precision), ("recall", recall), ("score", f1))
        return {name: round(value, 4) for name, value in named}

    def above(threshold: float, chances: Sequence[Chances]) -> Told:
        return score(np.array([chance.get(YES, 0.0) >= threshold for chance in chances]))

    tried = {threshold: above(threshold, placed) for threshold in options.thresholds}
    best = _most_careful(tried, options)
    scores = {"rules": score(ruled), "model": tried[best]}
    if any(example.alone for example in own):
        scores["alone"] = above(best, alone)
    return best, scores


def _codes(name: str, examples: Examples, options: Options) -> tuple[float, Told]:
    """The best lead, and the share of right codes by the rules and with the model."""
    own = examples.asked[name]
    placed, _ = _unseen(name, examples, options)
    pairs = list(zip(placed, own, strict=True))

    def score(lead: float) -> Told:
        right = [ahead(chance, e.ruled, lead) in e.right for chance, e in pairs]
        return {"score": round(sum(right) / max(1, len(own)), 4)}

    tried = {lead: score(lead) for lead in options.leads}
    best = _most_careful(tried, options)
    return best, {"rules": score(1.0), "model": tried[best]}


def _most_careful(tried: Mapping[float, Told], options: Options) -> float:
    """The highest threshold that scores as well as any, or hardly less."""
    most = max(found["score"] for found in tried.values())
    return max(t for t, found in tried.items() if found["score"] >= most - options.tolerance)


def _unseen(name: str, examples: Examples, options: Options) -> tuple[list[Chances], list[Chances]]:
    """The chances of each answer, by models that have not seen the document nor its kin.

    Returns:
        Those of the examples in their places, and those of the examples alone.
    """
    own = examples.asked[name]
    place = [examples.groups[example.document] for example in own]
    placed: list[Chances] = [{} for _ in own]
    alone: list[Chances] = [{} for _ in own]
    count = min(options.folds, len(set(place)))
    for seen, unseen in GroupKFold(count).split(np.zeros(len(own)), groups=place):
        model = _fit([own[i] for i in seen], options.strength(name), options)
        for i in unseen:
            placed[i] = model.scores(own[i].features)
            alone[i] = model.scores(own[i].alone or own[i].features)
    return placed, alone


def _fit(own: Sequence[Example], strength: float, options: Options) -> Linear:
    """A model of the examples; of yes and no it has the weights for yes alone."""
    answers = sorted({example.right[0] for example in own})
    if len(answers) == 1:
        return Linear((answers[0],), (0.0,), {})
    taught = [(e.features, e.right[0], 1.0) for e in own]
    taught += [(e.alone, e.right[0], options.alone) for e in own if e.alone is not None]
    count = Counter(name for example in own for name in example.features)
    kept = [{n: v for n, v in f.items() if count[n] >= options.least} for f, _, _ in taught]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(kept)
    fitted = LogisticRegression(C=strength, max_iter=5000)
    weights = [weight for _, _, weight in taught]
    fitted.fit(matrix, [answer for _, answer, _ in taught], sample_weight=weights)
    named = zip(vectors.feature_names_, fitted.coef_.T, strict=True)
    rounded = {name: tuple(round(float(w), DIGITS) for w in row) for name, row in named}
    return Linear(
        tuple(map(str, fitted.classes_))[-len(fitted.coef_) :],
        tuple(round(float(b), DIGITS) for b in fitted.intercept_),
        {name: row for name, row in rounded.items() if any(row)},
    )


def _digest(given: Sequence[Document]) -> str:
    """Of the documents and their gold, in order."""
    digest = hashlib.sha256()
    for one in given:
        digest.update(one.raw.encode() + msgspec.json.encode(one.gold))
    return digest.hexdigest()


def card(told: Told) -> str:
    """The model card, in Markdown."""
    template = Template((resources.DATA / "cards" / f"{NAME}.md").read_text("utf-8"))
    rows = [
        f"| {name} | {score['rules']['score']:.1%} | {score['model']['score']:.1%} | "
        f"{'model' if name in told['kept'] else 'rules'} |"
        for name, score in told["scores"].items()
    ]
    return template.substitute(
        documents=told["data"]["documents"],
        candidates=f"{told['data']['candidates']:,}",
        measures=f"{told['data']['measures']:,}",
        alone=f"{told['scores']['detection']['alone']['score']:.1%}",
        digest=told["data"]["sha256"][:16],
        folds=told["options"]["folds"],
        scores="\n".join(rows),
    )
