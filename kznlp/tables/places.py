"""Values by row and token, seen from the figures that end or begin there.

A figure is told by its length, less one, its row, and the token behind it (`joined`). Both classes
hold one array in which more tokens stand than a row has, and show it shifted by the length of each
figure, without copying it.

>>> reached = Behind((1, 3), 0.0)
>>> reached.at[0] = [7.0, 8.0, 9.0]
>>> reached.before[:2, 0].tolist()  # of figures of one token, of two
[[0.0, 7.0, 8.0], [0.0, 0.0, 7.0]]
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
LONGEST = 4  # tokens of a figure: up to 999 999 999 999
STEP = np.dtype(float).itemsize


class Behind:
    """Values of tokens.

    Attributes:
        at: the values, by row and token; what is written here is seen in `before`.
        before: by length, row and token, the value at the token that such a figure begins with.
    """

    def __init__(self, shape: tuple[int, ...], outside: float) -> None:
        """Values of so many rows and tokens, all `outside`, as is what stands before a row."""
        *outer, rows, tokens = shape
        held = np.full((*outer, rows, LONGEST + tokens), outside)
        self.at = held[..., LONGEST:]
        *steps, row, _ = held.strides
        self.before: Array = np.ndarray(
            (*outer, LONGEST, rows, tokens),
            buffer=held,
            offset=(LONGEST - 1) * STEP,
            strides=(*steps, -STEP, row, STEP),
        )


class Ahead:
    """Values of figures.

    Attributes:
        at: the values, by length, row and token behind.
        by_start: the same, by the token that the figure begins with.
    """

    def __init__(self, shape: tuple[int, int, int], outside: float) -> None:
        """Values of so many figures, all `outside`, as is what stands behind a row."""
        longest, rows, tokens = shape
        held = np.full((longest, rows, tokens + longest), outside)
        self.at = held[..., :tokens]
        length, row, _ = held.strides
        self.by_start: Array = np.ndarray(
            shape, buffer=held, offset=STEP, strides=(length + STEP, row, STEP)
        )
