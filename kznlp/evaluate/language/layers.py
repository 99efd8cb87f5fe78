"""What fills the columns of a treebank: the tagger's tags and lemmas, a parser's trees.

A layer is loaded as kznlp brings it along, or learned anew from the sentences that are given. What
comes out of either fills in its columns of sentences of which those before it are filled in. To
have another one scored, append it to `LAYERS`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kznlp import resources
from kznlp.evaluate.language.conllu import Sentence, Word
from kznlp.evaluate.language.folds import Split
from kznlp.language.morphology import Analyzer, default_lexicon
from kznlp.language.parsing import model as parsers
from kznlp.language.tagging import model
from kznlp.language.tagging.readings import readings_of
from kznlp.train import parsing
from kznlp.train.lattices import Options
from kznlp.train.tagging import retag, teach

Fill = Callable[[Sequence[Sentence]], list[Sentence]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One step of the analysis.

    Attributes:
        name: told in tables.
        metrics: of CoNLL-18, that it is scored with.
        load: the step as it is shipped, with nothing remembered of earlier text.
        learn: the step, learned from these sentences alone.
        shipped: whether there is one to load.
    """

    name: str
    metrics: tuple[str, ...]
    load: Callable[[], Fill]
    learn: Callable[[Sequence[Sentence]], Fill]
    shipped: Callable[[], bool] = lambda: True


def bare(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences without all that a layer fills in, as they are given to the first."""
    return [one.with_words(Word(word.form) for word in one.words) for one in sentences]


def fill(sentences: Sequence[Sentence], fills: Sequence[Fill]) -> list[Sentence]:
    """The sentences with the columns that the steps fill in, one step after the other."""
    filled = bare(sentences)
    for step in fills:
        filled = step(filled)
    return filled


def _load_tagger() -> Fill:
    folder = resources.model(model.NAME, rebuild=model.REBUILD)
    tagger = model.load(folder / model.FOLDER)
    return lambda sentences: list(retag(sentences, tagger))


def _learn_tagger(sentences: Sequence[Sentence]) -> Fill:
    # An analyser of its own: words of other folds, read before, would make this one look faster.
    tagger = teach(sentences, readings_of(Analyzer(default_lexicon())), Options())
    return lambda given: list(retag(given, tagger))


def _load_parser() -> Fill:
    parser = parsers.default_parser()
    return lambda sentences: parsing.reparse(sentences, parser)


def _parser_is_there() -> bool:
    folder = resources.model(parsers.NAME, rebuild=parsers.REBUILD) / parsers.FOLDER
    return (folder / parsers.FILE).exists()


def _learn_parser(sentences: Sequence[Sentence]) -> Fill:
    """A parser that has learned from these sentences, tagged as a tagger does that has not."""
    options = parsing.Options()
    tagged = parsing.jackknifed(sentences, _retagged, options)
    parser = parsing.teach(tagged, options, parsers.default_kin())
    return lambda given: parsing.reparse(given, parser)


def _retagged(split: Split) -> list[Sentence]:
    return _learn_tagger(split.train)(split.test)


TAGGER = Layer(
    name="tagger",
    metrics=("UPOS", "UFeats", "AllFeats", "Lemmas"),
    load=_load_tagger,
    learn=_learn_tagger,
)
PARSER = Layer(
    name="parser",
    metrics=("UAS", "LAS"),
    load=_load_parser,
    learn=_learn_parser,
    shipped=_parser_is_there,
)
LAYERS: tuple[Layer, ...] = (TAGGER, PARSER)


def metrics(layers: Sequence[Layer]) -> Iterator[str]:
    """The metrics of all layers."""
    for layer in layers:
        yield from layer.metrics
