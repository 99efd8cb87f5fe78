"""Trains `models/kk_discourse`: labels and attributes of clauses, and relations between units.

Corpus folders come in (docs/ and gold/), weights go out. The scores are those of models that have
not seen the documents: ten folds, of which documents of one place never part. A question is
answered by the model only where that agrees more often with the annotators than the rules do.

    cuts      signs of gaps in statements → whether to cut there
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
from kznlp.discourse.cuts import CUT
from kznlp.discourse.model import Model
from kznlp.errors import KznlpError
from kznlp.evaluate.gold import documents
from kznlp.train import discourse_clauses, discourse_cuts, discourse_links
from kznlp.train.discourse_card import card
from kznlp.train.discourse_examples import Example, cut, examples
from kznlp.train.discourse_fit import Options as Fitting
from kznlp.train.discourse_folds import Fold, folds, recut
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
CUTS = Fitting(strength={"": 0.05}, trust={"rule": 3.0})
LINKS = Fitting(strength={"": 0.03}, trust={"rule": 3.0})
Tell = Callable[[str], None]
Told = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to train.

    Attributes:
        cuts: how the model of gaps is fitted.
        clauses: how that of clauses is.
        links: how that of pairs is.
        folds: how many, for the scores.
        seed: of the folds.
    """

    cuts: Fitting = field(default_factory=lambda: CUTS)
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
    cuts = [discourse_cuts.learn(part.train, options.cuts) for part in parts]
    cut_at = discourse_cuts.compare(parts, cuts)
    tell(f"cuts: {cut_at.told}")
    cutting_scales = {CUT: 1.0} if cut_at.told["model"] > cut_at.told["rules"] else {}
    cuts = [discourse_clauses.only(weights, cutting_scales) for weights in cuts]
    cutting = [discourse_cuts.only(weights, cut_at.least) for weights in cuts]
    parts = recut(parts, cutting)
    learned = [discourse_clauses.learn(part.train, options.clauses) for part in parts]
    asked = discourse_clauses.compare(parts, learned)
    tell(f"clauses: {asked}")
    kept = [question for question, told in asked.items() if told["model"] > told["rules"]]
    scales = {question: asked[question]["scale"] for question in kept}
    clauses = [discourse_clauses.only(weights, scales) for weights in learned]
    linked = discourse_links.compare(parts, clauses, options.links)
    tell(f"links: {linked.told}")
    least = {CUT: cut_at.least, **linked.least}
    learned_parts = zip(cuts, clauses, linked.weights, strict=True)
    by_part = [Model(*weights, least) for weights in learned_parts]
    told: Told = {
        "options": asdict(options),
        "data": _data(folders, given),
        "cuts": cut_at.told,
        "questions": asked,
        "relations": linked.told,
        "scores": {folder.name: _scores(folder.name, parts, by_part) for folder in folders},
    }
    tell(json.dumps(told["scores"]))
    given = [example for part in parts for example in part.test]
    models.save(
        Model(
            cuts=discourse_clauses.only(discourse_cuts.learn(given, options.cuts), cutting_scales),
            clauses=discourse_clauses.only(discourse_clauses.learn(given, options.clauses), scales),
            links=discourse_links.learn(given, list(linked.least), options.links),
            least=least,
        ),
        output,
    )
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
    ruled = ((cut(example, None), None) for example, _ in tested)
    return {"rules": scores(ruled), "model": scores(tested)}


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
