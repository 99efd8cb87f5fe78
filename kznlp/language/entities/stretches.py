"""The features of words in stretches, numbered for a whole text at once.

A stretch is a name in capitals, a number, or a quotation; what it is of is told by the words at its
edges and around it. The words before a head are told which head it is. The same features as
strings, for training, are those of `context_features.of_stretches`, which says what they mean.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kznlp.language.entities.context_features import CAPITALS, HEAD_REACH, NUMBERS, QUOTE_REACH
from kznlp.language.entities.facts import (
    ALL_KINDS,
    CLOSING,
    EDGE,
    HEAD,
    JOINT,
    OPENING,
    STOP,
    Facts,
    Tables,
)
from kznlp.language.entities.features import Integers

# Kinds of features that tell lists of words, and the others.
OF_GROUPS = ("cg", "ng", "qg")
ALONE = (
    *("ca", "cb", "cp", "cf", "ce", "cx", "cl", "cfa", "na", "nw", "nb", "nab", "np", "npa"),
    *("nta", "nl", "nt", "quoted", "qa", "qb", "qp", "ql", "qk", "qf", "h", "hd", "hr"),
)
LONGEST = 9  # no greater number is told
# Places of words, and their features: places × features, 0 for none.
Found = tuple[Integers, Integers]
Inside = NDArray[np.bool_]


class Stretches:
    """Numbers the features of words in stretches."""

    def __init__(self, tables: Tables) -> None:
        """Look features up in these tables."""
        self._tables = tables
        self._one, self._two = tables.one, tables.two
        self._kinds = self._numbers(ALL_KINDS)
        self._counts = self._numbers([str(n) for n in range(LONGEST + 1)])
        self._truth = self._numbers(["False", "True"])
        self._capital = np.isin(ALL_KINDS, [*CAPITALS])
        self._number = np.isin(ALL_KINDS, [*NUMBERS])

    def _numbers(self, told: Sequence[str]) -> Integers:
        return np.array([self._tables.numbers.get(one, 0) for one in told], np.int64)

    def numbers(self, facts: Facts) -> Iterator[Found]:
        """The features of each kind of stretch; a text has edges around its sentences."""
        for found in (self._names, self._figures, self._quotes):
            told = found(facts)
            if told is not None:
                yield told
        yield self._heads(facts)

    def _names(self, facts: Facts) -> Found | None:
        starts, ends = _runs(self._capital[facts.kind])
        if not len(starts):
            return None
        one, two, lemma, behind = self._one, self._two, facts.lemma, facts.lemma[ends]
        told = [
            *(one("ca", behind), one("cb", lemma[ends + 1]), one("cp", lemma[starts - 1])),
            *(one("cf", lemma[starts]), one("ce", lemma[ends - 1])),
            one("cx", facts.ending[ends - 1]),
            *one("cg", self._tables.in_groups(facts.groups[ends])).T,
        ]
        at, run = _members(starts, ends)
        length = self._counts[np.minimum(ends - starts, 4)][run]
        place = self._counts[np.minimum(at - starts[run], 4)]
        return at, np.column_stack(
            [np.column_stack(told)[run], two("cl", length, place), two("cfa", behind[run], place)]
        )

    def _figures(self, facts: Facts) -> Found | None:
        inside = self._number[facts.kind]
        joined = facts.marks[1:-1] & JOINT > 0
        inside[1:-1] |= joined & inside[:-2] & inside[2:]
        starts, ends = _runs(inside)
        if not len(starts):
            return None
        one, two, lemma = self._one, self._two, facts.lemma
        before, behind, second = lemma[starts - 1], lemma[ends], lemma[ends + 1]
        tail = facts.tail[ends - 1]
        told = [
            *(one("na", behind), one("nw", facts.printed[ends]), one("nb", second)),
            *(two("nab", behind, second), one("np", before), two("npa", before, behind)),
            *(two("nta", tail, behind),),
            *two("ng", self._tables.in_groups(facts.groups[ends]), tail[:, None]).T,
            one("nl", self._counts[np.minimum(ends - starts, LONGEST)]),
        ]
        at, run = _members(starts, ends)
        first = self._truth[(at == starts[run]).astype(np.int64)]
        return at, np.column_stack([np.column_stack(told)[run], two("nt", tail[run], first)])

    def _quotes(self, facts: Facts) -> Found | None:
        signs = np.flatnonzero(facts.marks & (OPENING | CLOSING | EDGE))
        marks = facts.marks[signs]
        closed = np.flatnonzero((marks[:-1] & OPENING > 0) & (marks[1:] & CLOSING > 0))
        starts, ends = signs[closed] + 1, signs[closed + 1]
        fit = (starts < ends) & (ends <= starts + QUOTE_REACH)
        starts, ends = starts[fit], ends[fit]
        if not len(starts):
            return None
        one, two, behind = self._one, self._two, facts.lemma[ends + 1]
        kind, length = self._kinds[facts.kind[starts]], np.minimum(ends - starts, 6)
        told = [
            one("quoted", np.full(len(starts), self._tables.numbers.get("", 0))),
            *(one("qa", behind), one("qb", facts.lemma[ends + 2])),
            *(one("qp", facts.lemma[starts - 2]), one("ql", self._counts[length])),
            two("qk", kind, facts.start[ends + 1]),
            *one("qg", self._tables.in_groups(facts.groups[ends + 1])).T,
        ]
        at, run = _members(starts, ends)
        first = self._truth[(at == starts[run]).astype(np.int64)]
        return at, np.column_stack(
            [np.column_stack(told)[run], one("qf", first), two("qa", behind[run], first)]
        )

    def _heads(self, facts: Facts) -> Found:
        signs = np.flatnonzero(facts.marks & (STOP | HEAD | EDGE))
        next_sign = signs[
            np.minimum(np.searchsorted(signs, np.arange(len(facts.marks)), "right"), len(signs) - 1)
        ]
        away = next_sign - np.arange(len(facts.marks))
        near = (away > 0) & (away <= HEAD_REACH) & (facts.marks & EDGE == 0)
        at = np.flatnonzero(near & (facts.marks[next_sign] & HEAD > 0))
        head, role = facts.lemma[next_sign[at]], facts.role[at]
        one = self._one
        told = [
            *(one("h", head), one("hd", self._counts[away[at]])),
            *(self._two("h", head, role), one("hr", role)),
        ]
        return at, np.column_stack(told)


def _runs(inside: Inside) -> tuple[Integers, Integers]:
    """First place, and place after the last, of each stretch of places inside.

    >>> _runs(np.array([False, True, True, False, True, False]))
    (array([1, 4]), array([3, 5]))
    """
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    return edges[::2], edges[1::2]


def _members(starts: Integers, ends: Integers) -> tuple[Integers, Integers]:
    """All places in stretches, and in which of them each is.

    >>> _members(np.array([1, 4]), np.array([3, 5]))
    (array([1, 2, 4]), array([0, 0, 1]))
    """
    sizes = ends - starts
    run = np.repeat(np.arange(len(starts)), sizes)
    first = np.cumsum(sizes) - sizes
    return np.arange(len(run)) + (starts - first)[run], run
