"""Damage done to an annotated text on purpose, the annotation carried along.

    letters  what a scanner makes of Cyrillic: look-alikes and figures for letters ("6юджет"),
             letters lost, doubled, or split off by a space, words joined, signs taken for others;
             `rate` is the share of letters
    keys     what a hasty typist makes: letters lost, added, swapped with the next, or wrong; the
             share of letters
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
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TypeVar

import msgspec

from kznlp.evaluate.damages import WAYS, Kind, Prose
from kznlp.evaluate.gold import Gold, GoldMeasure, GoldTable, GoldUnit
from kznlp.normalize.offsets import Edit, rewrite
from kznlp.read import read_text
from kznlp.types import BlockKind

TABULAR = frozenset({BlockKind.GRID, BlockKind.VERBATIM})
Placed = TypeVar("Placed", GoldUnit, GoldMeasure, GoldTable)


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
