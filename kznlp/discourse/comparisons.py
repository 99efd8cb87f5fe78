"""Figures that prose tells, against the cells of the document's tables that tell the same.

A figure of a unit is about a cell when the unit names the cell's row (all words of its label, or
its territory; for a total row, no other territory), most of the words of its column, and no other
year. Then the cell bears it out (`supported`), as far as the prose rounds, or speaks against it
(`contradicted`). Where several cells differ from the figure, the unit has several figures, or year
and column are not told well, it does not: a wrong accusation is worse than none. Where tables have
figures, one of a claim that no cell bears out or contradicts is `not_found`.

A percentage by which something grew or shrank is compared with what two years of a row make of it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

import regex
from msgspec.structs import replace

from kznlp import resources
from kznlp.discourse.growth import direction, growth
from kznlp.discourse.words import words_of
from kznlp.expressions.dates import find_dates
from kznlp.expressions.places import find_places
from kznlp.language import words
from kznlp.records import Comparison, Observation, Table, Unit, UnitLabel
from kznlp.tables.cells import NUMBER, read_cell
from kznlp.tables.numbers import decimals, plain
from kznlp.tables.units import factor, unit_of

SHORTEST = 3  # letters of a word that tells something
# How much of a column's words the unit must have: to be borne out, to be contradicted.
ENOUGH, SURE = 0.5, 0.8
# A whole percentage is rounded.
HALF_PERCENT = Decimal("0.5")
# A figure that is so many times the cell's is about something else.
FARTHEST = 2
YEAR = regex.compile(r"(?:19|20)\d\d")
COUNTRY = "KZ"
FIGURE = regex.compile(
    rf"(?<![\p{{L}}\d.,№-]|№ )(?P<figure>{NUMBER})(?![\p{{L}}\d-])"
    r"(?:\s?(?P<one>%|\p{L}+\.?)(?:\s(?P<two>\p{L}+))?)?"
)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure of a table, and what names it; `alone`: no other row is of its territory."""

    table: Table
    seen: Observation
    total: bool
    alone: bool
    label: frozenset[str]
    column: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure in prose: its value in whole units, its place, how far the prose rounds."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    half: Decimal


def compare(text: str, units: Sequence[Unit], tables: Sequence[Table]) -> tuple[Comparison, ...]:
    """The comparisons of all units, in the order of the text."""
    cells = list(_cells(tables))
    if not cells:
        return ()
    by_word: dict[str, list[_Cell]] = defaultdict(list)
    for cell in cells:
        for word in cell.column:
            by_word[word].append(cell)
    return tuple(found for unit in units for found in _of_unit(text, unit, by_word))


def _of_unit(text: str, unit: Unit, by_word: Mapping[str, Sequence[_Cell]]) -> Iterator[Comparison]:
    figures = list(_figures(text, unit))
    if not figures:
        return
    said = _lemmas(text[unit.start : unit.end])
    regions = {place.code for place in find_places(unit.text)} - {COUNTRY}
    years = {year for date in find_dates(unit.text) for year in YEAR.findall(date.value)}
    about = {id(cell): cell for word in said for cell in by_word.get(word, ())}
    named = [
        (len(cell.column & said) / len(cell.column), cell)
        for cell in about.values()
        if _names_row(cell, said, regions) and _same_time(cell, years)
    ]
    changed = direction(said)
    for figure in figures:
        if figure.unit == "%" and changed:
            told = _grown(figure, about.values(), said, regions, years, changed)
            if told:
                yield _comparison(text, unit, figure, *told)
                continue
        alike = [(score, cell) for score, cell in named if _same_unit(figure, cell.seen)]
        alone = sum((other.unit == "%") == (figure.unit == "%") for other in figures) == 1
        found = _judged(figure, alike, years, alone=alone)
        if found:
            yield _comparison(text, unit, figure, *found, _worth(found[0].seen))
        elif unit.label is UnitLabel.CLAIM:
            yield _told(text, unit, figure)


def _told(text: str, unit: Unit, figure: _Figure) -> Comparison:
    """A figure of the prose, before a cell is found for it."""
    return Comparison(
        unit=unit.id,
        start=figure.start,
        end=figure.end,
        text=text[figure.start : figure.end],
        value=plain(figure.value),
        verdict="not_found",
    )


def _comparison(
    text: str, unit: Unit, figure: _Figure, cell: _Cell, verdict: str, reported: Decimal
) -> Comparison:
    return replace(
        _told(text, unit, figure),
        verdict=verdict,
        table=cell.table.id,
        row=cell.seen.row,
        column=cell.seen.column,
        reported=plain(reported),
    )


def _grown(
    figure: _Figure,
    about: Iterable[_Cell],
    said: frozenset[str],
    regions: set[str],
    years: set[str],
    changed: int,
) -> tuple[_Cell, str, Decimal] | None:
    """The later cell of the row whose growth a percentage tells, the verdict, and the growth."""
    rows: dict[tuple[str, int, frozenset[str]], dict[int, _Cell]] = defaultdict(dict)
    for cell in about:
        own = YEAR.fullmatch(cell.seen.period or "")
        sure = len(cell.column & said) >= SURE * len(cell.column)
        if own and sure and cell.seen.unit != "%" and _names_row(cell, said, regions):
            rows[cell.table.id, cell.seen.row, cell.column][int(own[0])] = cell
    # "Мерке ауданында" names "Мерке ауданы" better than "Шу ауданы", whose name is too short.
    closest = max((len(c.label) for cells in rows.values() for c in cells.values()), default=0)
    named = [cs for cs in rows.values() if any(len(c.label) == closest for c in cs.values())]
    if len(named) != 1:
        return None
    (cells,) = named
    found = growth({y: _worth(c.seen) for y, c in cells.items()}, set(map(int, years)))
    if found is None:
        return None
    half = max(figure.half, HALF_PERCENT if not decimals(figure.value) else figure.half)
    right = abs(found.percent * changed - figure.value) <= half
    return cells[found.year], "supported" if right else "contradicted", found.percent * changed


def _judged(
    figure: _Figure, named: Sequence[tuple[float, _Cell]], years: set[str], *, alone: bool
) -> tuple[_Cell, str] | None:
    """The cell that bears a figure out, or, if the figure is alone, speaks against it."""
    equal = [
        (score, cell)
        for score, cell in named
        if score >= ENOUGH and abs(_worth(cell.seen) - figure.value) <= figure.half
    ]
    if equal:
        return max(equal, key=lambda pair: pair[0])[1], "supported"
    sure = [cell for score, cell in named if score >= SURE and _told_time(cell, years)]
    if len(sure) != 1 or not alone:
        return None
    near = Decimal(1) / FARTHEST <= _ratio(figure.value, _worth(sure[0].seen)) <= FARTHEST
    return (sure[0], "contradicted") if near else None


def _ratio(one: Decimal, other: Decimal) -> Decimal:
    return one / other if other else Decimal()


def _cells(tables: Sequence[Table]) -> Iterator[_Cell]:
    for table in tables:
        caption = _lemmas(table.caption or "")
        rows = {(seen.row, seen.region) for seen in table.observations}
        counted = Counter(region for _, region in rows)
        for seen in table.observations:
            column = _lemmas(seen.header or "") or caption
            if seen.value is not None and column:
                total = seen.row in table.total_rows
                alone = counted[seen.region] == 1 and seen.region != COUNTRY
                yield _Cell(table, seen, total, alone, _lemmas(seen.label or ""), column)


def _names_row(cell: _Cell, said: frozenset[str], regions: set[str]) -> bool:
    if cell.total:
        return not regions
    if cell.label and cell.label <= said:
        return True
    return cell.alone and cell.seen.region in regions


def _same_time(cell: _Cell, years: set[str]) -> bool:
    own = set(YEAR.findall(cell.seen.period or ""))
    return not own or not years or bool(own & years)


def _told_time(cell: _Cell, years: set[str]) -> bool:
    """Whether the table tells the year that the prose tells, if it tells any."""
    return not years or bool(set(YEAR.findall(cell.seen.period or "")) & years)


def _same_unit(figure: _Figure, seen: Observation) -> bool:
    """Whether both are percents or neither is."""
    return (figure.unit == "%") == (seen.unit == "%")


def _worth(seen: Observation) -> Decimal:
    return Decimal(seen.value or 0) * seen.scale


def _figures(text: str, unit: Unit) -> Iterator[_Figure]:
    taken = [(d.start, d.end) for d in find_dates(unit.text)]
    for found in FIGURE.finditer(text, unit.start, unit.end):
        first, last = found.start() - unit.start, found.end() - unit.start
        number = read_cell(found["figure"]).value
        dated = any(start < last and first < end for start, end in taken)
        if number is None or dated or YEAR.fullmatch(found["figure"]):
            continue
        named, end = _unit(found)
        scale = factor(named)
        half = Decimal(5).scaleb(-decimals(number) - 1) * scale
        # A whole count is exact, unless a scale word shows that it is rounded.
        half = half if scale > 1 or decimals(number) else Decimal()
        yield _Figure(found.start(), end, number * scale, named, half)


def _unit(found: regex.Match[str]) -> tuple[str | None, int]:
    """The unit of the words behind a figure, in any case form, and where the figure ends then."""
    behind = [name for name in ("one", "two") if found[name]]
    for count in range(len(behind), 0, -1):
        forms = (found[name].lower() for name in behind[:count])
        named = unit_of(" ".join(words.lemma(f) if f.isalpha() else f for f in forms))
        if named:
            return named, found.end(behind[count - 1])
    return None, found.end("figure")


@lru_cache(maxsize=5_000)
def _lemmas(text: str) -> frozenset[str]:
    """The lemmas of the words that tell something."""
    forms = (form for form in words_of(text).forms if len(form) >= SHORTEST and form.isalpha())
    return frozenset(words.lemma(form) for form in forms) - _empty()


@cache
def _empty() -> frozenset[str]:
    stop = (row["word"] for row in resources.table("language/stop_words.csv"))
    return frozenset([*stop, *resources.entries("discourse/comparisons.yml")["empty"]])
