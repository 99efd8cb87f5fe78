"""What is wrong in a document, item by item: the gold beside what was found, and why it was.

units      missed, spurious, of another label, cut otherwise (less than nine tenths shared),
           with another attribute
relations  missed and spurious
measures   missed, spurious, of another instrument, status or sector
fields     of measures that were found: other values than those of the gold
tables     missed and spurious tables, rows that differ
"""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kznlp.evaluate.align import aligned_measures, aligned_units, shared_span
from kznlp.evaluate.gold import GoldMeasure, GoldTable, GoldUnit
from kznlp.evaluate.measures import fields
from kznlp.evaluate.relations import Place, aligned_relations, found_places, gold_places
from kznlp.evaluate.report import Scored
from kznlp.evaluate.spans import Span
from kznlp.evaluate.tables import aligned_tables, unlike_rows
from kznlp.evaluate.units import ATTRIBUTES
from kznlp.records import Measure, Relation, Table, Unit

FAITHFUL = 0.9
NONE = "none"
FIRST = 50  # letters that tell an end of a relation
DECIDED = ("instrument", "status", "sector")
# The names that provenance has for what is scored as one field.
SET_BY = {"money": ("funding",), "dates": ("start", "end", "deadline")}
CELLS = " | "


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says.

    Attributes:
        value: a label, an instrument, the values of a field; "" for nothing.
        spans: the places in the text that are meant.
        reason: what decided, with its score; "" for the gold.
    """

    value: str = ""
    spans: tuple[Span, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong: what, in words, what is right, and what was found instead."""

    kind: str
    gold: Side
    found: Side

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return min(
            (start for side in (self.gold, self.found) for start, _ in side.spans), default=0
        )


def mistakes(layer: str, one: Scored) -> list[Mistake]:
    """The mistakes of a layer in a document, in the order of the text."""
    return sorted(LAYERS[layer](one), key=lambda mistake: mistake.start)


def _units(one: Scored) -> Iterator[Mistake]:
    for wanted, found in aligned_units(one.raw, one.gold, one.analysis):
        if wanted is None or found is None or found.label not in wanted.labels:
            yield Mistake(_confused(wanted, found), _of_gold(wanted), _of_unit(found))
            continue
        shared = shared_span(one.raw, wanted, found)
        if shared < FAITHFUL:
            kind = f"{found.label} cut otherwise, {shared:.0%} shared"
            yield Mistake(kind, _of_gold(wanted), _of_unit(found))
        for name in ATTRIBUTES if found.label == wanted.labels[0] else ():
            right, given = getattr(wanted, name), getattr(found, name)
            if right not in (None, given):
                kind = f"{name} of {found.label}"
                yield Mistake(kind, _of_gold(wanted, right), _of_unit(found, given or "-"))


def _confused(wanted: GoldUnit | None, found: Unit | None) -> str:
    right = wanted.labels[0] if wanted else NONE
    if found is None:
        return f"missed {right}"
    return f"spurious {found.label}" if right == NONE else f"{right} taken for {found.label}"


def _of_gold(item: GoldUnit | GoldMeasure | None, value: str = "") -> Side:
    if item is None:
        return Side()
    said = item.labels if isinstance(item, GoldUnit) else item.instrument
    return Side(value or "/".join(said), ((item.start, item.end),))


def _of_unit(unit: Unit | None, value: str = "") -> Side:
    if unit is None:
        return Side()
    return Side(value or str(unit.label), ((unit.start, unit.end),), _why(unit))


def _of_measure(measure: Measure | None, value: str = "") -> Side:
    if measure is None:
        return Side()
    spans = tuple((e.start, e.end) for e in measure.evidence)
    return Side(value or measure.instrument, spans, _why(measure))


def _why(item: Unit | Measure | Relation) -> str:
    return f"{item.reason}, {item.score:.2f}"


def _relations(one: Scored) -> Iterator[Mistake]:
    wanted, found = gold_places(one.raw, one.gold), found_places(one.raw, one.analysis)
    ours: dict[str, Span] = {
        t.id: (t.start, t.end) for t in one.gold.tables if t.start is not None and t.end is not None
    }
    theirs: dict[str, Span] = {table.id: (table.start, table.end) for table in one.analysis.tables}
    for right, given in aligned_relations(one.raw, one.gold, one.analysis):
        if right and not given:
            yield Mistake(f"missed {right[0]}", _linked(one.raw, *right, wanted, ours), Side())
        if given and not right:
            kind = str(given.type)
            side = _linked(one.raw, kind, given.source, given.target, found, theirs, _why(given))
            yield Mistake(f"spurious {kind}", Side(), side)


def _linked(
    raw: str,
    kind: str,
    source: str,
    target: str,
    places: dict[str, Place],
    tables: dict[str, Span],
    reason: str = "",
) -> Side:
    """A relation, its ends told by their first words."""
    spans = {name: place[1:] for name, place in places.items() if place[0] == "unit"} | tables
    told = (_first_words(raw, spans[name]) if name in spans else name for name in (source, target))
    ends = tuple(spans[name] for name in (source, target) if name in spans)
    return Side(f"{kind}: {' → '.join(told)}", ends, reason)


def _first_words(raw: str, span: Span) -> str:
    text = " ".join(raw[slice(*span)].split())
    return f"«{textwrap.shorten(text, FIRST, placeholder='…')}»"


def _measures(one: Scored) -> Iterator[Mistake]:
    for wanted, found in aligned_measures(one.gold, one.analysis):
        if wanted is None or found is None:
            kind = "missed measure" if found is None else "spurious measure"
            yield Mistake(kind, _of_gold(wanted), _of_measure(found))
            continue
        for name in DECIDED:
            accepted, given = getattr(wanted, name), getattr(found, name)
            if any(accepted) and given not in accepted:
                right, reason = _of_gold(wanted, "/".join(accepted)), _set_by(found, name)
                yield Mistake(
                    f"{name} of a measure", right, _with(found, str(given or "-"), reason)
                )


def _fields(one: Scored) -> Iterator[Mistake]:
    for wanted, found in aligned_measures(one.gold, one.analysis):
        if wanted is None or found is None:
            continue
        for name, field in fields(wanted, found).items():
            if field.counts.right < max(field.counts.gold, field.counts.predicted):
                right = _of_gold(wanted, "; ".join(field.gold) or "-")
                given = "; ".join(map(str, field.found)) or "-"
                yield Mistake(
                    f"{name} of a measure", right, _with(found, given, _set_by(found, name))
                )


def _with(found: Measure, value: str, reason: str) -> Side:
    side = _of_measure(found, value)
    return Side(side.value, side.spans, reason or side.reason)


def _set_by(found: Measure, name: str) -> str:
    """What set a field, each reason once."""
    names = SET_BY.get(name, (name,))
    reasons = (f"{p.reason}, {p.score:.2f}" for p in found.provenance if p.field in names)
    return "; ".join(dict.fromkeys(reasons))


def _tables(one: Scored) -> Iterator[Mistake]:
    for wanted, found in aligned_tables(one.gold, one.analysis):
        if wanted is None or found is None:
            kind = "missed table" if found is None else "spurious table"
            yield Mistake(kind, _of_table(wanted), _of_table(found))
            continue
        for right, given in unlike_rows(wanted, found):
            sides = _of_table(wanted, right), _of_table(found, given)
            yield Mistake("row of a table", *sides)


def _of_table(table: GoldTable | Table | None, row: Sequence[str] | None = None) -> Side:
    if table is None:
        return Side()
    size = f"{len(table.rows)} rows of {len(table.columns)} columns"
    value = size if row is None else CELLS.join(row) or "-"
    reason = table.layout if isinstance(table, Table) else ""
    if table.start is None or table.end is None or row is not None:
        return Side(value, reason=reason)
    return Side(value, ((table.start, table.end),), reason)


LAYERS: dict[str, Callable[[Scored], Iterator[Mistake]]] = {
    "units": _units,
    "relations": _relations,
    "measures": _measures,
    "fields": _fields,
    "tables": _tables,
}
