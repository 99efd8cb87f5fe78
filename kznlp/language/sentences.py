"""Where sentences begin.

Hard edges are the blocks of `doc._.blocks` and the cells of their grids, line breaks in verbatim
blocks, and blank lines. Inside, each rule of `RULES` looks at a place between two words and says
that a sentence ends there; a line break by itself does not.

>>> import spacy
>>> nlp = spacy.blank("kk")
>>> _ = nlp.add_pipe("kk_sentences")
>>> [s.text for s in nlp("1998 ж. мектеп, т.б. салынды. А.Б. Сейітов келді").sents]
['1998 ж. мектеп, т.б. салынды.', 'А.Б. Сейітов келді']
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from math import inf

import numpy as np
import regex
from msgspec import Struct
from spacy.language import Language
from spacy.tokens import Doc

from kznlp import resources
from kznlp.language import words
from kznlp.language.doc_text import text_of
from kznlp.language.extensions import register
from kznlp.language.suffixes import SUFFIXES
from kznlp.language.tokenizer_exceptions import ABBREVIATIONS
from kznlp.types import BlockKind

register()

ENDERS = frozenset({".", "!", "?", "…"})
CLOSERS = frozenset("»”\"')]")
OPENERS = frozenset("«„“\"'([")
# After a full stop and before a capital, a dash opens what the next speaker says.
DASHES = frozenset({"-", "–", "—"})
# "1." "12." "IV." "а." number a list.
MARKER = 3
NUMBER_SIGNS = frozenset({"№", "N"})
# Such a sign is no word: "§ 5." is a marker as "5." is.
SECTION = "§"
# "А.Б." behind a surname.
INITIALS = regex.compile(r"(?:\p{Lu}\p{Ll}?\.){1,3}")
# "27.05. 1998": a day and a month, whose year stands apart.
DAY = regex.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")
YEAR = regex.compile(r"(?:19|20)\d\d")
BLANK_LINE = regex.compile(r"\n[^\S\n]*\n")
# Endings after which a finite verb is complete: "болды", "құрайды", "бекітілсін".
FINITE = frozenset({"ДЫ", "дЫ", "сЫн"})


class Place(Struct, frozen=True, gc=False):  # there are as many as capitals
    """A gap between two words of one block, white space left out.

    Attributes:
        last: the word before, with the closing quotation mark or bracket after it passed over.
        before: the word before `last`, "" at the start of a sentence.
        words: how many words the sentence has up to here, signs counted.
        next: the word after, with opening signs passed over.
        opened: such a sign stands before `next`.
    """

    last: str
    before: str
    words: int
    next: str
    opened: bool


def stop(place: Place) -> bool:
    """A full stop before a capital or a digit, but not after the "1" that opens a sentence."""
    if place.last[0] not in ENDERS:
        return False
    if place.last == "." and place.words == 2 and len(place.before) <= MARKER:
        return False
    if place.next in NUMBER_SIGNS and place.before[-1:].isdigit():  # "10.11.98. № 281"
        return False
    if DAY.fullmatch(place.before) and YEAR.fullmatch(place.next):
        return False
    return not place.next[0].islower() and place.next[0] not in ".!?…,;:)–—-"  # "?.." "?!"


def abbreviation(place: Place) -> bool:
    """An abbreviation whose stop may end a sentence too: "т.б." before a capital."""
    last = place.last.lower()
    ends = ABBREVIATIONS.get(place.before.lower() + last) or ABBREVIATIONS.get(last)  # "т. б."
    if ends == "capital":
        return place.next[0].isupper()
    return ends == "starter" and place.next[0].isupper() and _starter(place.next.lower())


def initials(place: Place) -> bool:
    """Initials behind a surname, before a common word with a capital: "Сейітов А.Б. Хатшы"."""
    if place.opened or not INITIALS.fullmatch(place.last) or not _surname(place.before):
        return False
    return place.next.istitle() and words.known(place.next.lower())


def verb(place: Place) -> bool:
    """No stop at all, but a finite verb or its like before a common word with a capital."""
    if place.opened or not place.next.istitle() or not place.last.islower():
        return False
    if _reports(place.last):  # "– деді Президент"
        return False
    return _finite(place.last) and words.known(place.next.lower())


RULES: list[Callable[[Place], bool]] = [stop, abbreviation, initials, verb]


@lru_cache(maxsize=50_000)
def _finite(word: str) -> bool:
    if any(row["word"] == word for row in resources.table("language/closing_words.csv")):
        return True
    reading = words.best(word)
    if reading is None or reading.pos != "verb" or not reading.chain:
        return False
    return SUFFIXES[reading.chain[-1]].template in FINITE


def _surname(word: str) -> bool:
    endings = tuple(row["ending"] for row in resources.table("language/surname_endings.csv"))
    return word.istitle() and word.endswith(endings)


@lru_cache(maxsize=10_000)
def _reports(word: str) -> bool:
    return any(row["word"] == word for row in resources.table("language/reporting_words.csv"))


@lru_cache(maxsize=10_000)
def _starter(word: str) -> bool:
    return any(row["word"] == word for row in resources.table("language/stop_words.csv"))


@Language.factory("kk_sentences")
def make_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component."""
    return set_sentences


def set_sentences(doc: Doc) -> Doc:
    """Set `token.is_sent_start` for every token."""
    text = text_of(doc)
    # At once: a token is an object that spaCy makes anew each time.
    offsets, lengths = doc.to_array(["IDX", "LENGTH"]).T.tolist()
    texts = [text[start : start + length] for start, length in zip(offsets, lengths, strict=True)]
    starts = _starts(texts, offsets, edges(doc))
    # At once: `token.is_sent_start = …` looks through the whole document each time.
    codes = np.where(starts, 1, -1).astype("uint64")
    return doc.from_array(["SENT_START"], codes)  # type: ignore[arg-type]


def _starts(texts: list[str], offsets: list[int], edges: Iterator[int]) -> list[bool]:
    starts = [False] * len(texts)
    before, last, words_so_far, opener = "", "", 0, -1
    begin, edge, behind_word = True, next(edges, inf), False
    for i, text in enumerate(texts):
        while edge <= offsets[i]:
            begin, edge, behind_word = True, next(edges, inf), False
        # Every rule wants a stop before or a capital after; asking first saves most of the time.
        if behind_word and text.islower() and text.isalpha():
            before, last, words_so_far = last, text, words_so_far + 1
            continue
        if text.isspace():
            continue
        behind_word = text.isalpha()
        if begin:
            starts[i], begin = True, False
            before, last, words_so_far, opener = "", text, int(text != SECTION), -1
            continue
        glued = offsets[i] == offsets[i - 1] + len(texts[i - 1])
        if text in CLOSERS and (glued or text not in OPENERS):
            continue
        if text in OPENERS or (text in DASHES and _speaks(last, texts[i + 1 : i + 2])):
            opener = i if opener < 0 else opener
            continue
        worth = last[-1] in ENDERS or text[0].isupper()
        if worth and _ends(Place(last, before, words_so_far, text, opener >= 0)):
            starts[opener if opener >= 0 else i] = True
            last, words_so_far = "", 0
        before, last, words_so_far, opener = last, text, words_so_far + (text != SECTION), -1
    return starts


def _speaks(last: str, after: list[str]) -> bool:
    return last[-1] in ENDERS and bool(after) and after[0][0].isupper()


def _ends(place: Place) -> bool:
    return any(rule(place) for rule in RULES)


def edges(doc: Doc) -> Iterator[int]:
    """Offsets that no sentence crosses."""
    text = text_of(doc)
    found = {match.end() for match in BLANK_LINE.finditer(text)}
    for block in doc._.blocks:
        found |= {block.start, block.end}
        if block.grid:
            found |= {place for cell in block.grid.cells for place in (cell.start, cell.end)}
        elif block.kind is BlockKind.VERBATIM:
            lines = regex.finditer(r"\n", text, pos=block.start, endpos=block.end)
            found |= {line.end() for line in lines}
    yield from sorted(found)
