"""Lists that are tables: "Ақмола – 7135; Ақтөбе – 5306; Алматы – 4418".

Items in a row, in one line or a line each, numbered or not: a name without sentence signs, a dash
or colon, a figure with or without its unit, and perhaps a second one in brackets. Items between
semicolons may break over lines, and their names hold a number or a short form ("Шымкент қ.").
Five, most of their names territories, are a table, or four with a total that adds up, or whose
shares make a hundred; other lists with figures are prose. The unit is that of the items, or of the
words before. The text of such a list is prose as well: it is not taken out of it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

import regex

from kznlp.tables.draft import Draft, piece
from kznlp.tables.numbers import FIGURE, value
from kznlp.tables.regions import are_names
from kznlp.tables.stretches import Line
from kznlp.tables.units import named_units, unit_of
from kznlp.tables.words import pattern

FEWEST = 4
FEWEST_PLACES = 5
LONGEST = 20_000
NEAR = 8  # characters between two lines, a marker among them
HUNDRED, HALF = Decimal(100), Decimal("0.5")  # of a share that was rounded
LAYOUT = "list"
# "; ", ";\n2) "
MARKER = regex.compile(r"\s*(?:[-–—•*]|\d{1,2}[.)])?\s*$")
# "Ақмола – 7": a letter, a dash, a digit stand in every item.
SIGN = re.compile(r"[–—:-](?:(?<=[^\W\d_].)|(?<=[-«»\"].)|(?<=[^\W\d_]\s.)|(?<=[-«»\"]\s.))\s?\d")
BETWEEN = regex.compile(r"[^\p{L}\d]*(?:\d{1,2}[.)]\s*)?")


def listed(text: str, lines: Sequence[Line]) -> Iterator[Draft]:
    """The drafts of lists in lines that follow one another."""
    some = [line for line in lines if not line.rule and line.end - line.start <= LONGEST]
    done = -1
    for start, end in _passages(text, some):
        for run in _runs(text, _item(broken=True).finditer(text, start, end)):
            draft = _draft(text, run)
            if draft:
                yield draft
                done = draft.end
    rest = (line for line in some if line.start >= done and SIGN.search(text, *line[:2]))
    items = (found for line in rest for found in _item().finditer(text, line.start, line.end))
    yield from filter(None, (_draft(text, run) for run in _runs(text, items)))


def _passages(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Lines that go on from one to the next, if semicolons may part items in them."""
    k = 0
    while k < len(lines):
        stop = k + 1
        while stop < len(lines) and _goes_on(text, lines[stop - 1], lines[stop]):
            stop += 1
        start, end = lines[k].start, lines[stop - 1].end
        if text.count(";", start, end) >= FEWEST - 1:
            yield start, end
        k = stop


def _goes_on(text: str, line: Line, following: Line) -> bool:
    near = following.start - line.end < NEAR
    return near and (line.block == following.block or text[line.end - 1] not in ".!?:")


def _runs(text: str, items: Iterable[regex.Match[str]]) -> Iterator[list[regex.Match[str]]]:
    """Items that follow one another with nothing but signs and a line break between."""
    run: list[regex.Match[str]] = []
    for found in items:
        if run and not _follows(text, run[-1], found):
            if len(run) >= FEWEST:
                yield run
            run = []
        run.append(found)
    if len(run) >= FEWEST:
        yield run


def _follows(text: str, one: regex.Match[str], other: regex.Match[str]) -> bool:
    between = text[one.end() : other.start()]
    return len(between) < 20 and BETWEEN.fullmatch(between) is not None


@cache
def _item(*, broken: bool = False) -> regex.Pattern[str]:
    gap, before, behind = r"[ \u00a0]", r"(?<![\p{L}\d])", r"(?=\s*(?:[;,.)]|\n|$)(?!\d))"
    word = r"[\p{L}\-«»\"]++"
    if broken:
        gap, before, behind = r"[ \u00a0\n]", r"(?<=[;:]\s{0,9})", r"(?=\s?[;.](?!\d)|\n|$)"
        word = rf"(?:\p{{L}}{{1,3}}\.|\d{{1,3}}(?=\s)|{word})"
    label = rf"(?P<label>\p{{L}}[\p{{L}}\-]*+(?:{gap}(?!-){word}){{0,5}})"
    return regex.compile(
        rf"{before}{label}\s?[–—:-]\s?(?P<figure>{FIGURE}%?)"
        rf"(?:{gap}?(?P<unit>{named_units()}))?"
        rf"(?:\s?\((?P<second>{FIGURE}[ \u00a0]?%?)\))?{behind}"
    )


def _is_table(labels: Sequence[str], figures: Sequence[str], units: Collection[str | None]) -> bool:
    if len(labels) >= FEWEST_PLACES and 2 * sum(are_names(labels)) > len(labels):
        return True
    worth = [value(figure) or Decimal() for figure in figures]
    if units == {"%"} and abs(sum(worth) - HUNDRED) <= HALF * len(worth):
        return True
    total = pattern("totals.yml", "total").search(labels[-1]) is not None
    return total and worth[-1] == sum(worth[:-1])


def _draft(text: str, run: Sequence[regex.Match[str]]) -> Draft | None:
    """The table that items make, None if they are none."""
    labels = [piece(text, *found.span("label")) for found in run]
    names = ("figure", "second") if all(found["second"] for found in run) else ("figure",)
    figures = [tuple(piece(text, *found.span(n)) for n in names) for found in run]
    units = {"%" if f["figure"].endswith("%") else unit_of(f["unit"] or "") for f in run}
    if not _is_table([p.text for p in labels], [first.text for first, *_ in figures], units):
        return None
    start = run[0].start()
    lead = MARKER.sub("", text[max(0, start - 200) : start])
    clause = regex.split(r"[.!?;]\s|\n", lead.removesuffix(":"))[-1].strip()
    caption = clause if lead.endswith(":") and clause else None
    named = {unit_of(found["unit"]) or "" for found in run if found["unit"]}
    return Draft(
        start=start,
        end=run[-1].end(),
        layout=LAYOUT,
        columns=("", named.pop() if len(named) == 1 else "", *[""] * (len(figures[0]) - 1)),
        rows=tuple((label, *row) for label, row in zip(labels, figures, strict=True)),
        caption=caption,
    )
