"""The rows of action plans: one measure a row.

A table is a plan if its headers name an action and a deadline or who answers for it; without
headers, if one column holds verbal nouns ("мектеп салу") and another bodies or dates. Rows that
group others and total rows are no measures; a row without an action goes on with the one above,
and so does one without a number below an action that ends in a colon.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import regex

from kznlp.expressions.bodies import find_bodies
from kznlp.expressions.dates import find_dates
from kznlp.expressions.money import unit_of
from kznlp.measures.evidence import first_statement
from kznlp.measures.lexicon import lexicon
from kznlp.measures.plan_cells import Cell, cells_of
from kznlp.measures.predicates import form_of
from kznlp.measures.words import words
from kznlp.records import Table

HEADERS = "measures/plan_headers.yml"
NUMBER = regex.compile(r"\s*(?:\d+(?:\.\d+)*+[.)]?|[\p{L}\d][.)])\s+")
DEEP = 3  # rows from which a table without headers can be told to be a plan
MOST = 0.5  # the share of a column's cells that makes the column
LONG = 2  # words of an action, at least
USEFUL = {"accountable", "control", "implementing", "deadline"}  # one of these makes a list a plan


@dataclass(frozen=True, slots=True)
class Row:
    """A row that tells a measure.

    Attributes:
        action: the cell that names it, without its number.
        cells: the other cells, by their role: form, accountable, implementing, deadline, …
        table: the table.
        reason: how the table was known for a plan.
        stop: where the first statement of the action ends, if its place is known.
    """

    action: Cell
    table: Table
    reason: str
    cells: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    stop: int | None = None

    @property
    def start(self) -> int:
        """First character of the evidence; the table's, where the cell's place is unknown."""
        return self.table.start if self.action.start is None else self.action.start

    @property
    def end(self) -> int:
        """End of the evidence, the first statement of the cell."""
        return self.table.end if self.stop is None else self.stop


def plan_rows(tables: tuple[Table, ...], text: str) -> Iterator[Row]:
    """The measures of all plan tables, in order; `text` is the document's."""
    for table in tables:
        roles, reason = _roles(table)
        if roles:
            yield from _rows(table, roles, reason, text)


def _roles(table: Table) -> tuple[dict[int, str], str]:
    """The role of each column; none if the table is no plan."""
    named = _named(table)
    if USEFUL & set(named.values()):
        if "action" in named.values():
            return named, "plan:headers"
        actions = {c: r for c, r in _guessed(table, named).items() if r == "action"}
        return ({**named, **actions}, "plan:headers") if actions else ({}, "")
    guessed = _guessed(table, {})
    return (guessed, "plan:contents") if USEFUL & set(guessed.values()) else ({}, "")


def _named(table: Table) -> dict[int, str]:
    order = lexicon(HEADERS, key="role").codes
    roles: dict[int, str] = {}
    for column, header in enumerate(table.columns):
        found = lexicon(HEADERS, key="role").codes_in(words(header))
        role = next((code for code in order if code in found), None)
        if role is None and _is_year(header) and unit_of(table.unit or "")[1]:
            role = "cost"  # "2013 | 2014" in a table of "млн. теңге"
        if role and not (role == "action" and "action" in roles.values()):
            roles[column] = role
    return roles


def _is_year(header: str) -> bool:
    """Whether a header is a year: "2013", "2013 ж."."""
    text = header.strip()
    return [(date.text, date.reason) for date in find_dates(text)] == [(text, "year")]


def _guessed(table: Table, named: dict[int, str]) -> dict[int, str]:
    """The roles of columns whose headers do not tell; only with an action among them."""
    roles: dict[int, str] = {}
    if len(table.rows) < DEEP:
        return roles
    for column in range(max(len(row) for row in table.rows)):
        cells = [row[column] for row in table.rows if column < len(row) and row[column].strip()]
        role = None if column in named else _role_of(cells)
        if role and role not in roles.values():
            roles[column] = role
    return roles if "action" in roles.values() else {}


def _role_of(cells: list[str]) -> str | None:
    """The role of a column without a header, by its cells."""
    enough = max(DEEP, MOST * len(cells))
    if sum(_is_action(cell) for cell in cells) >= enough:
        return "action"
    if sum(bool(find_dates(cell)) for cell in cells) >= enough:
        return "deadline"
    if sum(bool(find_bodies(cell)) for cell in cells) >= enough:
        return "accountable"
    return None


def _is_action(cell: str) -> bool:
    found = words(cell)
    return len(found) > LONG and form_of(found) in ("nominal", "imperative")


def _rows(table: Table, roles: dict[int, str], reason: str, text: str) -> Iterator[Row]:
    action_column = next(column for column, role in roles.items() if role == "action")
    held: Row | None = None  # rows below without an action go on with it
    above: Mapping[int, Cell] = {}
    for index, row in enumerate(table.rows):
        if index in table.total_rows or action_column >= len(row):
            continue
        if len({cell.strip() for cell in row if cell.strip()}) <= 1 and len(table.columns) > 1:
            continue  # a row that groups those below it
        filled = cells_of(table, index, above)
        above = {**above, **filled}
        cells = _by_role(filled, roles)
        listed = held is not None and held.action.text.endswith(":") and "number" not in cells
        if "action" not in cells or (listed and "number" in roles.values()):
            more = {role: found for role, found in cells.items() if role != "action"}
            held = held and replace(held, cells=_joined(held.cells, more))
            continue
        if held:
            yield held
        action = _unnumbered(cells.pop("action")[0], text)
        found = words(action.text)
        told = len(found) >= LONG and form_of(found) != "indicator"
        held = Row(action, table, reason, cells, _stop(action, text)) if told else None
    if held:
        yield held


def _stop(action: Cell, text: str) -> int | None:
    if action.start is None:
        return None
    return action.start + first_statement(text[action.start : action.end])


def _by_role(cells: Mapping[int, Cell], roles: dict[int, str]) -> dict[str, tuple[Cell, ...]]:
    """The cells by the role of their column; who controls counts where nobody else is named."""
    found: dict[str, tuple[Cell, ...]] = {}
    for column, role in roles.items():
        if column in cells:
            found[role] = (*found.get(role, ()), cells[column])
    control = found.pop("control", ())
    if control and not {"accountable", "implementing"} & found.keys():
        found["accountable"] = control
    return found


def _joined(
    one: Mapping[str, tuple[Cell, ...]], other: Mapping[str, tuple[Cell, ...]]
) -> dict[str, tuple[Cell, ...]]:
    roles = dict.fromkeys((*one, *other))
    return {role: tuple(dict.fromkeys(one.get(role, ()) + other.get(role, ()))) for role in roles}


def _unnumbered(cell: Cell, text: str) -> Cell:
    """The cell without the number before its words: "1.2. Мектеп салу"."""
    if cell.start is None or cell.end is None:
        mark = NUMBER.match(cell.text)
        return Cell(cell.text[mark.end() :] if mark else cell.text, cell.header)
    start, end = cell.start, cell.end
    mark = NUMBER.match(text, start, end)
    start = mark.end() if mark else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(" ".join(text[start:end].split()), cell.header, start, end)
