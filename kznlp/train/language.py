"""Trains `models/kk_policy_sm`: tags, features and lemmas from a treebank.

A treebank in CoNLL-U comes in, and running text without tags (`kznlp.train.profiles` tells which
files are read); the tagger's files (`kznlp.language.tagging.model`) and `training.json` with
options, digest of the data, sizes and scores go out. Nothing here is random but the folds and the
groups of lemmas, whose seeds are options, so that the same data gives the same model.

    kznlp train language DATA... --output models/kk_policy_sm
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kznlp import resources
from kznlp.errors import KznlpError
from kznlp.evaluate.language.conllu import Sentence, load
from kznlp.evaluate.language.report import Annotate, across_documents, cross_validate
from kznlp.language import readings
from kznlp.language.morphology import default_analyzer
from kznlp.language.tagging.model import save
from kznlp.language.tagging.profiles import Profiles
from kznlp.language.tagging.readings import readings_of
from kznlp.language.tagging.tagger import Tagger
from kznlp.train import profiles
from kznlp.train.lattices import Options as Fitting
from kznlp.train.tagging import retag, teach, with_frequent

SUFFIX = ".conllu"


@dataclass(frozen=True, slots=True)
class Options:
    """How to train.

    Attributes:
        treebank: files are learned from if this is in their name.
        fitting: how the weights are fitted.
        profiling: how running text is counted.
        folds: how many for the scores; none if 0.
        document: what is held out for the other score; none if "".
        seed: of the folds.
    """

    treebank: str = "kk_"
    fitting: Fitting = field(default_factory=Fitting)
    profiling: profiles.Options = field(default_factory=profiles.Options)
    folds: int = 10
    document: str = "akorda-random"
    seed: int = 0


def train(
    folders: Sequence[Path], output: Path, *, options: Options | None = None
) -> dict[str, dict[str, float]]:
    """Train on the treebanks in these folders; write the model; return its scores.

    Raises:
        KznlpError: there is no treebank.
    """
    options = options or Options()
    paths = files(folders, options.treebank)
    sentences = [sentence for path in paths for sentence in load(path)]
    analyze, raw = readings_of(default_analyzer()), profiles.files(folders)
    lines = list(profiles.read(raw))
    told = profiles.learn(lines, analyze, options.profiling)
    scores = measure(sentences, options, told)
    tagger = teach(sentences, analyze, options.fitting, told)
    if lines:
        words = readings.load(resources.model("kk_words", rebuild=readings.REBUILD))
        tagger = with_frequent(tagger, lines, words.forms)
    save(tagger, output)
    _describe(output, tagger, options, [*paths, *raw], sentences, scores)
    return scores


def files(folders: Sequence[Path], treebank: str) -> list[Path]:
    """The treebanks in the folders, or the files themselves.

    Raises:
        KznlpError: there are none.
    """
    found = set()
    for folder in folders:
        below = folder.rglob(f"*{treebank}*{SUFFIX}") if folder.is_dir() else [folder]
        found |= {path for path in below if path.suffix == SUFFIX}
    if not found:
        named = ", ".join(map(str, folders))
        raise KznlpError(f"No treebank in {named}: expected a file *{treebank}*{SUFFIX}.")
    return sorted(found)


def measure(
    sentences: Sequence[Sentence], options: Options, told: Profiles | None = None
) -> dict[str, dict[str, float]]:
    """The scores on words as the treebank cuts them, of taggers that have not seen them."""
    annotate = annotator(options.fitting, told)
    scores = {}
    if options.folds:
        found = cross_validate(sentences, annotate, count=options.folds, seed=options.seed)
        scores["folds"] = found.shares()
    if options.document:
        scores["document"] = across_documents(sentences, annotate, options.document).shares()
    return scores


def annotator(fitting: Fitting, told: Profiles | None = None) -> Annotate:
    """Learns from the one part of a split and tags the other.

    `told` is what running text says of lemmas, without it that of the model that kznlp brings
    along; no treebank has a part in it.
    """
    analyze = readings_of(default_analyzer())
    return lambda split: list(retag(split.test, teach(split.train, analyze, fitting, told)))


def _describe(
    output: Path,
    tagger: Tagger,
    options: Options,
    paths: Sequence[Path],
    sentences: Sequence[Sentence],
    scores: dict[str, dict[str, float]],
) -> None:
    """Write `training.json`, from which the card takes its figures."""
    digest, tagged = hashlib.sha256(), hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
        if path.suffix == SUFFIX:
            tagged.update(path.read_bytes())
    words = sum(len(sentence.words) for sentence in sentences)
    told = {
        "options": asdict(options),
        "data": {
            "sentences": len(sentences),
            "words": words,
            "sha256": digest.hexdigest(),
            "tagged_sha256": tagged.hexdigest(),
        },
        "sizes": {
            "forms": len(tagger.candidates.knowledge.forms),
            "weights": sum(map(len, tagger.weights.values())),
        },
        "scores": scores,
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (output / "training.json").write_text(text + "\n", "utf-8")
