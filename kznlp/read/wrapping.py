r"""Join the lines of hard-wrapped text into paragraphs; leave lines that are paragraphs alone.

Typed and scanned files break lines at 60 to 80 columns. A line was broken, and did not end by
itself, if the first word of the next one had no more room in it, if it ends in a hyphen, or if it
ends in the middle of a sentence that goes on in small letters. A list marker or a deeper indent
begins a paragraph.

>>> text = "Облыста жұмыссыздық деңгейі соңғы үш жылда айтарлықтай\nтөмендеді.\n1) мектеп салу;"
>>> [text[a:b] for a, b in join(text, list(lines(text, 0, len(text))))]
['Облыста жұмыссыздық деңгейі соңғы үш жылда айтарлықтай\nтөмендеді.', '1) мектеп салу;']
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from kznlp.read.lines import Line, lines
from kznlp.read.markers import find_marker

__all__ = ["join", "lines"]

WIDEST = 120  # columns: beyond, nobody wrapped by hand
NARROWEST = 45  # columns: below, lines are short because they are entries, not wrapped
SHORT = 30  # characters of a line that may go on in small letters
FIRST_WORD = regex.compile(r"\S+")
STOPS = tuple(".;:!?")
ENDS_ITEM = (";", ":")


@dataclass(frozen=True, slots=True)
class Page:
    """How wide the lines of a run are, and where the leftmost begins."""

    width: int
    margin: int


def join(text: str, run: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The raw spans of the paragraphs in consecutive lines."""
    page = Page(
        width=max((line.width for line in run), default=0),
        margin=min((line.indent for line in run), default=0),
    )
    start = 0
    for k in range(1, len(run) + 1):
        if k == len(run) or not _goes_on(text, run[start], run[k - 1], run[k], page):
            yield run[start].start, run[k - 1].end
            start = k


def _goes_on(text: str, first: Line, line: Line, after: Line, page: Page) -> bool:
    """Whether `after` goes on with the paragraph that began with `first` and has come to `line`."""
    last = text[line.end - 1]
    if page.width > WIDEST or last in ENDS_ITEM:
        return False
    word = FIRST_WORD.match(text, after.start, after.end)
    length = len(word[0]) if word else 0
    full = page.width >= NARROWEST and line.width + 1 + length > page.width
    marker = find_marker(text[after.start : after.end])
    if marker:
        # A dash may come to stand at the start of a line by chance.
        return marker.style == "bullet" and full and last not in STOPS
    hanging = after.indent > first.indent and find_marker(text[first.start : first.end])
    if after.indent > page.margin + 1 and not hanging:
        return False
    small = text[after.start].islower()
    if small and last in "-\u00ad" and line.end - line.start > 2 and text[line.end - 2].isalpha():
        return True
    return full or (small and last not in STOPS and line.end - line.start >= SHORT)
