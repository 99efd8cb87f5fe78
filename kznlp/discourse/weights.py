"""A linear model over signs: what each sign says for each value of each question.

A question ("label", "valence", …) has values; the value with the largest sum of weights is the
answer, and the sums, made sharper or softer by the question's scale, give its chance.

Signs that depend on the same few things are told in a group: the function that writes them, with
its arguments. Which weights they have is remembered, so that they are written only when such a
group comes up for the first time. A sign that is seldom seen again stands for itself. No sign is
told twice of one item.

The rows of an item are bytes: those of its groups are joined, and numpy reads the places of the
rows from them, without any work for each row.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Rows = bytes  # places of rows, each a number of the kind below
PLACE = np.dtype(np.intp)
LISTED = 3  # signs in an explanation
BLOCK = 4096  # items that are weighed at once
MOST = 30_000  # groups that are remembered

# A sign, or what writes some and its arguments: (of_last, "салынды") stands for of_last("салынды").
Group = str | tuple[Callable[..., Iterable[str]], *tuple[Any, ...]]


def written(groups: Iterable[Group]) -> list[str]:
    """The signs of groups, each once.

    >>> written(["form=past", (lambda last: (f"last={last}", f"end={last[-2:]}"), "салынды")])
    ['form=past', 'last=салынды', 'end=ды']
    """
    return list(dict.fromkeys(sign for group in groups for sign in _signs(group)))


def _signs(group: Group) -> Iterable[str]:
    if isinstance(group, str):
        return (group,)
    write, *told = group
    return write(*told)


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
    _known: "_Known" = field(init=False, repr=False)
    _columns: dict[str, slice] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        at, columns = 0, {}
        for question, values in self.questions.items():
            columns[question] = slice(at, at + len(values))
            at += len(values)
        object.__setattr__(self, "_columns", columns)
        object.__setattr__(self, "_known", _Known(self.names))

    def rows(self, groups: Iterable[Group]) -> Rows:
        """The rows of those signs of the groups that have weights."""
        return b"".join(map(self._known.__getitem__, groups))

    def blocks(self, items: Iterable[Rows]) -> Iterator[tuple[list[Rows], Floats]]:
        """The rows of the items, and their sums, for some thousand items at a time."""
        rest = iter(items)
        while rows := [*islice(rest, BLOCK)]:
            yield rows, self.sums(rows)

    def sums(self, items: Sequence[Rows]) -> Floats:
        """The weights of each item's rows added up: items × values."""
        sizes = [len(rows) // PLACE.itemsize for rows in items]
        chosen = np.frombuffer(b"".join(items), PLACE)
        weights = np.zeros((len(chosen) + 1, self.table.shape[1]), np.float32)
        self.table.take(chosen, axis=0, out=weights[:-1])
        starts = [*accumulate(sizes[:-1], initial=0)]
        added = np.add.reduceat(weights, starts, axis=0, dtype=np.float64)
        added[[not size for size in sizes]] = 0  # of no rows, it takes the next
        sums: Floats = added.astype(np.float32) + self.bias
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

    def because(self, rows: Rows, question: str, value: int) -> list[str]:
        """The signs that weighed most for a value, against the mean of all values."""
        chosen = np.sort(np.frombuffer(rows, PLACE))
        weights = self.table[chosen, self._columns[question]]
        ahead = weights[:, value] - weights.mean(axis=1)
        best = np.argsort(-ahead, kind="stable")[:LISTED]
        return [self.names[chosen[n]] for n in best if ahead[n] > 0]


class _Known(dict[Group, Rows]):
    """The rows of the signs of each group, looked up in a dict: faster than any call."""

    def __init__(self, names: Sequence[str]) -> None:
        places = map(np.intp.tobytes, np.arange(len(names), dtype=PLACE))
        super().__init__(zip(names, places, strict=True))
        self._most = len(names) + MOST

    def __missing__(self, group: Group) -> Rows:
        if isinstance(group, str):
            return b""
        if len(self) >= self._most:
            for one in [one for one in self if not isinstance(one, str)]:
                del self[one]
        write, *told = group
        rows_of = self.get
        rows = dict.fromkeys([rows_of(sign, b"") for sign in write(*told)])
        self[group] = found = b"".join(rows)
        return found
