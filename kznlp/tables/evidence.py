"""Whether entries that follow one another are the rows of a table, or prose with figures.

With tabs: two rows of two figures, or three of one. Without tabs there must be three rows whose
labels begin with a capital and hold no sentence, and `ENOUGH` must speak for a table:

    2   two figures a row or more
    2   most labels are territories
    2   a total that adds up
    2   the header names the labels ("Облыстар"), or is a year for each column
    2   the labels are years
    1   most labels end with the same word ("Ақжар ауданы", "Көктал ауданы")
    1   all figures have the same number of places behind the comma
    1   five rows or more

against it:

    2   the first column only rises, as pages in a table of contents do, never changes, or is years
    4   the labels are streets, houses, telephones, or the figures telephone numbers

Where tabs part a single column of figures, the last of these alone decides.
"""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import regex

from kznlp.tables.draft import Piece, Row
from kznlp.tables.numbers import decimals, is_year, value
from kznlp.tables.periods import year_of
from kznlp.tables.regions import are_names
from kznlp.tables.words import pattern

ENOUGH = 2
LONGEST_LABEL = 200
MOST_WORDS = 14
# "Т. Рысқұлов" begins with an initial and is no sentence.
SENTENCE = regex.compile(r"(?<!^\p{Lu})[.!?;:]\s|[;,]$|\p{L}{4}\.$")
NAME = regex.compile(r"[«\"“(]?\p{Lu}")
PHONE = regex.compile(r"\d{5,7}")
YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def is_table(
    labels: Sequence[Piece], body: Sequence[Row], header: Sequence[Piece], *, tabs: bool
) -> bool:
    """Whether labels and figures make a table.

    Args:
        labels: the words of each row.
        body: the figures of each row.
        header: the words above.
        tabs: tabs part the cells.
    """
    width = len(body[0])
    words = [name.text for name in labels]
    if any(len(name) > LONGEST_LABEL for name in words):
        return False
    if tabs:
        return len(body) > 1 and (width > 1 or (len(body) > 2 and not is_directory(words, body)))
    known = sum(value(cell.text) is not None for row in body for cell in row)
    if len(body) < 3 or 4 * known < width * len(body) or not all(map(is_name, words)):
        return False
    return _score(words, body, " ".join(cell.text for cell in header)) >= ENOUGH


@lru_cache(maxsize=8192)
def is_name(label: str) -> bool:
    """Whether words may name a row: parts, a year, or words with a capital but no sentence."""
    if len(label) > LONGEST_LABEL:
        return False
    named = NAME.match(label) or pattern("totals.yml", "part").match(label) or year_of(label)
    return named is not None and len(label.split()) <= MOST_WORDS and not SENTENCE.search(label)


def _score(labels: Sequence[str], body: Sequence[Row], header: str) -> int:
    figures = [value(row[0].text) for row in body]
    known = [f for f in figures if f is not None]
    years = all(is_year(row[0].text) for row in body)
    steady = rises(known) or len(set(known)) == 1 or years
    score = 2 * (len(body[0]) > 1) + _alike(labels) + (len(body) > 4)
    score -= 2 * steady + 4 * is_directory(labels, body)
    score += 2 * all(map(year_of, labels))
    score += 2 * _heads(header, len(body[0])) + (len({decimals(f) for f in known} - {0}) == 1)
    if score < ENOUGH:
        score += 2 * adds_up(labels, figures)
    if score < ENOUGH:
        score += 2 * (2 * sum(are_names(labels)) > len(labels))
    return score


def rises(figures: Sequence[Decimal]) -> bool:
    """Whether each figure is larger than the one before, as pages are."""
    return all(a < b for a, b in pairwise(figures))


def is_directory(labels: Sequence[str], body: Sequence[Row]) -> bool:
    """Whether streets or telephones are listed: most labels say so, or numbers begin alike."""
    words = pattern("layouts.yml", "directory")
    if 2 * sum(words.search(name) is not None for name in labels) > len(labels):
        return True
    numbers = {row[-1].text for row in body}
    begin = {number[:3] for number in numbers}
    return len(begin) == 1 < len(numbers) and all(PHONE.fullmatch(n) for n in numbers)


def _alike(labels: Sequence[str]) -> bool:
    ends = Counter(name.split()[-1] for name in labels if " " in name)
    return 2 * max(ends.values(), default=0) > len(labels)


def _heads(header: str, width: int) -> bool:
    head = pattern("columns.yml", "head").search(header)
    return head is not None or (width > 0 and len(YEAR.findall(header)) == width)


def adds_up(labels: Sequence[str], figures: Sequence[Decimal | None]) -> bool:
    """Whether the last row is a total, and that of the others."""
    last = pattern("totals.yml", "total").search(labels[-1])
    known = [f or Decimal() for f in figures]
    return bool(last) and len(known) > 3 and known[-1] == sum(known[:-1])
