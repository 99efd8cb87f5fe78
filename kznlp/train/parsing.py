"""Teaches the parser from a treebank.

1. Tag the treebank as a tagger does that has not seen it: part by part, by what is learned from
   the other parts (`jackknifed`).
2. Fit the first look. In the same way, part by part, find what it says of sentences unseen.
3. Fit the second look, which knows that, and the relations.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from kznlp.evaluate.language.conllu import Sentence, Word
from kznlp.evaluate.language.folds import Split, folds
from kznlp.evaluate.language.report import Annotate
from kznlp.language.parsing.arcs import all_arcs, numbers
from kznlp.language.parsing.hashing import BITS, rows
from kznlp.language.parsing.layout import Integers, Layout
from kznlp.language.parsing.marginals import Floats, Squares
from kznlp.language.parsing.parser import (
    Looked,
    Parser,
    Relations,
    Weights,
    chosen_places,
    first_chances,
    look_again,
)
from kznlp.language.parsing.templates import FIRST, RELATION, SECOND
from kznlp.language.parsing.words import Tagged
from kznlp.train.parsing_fit import Design, Fitting, Trees, fit_relations, fit_trees

# Gives sentences the tags of a tagger that has learned from others.
Retag = Callable[[Split], Sequence[Sentence]]
# A weight that is smaller changes nothing.
SMALLEST = 0.004


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to teach.

    Attributes:
        first: how the first look is fitted.
        second: how the second is.
        relations: how the relations are.
        least: how often a relation must occur to be learned.
        tagged: parts of the treebank that are tagged by what is learned from the others.
        stacked: parts that the first look sees by what is learned from the others.
        seed: of the parts.
    """

    first: Fitting = field(default_factory=Fitting)
    second: Fitting = field(default_factory=Fitting)
    relations: Fitting = field(default_factory=lambda: Fitting(penalty=1.0, least=2, rounds=50))
    least: int = 3
    tagged: int = 4
    stacked: int = 3
    seed: int = 0


def teach(sentences: Sequence[Sentence], options: Options | None = None) -> Parser:
    """A parser that has learned from these sentences, whose tags are as a tagger gives them."""
    options = options or Options()
    first = _first(sentences, options)
    chances: list[Floats] = [np.zeros(0)] * len(sentences)
    for part in _parts(sentences, options.stacked, options.seed):
        inside = set(part)
        weights = _first([s for n, s in enumerate(sentences) if n not in inside], options)
        found = first_chances(weights, [tagged(sentences[n]) for n in part])
        for n, one in zip(part, found, strict=True):
            chances[n] = one
    wanted = [heads(sentence) for sentence in sentences]
    looked = look_again([tagged(sentence) for sentence in sentences], chances, wanted)
    right = np.searchsorted(looked.places, chosen_places(wanted, looked.layout.sizes))
    return Parser(
        first,
        _second(looked, right, options.second),
        _relations(looked, right, sentences, options),
    )


def jackknifed(sentences: Sequence[Sentence], retag: Retag, options: Options) -> list[Sentence]:
    """The sentences with tags by what was learned from others among them."""
    found = list(sentences)
    for part in _parts(sentences, options.tagged, options.seed):
        inside = set(part)
        train = tuple(s for n, s in enumerate(sentences) if n not in inside)
        test = tuple(sentences[n] for n in part)
        for n, one in zip(part, retag(Split("part", train, test)), strict=True):
            found[n] = one
    return found


def annotator(retag: Retag, options: Options | None = None) -> Annotate:
    """Learns tags and trees from the one part of a split; tags and parses the other."""
    options = options or Options()

    def annotate(split: Split) -> list[Sentence]:
        parser = teach(jackknifed(split.train, retag, options), options)
        return reparse(retag(split), parser)

    return annotate


def reparse(sentences: Sequence[Sentence], parser: Parser) -> list[Sentence]:
    """The sentences with the parser's heads and relations, all else as it is."""
    trees = parser.parse(tagged(sentence) for sentence in sentences)
    return [
        sentence.with_words(
            Word(word.form, word.lemma, word.upos, word.feats, node.head, node.relation)
            for word, node in zip(sentence.words, tree, strict=True)
        )
        for sentence, tree in zip(sentences, trees, strict=True)
    ]


def tagged(sentence: Sentence) -> list[Tagged]:
    """The words of a sentence as the parser wants them."""
    return [Tagged(word.form, word.lemma, word.upos, word.feats) for word in sentence.words]


def heads(sentence: Sentence) -> Integers:
    """The numbers of the heads, 0 for the root."""
    return np.array([word.head for word in sentence.words], np.int64)


def _parts(sentences: Sequence[Sentence], count: int, seed: int) -> list[list[int]]:
    """Numbers of sentences, so that each is in one part and those that are alike in the same."""
    number = {id(sentence): n for n, sentence in enumerate(sentences)}
    split = folds(sentences, count=count, seed=seed)
    return [[number[id(sentence)] for sentence in part.test] for part in split]


def _first(sentences: Sequence[Sentence], options: Options) -> Weights:
    layout = Layout([tagged(sentence) for sentence in sentences])
    arcs = all_arcs(layout)
    right = chosen_places([heads(sentence) for sentence in sentences], layout.sizes)
    asked = rows(layout, arcs, numbers(layout, arcs), FIRST)
    count = asked.shape[1]
    trees = Trees(Squares.of(layout.sizes), count, np.arange(count), right)
    return _fitted(asked, trees, options.first)


def _second(looked: Looked, right: Integers, options: Fitting) -> Weights:
    asked = rows(looked.layout, looked.arcs, looked.told, SECOND)
    sizes = looked.layout.sizes
    count = int((sizes * (sizes + 1)).sum())
    return _fitted(asked, Trees(Squares.of(sizes), count, looked.places, right), options)


def _fitted(asked: Integers, trees: Trees, options: Fitting) -> Weights:
    """The table of weights that makes these trees likely."""
    design = Design.of(asked, trees.right, options.least)
    table = np.zeros(1 << BITS, np.float32)
    weights = fit_trees(design, trees, options)
    table[design.rows] = np.where(np.abs(weights) >= SMALLEST, weights, 0)
    return table


def _relations(
    looked: Looked, right: Integers, sentences: Sequence[Sentence], options: Options
) -> Relations:
    told = {name: told[right] for name, told in looked.told.items()}
    asked = rows(looked.layout, looked.arcs.where(right), told, RELATION)
    seen = [word.deprel for sentence in sentences for word in sentence.words]
    names = sorted(name for name in set(seen) if seen.count(name) >= options.least)
    known = {name: number for number, name in enumerate(names)}
    rare = [number for number, name in enumerate(seen) if name not in known]
    common = np.delete(np.arange(len(seen)), rare)
    numbered = np.array([known[seen[n]] for n in common])
    design = Design.of(asked[:, common], np.arange(len(common)), options.relations.least)
    weights = fit_relations(design, numbered, len(names), options.relations)
    padded = np.vstack([weights, np.zeros((1, len(names)))])
    return Relations(tuple(names), design.rows, padded.astype(np.float32))
