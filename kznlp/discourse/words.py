"""The words of a stretch of text, in lower case, each with its place."""

from dataclasses import dataclass

import regex

WORD = regex.compile(r"[\p{L}\d]+(?:[-–'’.,/][\p{L}\d]+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """Lower-case forms, and where each begins and ends in the text that they were cut from."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def between(self, start: int, end: int) -> "Words":
        """The words that lie in `start:end`."""
        inside = [i for i, at in enumerate(self.starts) if start <= at and self.ends[i] <= end]
        if not inside:
            return Words((), (), ())
        first, last = inside[0], inside[-1] + 1
        return Words(self.forms[first:last], self.starts[first:last], self.ends[first:last])


def words_of(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words of `text[start:end]`, in offsets of `text`.

    >>> words_of("Жоба 2005-2007 жылдары іске асты.").forms
    ('жоба', '2005-2007', 'жылдары', 'іске', 'асты')
    """
    stop = len(text) if end is None else end
    found = [(m[0].lower(), *m.span()) for m in WORD.finditer(text, start, stop)]
    return Words(*zip(*found, strict=True)) if found else Words((), (), ())
