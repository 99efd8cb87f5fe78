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

from kznlp import resources
from kznlp.language.morphology.features import uses
from kznlp.language.morphology.reading import Pieces, Reading
from kznlp.language.suffixes import detached_endings

NUMBER = regex.compile(
    r"(?P<stem>[+±−-]?\d+(?:[.,:/–-]\d+)*)(?P<sign>[%‰°]?)(?:-(?P<rest>\p{Ll}{1,20}))?"
)
# The number of an act: "344-VI".
ACT = regex.compile(r"\d{1,5}(?:-\d{1,3})?-[IVXІХ]{1,7}")
ROMAN = regex.compile(r"(?P<stem>[IVXLCDMІХ]{1,8})(?:-(?P<rest>\p{Ll}{1,20}))?")
LETTERS = regex.compile(r"(?P<stem>\p{Lu}[\p{Lu}\d]{1,7})(?:-?(?P<rest>\p{Ll}{1,20}))?")
INITIALS = regex.compile(r"(?:\p{Lu}\p{Ll}?\.){1,4}")
# "ыыы", "іі", "эм"
HESITATION = regex.compile(r"(?i)([ыіэаеоумң])\1*м*")
NUMBER_TYPES = ("NumType=Ord", "NumType=Card", "NumType=Card,Ord")
CYRILLIC = regex.compile(r"\p{Cyrillic}")
CHEAP, DEAR, STEP = 3.0, 10.0, 0.8


def readings(word: str) -> list[Reading]:
    """What the shape of a token tells; nothing for words of small letters."""
    if word.isalpha() and word[1:].islower() and not word.isascii():
        return _sounds(word)
    found = [reading for rule in (_numbers, _romans, _letters) for reading in rule(word)]
    if not found and (INITIALS.fullmatch(word) or (len(word) == 1 and word.isalpha())):
        found = [Reading(word, "NOUN", "", CHEAP, _whole(word))]
    return found or _signs(word)


def _sounds(word: str) -> list[Reading]:
    """A drawn-out vowel of speech, "ыыы", "іі"."""
    if word[1:2] in {"", "м", word[0], word[0].lower()} and HESITATION.fullmatch(word):
        return [Reading(word, "INTJ", "", CHEAP, _whole(word))]
    return []


def foreign(word: str) -> Reading:
    """A word that is read no further."""
    return Reading(word, "X", "", DEAR, _whole(word), guessed=True)


def ended(stem: str, at: int, rest: str, upos: str, feats: str) -> Iterator[Reading]:
    """A stem of any shape with a known ending that begins at a place of the token."""
    for chain, sizes in detached_endings(rest):
        pieces = (stem, at, chain, sizes)
        for use in uses(chain, sizes, upos, feats):
            if use.letters == 0:
                yield Reading(stem, use.upos, use.feats, CHEAP + use.cost, pieces)


def _numbers(word: str) -> Iterator[Reading]:
    match = NUMBER.fullmatch(word)
    if match is None:
        if ACT.fullmatch(word):
            yield Reading(word, "NUM", "NumType=Ord", CHEAP, _whole(word))
        return
    stem, rest = match["stem"], match["rest"]
    if rest:
        yield from _ended_number(stem, match.start("rest"), rest, "NumType=Card,Ord")
        return
    for rank, feats in enumerate(NUMBER_TYPES[1:][::-1] if match["sign"] else NUMBER_TYPES):
        declined = "Case=Nom|" + feats if match["sign"] else feats
        yield Reading(stem, "NUM", declined, CHEAP + STEP * rank, _whole(word))


def _ended_number(stem: str, at: int, rest: str, feats: str) -> Iterator[Reading]:
    """A number with an ending; "-ші", "-еу", "-даған" make another kind of number first."""
    for ending, kind in resources.pairs("language/number_endings.csv").items():
        if rest == ending:
            yield Reading(stem, "NUM", kind, CHEAP, (stem, at + len(ending), (), ()))
        elif rest.startswith(ending):
            yield from ended(stem, at + len(ending), rest[len(ending) :], "NUM", kind)
    yield from ended(stem, at, rest, "NUM", feats)


def _romans(word: str) -> Iterator[Reading]:
    match = ROMAN.fullmatch(word)
    if match is None:
        return
    stem, rest = match["stem"], match["rest"]
    if rest:
        yield from _ended_number(stem, match.start("rest"), rest, "NumType=Ord")
    else:
        yield Reading(stem, "NUM", "NumType=Ord", CHEAP, _whole(word))


def _letters(word: str) -> Iterator[Reading]:
    match = LETTERS.fullmatch(word)
    if match is None:
        return
    stem, rest = match["stem"], match["rest"]
    if rest:
        for upos in ("PROPN", "NOUN"):
            yield from ended(stem, match.start("rest"), rest, upos, "")
        return
    yield Reading(stem, "PROPN", "Case=Nom", CHEAP, _whole(word))
    yield Reading(stem, "NOUN", "", CHEAP + STEP, _whole(word))


def _signs(word: str) -> list[Reading]:
    """Punctuation and symbols; letters of other scripts are foreign words."""
    kinds = {unicodedata.category(letter)[0] for letter in word}
    if kinds <= {"P"}:
        upos = "SYM" if set(word) <= set("/%&@§") else "PUNCT"
        return [Reading(word, upos, "", CHEAP, _whole(word))]
    if not kinds & {"L", "N"}:
        return [Reading(word, "SYM", "", CHEAP, _whole(word))]
    if "L" in kinds and not CYRILLIC.search(word):
        return [
            Reading(word, "PROPN", "Case=Nom", DEAR, _whole(word), guessed=True),
            Reading(word, "X", "", DEAR + STEP, _whole(word), guessed=True),
        ]
    return []


def _whole(word: str) -> Pieces:
    return word, len(word), (), ()
