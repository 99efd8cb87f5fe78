"""A space that is missing after a sentence, a comma, a figure.

    sentence_seam      "ашылды.Еңбек", "млн.теңге", "бар;екіншіден"
    dated_seam         "ашылды.2004 жылы", "«Береке» АҚ.1998-2000 жылдары"
    abbreviation_seam  "т.б.Олар"
    comma_seam         "жалақыны,зейнетақыны"
    bracket_seam       "шаралар(кадрларды оқыту)"
    figure_seam        "2005жылы", "100мың"
    year_seam          "1999ж."

Initials ("А.Қ.Сәрсенов"), decimals, suffixes ("100-ге"), codes and units ("5кВт") stay. A paragraph
that is a flattened table keeps the seams of its figures: they belong to `kznlp.tables`.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from kznlp import resources
from kznlp.language import words
from kznlp.language.inflection import inflects
from kznlp.normalize.offsets import Edit
from kznlp.normalize.passage import LONGEST_WORD, Passage

SENTENCE = regex.compile(
    r"(?<![\p{L}\p{N}.])(\p{Cyrillic}{2,}+)([.;:!?…]|\.\.\.)(\p{Lu}?\p{Ll}++)(?!\.?\p{L})"
)
DATED = regex.compile(
    r"(?<![\p{L}\p{N}.])(\p{Cyrillic}{2,}+)\.((?:1[89]|20)\d\d(?:[-–](?:1[89]|20)\d\d)?+)(?= ?жыл)"
)
# Quick looks for a sign without a space.
SENTENCE_HINT, COMMA_HINT = re.compile(r"[.;:!?…][^\W\d_]"), re.compile(r",[^\s\d]")
DATED_HINT, BRACKET_HINT = re.compile(r"\.[12]\d{3}"), re.compile(r"\((?<=\w\()[^\W\d_]{4}")
FIGURE_HINT, YEAR_HINT = re.compile(r"\d[^\W\d_]"), re.compile(r"\dжж?\.")
DOTTED = regex.compile(r"(?<![\p{L}\p{N}.])(\p{Ll}\.\s?\p{Ll}\.)(\p{Lu}\p{Ll}++)")
OPENING = regex.compile(r"(?<![\p{L}\p{N}])(\p{Cyrillic}{3,}+)\((\p{Ll}{4,}+)(?= )")
COMMA = regex.compile(r"(?<![\p{L}\p{N}])(\p{Cyrillic}{2,}+),(\p{Cyrillic}{2,}+)")
FIGURE = regex.compile(r"(?<![\p{L}\p{N}]|\d[.,])(\d++(?:[.,]\d++)*+)(\p{Cyrillic}{2,}+)(?!\p{L})")
YEAR_SIGN = regex.compile(r"(?<!\d)((?:1[89]|20)\d\d)(жж?\.)")
SHORTEST_SENTENCE_END = 3


def sentence_seam(passage: Passage) -> Iterator[Edit]:
    """No space after a sentence, a clause or a shortened word."""
    for match in SENTENCE.finditer(passage.text):
        left, stop, right = match.groups()
        if _ends_before(left, stop, right):
            yield Edit(*match.span(), f"{left}{stop} {right}")


def dated_seam(passage: Passage) -> Iterator[Edit]:
    """No space between a sentence and the years that open the next one."""
    if passage.columns:
        return
    for match in DATED.finditer(passage.text):
        if match[1].isupper() or _is_word(match[1]):
            yield Edit(*match.span(), f"{match[1]}. {match[2]}")


def abbreviation_seam(passage: Passage) -> Iterator[Edit]:
    """No space after a dotted abbreviation that ends a sentence."""
    for match in DOTTED.finditer(passage.text):
        if match[1].replace(" ", "") in _abbreviations() and _is_word(match[2]):
            yield Edit(*match.span(), f"{match[1]} {match[2]}")


def comma_seam(passage: Passage) -> Iterator[Edit]:
    """No space after a comma between words."""
    for match in COMMA.finditer(passage.text):
        if _is_word(match[1]) and (_is_word(match[2]) or match[2].istitle()):
            yield Edit(*match.span(), f"{match[1]}, {match[2]}")


def bracket_seam(passage: Passage) -> Iterator[Edit]:
    """No space before a bracket that holds words; "бала(лар)" stays."""
    for match in OPENING.finditer(passage.text):
        if _is_word(match[1]) and _is_word(match[2]):
            yield Edit(*match.span(), f"{match[1]} ({match[2]}")


def figure_seam(passage: Passage) -> Iterator[Edit]:
    """No space between a figure and what it counts."""
    if passage.columns:
        return
    for match in FIGURE.finditer(passage.text):
        if _is_counted(match[2].lower()):
            yield Edit(*match.span(), f"{match[1]} {match[2]}")


def year_seam(passage: Passage) -> Iterator[Edit]:
    """No space between a year and the sign for "year"."""
    if passage.columns:
        return
    for match in YEAR_SIGN.finditer(passage.text):
        yield Edit(*match.span(), f"{match[1]} {match[2]}")


def _ends_before(left: str, stop: str, right: str) -> bool:
    if stop == "." and f"{left}." in _abbreviations():
        return _is_word(right)
    if not _is_word(left) or len(left) < SHORTEST_SENTENCE_END:
        return False
    if stop == "!" and right[0].islower():  # "күш!не": a letter і
        return False
    return right[0].isupper() or _is_word(right)


def _is_word(word: str) -> bool:
    return len(word) <= LONGEST_WORD and words.known(word.lower())


@lru_cache(maxsize=10_000)
def _is_counted(word: str) -> bool:
    return len(word) <= LONGEST_WORD and any(inflects(word, stem) for stem in _counted())


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["abbreviation"] for row in resources.table("normalize/abbreviations.csv"))


@cache
def _counted() -> tuple[str, ...]:
    return tuple(row["noun"] for row in resources.table("normalize/counted.csv"))
