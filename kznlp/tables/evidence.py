"""Whether entries that follow one another are the rows of a table, or prose with figures.

With tabs: two rows of two figures, or three of one. Without tabs: three rows, labels that begin
with a capital and hold no sentence, and besides either two figures a row, or territories for most
labels, or a total that adds up.
"""

from collections.abc import Sequence

import regex

from kznlp.tables.draft import Piece, Row
from kznlp.tables.numbers import value
from kznlp.tables.regions import are_names
from kznlp.tables.words import pattern

LONGEST_LABEL = 200
SENTENCE = regex.compile(r"[.!?;:,]\s|[;,]$|\p{L}{4}\.$")


def is_table(labels: Sequence[Piece], body: Sequence[Row], *, tabs: bool) -> bool:
    """Whether labels and figures make a table; `tabs` part its cells."""
    width = len(body[0])
    if any(len(name.text) > LONGEST_LABEL for name in labels):
        return False
    if tabs:
        return len(body) > 1 and (width > 1 or len(body) > 2)
    if len(body) < 3 or any(not _is_name(name.text) for name in labels):
        return False
    return width > 1 or _are_places(labels) or _adds_up(labels, body)


def _is_name(label: str) -> bool:
    return label[:1].isupper() and len(label.split()) <= 10 and not SENTENCE.search(label)


def _are_places(labels: Sequence[Piece]) -> bool:
    return 2 * sum(are_names([name.text for name in labels])) > len(labels)


def _adds_up(labels: Sequence[Piece], body: Sequence[Row]) -> bool:
    last = pattern("totals.yml", "total").search(labels[-1].text)
    figures = [value(row[0].text) or 0 for row in body]
    return bool(last) and len(body) > 3 and figures[-1] == sum(figures[:-1])
