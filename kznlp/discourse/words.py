"""The words of a stretch of text, in lower case, each with its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

WORD = regex.compile(r"[\p{L}\d]+(?:[-–'’.,/][\p{L}\d]+)*")


@dataclass(frozen=True)
class Words:
    """Words of `text` from the offset `start` on.

    Attributes:
        forms: in lower case.
        printed: as they stand in the text.
    """

    forms: tuple[str, ...]
    printed: Sequence[str]
    text: str
    start: int

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each begins in the text; few are asked."""
        at, found, find = self.start, [], self.text.find
        for word in self.printed:
            at = find(word, at)
            found.append(at)
            at += len(word)
        return tuple(found)

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Where each ends in the text."""
        pairs = zip(self.starts, self.printed, strict=True)
        return tuple([at + len(word) for at, word in pairs])

    def part(self, first: int, last: int) -> "Words":
        """The words `first:last` of these."""
        start = self.starts[first] if first < len(self.forms) else self.start
        return Words(self.forms[first:last], self.printed[first:last], self.text, start)


def words_of(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words of `text[start:end]`, in offsets of `text`.

    >>> words_of("Жоба 2005-2007 жылдары іске асты.").forms
    ('жоба', '2005-2007', 'жылдары', 'іске', 'асты')
    """
    printed = WORD.findall(text, start, len(text) if end is None else end)
    return Words(tuple([word.lower() for word in printed]), printed, text, start)
