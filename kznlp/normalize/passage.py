"""What a repair works on: the text of one block or one cell, and the words in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

import regex

from kznlp.language import words
from kznlp.normalize.settled import Settled

# Longer runs of letters are no words; repairs leave them alone and stay fast.
LONGEST_WORD = 60
# A shorter one may be a piece of a word; one that was seen so rarely, a misprint.
SHORTEST_WORD, RARE = 3, 30
SIGNS = '.,;:()«»"-'
LETTERS = regex.compile(r"[\p{L}\p{M}]++")
TOKEN = regex.compile(r"\S++")
# Text longer than this is taken in parts, where it has any.
LONG = 5_000
# A row of figures between tabs: the caption, header and body of a table that lost its rows.
TAB = "\t"
FIGURE = regex.compile(r"(?<![\d .,])[ .,]*+\d[\d .,]*+\t|\t[ .,]*+\d")
FEWEST_TABS = 3
FEWEST_FIGURES = 3


@dataclass(frozen=True)
class Passage:
    r"""Text to repair.

    Attributes:
        text: the text, markup already replaced.
        columns: white space and the seams of figures carry meaning: verbatim text, or a table
            flattened into a paragraph ("1\tДні\t711Ақтөбе\t15").
        foreign: the document is in another language, and so are passages too short to tell.
        noisy: many words of the document are unknown: it is badly scanned or typed.
    """

    text: str
    columns: bool = False
    foreign: bool = False
    noisy: bool = False

    def tokens(self) -> Iterable[str]:
        """What stands between white space; of long text one by one, to spare memory."""
        if len(self.text) <= LONG:
            return self.text.split()
        return (match[0] for match in TOKEN.finditer(self.text))

    @cached_property
    def uncommon(self) -> set[str]:
        """The tokens that are no common words; those are right as they are."""
        return _common().odd(set(self.tokens()))


@cache
def _common() -> Settled:
    return Settled(_is_uncommon)


def _is_uncommon(token: str) -> bool:
    word = token.strip(SIGNS)
    return len(word) < SHORTEST_WORD or words.frequency(word.lower()) <= RARE


def has_columns(text: str) -> bool:
    r"""Whether a paragraph looks like a flattened table: several tabs, several figures.

    >>> has_columns("Өңір\t2003\t2004\nАқмола\t12,5\t13,1"), has_columns("2003 жылы\tөсті")
    (True, False)
    """
    if text.count(TAB) < FEWEST_TABS:
        return False
    figures = FIGURE.finditer(text)
    return sum(1 for _, _ in zip(range(FEWEST_FIGURES), figures, strict=False)) == FEWEST_FIGURES
