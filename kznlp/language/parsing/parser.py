"""Trees for tagged sentences, by the scores of arcs, and of relations for the arcs chosen.

1. All arcs get a score, and by it a probability over all trees (`marginals`).
2. The tree is the one that has most arcs right, as far as known: the highest sum of probabilities.
3. Each word's relation is the likeliest for its arc in this tree.

A sentence longer than `LONGEST` is parsed in parts, each hung on the root of the first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import tee
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kznlp.language.blocks import blocks
from kznlp.language.parsing.arcs import Arcs, all_arcs, numbers
from kznlp.language.parsing.family import Family
from kznlp.language.parsing.hashing import rows
from kznlp.language.parsing.layout import Integers, Layout
from kznlp.language.parsing.marginals import Floats, Squares
from kznlp.language.parsing.spanning import best_tree
from kznlp.language.parsing.templates import ARC, RELATION, Template
from kznlp.language.parsing.words import Tagged

LONGEST = 100
BLOCK = 300  # so many words are parsed at once
PART = "parataxis"  # the relation of the later parts of a long sentence

Weights = NDArray[np.float32]


class Node(NamedTuple):
    """A word's place in the tree: the number of its head, 0 for the root, and the relation."""

    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Relations:
    """Weights for relations: of some rows only, by number of the relation.

    Attributes:
        names: the relations.
        rows: sorted.
        weights: by place in `rows`; a last one of zeros for all other rows.
    """

    names: tuple[str, ...]
    rows: Integers
    weights: Weights

    def best(self, asked: Integers) -> list[str]:
        """The likeliest relation of each arc, whose rows are given by template."""
        at = np.minimum(np.searchsorted(self.rows, asked), len(self.rows) - 1)
        at = np.where(self.rows[at] == asked, at, len(self.weights) - 1)
        scores = self.weights[at].sum(axis=0)
        return [self.names[number] for number in scores.argmax(axis=1).tolist()]


@dataclass(frozen=True, slots=True)
class Parser:
    """The weights of arcs, by row, and those of relations."""

    arcs: Weights
    relations: Relations

    def parse(self, sentences: Iterable[Sequence[Tagged]]) -> Iterator[list[Node]]:
        """The tree of each sentence; one without words has none."""
        ahead, sentences = tee(sentences)
        trees = self._blocks(part for sentence in ahead for part in _parts(sentence))
        for sentence in sentences:
            yield _whole([next(trees) for _ in _parts(sentence)])

    def _blocks(self, parts: Iterable[Sequence[Tagged]]) -> Iterator[list[Node]]:
        """The tree of each part, so many at once as have `BLOCK` words."""
        for block in blocks(parts, BLOCK):
            yield from self._trees(block)

    def _trees(self, sentences: Sequence[Sequence[Tagged]]) -> Iterator[list[Node]]:
        layout = Layout(sentences)
        scores = self.arcs[arc_rows(layout, ARC)].sum(axis=0, dtype=np.float64)
        chances, _ = Squares.of(layout.sizes).probabilities(scores)
        trees = [best_tree(square) for square in split(chances, layout.sizes)]
        relations = iter(self.relations.best(relation_rows(layout, trees)))
        for tree in trees:
            yield [Node(head, next(relations)) for head in tree.tolist()]


def arc_rows(layout: Layout, templates: Sequence[Template]) -> Integers:
    """The rows by which all arcs are scored: by template, by arc."""
    arcs = all_arcs(layout)
    return rows(layout, arcs, numbers(layout, arcs), templates)


def relation_rows(layout: Layout, trees: Sequence[Integers]) -> Integers:
    """The rows by which the relations of these trees are told: by template, by word."""
    heads = positions(layout, trees)
    words = np.flatnonzero(heads >= 0)
    arcs = Arcs(heads[words], words)
    told = numbers(layout, arcs) | Family(layout, heads).told(arcs)
    return rows(layout, arcs, told, RELATION)


def positions(layout: Layout, trees: Sequence[Integers]) -> Integers:
    """The position of each position's head, -1 where there is none."""
    heads = np.full(len(layout.upos), -1)
    for root, tree in zip(layout.roots.tolist(), trees, strict=True):
        heads[root + 1 : root + 1 + len(tree)] = root + tree
    return heads


def chosen_places(trees: Sequence[Integers], sizes: Integers) -> Integers:
    """The places of the arcs of trees among all arcs, in the order of the words."""
    areas = sizes * (sizes + 1)
    starts = (np.cumsum(areas) - areas).tolist()
    found = [
        start + tree * len(tree) + np.arange(len(tree))
        for start, tree in zip(starts, trees, strict=True)
    ]
    return np.concatenate([np.zeros(0, np.int64), *found])


def split(found: Floats, sizes: Integers) -> list[Floats]:
    """What was computed for all arcs, by sentence: by head, by dependent."""
    ends = np.cumsum(sizes * (sizes + 1))[:-1]
    return [
        part.reshape(size + 1, size)
        for part, size in zip(np.split(found, ends), sizes.tolist(), strict=True)
    ]


def _parts(sentence: Sequence[Tagged]) -> list[Sequence[Tagged]]:
    return [sentence[start : start + LONGEST] for start in range(0, len(sentence), LONGEST)]


def _whole(parts: Sequence[list[Node]]) -> list[Node]:
    """One tree of the trees of parts."""
    found: list[Node] = []
    top = 0
    for part in parts:
        start = len(found)
        for node in part:
            if node.head:
                found.append(Node(start + node.head, node.relation))
            else:
                found.append(Node(top, PART) if top else node)
        top = top or 1 + next(n for n, node in enumerate(part) if not node.head)
    return found
