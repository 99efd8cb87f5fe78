"""Trees for tagged sentences, by two looks at their arcs and one at their relations.

1. All arcs get a score, and by it a probability over all trees (`marginals`).
2. Those that are likely enough are scored again, now that the first tree is known (`context`).
3. The tree is the one that has most arcs right, as far as known: the highest sum of probabilities.
4. Each word's relation is the likeliest for its arc.

A sentence longer than `LONGEST` is parsed in parts, each hung on the root of the first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kznlp.language.parsing import context
from kznlp.language.parsing.arcs import Arcs, all_arcs, numbers
from kznlp.language.parsing.hashing import rows
from kznlp.language.parsing.layout import Hashes, Integers, Layout
from kznlp.language.parsing.marginals import NEVER, Floats, Squares
from kznlp.language.parsing.spanning import best_tree
from kznlp.language.parsing.templates import FIRST, RELATION, SECOND
from kznlp.language.parsing.words import Tagged

LONGEST = 100
BLOCK = 300  # so many words are parsed at once
PART = "parataxis"  # the relation of the later parts of a long sentence

Weights = NDArray[np.float32]


class Node(NamedTuple):
    """A word's place in the tree: the number of its head, 0 for the root, and the relation."""

    head: int
    relation: str


class Looked(NamedTuple):
    """Sentences as the second look sees them.

    Attributes:
        layout: the sentences.
        places: which of all arcs are kept.
        arcs: these arcs.
        told: what is told of each.
    """

    layout: Layout
    places: Integers
    arcs: Arcs
    told: dict[str, Integers | Hashes]


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
    """The weights of both looks, by row, and those of the relations."""

    first: Weights
    second: Weights
    relations: Relations

    def parse(self, sentences: Iterable[Sequence[Tagged]]) -> Iterator[list[Node]]:
        """The tree of each sentence; one without words has none."""
        block: list[Sequence[Tagged]] = []
        words = 0
        for sentence in sentences:
            block.append(sentence)
            words += len(sentence)
            if words >= BLOCK:
                yield from self._parse(block)
                block, words = [], 0
        yield from self._parse(block)

    def _parse(self, sentences: Sequence[Sequence[Tagged]]) -> Iterator[list[Node]]:
        parts = [part for sentence in sentences for part in _parts(sentence)]
        trees = iter(self._trees(parts) if parts else ())
        for sentence in sentences:
            yield _whole([next(trees) for _ in _parts(sentence)])

    def _trees(self, sentences: Sequence[Sequence[Tagged]]) -> Iterator[list[Node]]:
        chances = first_chances(self.first, sentences)
        looked = look_again(sentences, chances)
        scores = np.full(sum(map(np.size, chances)), NEVER)
        asked = rows(looked.layout, looked.arcs, looked.told, SECOND)
        scores[looked.places] = self.second[asked].sum(axis=0)
        squares = Squares.of(looked.layout.sizes)
        found, _ = squares.probabilities(scores)
        trees = [best_tree(square) for square in split(found, looked.layout.sizes)]
        relations = iter(self._relations(looked, trees))
        for tree in trees:
            yield [Node(head, next(relations)) for head in tree.tolist()]

    def _relations(self, looked: Looked, trees: Sequence[Integers]) -> list[str]:
        places = chosen_places(trees, looked.layout.sizes)
        at = np.searchsorted(looked.places, places)
        told = {name: told[at] for name, told in looked.told.items()}
        return self.relations.best(rows(looked.layout, looked.arcs.where(at), told, RELATION))


def first_chances(weights: Weights, sentences: Sequence[Sequence[Tagged]]) -> list[Floats]:
    """The probabilities of all arcs by the first look: of each sentence by head and dependent."""
    layout = Layout(sentences)
    arcs = all_arcs(layout)
    asked = rows(layout, arcs, numbers(layout, arcs), FIRST)
    found, _ = Squares.of(layout.sizes).probabilities(weights[asked].sum(axis=0, dtype=np.float64))
    return split(found, layout.sizes)


def look_again(
    sentences: Sequence[Sequence[Tagged]],
    chances: Sequence[Floats],
    wanted: Sequence[Integers] | None = None,
) -> Looked:
    """The arcs for the second look; `wanted` heads, in training, are among them."""
    layout = Layout(sentences)
    trees = [best_tree(square) for square in chances]
    heads = np.full(layout.atoms.shape[1], -1)
    for root, tree in zip(layout.roots.tolist(), trees, strict=True):
        heads[root + 1 : root + 1 + len(tree)] = root + tree
    marks = np.concatenate([context.kept(square).ravel() for square in chances])
    marks[chosen_places(trees, layout.sizes)] = True
    if wanted is not None:
        marks[chosen_places(wanted, layout.sizes)] = True
    places = np.flatnonzero(marks)
    arcs = all_arcs(layout).where(places)
    known = np.concatenate([square.ravel() for square in chances])[places]
    told = numbers(layout, arcs) | context.Family(layout, heads).told(arcs, known)
    return Looked(layout, places, arcs, told)


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
