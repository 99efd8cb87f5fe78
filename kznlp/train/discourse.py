"""Trains `models/kk_discourse`: labels and attributes of clauses, and relations between units.

Corpus folders come in (docs/ and gold/), weights go out. The scores are those of models that have
not seen the documents: ten folds, of which documents of one place never part. A question is
answered by the model only where that agrees more often with the annotators than the rules do.

    clauses   signs of clauses → label, kind, aim, valence, assertion
    links     signs of pairs of units → causes, addresses, supports

    weights.npz      the weights (`kznlp.discourse.model`)
    training.json    options, digest of the data, sizes, scores
    README.md        the card, made from it

    kznlp train discourse FOLDER... --output models/kk_discourse
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kznlp.discourse import model as models
from kznlp.discourse.model import Model
from kznlp.errors import KznlpError
from kznlp.evaluate.gold import documents
from kznlp.train import discourse_clauses, discourse_links
from kznlp.train.discourse_card import card
from kznlp.train.discourse_examples import Example, examples
from kznlp.train.discourse_fit import Options as Fitting
from kznlp.train.discourse_folds import Fold, folds
from kznlp.train.discourse_scores import scores

RULES = {"rule": 3.0, "label": 3.0, "kind": 3.0, "aim": 3.0, "valence": 3.0, "assertion": 3.0}
CLAUSES = Fitting(
    strength={"": 0.1, "kind": 0.3},
    trust={
        **RULES,
        "weight": 2.0,
        "form": 2.0,
        "role": 2.0,
        "lead": 2.0,
        "topic": 1.5,
        "w": 0.5,
        "final": 0.7,
        "heading w": 0.5,
        "lead w": 0.5,
    },
)
LINKS = Fitting(
    strength={"": 0.03},
    trust={"rule": 3.0},
    corpora={"kk_policy": 0.3},  # its annotators relate more than those of real documents
)
Tell = Callable[[str], None]
Told = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to train.

    Attributes:
        clauses: how the model of clauses is fitted.
        links: how that of pairs is.
        folds: how many, for the scores.
        seed: of the folds.
    """

    clauses: Fitting = field(default_factory=lambda: CLAUSES)
    links: Fitting = field(default_factory=lambda: LINKS)
    folds: int = 10
    seed: int = 0


def train(
    folders: Sequence[Path],
    output: Path,
    *,
    options: Options | None = None,
    tell: Tell = lambda message: None,
) -> Told:
    """Train on corpus folders; write the model; return what `training.json` tells.

    Raises:
        KznlpError: a folder holds no gold, or there are too few documents for the folds.
    """
    options = options or Options()
    given = list(examples(folders))
    parts = list(folds(given, count=options.folds, seed=options.seed))
    if len(parts) < 2:
        raise KznlpError(f"{len(given)} documents are too few to learn from and to test.")
    tell(f"{len(given)} documents, {sum(len(one.ruled) for one in given)} clauses")
    learned = [discourse_clauses.learn(part.train, options.clauses) for part in parts]
    asked = discourse_clauses.compare(parts, learned)
    tell(f"clauses: {asked}")
    kept = [question for question, told in asked.items() if told["model"] > told["rules"]]
    scales = {question: asked[question]["scale"] for question in kept}
    clauses = [discourse_clauses.only(weights, scales) for weights in learned]
    linked = discourse_links.compare(parts, clauses, options.links)
    tell(f"links: {linked.told}")
    by_part = [
        Model(one, two, linked.least) for one, two in zip(clauses, linked.weights, strict=True)
    ]
    told: Told = {
        "options": asdict(options),
        "data": _data(folders, given),
        "questions": asked,
        "relations": linked.told,
        "scores": {folder.name: _scores(folder.name, parts, by_part) for folder in folders},
    }
    tell(json.dumps(told["scores"]))
    final = discourse_clauses.only(discourse_clauses.learn(given, options.clauses), scales)
    links = discourse_links.learn(given, list(linked.least), options.links)
    models.save(Model(final, links, linked.least), output)
    text = json.dumps(told, ensure_ascii=False, indent=1, default=dict)
    (output / "training.json").write_text(text + "\n", "utf-8")
    (output / "README.md").write_text(card(told), "utf-8")
    models.default_model.cache_clear()
    return told


def _scores(corpus: str, parts: Sequence[Fold], learned: Sequence[Model]) -> Told:
    """Of the documents of one corpus: the rules alone, and the models that have not seen them."""
    tested = [
        (example, model)
        for part, model in zip(parts, learned, strict=True)
        for example in part.test
        if example.corpus == corpus
    ]
    return {"rules": scores((one, None) for one, _ in tested), "model": scores(tested)}


def _data(folders: Sequence[Path], given: Sequence[Example]) -> Told:
    return {
        "documents": len(given),
        "words": sum(len(one.raw.split()) for one in given),
        "units": sum(len(one.gold.units) for one in given),
        "relations": sum(len(one.gold.relations) for one in given),
        "corpora": {folder.name: _corpus(folder, given) for folder in folders},
    }


def _corpus(folder: Path, given: Sequence[Example]) -> Told:
    names = {one.name for one in given if one.corpus == folder.name}
    digest = hashlib.sha256()
    for paths in documents(folder):
        for path in paths if paths[0].stem in names else ():
            digest.update(path.read_bytes())
    return {"documents": len(names), "sha256": digest.hexdigest()}
