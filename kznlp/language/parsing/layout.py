"""Sentences laid out one behind the other: positions, and what is counted along them.

Each sentence is an edge, the root, its words, two edges; so that the neighbors of a word are always
there. All is arrays over positions, for all sentences at once.

>>> layout = Layout([[Tagged("Ел", "ел", "NOUN", "Case=Nom"), Tagged("!", "!", "PUNCT", "_")]])
>>> layout.roots.tolist(), layout.sizes.tolist(), layout.to_end.tolist()
([1], [2], [0, 1, 0, 0, 0, 0])
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kznlp.language.parsing.words import Tagged, atoms, edge

Integers: TypeAlias = NDArray[np.int64]
Hashes: TypeAlias = NDArray[np.uint64]

UPOS = (
    *("NOUN", "VERB", "ADJ", "PROPN", "PRON", "NUM", "AUX", "ADV", "DET"),
    *("CCONJ", "ADP", "X", "PART", "INTJ", "SCONJ", "SYM", "PUNCT"),
)
NUMBER = {upos: number for number, upos in enumerate(UPOS)}
OUTSIDE = len(UPOS)
COARSE = 3  # the place of this atom
OPENING, CLOSING = frozenset("«“([{"), frozenset("»”)]}")
COMMAS = frozenset(",;")


class Layout:
    """Sentences as arrays.

    Attributes:
        atoms: of each atom a row of numbers, one for each position.
        roots: the position of each sentence's root; its words follow.
        sizes: how many words each sentence has.
        upos: the number of the part of speech.
        classes: the number of the coarse class, among those that are here.
        depth: how many brackets and quotes are open.
        to_end: how many words follow in the sentence, signs not counted.
        upos_before, classes_before, commas_before, finite_before: how many there are before each
            position, so that those between two positions are a difference.
    """

    def __init__(self, sentences: Sequence[Sequence[Tagged]]) -> None:
        self.sizes = np.array([len(sentence) for sentence in sentences], np.int64)
        lengths = self.sizes + 4
        self.roots = np.cumsum(lengths) - lengths + 1
        size = int(lengths.sum())
        rows = np.empty((size, len(edge(""))), np.uint64)
        rows[:] = np.array(edge("edge"), np.uint64)
        rows[self.roots] = np.array(edge("root"), np.uint64)
        self.upos = np.full(size, OUTSIDE)
        self.depth = np.zeros(size, np.int64)
        commas, finite = np.zeros(size, bool), np.zeros(size, bool)
        for root, sentence in zip(self.roots.tolist(), sentences, strict=True):
            if not sentence:
                continue
            words = slice(root + 1, root + 1 + len(sentence))
            rows[words] = [atoms(word) for word in sentence]
            self.upos[words] = [NUMBER.get(word.upos, NUMBER["X"]) for word in sentence]
            self.depth[words] = _depths([word.form for word in sentence])
            commas[words] = [word.form in COMMAS for word in sentence]
            finite[words] = ["VerbForm=Fin" in word.feats for word in sentence]
        self.atoms = np.ascontiguousarray(rows.T)
        finite &= self.upos == NUMBER["VERB"]
        self.commas_before, self.finite_before = _before(commas), _before(finite)
        self.upos_before = _before_each(self.upos, OUTSIDE + 1)
        known, self.classes = np.unique(self.atoms[COARSE], return_inverse=True)
        self.classes_before = _before_each(self.classes, len(known))
        self.to_end = self._to_end()

    def _to_end(self) -> Integers:
        words = _before((self.upos != NUMBER["PUNCT"]) & (self.upos != OUTSIDE))
        ends = np.zeros(len(self.upos), np.int64)
        for root, size in zip(self.roots.tolist(), self.sizes.tolist(), strict=True):
            span = slice(root, root + size + 1)
            ends[span] = words[root + size + 1] - words[root + 1 : root + size + 2]
        return ends


def _depths(forms: Sequence[str]) -> list[int]:
    """Of each form, how many brackets and quotes are open; those signs are inside.

    >>> _depths(["а", "«", "ә", "»", "б"])
    [0, 1, 1, 1, 0]
    """
    depth, found = 0, []
    for form in forms:
        depth += form in OPENING
        found.append(depth)
        depth -= form in CLOSING and depth > 0
    return found


def _before(marks: NDArray[np.bool_]) -> Integers:
    """How many are marked before each position, and in all."""
    return np.concatenate([[0], np.cumsum(marks, dtype=np.int64)])


def _before_each(kinds: Integers, count: int) -> Integers:
    """How many of each kind there are before each position, and in all."""
    marks = np.zeros((count, len(kinds) + 1), np.int64)
    marks[kinds, np.arange(1, len(kinds) + 1)] = 1
    return np.cumsum(marks, axis=1)
