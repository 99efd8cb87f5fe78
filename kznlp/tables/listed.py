"""Lists that are tables: "Ақмола – 7135; Ақтөбе – 5306; Алматы – 4418".

Items in a row, in one line or a line each, numbered or not: a name without sentence signs, a dash
or colon, a figure with or without its unit, and perhaps a second one in brackets. Five, most of
their names territories, are a table, or four with a total that adds up; other lists with figures
are prose. The unit is that of the items, or of the words before. The text of such a list is prose
as well: it is not taken out of it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from kznlp.tables.draft import Draft, Piece, Row, piece
from kznlp.tables.numbers import FIGURE, value
from kznlp.tables.regions import are_names
from kznlp.tables.stretches import Line
from kznlp.tables.units import named_units, unit_of
from kznlp.tables.words import pattern

FEWEST = 4
FEWEST_PLACES = 5
LONGEST = 20_000
LAYOUT = "list"
# "; ", ";\n2) "
MARKER = regex.compile(r"\s*(?:[-–—•*]|\d{1,2}[.)])?\s*$")
# "Ақмола – 7": a letter, a dash, a digit stand in every item.
SIGN = re.compile(r"[–—:-](?:(?<=[^\W\d_].)|(?<=[-«»\"].)|(?<=[^\W\d_]\s.)|(?<=[-«»\"]\s.))\s?\d")
BETWEEN = regex.compile(r"[^\p{L}\d]*(?:\d{1,2}[.)]\s*)?")


def listed(text: str, lines: Sequence[Line]) -> Iterator[Draft]:
    """The drafts of lists in lines that follow one another."""
    for run in _runs(text, lines):
        labels = [piece(text, *found.span("label")) for found in run]
        names = ("figure", "second") if all(found["second"] for found in run) else ("figure",)
        figures = [tuple(piece(text, *found.span(n)) for n in names) for found in run]
        if _is_table([p.text for p in labels], [first.text for first, *_ in figures]):
            yield _draft(text, labels, figures, run)


def _runs(text: str, lines: Sequence[Line]) -> Iterator[list[regex.Match[str]]]:
    """Items that follow one another with nothing but signs and a line break between."""
    run: list[regex.Match[str]] = []
    for line in lines:
        if line.rule or line.end - line.start > LONGEST:
            continue
        if not SIGN.search(text, line.start, line.end):
            continue  # no item
        for found in _item().finditer(text, line.start, line.end):
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
def _item() -> regex.Pattern[str]:
    label = r"(?P<label>\p{L}[\p{L}\-]*+(?:[ \u00a0](?!-)[\p{L}\-«»\"]++){0,5})"
    return regex.compile(
        rf"(?<![\p{{L}}\d]){label}\s?[–—:-]\s?(?P<figure>{FIGURE}%?)"
        rf"(?:[ \u00a0]?(?P<unit>{named_units()}))?"
        rf"(?:\s?\((?P<second>{FIGURE}[ \u00a0]?%?)\))?(?=\s*(?:[;,.)]|\n|$)(?!\d))"
    )


def _is_table(labels: Sequence[str], figures: Sequence[str]) -> bool:
    if len(labels) >= FEWEST_PLACES and 2 * sum(are_names(labels)) > len(labels):
        return True
    worth = [value(figure) or 0 for figure in figures]
    total = pattern("totals.yml", "total").search(labels[-1]) is not None
    return total and worth[-1] == sum(worth[:-1])


def _draft(
    text: str, labels: Sequence[Piece], figures: Sequence[Row], run: Sequence[regex.Match[str]]
) -> Draft:
    units = {unit_of(found["unit"]) or "" for found in run if found["unit"]}
    start = run[0].start()
    lead = MARKER.sub("", text[max(0, start - 200) : start])
    clause = regex.split(r"[.!?;]\s|\n", lead.removesuffix(":"))[-1].strip()
    caption = clause if lead.endswith(":") and clause else None
    return Draft(
        start=start,
        end=run[-1].end(),
        layout=LAYOUT,
        columns=("", units.pop() if len(units) == 1 else "", *[""] * (len(figures[0]) - 1)),
        rows=tuple((label, *row) for label, row in zip(labels, figures, strict=True)),
        caption=caption,
    )
