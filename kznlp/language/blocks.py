"""Sentences taken together, so that arrays are computed for many words at once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Word = TypeVar("Word")


def blocks(sentences: Iterable[Sequence[Word]], most: int) -> Iterator[list[Sequence[Word]]]:
    """Sentences that follow one another, until they have so many words.

    >>> [len(block) for block in blocks(["ab", "cde", "", "f"], 4)]
    [2, 2]
    """
    block: list[Sequence[Word]] = []
    words = 0
    for sentence in sentences:
        block.append(sentence)
        words += len(sentence)
        if words >= most:
            yield block
            block, words = [], 0
    if block:
        yield block
