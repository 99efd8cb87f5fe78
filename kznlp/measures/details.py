"""Dates, money, territories, bodies and acts of a measure, each with its place.

A value is taken from the nearest of several places that names one: for prose the unit, then the
sentence that leads its list in, then the heading; for a row of a plan its own cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from kznlp.expressions.mentions import Body, Date, Mention, Money
from kznlp.expressions.money import find_money
from kznlp.expressions.registry import resolve
from kznlp.measures.actors import acting, case_of
from kznlp.measures.costs import find_costs
from kznlp.measures.dates import Bound, bounds, deadline_bounds
from kznlp.measures.lexicon import lexicon, words
from kznlp.measures.listing import apart, listed, shared_head
from kznlp.measures.places import NOTHING, About, Place
from kznlp.measures.plan_cells import Cell
from kznlp.measures.plans import Row
from kznlp.records import Actor, Funding, Provenance, Region

NEAR = ("unit", "sentence", "action")  # places whose words are the measure's own
LASTING = "measures/lasting.yml"
COMPARED = "measures/compared.yml"
NEARBY = 40  # characters behind a date in which the comparison stands
LABELS = ("implementing", "accountable", "deadline")
QUOTES = '«"“('
YEAR = regex.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class Details:
    """The fields of a measure that come from expressions, and where each value stands."""

    dates: dict[str, str] = field(default_factory=dict)
    funding: list[Funding] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    legal_basis: list[str] = field(default_factory=list)
    provenance: list[Provenance] = field(default_factory=list)
    named_below: bool = False  # the actors come from a label

    def note(self, name: str, value: str, place: Place, start: int, end: int, reason: str) -> None:
        """Record where a value stands: `start:end` in the text of `place`."""
        self.provenance.append(
            Provenance(
                field=name,
                value=value,
                start=None if place.start is None else place.start + start,
                end=None if place.start is None else place.start + end,
                text=place.text[start:end],
                reason=f"{place.name}:{reason}",
            )
        )


def prose_details(
    places: Sequence[Place],
    *,
    done: bool,
    end: int | None = None,
    issuer: Body | None = None,
) -> Details:
    """The details of a measure told in prose.

    Args:
        places: the unit, then those that stand around it, the nearest first.
        done: the measure was already taken.
        end: where the words that tell it end in the unit; a date behind them is of something else.
        issuer: who issued the act, where the measure is its own deed.
    """
    details = Details()
    alone = True  # nobody is known yet but those who only help
    unit = places[0]
    for place in places:
        if place.name in LABELS:
            _add_label(details, place)
        elif place.name != "heading":
            if not details.dates:
                _add_dates(details, place, done=done, end=end)
            if alone and place.name != "preamble":
                alone = not _add_actors(details, place)
            if not details.legal_basis:
                _add_acts(details, place)
        if not details.regions and place.name != "preamble":
            _add_regions(details, place)
    if issuer and not details.actors:
        _add_issuer(details, issuer, places)
    for money in find_money(unit.text):
        _add_money(details, unit, money, money, money.period, money.source)
    return details


def row_details(row: Row, *, about: About) -> Details:
    """The details of a row of a plan, from its cells."""
    details = Details()
    for role in ("implementing", "accountable"):
        for cell in row.cells.get(role, ()):
            _add_listed(details, _place(role, cell, about), role)
    action = _place("action", row.action, about)
    _add_deadlines(details, [_place("deadline", c, about) for c in row.cells.get("deadline", ())])
    if not details.dates:
        _add_deadline(details, action)
    years = sorted({y for c in row.cells.get("deadline", ()) for y in YEAR.findall(c.text)})
    for cell in row.cells.get("cost", ()):
        place = _place("cost", cell)
        costs = find_costs(cell, row.table.unit, years)
        for cost, source in zip(costs, _sources(row, len(costs)), strict=True):
            span = Mention(start=cost.start, end=cost.end, text="", reason="cost_cell")
            _add_money(details, place, cost.money, span, cost.period, source)
    _add_regions(details, action)
    if not details.regions:
        _add_regions(details, Place("caption", row.table.caption or "", None, about))
    _add_acts(details, action)
    return details


def _sources(row: Row, count: int) -> list[str | None]:
    """The source of each amount of a row: a line for each, if there are as many, else the whole."""
    cells = [cell.text for cell in row.cells.get("source", ())]
    lines = [line.strip() for line in "\n".join(cells).splitlines() if line.strip()]
    if len(lines) == count:
        return [*lines]
    return [next((" ".join(cell.split()) for cell in cells), None)] * count


def _place(name: str, cell: Cell, about: About = NOTHING) -> Place:
    return Place(name, cell.text, cell.start, about)


def _add_dates(details: Details, place: Place, *, done: bool, end: int | None) -> None:
    """The bounds of a measure by its unit; only a deadline reaches over from other places."""
    dates = tuple(date for date in place.dates if not _is_compared(place.text, date))
    if place.name != "unit":
        dates = tuple(date for date in dates if date.role == "deadline")
    elif end is not None:
        dates = tuple(date for date in dates if date.start < end)
    acts = place.acts if dates else ()
    _add_bounds(details, place, bounds(dates, acts, done=done, year=place.about.year))


def _is_compared(text: str, date: Date) -> bool:
    """Whether something is compared with the date: "2003 жылмен салыстырғанда"."""
    following = words(text, date.end, date.end + NEARBY)
    return any(lexicon(COMPARED, key="kind").find(following))


def _add_deadlines(details: Details, places: Sequence[Place]) -> None:
    """The bounds of a row by its deadlines: one of a single date, or the range of several."""
    dates = {id(date): place for place in places for date in place.dates}
    if len(places) > 1 and len(dates) > 1:
        for bound in deadline_bounds([date for place in places for date in place.dates]):
            _add_bounds(details, dates[id(bound.date)], [bound])
    for place in places:
        if not details.dates:
            _add_deadline(details, place)


def _add_deadline(details: Details, place: Place) -> None:
    """The bounds of a row by its deadline; "барлық уақыт ішінде" are the years of the plan."""
    said = {hit.code for hit in lexicon(LASTING, key="kind").find(words(place.text))}
    _add_bounds(details, place, deadline_bounds(place.dates, lasting="lasting" in said))
    if "always" in said and place.about.years and not details.dates:
        for name, value in zip(("start", "end"), place.about.years, strict=True):
            details.dates[name] = value
            details.note(name, value, place, 0, len(place.text), "years_of_the_plan")


def _add_bounds(details: Details, place: Place, found: Sequence[Bound]) -> None:
    for bound in found:
        details.dates[bound.field] = bound.value
        date = bound.date
        details.note(bound.field, bound.value, place, date.start, date.end, date.reason)


def _add_regions(details: Details, place: Place) -> None:
    """Add the territories; that of the whole document belongs to the document's own record."""
    seen = set()
    whole = place.about.region if place.name not in NEAR else None
    for found in place.territories:
        if found.level == "region" and found.code == whole:
            continue
        if (found.code, found.kato) not in seen:
            seen.add((found.code, found.kato))
            details.regions.append(Region(code=found.code, name=found.text, kato=found.kato))
            details.note("regions", found.code, place, found.start, found.end, found.reason)


def _add_actors(details: Details, place: Place) -> bool:
    """Add those who act; False if all of them only join in ("… басқармасымен бірлесіп")."""
    leads = False
    for body in acting(place.text, place.name, place.bodies):
        role = "accountable" if body.kind == "post" else "implementing"
        for name in apart(body.name):
            details.actors.append(_actor(name, role, place.about))
            details.note("actors", name, place, body.start, body.end, body.reason)
        leads = leads or case_of(body) != "instrumental"
    return leads


def _add_issuer(details: Details, issuer: Body, places: Sequence[Place]) -> None:
    """The issuer, with its place where a preamble names it."""
    details.actors.append(_actor(issuer.name, "accountable", places[0].about))
    for place in places:
        if issuer in place.bodies:
            details.note("actors", issuer.name, place, issuer.start, issuer.end, "issuer")
            return
    details.provenance.append(Provenance(field="actors", value=issuer.name, reason="signature"))


def _add_label(details: Details, place: Place) -> None:
    """What a label below the measure says: who answers for it, or by when."""
    if place.name == "deadline":
        if not details.dates:
            _add_deadline(details, place)
    elif not details.actors or details.named_below:
        details.named_below = True
        _add_listed(details, place, place.name)


def _actor(name: str, role: str, about: About) -> Actor:
    known = resolve(name, year=about.year, region=about.region)
    if known is None:
        return Actor(name=name, role=role, canonical=name)
    return Actor(name=name, role=role, id=known.id, canonical=known.name)


def _add_listed(details: Details, place: Place, role: str) -> None:
    for start, end in listed(place.text):
        while start < end and not (place.text[start].isalnum() or place.text[start] in QUOTES):
            start += 1
        name = " ".join(place.text[start:end].split())
        if not name:
            continue
        head = shared_head(place.text, start, end)
        details.actors.append(_actor(f"{name} {head}" if head else name, role, place.about))
        details.note("actors", name, place, start, end, "shares_head" if head else "listed")


def _add_acts(details: Details, place: Place) -> None:
    for act in place.acts:
        if act.name not in details.legal_basis:
            details.legal_basis.append(act.name)
            details.note("legal_basis", act.name, place, act.start, act.end, act.reason)


def _add_money(
    details: Details,
    place: Place,
    money: Money,
    span: Mention,
    period: str | None,
    source: str | None,
) -> None:
    details.funding.append(
        Funding(
            amount=f"{money.amount:f}",
            currency=money.currency,
            printed=" ".join(place.text[span.start : span.end].split()),
            source=money.source or source,
            kind=money.kind,
            period=period,
        )
    )
    details.note("funding", f"{money.amount:f}", place, span.start, span.end, span.reason)
