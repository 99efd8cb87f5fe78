r"""The weights of the tagger: a table of text, and the same as matrices.

The first line of the table lists the parts of tags; each other line is an observation, a tab, and
`number:weight` of each part that it speaks for. Observations and parts are numbered, so that what
many of them add up to is a matter of arrays; 0 is the number of all that have no weights.

>>> alone, pairs = matrices("NOUN\tVERB\nt NOUN\t1:0.5\nw үй\t0:1.5 1:-1\n")
>>> alone.row("w үй"), alone.column("VERB"), alone.values[1].tolist()
(1, 2, [0.0, 1.5, -1.0])
>>> pairs.values[pairs.row("t NOUN"), pairs.column("VERB")].item()
0.5
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import compress
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from kznlp.language.tagging.features import OF_PAIR

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Number = TypeVar("Number", np.int64, np.float64)
# By observation, by part of a tag.
Weights = Mapping[str, Mapping[str, float]]


class Matrix:
    """Weights by observation and part.

    Attributes:
        rows: the number of each observation.
        columns: the number of each part.
        values: observations × parts.
    """

    def __init__(self, rows: Sequence[str], columns: Sequence[str]) -> None:
        """No weights yet."""
        self.rows = {name: n for n, name in enumerate(rows, start=1)}
        self.columns = {part: n for n, part in enumerate(columns, start=1)}
        self.values: Floats = np.zeros((len(rows) + 1, len(columns) + 1), np.float32)

    def row(self, name: str) -> int:
        """The number of an observation."""
        return self.rows.get(name, 0)

    def numbers(self, names: Iterable[str]) -> list[int]:
        """The numbers of observations."""
        get = self.rows.get
        return [get(name, 0) for name in names]

    def known(self, names: Iterable[str]) -> tuple[int, ...]:
        """The numbers of those observations that have weights."""
        rows = self.rows
        return tuple([rows[name] for name in names if name in rows])

    def column(self, part: str) -> int:
        """The number of a part."""
        return self.columns.get(part, 0)


def matrices(table: str) -> tuple[Matrix, Matrix]:
    """The weights of words, and those of pairs of tags.

    Raises:
        ValueError: the table is damaged.
    """
    _csr()
    head, _, rest = table.partition("\n")
    parts = head.split("\t")
    lines = [line.split("\t", 1) for line in rest.splitlines()]
    names, told = [line[0] for line in lines], [line[-1] for line in lines]
    numbers = list(map(float, " ".join(told).replace(":", " ").split()))
    places = np.repeat(np.arange(len(names)), [one.count(":") for one in told])
    columns = np.array(numbers[::2], np.int64)
    values = np.array(numbers[1::2], np.float32)
    paired = np.array([name.startswith(OF_PAIR) for name in names], bool)
    return tuple(  # type: ignore[return-value]
        _matrix(names, parts, chosen, (places, columns, values)) for chosen in (~paired, paired)
    )


def _matrix(
    names: Sequence[str],
    parts: Sequence[str],
    chosen: NDArray[np.bool_],
    cells: tuple[Integers, Integers, Floats],
) -> Matrix:
    """The chosen observations, with the parts that they have weights for."""
    kept = chosen[cells[0]]
    places, columns, values = (one[kept] for one in cells)
    used = np.unique(columns)
    made = Matrix(list(compress(names, chosen)), [parts[n] for n in used.tolist()])
    rows = np.cumsum(chosen)[places]
    made.values[rows, np.searchsorted(used, columns) + 1] = values
    return made


@cache
def _csr() -> Any:  # noqa: ANN401 (a class without types)
    """The class of sparse matrices: loaded with a tagger only, and not at its first word."""
    from scipy.sparse import csr_matrix

    return csr_matrix


def summed(weights: Floats, rows: Integers) -> Floats:
    """The sums of rows of weights, for each row of their numbers."""
    ends = np.arange(0, rows.size + 1, rows.shape[1])
    ones = np.ones(rows.size, np.float32)
    chosen = _csr()((ones, rows.ravel(), ends), shape=(len(rows), len(weights)))
    found: Floats = chosen @ weights
    return found


def longer(cells: NDArray[Number], rows: int, columns: int = 0) -> NDArray[Number]:
    """A table with room for so many rows and columns, as it is where it has them; 0 in new cells.

    >>> longer(np.array([[7]]), 2).tolist()
    [[7], [0]]
    """
    shape = max(rows, cells.shape[0]), max(columns, cells.shape[1])
    if shape == cells.shape:
        return cells
    made = np.zeros(shape, cells.dtype)
    made[: cells.shape[0], : cells.shape[1]] = cells
    return made


def table(weights: Weights) -> str:
    """The table of weights."""
    numbers: dict[str, int] = {}
    lines = []
    for name, told in sorted(weights.items()):
        pairs = (
            f"{numbers.setdefault(part, len(numbers))}:{weight:g}"
            for part, weight in sorted(told.items())
        )
        lines.append(name + "\t" + " ".join(pairs) + "\n")
    return "\t".join(numbers) + "\n" + "".join(lines)
