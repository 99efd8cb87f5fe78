"""The words of a stretch of text, in lower case, each with its place."""

from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter

import regex
from msgspec import Struct

from kznlp.discourse.known import KNOWN, Known
from kznlp.discourse.phrases import phrases_in

FORM = attrgetter("form")
WORD = regex.compile(r"[\p{L}\d]+(?:[-–'’.,/][\p{L}\d]+)*")


class Words(Struct, frozen=True, dict=True):
    """Words of `text` from the offset `start` on.

    Attributes:
        forms: in lower case.
        each: what is known of each by itself.
        printed: as they stand in the text.
    """

    forms: tuple[str, ...]
    each: Sequence[Known]
    printed: Sequence[str]
    text: str
    start: int

    @cached_property
    def phrases(self) -> frozenset[str]:
        """The groups of phrases that they hold."""
        return phrases_in(self.forms)

    @cached_property
    def figures(self) -> bool:
        """Whether there are figures among them."""
        return any(one.figure for one in self.each)

    @cached_property
    def places(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where each begins in the text, and where each ends; few are asked."""
        starts, ends, at, find = [], [], self.start, self.text.find
        for word in self.printed:
            at = find(word, at)
            starts.append(at)
            at += len(word)
            ends.append(at)
        return starts, ends

    @property
    def starts(self) -> Sequence[int]:
        """Where each begins in the text."""
        return self.places[0]

    @property
    def ends(self) -> Sequence[int]:
        """Where each ends in the text."""
        return self.places[1]

    def part(self, first: int, last: int) -> "Words":
        """The words `first:last` of these."""
        start = self.starts[first] if first < len(self.forms) else self.start
        part = slice(first, last)
        return Words(self.forms[part], self.each[part], self.printed[part], self.text, start)


def words_of(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words of `text[start:end]`, in offsets of `text`.

    >>> words_of("Жоба 2005-2007 жылдары іске асты.").forms
    ('жоба', '2005-2007', 'жылдары', 'іске', 'асты')
    """
    printed = WORD.findall(text, start, len(text) if end is None else end)
    each = [*map(KNOWN.__getitem__, printed)]
    return Words(tuple(map(FORM, each)), each, printed, text, start)
