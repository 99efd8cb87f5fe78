"""A linear model over signs: what each sign says for each value of each question.

A question ("label", "valence", …) has values; the value with the largest sum of weights is the
answer, and the sums, made sharper or softer by the question's scale, give its chance.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
LISTED = 3  # signs in an explanation
BLOCK = 4096  # items that are weighed at once


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Signs × values, the questions one beside the other.

    Attributes:
        questions: the values of each, in the order of the columns.
        scales: of each question, what its sums are multiplied by.
        names: of the signs, in the order of the rows.
        table: the weights.
        bias: what each value weighs without any sign.
    """

    questions: Mapping[str, tuple[str, ...]]
    scales: Mapping[str, float]
    names: tuple[str, ...]
    table: Floats
    bias: Floats
    _rows: dict[str, int] = field(init=False, repr=False)
    _columns: dict[str, slice] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        at, columns = 0, {}
        for question, values in self.questions.items():
            columns[question] = slice(at, at + len(values))
            at += len(values)
        object.__setattr__(self, "_columns", columns)
        object.__setattr__(self, "_rows", {name: row for row, name in enumerate(self.names)})

    def rows(self, signs: Iterable[str]) -> list[int]:
        """The rows of those signs that have weights, each once."""
        get = self._rows.get
        return sorted({row for sign in signs if (row := get(sign)) is not None})

    def blocks(self, items: Iterable[Iterable[str]]) -> Iterator[tuple[list[list[int]], Floats]]:
        """The rows of the signs of each item, and their sums, for some thousand items at a time."""
        rest = iter(items)
        while rows := [self.rows(signs) for signs in islice(rest, BLOCK)]:
            yield rows, self.sums(rows)

    def sums(self, items: Sequence[Sequence[int]]) -> Floats:
        """The weights of each item's rows added up: items × values."""
        ends = np.cumsum([0, *map(len, items)])
        chosen = np.fromiter((row for rows in items for row in rows), np.int64, int(ends[-1]))
        added = np.zeros((len(chosen) + 1, self.table.shape[1]))
        np.cumsum(self.table[chosen], axis=0, out=added[1:])
        sums: Floats = (added[ends[1:]] - added[ends[:-1]]).astype(np.float32) + self.bias
        return sums

    def columns(self, question: str) -> slice:
        """Where the values of a question stand."""
        return self._columns[question]

    def chances(self, sums: Floats, question: str) -> Floats:
        """The chance of each value of a question: items × values."""
        scaled = sums[:, self._columns[question]] * self.scales[question]
        odds = np.exp(scaled - scaled.max(axis=1, keepdims=True))
        chances: Floats = odds / odds.sum(axis=1, keepdims=True)
        return chances

    def because(self, rows: Sequence[int], question: str, value: int) -> list[str]:
        """The signs that weighed most for a value, against the mean of all values."""
        weights = self.table[rows, self._columns[question]]
        ahead = weights[:, value] - weights.mean(axis=1)
        best = np.argsort(-ahead, kind="stable")[:LISTED]
        return [self.names[rows[n]] for n in best if ahead[n] > 0]
