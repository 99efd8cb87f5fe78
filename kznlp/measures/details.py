"""Dates, money, territories, bodies and acts of a measure, each with its place.

A value is taken from the nearest of several places that names one: for prose the unit, then the
sentence that leads its list in, then the heading; for a row of a plan its own cells.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import regex

from kznlp.expressions.acts import find_acts
from kznlp.expressions.bodies import find_bodies
from kznlp.expressions.dates import find_dates
from kznlp.expressions.mentions import Date, Money
from kznlp.expressions.money import find_money
from kznlp.expressions.places import find_places
from kznlp.measures.plans import Cell, Row
from kznlp.records import Actor, Funding, Provenance, Region

LIST = regex.compile(r"\s*[,;\n]\s*(?![^()]*\))")
YEARLY = regex.compile(r"((?:19|20)\d\d)\s*(?:ж\p{L}*\.?)?\s*[-–—:]\s*(\d[\d\s]*(?:[.,]\d+)?)")
FIGURE = regex.compile(r"\d[\d\s]*(?:[.,]\d+)?")
SCALED = regex.compile(r"\p{L}+\.?\s*(?:теңге|доллар)\p{L}*", regex.I)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the document that may hold values: `text` stands at `start`."""

    name: str
    text: str
    start: int | None


@dataclass(slots=True)
class Details:
    """The fields of a measure that come from expressions, and where each value stands."""

    dates: dict[str, str] = field(default_factory=dict)
    funding: list[Funding] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    legal_basis: list[str] = field(default_factory=list)
    provenance: list[Provenance] = field(default_factory=list)

    def note(self, name: str, value: str, place: Place, start: int, end: int, reason: str) -> None:
        """Record where a value stands: `start:end` in the text of `place`."""
        at = None if place.start is None else place.start + start
        self.provenance.append(
            Provenance(
                field=name,
                value=value,
                start=at,
                end=None if place.start is None else place.start + end,
                text=place.text[start:end],
                reason=f"{place.name}:{reason}",
            )
        )


def prose_details(places: Sequence[Place], *, anchor: str | None) -> Details:
    """The details of a measure told in prose; `places` from the nearest to the farthest."""
    details = Details()
    for add in (_add_dates, _add_regions, _add_actors, _add_acts):
        for place in places:
            if add(details, place, anchor):
                break
    if places:
        _add_money(details, places[0])
    return details


def row_details(row: Row, *, anchor: str | None) -> Details:
    """The details of a row of a plan, from its cells."""
    details = Details()
    for role in ("implementing", "accountable"):
        for cell in row.cells.get(role, ()):
            _add_listed(details, _place(role, cell), role)
    for cell in row.cells.get("deadline", ()):
        _add_dates(details, _place("deadline", cell), anchor or row.table.period)
    sources = [" ".join(cell.text.split()) for cell in row.cells.get("source", ())]
    for cell in row.cells.get("cost", ()):
        _add_cost(details, cell, row.table.unit, sources[0] if sources else None)
    action = _place("action", row.action)
    _add_regions(details, action, anchor)
    _add_acts(details, action, anchor)
    return details


def _place(name: str, cell: Cell) -> Place:
    return Place(name, cell.text, cell.start)


def _add_dates(details: Details, place: Place, anchor: str | None) -> bool:
    for date in find_dates(place.text, anchor=anchor):
        for name, value in _bounds(date):
            if name not in details.dates:
                details.dates[name] = value
                details.note(name, value, place, date.start, date.end, date.reason)
    return bool(details.dates)


def _bounds(date: Date) -> Iterator[tuple[str, str]]:
    """The fields that a date fills: an interval has a start and an end."""
    first, slash, last = date.value.partition("/")
    if slash:
        yield from ((name, v) for name, v in (("start", first), ("end", last)) if v)
    elif date.role in ("start", "end", "deadline"):
        yield date.role, date.value
    elif len(date.value) == len("2005"):
        yield from (("start", date.value), ("end", date.value))
    else:
        yield "deadline", date.value


def _add_regions(details: Details, place: Place, _: str | None) -> bool:
    seen = {(region.code, region.kato) for region in details.regions}
    for found in find_places(place.text):
        if (found.code, found.kato) not in seen:
            seen.add((found.code, found.kato))
            details.regions.append(Region(code=found.code, name=found.text, kato=found.kato))
            details.note("regions", found.code, place, found.start, found.end, found.reason)
    return bool(details.regions)


def _add_actors(details: Details, place: Place, _: str | None) -> bool:
    for body in find_bodies(place.text):
        role = "accountable" if body.kind == "post" else "implementing"
        details.actors.append(Actor(name=body.name, role=role))
        details.note("actors", body.name, place, body.start, body.end, body.reason)
    return bool(details.actors)


def _add_listed(details: Details, place: Place, role: str) -> None:
    """The bodies of a cell: whatever its commas part."""
    start = 0
    for part in [*LIST.finditer(place.text), None]:
        end = part.start() if part else len(place.text)
        name = " ".join(place.text[start:end].split())
        if name:
            details.actors.append(Actor(name=name, role=role))
            details.note("actors", name, place, start, end, "listed")
        start = part.end() if part else end


def _add_acts(details: Details, place: Place, _: str | None) -> bool:
    for act in find_acts(place.text):
        if act.name not in details.legal_basis:
            details.legal_basis.append(act.name)
            details.note("legal_basis", act.name, place, act.start, act.end, act.reason)
    return bool(details.legal_basis)


def _add_money(details: Details, place: Place) -> None:
    for money in find_money(place.text):
        details.funding.append(_funding(money, money.text, money.period, money.source))
        amount = str(money.amount)
        details.note("funding", amount, place, money.start, money.end, money.reason)


def _add_cost(details: Details, cell: Cell, unit: str | None, source: str | None) -> None:
    """The amounts of a cost cell, in the unit of its words, its header or its table."""
    place = _place("cost", cell)
    if found := find_money(cell.text):
        for money in found:
            details.funding.append(
                _funding(money, money.text, money.period, money.source or source)
            )
            details.note("funding", str(money.amount), place, money.start, money.end, money.reason)
        return
    scale = next((m[0] for t in (cell.header, unit or "") for m in SCALED.finditer(t)), "теңге")
    year = regex.search(r"(?:19|20)\d\d", cell.header)
    for period, start, end in _figures(cell.text, year[0] if year else None):
        for money in find_money(f"{cell.text[start:end]} {scale}"):
            details.funding.append(_funding(money, cell.text[start:end], period, source))
            details.note("funding", str(money.amount), place, start, end, "cost_cell")


def _figures(text: str, year: str | None) -> Iterable[tuple[str | None, int, int]]:
    """Year and place of each amount: "2006 жыл - 29,8 2007 жыл - 31,5", or one figure."""
    yearly = [(m[1], m.start(2), m.end(2)) for m in YEARLY.finditer(text)]
    if yearly:
        return yearly
    return [(year, m.start(), m.end()) for m in FIGURE.finditer(text)][:1]


def _funding(money: Money, printed: str, period: str | None, source: str | None) -> Funding:
    return Funding(
        amount=f"{money.amount:f}",
        currency=money.currency,
        printed=" ".join(printed.split()),
        source=source,
        kind=money.kind,
        period=period,
    )
