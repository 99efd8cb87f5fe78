"""The ways in which text is damaged on purpose; `kznlp.evaluate.noise` tells what each does.

Each takes a text, what of it may be damaged, a rate and chance, and gives edits without overlap.
What a scanner takes for what is in `data/evaluate/misreadings.csv`, with how often. It is a file of
its own, and not what `kznlp.normalize` repairs by: else repairs would be tried on their own mirror.
"""

import random
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal

import regex

from kznlp import resources
from kznlp.normalize.offsets import Edit
from kznlp.normalize.readings import letters as readings

Kind = Literal["letters", "keys", "scripts", "breaks", "wraps"]
# For each character of a text 1, if it may be damaged.
Prose = bytearray
Way = Callable[[str, Prose, float, random.Random], Iterator[Edit]]

MISREADINGS = "evaluate/misreadings.csv"
TWINS = "normalize/look_alikes.csv"
LETTER = regex.compile(r"\p{Cyrillic}")
LINE = regex.compile(r"[^\n]++")
BREAK = regex.compile(r"[^\S\n]*+\n\s*+")
GAP = regex.compile(r"(?<=\p{L}[,;]?) (?=\p{L})")
# A sign beside a figure may be part of it.
SIGN = regex.compile(r"(?<=\p{L})[.,;:](?=\s)|(?<=\s)-(?=\s)")
# What happens to letters that are not taken for others.
LOST, DOUBLED, SPLIT = 0.08, 0.04, 0.06
# A space is lost so often where a letter is misread once.
JOINED = 0.5
PAGE = 72  # letters in a line
FEWEST = 3  # letters of a word on each side of a hyphen


def _letters(text: str, prose: Prose, rate: float, chance: random.Random) -> Iterator[Edit]:
    for match in LETTER.finditer(text):
        at, letter = match.start(), match.group()
        if prose[at] and chance.random() < rate:
            inside = at > 0 and text[at - 1].isalpha()
            yield Edit(at, at + 1, _misread(letter, chance, inside=inside))
    for pattern, share in ((GAP, rate * JOINED), (SIGN, rate)):
        for match in pattern.finditer(text):
            if prose[match.start()] and chance.random() < share:
                after = "" if match.group() == " " else _taken_for(match.group(), chance)
                yield Edit(*match.span(), after)


def _misread(letter: str, chance: random.Random, *, inside: bool) -> str:
    drawn = chance.random()
    if drawn < LOST:
        return ""
    if drawn < LOST + DOUBLED:
        return letter * 2
    if drawn < LOST + DOUBLED + SPLIT and inside:
        return f" {letter}"
    after = _taken_for(letter.lower(), chance)
    return after if letter.islower() else after.upper()


def _taken_for(sign: str, chance: random.Random) -> str:
    """What a scanner reads; the sign itself where nothing looks like it."""
    found = _misreadings().get(sign)
    return chance.choices(*found)[0] if found else sign


@cache
def _misreadings() -> dict[str, tuple[list[str], list[int]]]:
    found: dict[str, tuple[list[str], list[int]]] = {}
    for row in resources.table(MISREADINGS):
        read, weights = found.setdefault(row["printed"], ([], []))
        read.append(row["read"])
        weights.append(int(row["weight"]))
    return found


def _keys(text: str, prose: Prose, rate: float, chance: random.Random) -> Iterator[Edit]:
    others, done = sorted({letter.lower() for letter in LETTER.findall(text)}), 0
    for match in LETTER.finditer(text):
        at, letter = match.start(), match.group()
        if at < done or not prose[at] or chance.random() >= rate:
            continue
        other = chance.choice(others)
        other = other if letter.islower() else other.upper()
        after = LETTER.match(text, at + 1)
        swapped = [Edit(at, at + 2, after.group() + letter)] if after and prose[at + 1] else []
        wrong, lost, added = other, "", letter + other
        edit = chance.choice([*(Edit(at, at + 1, x) for x in (wrong, lost, added)), *swapped])
        done = edit.end
        yield edit


def _scripts(text: str, prose: Prose, rate: float, chance: random.Random) -> Iterator[Edit]:
    twins = _twins()
    for match in LETTER.finditer(text):
        twin = twins.get(match.group())
        if twin and prose[match.start()] and chance.random() < rate:
            yield Edit(*match.span(), twin)


@cache
def _twins() -> dict[str, str]:
    """For each Cyrillic letter the ASCII letter that is its likeliest twin."""
    latin = {key: found[0] for key, found in readings(TWINS).items() if key.isascii()}
    return {letter: key for key, letter in latin.items()}


def _breaks(text: str, prose: Prose, rate: float, chance: random.Random) -> Iterator[Edit]:
    for match in BREAK.finditer(text):
        start, end = match.span()
        line = LINE.match(text, end)
        between = start > 0 and prose[start - 1] and line and 1 in prose[slice(*line.span())]
        if between and chance.random() < rate:
            yield Edit(start, end, " ")


def _wraps(text: str, prose: Prose, rate: float, chance: random.Random) -> Iterator[Edit]:
    for line in LINE.finditer(text):
        start, end = line.span()
        while end - start > PAGE:
            space = text.rfind(" ", start, start + PAGE)
            if space <= start:
                break
            yield from _wrap(text, prose, space, start + PAGE, chance.random() < rate)
            start = space + 1


def _wrap(text: str, prose: Prose, space: int, edge: int, cut: bool) -> Iterator[Edit]:
    """A line break in place of the space, or a hyphen in the word behind it."""
    last = text.find(" ", space + 1)
    word = text[space + 1 : last]
    if not all(prose[space:edge]):
        return
    if cut and word.isalpha() and edge - space > FEWEST and last - edge >= FEWEST:
        yield Edit(edge, edge, "-\n")
    else:
        yield Edit(space, space + 1, "\n")


WAYS: dict[Kind, Way] = {
    "letters": _letters,
    "keys": _keys,
    "scripts": _scripts,
    "breaks": _breaks,
    "wraps": _wraps,
}
