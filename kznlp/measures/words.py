"""Words of a text, one after another; what is found out about them serves all their parts.

>>> found = words("Мектеп салынсын, несие берілсін")
>>> found.lower, found[2:].lower, found.sign(2)
(['мектеп', 'салынсын', 'несие', 'берілсін'], ['несие', 'берілсін'], ',')
>>> found[2]
Word(start=17, end=22, lower='несие')
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, overload

from kznlp.expressions.patterns import lower

# Letters and figures; for `re` the low line is a letter too, so look in `spaced` text.
WORD = re.compile(r"[\w№]++(?:-\w++)*+")


class Word(NamedTuple):
    """A word of the document: its place, and its letters in lower case."""

    start: int
    end: int
    lower: str


class Words(Sequence[Word]):
    """Words of a text; a slice of them is a part of the same whole.

    Attributes:
        text: what they stand in, from `offset` of the document on.
        spans: start and end of each, as offsets of the document.
        lower: each in lower case.
        whole: those of the whole in lower case, of which `first` stand before these.
        known: what was found out about the whole.
    """

    __slots__ = ("first", "known", "lower", "offset", "spans", "text", "whole")

    def __init__(
        self, text: str, spans: list[tuple[int, int]], lower: list[str], *, offset: int = 0
    ) -> None:
        self.text, self.offset = text, offset
        self.spans, self.lower = spans, lower
        self.whole, self.first = lower, 0
        self.known: dict[str, Any] = {}

    def __len__(self) -> int:
        return len(self.spans)

    def __iter__(self) -> Iterator[Word]:
        return (Word(*span, word) for span, word in zip(self.spans, self.lower, strict=True))

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> "Words": ...

    def __getitem__(self, index: int | slice) -> "Word | Words":
        if not isinstance(index, slice):
            return Word(*self.spans[index], self.lower[index])
        part = Words(self.text, self.spans[index], self.lower[index], offset=self.offset)
        part.whole, part.known = self.whole, self.known
        part.first = self.first + index.indices(len(self.spans))[0]
        return part

    @property
    def start(self) -> int:
        """Where the first of them begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the last of them ends."""
        return self.spans[-1][1]

    def before(self, offset: int) -> int:
        """How many of them begin before an offset of the document."""
        return bisect_left(self.spans, (offset,))

    def between(self, index: int) -> str:
        """What stands between a word and the one before it, without spaces."""
        start, end = self.spans[index - 1][1], self.spans[index][0]
        return self.text[start - self.offset : end - self.offset].strip()

    def sign(self, index: int) -> str:
        """The first sign between a word and the one before it; "" for none."""
        return self.between(index)[:1]


def words(text: str, start: int = 0, end: int | None = None, *, offset: int = 0) -> Words:
    """The words of `text[start:end]`; the text begins at `offset` of the document."""
    low = lower(spaced(text[start:end]))
    spans = [found.span() for found in WORD.finditer(low)]
    found = [low[first:last] for first, last in spans]
    if shift := start + offset:
        spans = [(first + shift, last + shift) for first, last in spans]
    return Words(text, spans, found, offset=offset)


def lower_words(text: str) -> list[str]:
    """Only the words of a text, in lower case."""
    return WORD.findall(spaced(text.lower()))


def spaced(text: str) -> str:
    """The text without low lines, which are the blanks of a form."""
    return text.replace("_", " ")


NONE = words("")
