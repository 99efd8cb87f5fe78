"""What `kznlp evaluate language` measures: everything below, on the files that are given.

    evaluate_language([Path("kk_ktb.conllu")], Options(folds=10))

Treebanks are scored with the models that kznlp brings along; with `folds`, or `documents` held
out, with models learned anew, from the training parts alone. The metrics are those of the CoNLL
2018 shared task. The analyser learns nothing from the treebank, and is measured in every case.

The report as JSON (`kznlp evaluate language --json`); shares are from 0 to 1:

    data        files, sentences, tokens, words, sha256 (of the treebanks one behind the other)
    runs        one with the shipped models, or one for the folds and for each document:
      name, warning, words, layers, learned_seconds
      gold_tokens   UPOS, UFeats, AllFeats, Lemmas, UAS, LAS of the layers that there are
      raw_text      Tokens, Sentences, Words, and the same: precision, recall, f1, and the counts
                    right, predicted, gold
      labels        UPOS, relation: by label, the same; a relation is right with its head only
      confusions    kind, gold, system, count, cases (with `--errors`: text, right, given,
                    sentence, id); kinds are UPOS, features, lemma, head, relation
      speed         step, words, words_per_cpu_second: first (text never met before), again
    analyzer    words, the shares of them that have a reading with the gold lemma, with its part of
                speech, and with its features too; readings and pairs (of lemma and part of speech)
                a token; coverage (tokens read without a guess); words_per_cpu_second
    entities    name, warning, sentences, words, labels, confusions, speed
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kznlp import resources
from kznlp.evaluate.language import data, oracle
from kznlp.evaluate.language.conllu import Sentence, load
from kznlp.evaluate.language.folds import disjoint, folds
from kznlp.evaluate.language.iob2 import read_iob2
from kznlp.evaluate.language.layers import LAYERS, PARSER, Layer
from kznlp.evaluate.language.named import Entities, entities_learned, entities_shipped
from kznlp.evaluate.language.oracle import Oracle
from kznlp.evaluate.language.runs import Run, Speed, Tell, run_learned, run_shipped
from kznlp.language.entities import model as entity_model
from kznlp.language.morphology import Analyzer, default_lexicon
from kznlp.language.tagging import model

WARNING = (
    "The model was trained on this very data: these scores say little of other text. Use --folds."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to evaluate.

    Attributes:
        folds: of a cross-validation; the shipped models are scored if 0 and no document is named.
        documents: ids of sentences begin so; each is held out once.
        seed: of the folds.
        parser: whether trees are scored; a parser takes longest to learn.
    """

    folds: int = 0
    documents: tuple[str, ...] = ()
    seed: int = 0
    parser: bool = True

    @property
    def learned(self) -> bool:
        """Whether models are learned anew."""
        return bool(self.folds or self.documents)


@dataclass(frozen=True, slots=True)
class Treebank:
    """The treebanks that were given, as one."""

    files: tuple[str, ...]
    sentences: int
    tokens: int
    words: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that was measured; parts for which no file was given are empty."""

    data: Treebank | None
    runs: tuple[Run, ...]
    analyzer: tuple[Oracle, Speed] | None
    entities: tuple[Entities, ...]


def evaluate_language(
    paths: Sequence[Path],
    options: Options | None = None,
    *,
    layers: Sequence[Layer] = LAYERS,
    tell: Tell = lambda message: None,
) -> Report:
    """Measure on treebanks and text with entities, in files or below folders.

    Raises:
        KznlpError: there are no such files, one is malformed, or it cannot be split so.
    """
    options = options or Options()
    files = data.find(paths)
    layers = [layer for layer in layers if options.parser or layer is not PARSER]
    bank, runs, analyzer = None, tuple[Run, ...](), None
    if files.treebanks:
        sentences = [sentence for path in files.treebanks for sentence in load(path)]
        bank = _describe(files.treebanks, sentences)
        runs = _runs(sentences, bank, options, layers, tell)
        tell("measuring the analyser")
        analyzer = _analyzer(sentences)
    entities = (_entities(files.entities, options, tell),) if files.entities else ()
    return Report(bank, runs, analyzer, entities)


def _describe(paths: Sequence[Path], sentences: Sequence[Sentence]) -> Treebank:
    return Treebank(
        tuple(map(str, paths)),
        len(sentences),
        sum(len(one.tokens) for one in sentences),
        sum(len(one.words) for one in sentences),
        data.digest(paths),
    )


def _runs(
    sentences: Sequence[Sentence],
    bank: Treebank,
    options: Options,
    layers: Sequence[Layer],
    tell: Tell,
) -> tuple[Run, ...]:
    if not options.learned:
        tell(f"scoring the shipped models on {bank.words} words")
        met = data.learned(resources.model(model.NAME, rebuild=model.REBUILD), bank.sha256)
        there = [layer for layer in layers if layer.shipped()]
        return (run_shipped(sentences, there, warning=WARNING if met else ""),)
    # All splits are made first: a document that is not there is told before an hour of learning.
    planned = [(f"document {name}", [disjoint(sentences, name)]) for name in options.documents]
    if options.folds:
        parts = list(folds(sentences, count=options.folds, seed=options.seed))
        planned.insert(0, (f"{options.folds} folds", parts))
    return tuple(run_learned(name, splits, layers, tell=tell) for name, splits in planned)


def _analyzer(sentences: Sequence[Sentence]) -> tuple[Oracle, Speed]:
    tokens = [token for sentence in sentences for token in sentence.tokens]
    forms, fresh = [token.form for token in tokens], Analyzer(default_lexicon())
    first, again = (len(forms) / max(1, oracle.speed(forms, fresh)) for _ in range(2))
    return oracle.measure(tokens, fresh), Speed("analyser", len(forms), first, again)


def _entities(paths: Sequence[Path], options: Options, tell: Tell) -> Entities:
    gold = [sentence for path in paths for sentence in read_iob2(path)]
    if options.folds:
        tell(f"learning entities {options.folds} times")
        return entities_learned(gold, parts=options.folds, seed=options.seed)
    tell(f"tagging entities in {len(gold)} sentences")
    folder = resources.model(entity_model.NAME, rebuild=entity_model.REBUILD)
    met = data.learned(folder, data.digest(paths))
    return entities_shipped(gold, warning=WARNING if met else "")
