"""Where the label of the first row begins in words that also hold the end of the header.

"Дәрігерлер саныБатыс Қазақстан" has a candidate at each capital. They are weighed, in natural
logarithms of odds:

    5   a line begins there, or nothing parts it from the word before: a lost row break; or a figure
        of the header stands before it
    5   the number of the first row, or a year with its word, stands before it
    3   all of it is the name of a territory
    2   it ends with the word that most other labels end with
    4.5 the words before it make just as many header cells as there are columns; 6 if years do

against it:

    0.5 each word more than the longest other label has

What is best depends on the number of columns, and the other way round: `Start.cost` tells how much
a start speaks against a number of columns.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from kznlp.normalize import Normalized
from kznlp.tables.draft import Piece
from kznlp.tables.leaves import years_again
from kznlp.tables.periods import year_of
from kznlp.tables.regions import are_names
from kznlp.tables.words import pattern

CAPITAL = regex.compile(r"[«\"]?(?<!\p{Lu})\p{Lu}(?=\p{L})|(?<=\d)\p{Lu}")
# A year may have the number of the first row behind it: "20191".
YEAR = regex.compile(r"(?<!\S)(?:19|20)\d\d(?=1?(?!\d))")
NAMING_YEAR = regex.compile(r"(?:19|20)\d\d(?!\d)")
CELL = regex.compile(rf"(?<!\S)[\p{{Lu}}№]|{YEAR.pattern}")
ONE = regex.compile(r"(?:(?<=[^\s\d])|(?<=\b(?:19|20)\d\d)|(?<=\s))1[.)]?\s*$")
REACH = 200
SEAM, NUMBER, NAME, ENDING, LONG, HEADERS, YEARS = 5.0, 5.0, 3.0, 2.0, 0.5, 4.5, 6.0


@dataclass(frozen=True, slots=True)
class Start:
    """Where the first label may begin, how much speaks for it, header cells and years before it."""

    place: int
    weight: float
    cells: int
    years: int

    def cost(self, columns: int | None) -> float:
        """What speaks against it (less than nothing: for it) if the table has so many columns."""
        fits = columns is not None and self.cells == columns
        return -self.weight - fits * (YEARS if self.years else HEADERS)


def starts(
    clean: Normalized,
    header: int,
    start: int,
    end: int,
    *,
    others: Sequence[Piece],
    seams_only: bool = False,
) -> list[Start]:
    """The places in `clean.text[start:end]` where the first label may begin.

    Args:
        clean: the text.
        header: where the header begins.
        start: where the words begin that end with the label.
        end: where they end.
        others: the labels of the other rows.
        seams_only: the header is complete; only a lost row break may part its end from the label.
    """
    text = clean.text
    last = len(text[start:end].rstrip()) + start
    begins = NAMING_YEAR if others and all(year_of(o.text) for o in others) else CAPITAL
    places = [m.start() for m in begins.finditer(text, max(start, last - REACH), last)]
    places = [p for p in places if p > start and _begins(clean, p)]
    if seams_only:
        places = [p for p in places if is_seam(clean, p)]
    if not places or text[start].isupper() or text[start] in '«"':
        places.insert(0, start)
    names = are_names([text[p:last] for p in places])
    labels = _labels(others)
    return [
        _weighed(clean, header, start, p, last, name=name, labels=labels)
        for p, name in zip(places, names, strict=True)
    ]


def _labels(others: Sequence[Piece]) -> tuple[int, str | None]:
    """How many words the longest label has, and with which word the most of several end."""
    words = [o.text.split() for o in others]
    endings = Counter(some[-1] for some in words if some).most_common(1)
    common = endings[0][0] if endings and endings[0][1] > 1 else None
    return max(map(len, words), default=1), common


def _weighed(
    clean: Normalized,
    header: int,
    start: int,
    place: int,
    last: int,
    *,
    name: bool,
    labels: tuple[int, str | None],
) -> Start:
    text = clean.text
    words = text[place:last].split()
    behind_figure = header < place == start
    longest, common = labels
    weight = (
        SEAM * (behind_figure or is_seam(clean, place))
        + NUMBER * (_behind_number(text, header, place) or _behind_year(text, header, place))
        + NAME * name
        + ENDING * (len(words) > 1 and words[-1] == common)
        - LONG * max(0, len(words) - longest)
    )
    before = text[header:place]
    years = YEAR.findall(before)
    cells = 1 + len(years) if years_again(years) else sum(1 for _ in CELL.finditer(before))
    return Start(place, weight, cells, len(years))


def _behind_number(text: str, header: int, place: int) -> bool:
    return ONE.search(text, max(header, place - 8), place) is not None


def _behind_year(text: str, header: int, place: int) -> bool:
    years = pattern("columns.yml", "year").finditer(text, max(header, place - 20), place)
    ends = [m.end() for m in years]
    return bool(ends) and not text[ends[-1] : place].strip()


def _begins(clean: Normalized, place: int) -> bool:
    """Whether a word begins there, or another word was glued to it."""
    before = clean.text[place - 1]
    return before.isspace() or before == "(" or is_seam(clean, place)


def is_seam(clean: Normalized, place: int) -> bool:
    """Whether a line begins there, or the source prints both characters without a gap."""
    if not place:
        return False
    before = clean.text[place - 1]
    if before == "\n":
        return True
    if not before.isspace():
        return before not in "-–—/(«\"'"
    first, last = clean.source(place - 1, place)
    return first == last
