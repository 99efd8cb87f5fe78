r"""Lists run together in one line: "…факторлар:-\tқұлдырау;-\tкөші-қон. Сарапшылар …".

Copying out of a word processor loses the line breaks of lists and keeps their markers. A marker
counts where a tab follows it, or where it follows a colon or semicolon and others like it do too.
The last item ends with its first sentence. A stretch with several tabs is a flattened table and
stays whole.

>>> text = "Шаралар: 1) мектеп салу; 2) жол жөндеу. Қаржы бөлінді."
>>> [text[a:b] for a, b in split(text, 0, len(text))]
['Шаралар:', '1) мектеп салу;', '2) жол жөндеу.', 'Қаржы бөлінді.']
"""

from collections.abc import Iterator
from itertools import pairwise

import regex

TABBED = regex.compile(
    r"(?:(?<=[\p{L}\p{P}])[ ]*(?P<mark>[-–—•])\t|(?<=[.:;])[ ]*(?P<mark>\d{1,2}[.)])\t)"
    r"\s*(?=[\p{L}«\"“])"
)
SPACED = regex.compile(r"(?<=[:;])\s*(?P<mark>[-–—•])\s*(?=\p{L})")
NUMBERED = regex.compile(r"(?<=[:;.,])\s*(?P<mark>\d{1,2})\)\s*(?=[\p{L}«\"“])")
SENTENCE_END = regex.compile(r"(?<!\b\p{Lu})[.!?…](?=\s*[\"«“]?\p{Lu}\p{L})|[.!?…]\s*$")
TABLE_TABS = 2


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The raw spans of what stands before, in, and after the lists of one paragraph."""
    marks = _marks(text, start, end)
    edges = [start]
    for k, mark in enumerate(marks):
        after = marks[k + 1] if k + 1 < len(marks) else None
        stop = after if after is not None else _item_end(text, mark, end)
        if text.count("\t", mark + 4, stop) >= TABLE_TABS:
            continue
        edges.append(mark)
        if after is None:
            edges.append(stop)
    edges.append(end)
    for left, right in pairwise(edges):
        first, last = _trimmed(text, left, right)
        if first < last:
            yield first, last


def _marks(text: str, start: int, end: int) -> list[int]:
    """Where the items begin."""
    tabbed = [m.start("mark") for m in TABBED.finditer(text, start, end)] if "\t" in text else []
    if tabbed:
        return tabbed
    spaced = [m.start("mark") for m in SPACED.finditer(text, start, end)]
    if len(spaced) > 1:
        return spaced
    return _counted(text, start, end)


def _counted(text: str, start: int, end: int) -> list[int]:
    """Markers that count 1), 2), 3) …, the first after a colon."""
    found: list[int] = []
    for match in NUMBERED.finditer(text, start, end):
        expected = len(found) + 1
        if int(match["mark"]) != expected or (expected == 1 and text[match.start() - 1] != ":"):
            continue
        found.append(match.start("mark"))
    return found if len(found) > 1 else []


def _item_end(text: str, mark: int, end: int) -> int:
    found = SENTENCE_END.search(text, mark + 4, end)
    return found.end() if found else end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
