"""Where the label of the first row begins in a cell that also holds the end of the header.

"Дәрігерлер саныБатыс Қазақстан" has a candidate at each capital. They are weighed:

    3   nothing parts it from the word before, neither here nor in the source: a lost row break
    3   the number of the first row stands before it
    2   all of it is the name of a territory
    2   the words before it make just as many header cells as are wanted
    1   it is no longer than the other labels

The best candidate wins; of equals the one that begins first.
"""

from collections.abc import Sequence

import regex

from kznlp.normalize import Normalized
from kznlp.tables.draft import Piece
from kznlp.tables.regions import are_names

CAPITAL = regex.compile(r"(?<!\p{Lu})\p{Lu}(?=\p{L})|(?<=\d)\p{Lu}")
CELL = regex.compile(r"(?<!\S)(?:[\p{Lu}№]|(?:19|20)\d\d(?!\d))")
ONE = regex.compile(r"(?<=[^\s\d])1[.)]?\s*$")
REACH = 200


def label_start(
    clean: Normalized, start: int, end: int, *, others: Sequence[Piece], wanted: int | None = None
) -> int:
    """The offset of the label in `clean.text[start:end]`.

    Args:
        clean: the text.
        start: where the cell begins.
        end: where it ends.
        others: the labels of the other rows.
        wanted: how many header cells the words before the label should make; 0 if the header is
            complete without them, and only a lost row break may part them; None if any may be.
    """
    text = clean.text
    last = len(text[start:end].rstrip()) + start
    places = [m.start() for m in CAPITAL.finditer(text, max(start, last - REACH), last)]
    places = [p for p in places if p > start and _begins(clean, p)]
    if wanted == 0:
        places = [p for p in places if is_seam(clean, p)]
    if not places:
        return start
    names = are_names([text[p:last] for p in places])
    longest = max((len(o.text.split()) for o in others), default=1)

    def weight(candidate: tuple[int, bool]) -> int:
        place, name = candidate
        cells = sum(1 for _ in CELL.finditer(text, start, place))
        return (
            3 * (is_seam(clean, place) or ONE.search(text, start, place) is not None)
            + 2 * name
            + 2 * (wanted is not None and cells == wanted)
            + (len(text[place:last].split()) <= longest)
        )

    return max(zip(places, names, strict=True), key=weight)[0]


def _begins(clean: Normalized, place: int) -> bool:
    """Whether a word begins there, or another word was glued to it."""
    before = clean.text[place - 1]
    return before.isspace() or before in '(«"' or is_seam(clean, place)


def is_seam(clean: Normalized, place: int) -> bool:
    """Whether the source prints the characters before and behind without anything between."""
    before = clean.text[place - 1]
    if not before.isspace():
        return before not in "-–—/(«\"'"
    first, last = clean.source(place - 1, place)
    return first == last
