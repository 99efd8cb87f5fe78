"""An annotator's layer as if a pipeline had found it, so that layers are compared as analyses are.

Where the annotator gave several labels or codes, the first one counts.
"""

from bisect import bisect_left

import regex
from msgspec import structs

from kznlp.evaluate.gold import Gold, GoldMeasure, GoldTable, GoldUnit
from kznlp.evaluate.units import LABELS
from kznlp.normalize import Normalized
from kznlp.records import (
    Actor,
    Analysis,
    DocumentRecord,
    Evidence,
    Funding,
    Measure,
    Region,
    Relation,
    RelationType,
    Status,
    Table,
    Unit,
    UnitLabel,
)

CODE = regex.compile(r"KZ(?:-\d\d)?")
REASON = "annotator"


def as_analysis(layer: Gold) -> Analysis:
    """The layer as an analysis; units that are no claim, cause or proposal are left out."""
    return Analysis(
        document=DocumentRecord(id="", source=REASON),
        units=tuple(
            _unit(str(number), label, unit)
            for number, unit in enumerate(layer.units, 1)
            for label in [x for x in unit.labels if x in LABELS][:1]
        ),
        relations=tuple(
            Relation(type=RelationType(kind), source=source, target=target, reason=REASON)
            for kind, source, target in layer.relations
        ),
        tables=tuple(_table(number, table) for number, table in enumerate(layer.tables, 1)),
        measures=tuple(_measure(number, one) for number, one in enumerate(layer.measures, 1)),
    )


def units_in_clean(clean: Normalized, gold: Gold) -> list[Unit]:
    """The units of the gold in clean offsets, each with its number from 1 as id."""
    places = range(len(clean.text))

    def place(raw: int) -> int:
        return bisect_left(places, raw, key=lambda at: clean.source(at, at + 1)[0])

    found = []
    for unit in as_analysis(gold).units:
        start, end = place(unit.start), place(unit.end)
        if start < end:
            text = clean.text[start:end]
            found.append(structs.replace(unit, start=start, end=end, text=text))
    return found


def _unit(number: str, label: str, unit: GoldUnit) -> Unit:
    return Unit(
        id=number,
        label=UnitLabel(label),
        kind=unit.kind,
        valence=unit.valence,
        assertion=unit.assertion or "affirmed",
        start=unit.start,
        end=unit.end,
        text=unit.text,
        reason=REASON,
    )


def _table(number: int, table: GoldTable) -> Table:
    return Table(
        id=table.id or f"T{number}",
        start=table.start or 0,
        end=table.end or 0,
        columns=tuple(table.columns),
        rows=tuple(map(tuple, table.rows)),
        layout=REASON,
    )


def _measure(number: int, measure: GoldMeasure) -> Measure:
    status = next((s for s in measure.status if s), Status.PLANNED)
    return Measure(
        id=f"m{number}",
        title=measure.text,
        instrument=measure.instrument[0],
        status=Status(status),
        sector=next(iter(measure.sector), None),
        actors=tuple(Actor(name=name) for name in measure.actors),
        targets=tuple(measure.targets),
        regions=tuple(
            Region(code=code.group(), name=name)
            for name in measure.regions
            if (code := CODE.search(name))
        ),
        funding=tuple(Funding(amount="0", printed=printed) for printed in measure.funding),
        start=measure.date_start,
        end=measure.date_end,
        deadline=measure.deadline,
        evidence=(Evidence(start=measure.start, end=measure.end, text=measure.text),),
        reason=REASON,
    )
