"""Damage done to an annotated text on purpose, the annotation carried along.

    letters  what a scanner makes of Cyrillic: look-alikes and figures for letters ("6юджет"),
             letters lost, doubled, or split off by a space, words joined, signs taken for others;
             `rate` is the share of letters
    scripts  Latin letters in Cyrillic words ("Қaзaқcтaн"); the share of letters that have a twin
    breaks   lines joined; the share of line breaks
    wraps    lines cut at the width of a page; the share of them whose last word a hyphen cuts

All is drawn from a seed: the same arguments give the same text. Figures are never touched, nor is
markup, nor are tables, whose cells stand in the annotation as printed: damaged tables have a
benchmark of their own.

>>> from kznlp.evaluate.gold import Gold, GoldUnit
>>> gold = Gold([GoldUnit(["claim"], 9, 27)], [], [], [])
>>> text, moved = damage("2005 жыл. Жаңа мектеп ашылды.", gold, kind="scripts", rate=1, seed=1)
>>> text.isascii(), moved.units[0].text == text[9:27]
(False, True)
"""

import random
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Literal, TypeVar

import msgspec
import regex

from kznlp import resources
from kznlp.evaluate.gold import Gold, GoldMeasure, GoldTable, GoldUnit
from kznlp.normalize.offsets import Edit, rewrite
from kznlp.normalize.readings import letters as readings
from kznlp.read import read_text
from kznlp.types import BlockKind

Kind = Literal["letters", "scripts", "breaks", "wraps"]
# For each character of a text 1, if it may be damaged.
Prose = bytearray
Way = Callable[[str, Prose, float, random.Random], Iterator[Edit]]
Placed = TypeVar("Placed", GoldUnit, GoldMeasure, GoldTable)

MISREADINGS = "evaluate/misreadings.csv"
TWINS = "normalize/look_alikes.csv"
TABULAR = frozenset({BlockKind.GRID, BlockKind.VERBATIM})
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


def damage(text: str, gold: Gold, *, kind: Kind, rate: float, seed: int = 0) -> tuple[str, Gold]:
    """The text damaged, and its annotation in the new offsets.

    Args:
        text: as it is read; markup in it stays.
        gold: its annotation; quotations are taken anew from the damaged text.
        kind: what befalls it.
        rate: from 0 to 1, how much of what can be damaged is.
        seed: of chance.
    """
    found = WAYS[kind](text, _prose(text, gold), rate, random.Random(f"{kind} {rate} {seed}"))
    edits = sorted(edit for edit in found if text[edit.start : edit.end] != edit.after)
    damaged, _ = rewrite(text, (), edits)
    place = _places(edits)
    return damaged, Gold(
        [_moved(unit, damaged, place) for unit in gold.units],
        gold.relations,
        [_moved(measure, damaged, place) for measure in gold.measures],
        [_moved(table, damaged, place) for table in gold.tables],
    )


def _prose(text: str, gold: Gold) -> Prose:
    """What lies in blocks, without markup and tables."""
    document = read_text(text)
    prose = bytearray(len(text))
    kept = [(piece.start, piece.end) for piece in document.markup]
    kept += [(t.start, t.end) for t in gold.tables if t.start is not None and t.end is not None]
    for block in document.blocks:
        if block.kind in TABULAR:
            kept.append((block.start, block.end))
        prose[block.start : block.end] = b"\1" * (block.end - block.start)
    for start, end in kept:
        prose[start:end] = bytes(end - start)
    return prose


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
    "scripts": _scripts,
    "breaks": _breaks,
    "wraps": _wraps,
}


def _places(edits: Sequence[Edit]) -> Callable[[int], int]:
    """Where a place of the text is after the edits."""
    ends = [edit.end for edit in edits]
    grown = [0, *accumulate(len(e.after) - (e.end - e.start) for e in edits)]
    return lambda place: place + grown[bisect_right(ends, place)]


def _moved(item: Placed, text: str, place: Callable[[int], int]) -> Placed:
    if item.start is None or item.end is None:
        return item
    start, end = place(item.start), place(item.end)
    moved = msgspec.structs.replace(item, start=start, end=end)
    if isinstance(moved, GoldTable):
        return moved
    moved.text = text[start:end]
    if isinstance(moved, GoldUnit) and moved.source:
        moved.source = place(moved.source[0]), place(moved.source[1])
    return moved
