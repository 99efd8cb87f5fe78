"""Trains `models/kk_policy_sm`, a spaCy pipeline: tagger, parser, entities.

Treebanks in CoNLL-U come in (of Kazakh, and of its kin for the parser to start from), text with
entities in IOB2, and running text. What goes out is a folder that `spacy.load` reads:

    kk_tagger/ kk_parser/ kk_ner/    the models of the components
    training.json                    options, digests of the data, sizes, seconds, scores
    README.md                        the card, made from it
    config.cfg, meta.json, …         what spaCy wants

The scores are those of models that have learned from the other parts alone: ten folds, and a
document held out, shared out over `jobs` processes. Nothing here is random but the folds, whose
seed is an option, so that the same data gives the same models.

    kznlp train language DATA... --output models/kk_policy_sm
"""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from kznlp import resources
from kznlp.errors import KznlpError
from kznlp.evaluate.language import data
from kznlp.evaluate.language.conllu import Sentence, load
from kznlp.evaluate.language.folds import Split, disjoint, folds
from kznlp.evaluate.language.report import Annotate, score
from kznlp.language import readings
from kznlp.language.morphology import default_analyzer
from kznlp.language.parsing import model as parsers
from kznlp.language.parsing.parser import Weights
from kznlp.language.tagging import model as taggers
from kznlp.language.tagging.profiles import Profiles
from kznlp.language.tagging.readings import readings_of
from kznlp.train import entities, parsing, parsing_kin, profiles
from kznlp.train.assemble import NER, PARSER, TAGGER, TRAINING, assemble
from kznlp.train.lattices import Options as Fitting
from kznlp.train.tagging import retag, teach, with_frequent

METRICS = ("UPOS", "UFeats", "AllFeats", "Lemmas", "UAS", "LAS")
Tell = Callable[[str], None]
Told = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to train.

    Attributes:
        treebank: in the names of the treebanks of Kazakh.
        kin: in the names of those of its kin.
        tagger: how the tagger is fitted.
        profiling: how running text is counted.
        parser: how the parser is taught.
        ner: how entities are learned.
        folds: how many for the scores; none if 0.
        documents: what else is held out for scores.
        seed: of the folds.
        jobs: processes that share the folds.
    """

    treebank: str = "kk_"
    kin: tuple[str, ...] = ("ky_", "tr_", "tt_")
    tagger: Fitting = field(default_factory=Fitting)
    profiling: profiles.Options = field(default_factory=profiles.Options)
    parser: parsing.Options = field(default_factory=parsing.Options)
    ner: entities.Options = field(default_factory=entities.Options)
    folds: int = 10
    documents: tuple[str, ...] = ()
    seed: int = 0
    jobs: int = 1


def train(
    folders: Sequence[Path],
    output: Path,
    *,
    options: Options | None = None,
    tell: Tell = lambda message: None,
) -> Told:
    """Train on the data in these folders; write the pipeline; return what `training.json` tells.

    Without text with entities, the entities of `output` stay as they are.

    Raises:
        KznlpError: there is no treebank of Kazakh, or a document to be held out is not in it.
    """
    options = options or Options()
    given = data.find(folders).treebanks
    banks = _named(given, (options.treebank,)) or [path for path in given if path in folders]
    if not banks:
        named = ", ".join(map(str, folders))
        raise KznlpError(f"No treebank in {named}: expected a file *{options.treebank}*.conllu.")
    begin = time.monotonic()
    sentences = [sentence for path in banks for sentence in load(path)]
    raw = profiles.files(folders)
    lines = list(profiles.read(raw))
    tell(f"{len(sentences)} sentences, and {sum(map(len, lines)):,} words of running text")
    analyze = readings_of(default_analyzer())
    about = profiles.learn(lines, analyze, options.profiling)
    tagger = teach(sentences, analyze, options.tagger, about)
    if lines:
        words = readings.load(resources.model("kk_words", rebuild=readings.REBUILD))
        tagger = with_frequent(tagger, lines, words.forms)
    taggers.save(tagger, output / TAGGER)
    tell("the tagger is done")
    kin = _kin(_named(given, options.kin), output / PARSER)
    retagged = parsing.jackknifed(sentences, annotator(options.tagger, about), options.parser)
    parsers.save(parsing.teach(retagged, options.parser, kin), output / PARSER)
    tell("the parser is done")
    told: Told = {
        "options": asdict(options) | {"jobs": None},
        "data": {
            "sentences": len(sentences),
            "words": sum(len(sentence.words) for sentence in sentences),
            "sha256": data.digest(banks),
            "kin_sha256": data.digest(_named(given, options.kin)),
            "raw_words": sum(map(len, lines)),
            "raw_sha256": data.digest(raw),
        },
        "scores": _scores(sentences, about, kin, options, tell),
    }
    if data.find(folders).entities:
        told[NER] = entities.learn(folders, output / NER, options=options.ner)
    elif (output / TRAINING).exists():
        before = json.loads((output / TRAINING).read_text("utf-8"))
        told |= {NER: before[NER]} if NER in before else {}
    told["minutes"] = round((time.monotonic() - begin) / 60, 1)
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (output / TRAINING).write_text(text + "\n", "utf-8")
    assemble(output, told)
    return told


def annotator(fitting: Fitting, about: Profiles | None = None) -> Annotate:
    """Learns from the one part of a split and tags the other.

    `about` is what running text says of lemmas, without it that of the model that kznlp brings
    along; no treebank has a part in it.
    """
    analyze = readings_of(default_analyzer())
    return lambda split: list(retag(split.test, teach(split.train, analyze, fitting, about)))


def _named(paths: Iterable[Path], names: Sequence[str]) -> list[Path]:
    return [path for path in paths if any(name in path.name for name in names)]


def _kin(paths: Sequence[Path], folder: Path) -> Weights | None:
    """What the treebanks of kin give; without them, what was written before, if anything was."""
    if not paths:
        return parsers.load_kin(folder) if (folder / parsers.KIN).exists() else None
    kin = parsing_kin.kin(paths)
    parsers.save_kin(kin, folder)
    return kin


def _scores(
    sentences: Sequence[Sentence],
    about: Profiles,
    kin: Weights | None,
    options: Options,
    tell: Tell,
) -> dict[str, dict[str, float]]:
    """The scores on words as the treebank cuts them, of models that have not seen them."""
    planned = {f"document {name}": [disjoint(sentences, name)] for name in options.documents}
    if options.folds:
        parts = folds(sentences, count=options.folds, seed=options.seed)
        planned = {f"{options.folds} folds": list(parts), **planned}
    annotate = partial(_annotated, about=about, kin=kin, options=options)
    scores = {}
    with ProcessPoolExecutor(options.jobs) as pool:
        for name, splits in planned.items():
            system = pool.map(annotate, splits)
            pairs = zip((split.test for split in splits), system, strict=True)
            scores[name] = score(pairs).shares(METRICS)
            tell(f"{name}: {scores[name]}")
    return scores


def _annotated(
    split: Split, *, about: Profiles, kin: Weights | None, options: Options
) -> Sequence[Sentence]:
    """The test of a split, tagged and parsed by what was learned from the rest."""
    return parsing.annotator(annotator(options.tagger, about), options.parser, kin)(split)
