"""The details of a row of a plan, from its own cells, then the caption of the table."""

from collections.abc import Sequence
from dataclasses import replace

import regex

from kznlp.expressions.mentions import Mention
from kznlp.measures.costs import find_costs
from kznlp.measures.dates import deadline_bounds
from kznlp.measures.details import Details
from kznlp.measures.places import About, Place
from kznlp.measures.plan_cells import Cell
from kznlp.measures.plans import Row

YEAR = regex.compile(r"(?:19|20)\d\d")


def row_details(row: Row, *, about: About) -> Details:
    """The details of a row of a plan."""
    details = Details()
    for role in ("implementing", "accountable"):
        for cell in row.cells.get(role, ()):
            details.add_listed(_place(role, cell, about), role)
    deadlines = [_place("deadline", cell, about) for cell in row.cells.get("deadline", ())]
    action = _place("action", row.action, about)
    _add_deadlines(details, [*deadlines, action])
    _add_costs(details, row, about)
    for place in (action, Place("caption", row.table.caption or "", None, about)):
        if not details.regions:
            details.add_regions(place)
    details.add_acts(action)
    return details


def _place(name: str, cell: Cell, about: About) -> Place:
    return Place(name, cell.text, cell.start, about)


def _add_deadlines(details: Details, places: Sequence[Place]) -> None:
    """The range of several deadlines, else what the first place with a date says."""
    dates = {id(d): place for place in places if place.name == "deadline" for d in place.dates}
    if len(set(map(id, dates.values()))) > 1:
        whole = [date for place in places if place.name == "deadline" for date in place.dates]
        for bound in deadline_bounds(whole):
            details.add_bounds(dates[id(bound.date)], [bound])
    for place in places:
        if not details.dates:
            details.add_deadline(place)


def _add_costs(details: Details, row: Row, about: About) -> None:
    years = sorted({y for cell in row.cells.get("deadline", ()) for y in YEAR.findall(cell.text)})
    for cell in row.cells.get("cost", ()):
        costs = find_costs(cell, row.table.unit, years)
        for cost, source in zip(costs, _sources(row, len(costs)), strict=True):
            found = Mention(start=cost.start, end=cost.end, text="", reason="cost_cell")
            money = replace(cost.money, source=cost.money.source or source, period=cost.period)
            details.add_money(_place("cost", cell, about), money, found)


def _sources(row: Row, count: int) -> list[str | None]:
    """The source of each amount of a row: a line for each, if there are as many, else the whole."""
    cells = [cell.text for cell in row.cells.get("source", ())]
    lines = [line.strip() for line in "\n".join(cells).splitlines() if line.strip()]
    if len(lines) == count:
        return [*lines]
    return [next((" ".join(cell.split()) for cell in cells), None)] * count
