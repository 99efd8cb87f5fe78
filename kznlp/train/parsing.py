"""Teaches the parser from a treebank.

1. Tag the treebank as a tagger does that has not seen it: part by part, by what is learned from
   the other parts (`jackknifed`).
2. Fit the weights of arcs, from a start that kindred languages give (`kznlp.train.parsing_kin`).
3. Fit the weights of the relations of right trees.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from kznlp.evaluate.language.conllu import Sentence, Word
from kznlp.evaluate.language.folds import Split, folds
from kznlp.evaluate.language.report import Annotate
from kznlp.language.parsing.hashing import BITS
from kznlp.language.parsing.layout import Integers, Layout
from kznlp.language.parsing.marginals import Squares
from kznlp.language.parsing.parser import (
    Parser,
    Relations,
    Weights,
    arc_rows,
    chosen_places,
    relation_rows,
)
from kznlp.language.parsing.templates import ARC, Template
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
        arcs: how the weights of arcs are fitted.
        relations: how those of relations are.
        kin: how far the weights of kindred languages are followed.
        least: how often a relation must occur to be learned.
        tagged: parts of the treebank that are tagged by what is learned from the others.
        seed: of the parts.
    """

    arcs: Fitting = field(default_factory=lambda: Fitting(penalty=8.0))
    relations: Fitting = field(default_factory=lambda: Fitting(penalty=2.0, least=2))
    kin: float = 0.5
    least: int = 3
    tagged: int = 4
    seed: int = 0


def teach(
    sentences: Sequence[Sentence], options: Options | None = None, kin: Weights | None = None
) -> Parser:
    """A parser that has learned from these sentences, whose tags are as a tagger gives them.

    Args:
        sentences: those to learn from.
        options: how to learn.
        kin: weights of arcs that kindred languages give.
    """
    options = options or Options()
    start = None if kin is None else (options.kin * kin).astype(np.float32)
    return Parser(fit_arcs(sentences, options.arcs, start=start), _relations(sentences, options))


def jackknifed(sentences: Sequence[Sentence], retag: Retag, options: Options) -> list[Sentence]:
    """The sentences with tags by what was learned from others among them."""
    found = list(sentences)
    for part in _parts(sentences, options.tagged, options.seed):
        split = Split("part", without(sentences, part), tuple(sentences[n] for n in part))
        for n, one in zip(part, retag(split), strict=True):
            found[n] = one
    return found


def annotator(retag: Retag, options: Options | None = None, kin: Weights | None = None) -> Annotate:
    """Learns tags and trees from the one part of a split; tags and parses the other."""
    options = options or Options()

    def annotate(split: Split) -> list[Sentence]:
        parser = teach(jackknifed(split.train, retag, options), options, kin)
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


def without(sentences: Sequence[Sentence], part: Sequence[int]) -> tuple[Sentence, ...]:
    """All sentences but those with these numbers."""
    left_out = set(part)
    return tuple(s for n, s in enumerate(sentences) if n not in left_out)


def _parts(sentences: Sequence[Sentence], count: int, seed: int) -> list[list[int]]:
    """Numbers of sentences, so that each is in one part and those that are alike in the same."""
    number = {id(sentence): n for n, sentence in enumerate(sentences)}
    split = folds(sentences, count=count, seed=seed)
    return [[number[id(sentence)] for sentence in part.test] for part in split]


def fit_arcs(
    sentences: Sequence[Sentence],
    options: Fitting,
    *,
    start: Weights | None = None,
    templates: Sequence[Template] = ARC,
) -> Weights:
    """The weights of arcs, as near to those of the start as the sentences let them be."""
    layout = Layout([tagged(sentence) for sentence in sentences])
    asked = arc_rows(layout, templates)
    right = chosen_places([heads(sentence) for sentence in sentences], layout.sizes)
    design = Design.of(asked, right, options.least)
    table = np.zeros(1 << BITS, np.float32) if start is None else start.copy()
    trees = Trees(Squares.of(layout.sizes), right)
    weights = fit_trees(design, trees, options, table[asked].sum(axis=0, dtype=np.float64))
    table[design.rows] += weights.astype(np.float32)
    table[np.abs(table) < SMALLEST] = 0
    return table


def _relations(sentences: Sequence[Sentence], options: Options) -> Relations:
    seen = [word.deprel for sentence in sentences for word in sentence.words]
    counts = Counter(seen)
    names = sorted(name for name in counts if counts[name] >= options.least)
    number = {name: n for n, name in enumerate(names)}
    common = np.array([n for n, name in enumerate(seen) if name in number])
    layout = Layout([tagged(sentence) for sentence in sentences])
    asked = relation_rows(layout, [heads(sentence) for sentence in sentences])[:, common]
    design = Design.of(asked, np.arange(len(common)), options.relations.least)
    right = np.array([number[seen[n]] for n in common])
    weights = fit_relations(design, right, len(names), options.relations)
    padded = np.vstack([weights, np.zeros((1, len(names)))])
    return Relations(tuple(names), design.rows, padded.astype(np.float32))
