"""Words that are read by their shape: numbers, letter words, initials, signs, other scripts.

"1998-ге", "70%-ін", "20-шы"    a number, with the features of its ending
"XX", "IV"                      a Roman number is an ordinal
"АҚ-ның", "ЮНЕСКО"              a letter word
"А.", "А.Б."                    initials
"Назарбаевтың", "Сәтбаева"      surnames are in `surnames`
"""

import unicodedata
from collections.abc import Iterator

import regex

from kznlp.language.morphology.chains import cuts
from kznlp.language.morphology.features import uses
from kznlp.language.morphology.reading import Morph, Reading
from kznlp.language.suffixes import detached_endings

NUMBER = regex.compile(
    r"(?P<stem>[+±−-]?\d+(?:[.,:/–-]\d+)*)(?P<sign>[%‰°]?)(?:-(?P<rest>\p{Ll}{1,20}))?"
)
ROMAN = regex.compile(r"(?P<stem>[IVXLCDMІХ]{1,8})(?:-(?P<rest>\p{Ll}{1,20}))?")
LETTERS = regex.compile(r"(?P<stem>\p{Lu}[\p{Lu}\d]{1,7})(?:-?(?P<rest>\p{Ll}{1,20}))?")
INITIALS = regex.compile(r"(?:\p{Lu}\p{Ll}?\.){1,4}")
ORDINAL = regex.compile(r"(?:[ыі]?н)?ш[ыі]")
NUMBER_TYPES = ("NumType=Ord", "NumType=Card", "NumType=Card,Ord")
CHEAP, DEAR, STEP = 3.0, 10.0, 0.8


def readings(word: str) -> list[Reading]:
    """What the shape of a token tells; nothing for words of small letters."""
    if word.isalpha() and word[1:].islower():
        return []
    found = [reading for rule in (_numbers, _romans, _letters) for reading in rule(word)]
    if not found and INITIALS.fullmatch(word):
        found = [Reading(word, "NOUN", "", _whole(word), CHEAP)]
    return found or _signs(word)


def foreign(word: str) -> Reading:
    """A word that is read no further."""
    return Reading(word, "X", "", _whole(word), DEAR, guessed=True)


def ended(stem: str, at: int, rest: str, upos: str, feats: str) -> Iterator[Reading]:
    """A stem of any shape with a known ending that begins at a place of the token."""
    for chain, sizes in detached_endings(rest):
        morphs = cuts(stem, at, chain, sizes)
        for use in uses(chain, sizes, upos, feats):
            if use.letters == 0:
                yield Reading(stem, use.upos, use.feats, morphs, CHEAP + use.cost)


def _numbers(word: str) -> Iterator[Reading]:
    match = NUMBER.fullmatch(word)
    if match is None:
        return
    stem, rest = match["stem"], match["rest"]
    if rest and ORDINAL.fullmatch(rest):
        morphs = (Morph(0, match.end("stem"), stem), Morph(match.start("rest"), len(word), rest))
        yield Reading(stem, "NUM", "NumType=Ord", morphs, CHEAP)
    if rest:
        yield from ended(stem, match.start("rest"), rest, "NUM", "NumType=Card,Ord")
        return
    for rank, feats in enumerate(NUMBER_TYPES[1:][::-1] if match["sign"] else NUMBER_TYPES):
        declined = "Case=Nom|" + feats if match["sign"] else feats
        yield Reading(stem, "NUM", declined, _whole(word), CHEAP + STEP * rank)


def _romans(word: str) -> Iterator[Reading]:
    match = ROMAN.fullmatch(word)
    if match is None:
        return
    if not match["rest"] or ORDINAL.fullmatch(match["rest"]):
        yield Reading(match["stem"], "NUM", "NumType=Ord", _whole(word), CHEAP)
    else:
        yield from ended(match["stem"], match.start("rest"), match["rest"], "NUM", "NumType=Ord")


def _letters(word: str) -> Iterator[Reading]:
    match = LETTERS.fullmatch(word)
    if match is None:
        return
    stem, rest = match["stem"], match["rest"]
    if rest:
        for upos in ("PROPN", "NOUN"):
            yield from ended(stem, match.start("rest"), rest, upos, "")
        return
    yield Reading(stem, "PROPN", "Case=Nom", _whole(word), CHEAP)
    yield Reading(stem, "NOUN", "", _whole(word), CHEAP + STEP)


def _signs(word: str) -> list[Reading]:
    """Punctuation and symbols; letters of other scripts are foreign words."""
    kinds = {unicodedata.category(letter)[0] for letter in word}
    if kinds <= {"P"}:
        upos = "SYM" if set(word) <= set("/%&@§") else "PUNCT"
        return [Reading(word, upos, "", _whole(word), CHEAP)]
    if not kinds & {"L", "N"}:
        return [Reading(word, "SYM", "", _whole(word), CHEAP)]
    if "L" in kinds and not regex.search(r"\p{Cyrillic}", word):
        return [
            Reading(word, "PROPN", "Case=Nom", _whole(word), CHEAP),
            Reading(word, "X", "", _whole(word), CHEAP + STEP),
        ]
    return []


def _whole(word: str) -> tuple[Morph, ...]:
    return (Morph(0, len(word), word),)
