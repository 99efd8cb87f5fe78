"""Results in clean offsets become an `Analysis` in raw offsets, quotations as printed."""

from itertools import takewhile
from typing import TypeVar

import msgspec
from spacy.tokens import Doc

from kznlp.language import told
from kznlp.normalize import Normalized
from kznlp.records import (
    Actor,
    Alternative,
    Analysis,
    ChangeRecord,
    Comparison,
    DocumentRecord,
    Evidence,
    Measure,
    Observation,
    Provenance,
    Table,
    Unit,
)
from kznlp.tables.printed import as_printed

Placed = TypeVar("Placed", Evidence, Unit, Provenance, Observation, Comparison)


def locate(clean: Normalized, doc: Doc) -> Analysis:
    """Collect the layers of `doc`, every offset mapped back to the raw text."""
    document = clean.document
    return Analysis(
        document=DocumentRecord(
            id=document.id,
            source=document.source,
            title=doc._.title,
            kind=doc._.kind,
            date=doc._.date,
            region=doc._.region,
            format=document.format,
            encoding=document.encoding,
            length=len(document.text),
            warnings=(*document.warnings, *told.warnings(doc)),
            changes=tuple(
                ChangeRecord(rule=c.rule, start=c.start, end=c.end, before=c.before, after=c.after)
                for c in clean.changes
            ),
        ),
        units=tuple(_unit(clean, u) for u in doc._.units),
        relations=tuple(doc._.relations),
        tables=tuple(_table(clean, t) for t in doc._.tables),
        comparisons=tuple(_quote(clean, c) for c in doc._.comparisons),
        measures=tuple(_measure(clean, m) for m in doc._.measures),
    )


def _quote(clean: Normalized, item: Placed) -> Placed:
    """The item with raw offsets, and with the printed words if it carries words."""
    if item.start is None or item.end is None:
        return item
    start, end = clean.source(item.start, item.end)
    if isinstance(item, Observation):
        return msgspec.structs.replace(item, start=start, end=end)
    shown = clean.document.shown(start, end)
    return msgspec.structs.replace(item, start=start, end=end, text=shown)


def _unit(clean: Normalized, unit: Unit) -> Unit:
    if unit.attributed_to is not None:
        unit = msgspec.structs.replace(unit, attributed_to=_quote(clean, unit.attributed_to))
    return _quote(clean, unit)


def _table(clean: Normalized, table: Table) -> Table:
    table = as_printed(clean, table)
    start, end = clean.source(table.start, table.end)
    return msgspec.structs.replace(
        table,
        start=start,
        end=end,
        spans=_spans(clean, table),
        alternatives=tuple(
            msgspec.structs.replace(a, spans=_spans(clean, a)) for a in table.alternatives
        ),
        observations=tuple(_quote(clean, o) for o in table.observations),
    )


def _spans(
    clean: Normalized, table: Table | Alternative
) -> tuple[tuple[tuple[int, int] | None, ...], ...]:
    return tuple(tuple(s and clean.source(*s) for s in row) for row in table.spans)


def _measure(clean: Normalized, measure: Measure) -> Measure:
    places = [note for note in measure.provenance if note.field == "actors"]
    return msgspec.structs.replace(
        measure,
        actors=tuple(_printed(clean, *pair) for pair in zip(measure.actors, places, strict=True)),
        evidence=tuple(_quote(clean, e) for e in measure.evidence),
        provenance=tuple(_quote(clean, p) for p in measure.provenance),
    )


def _printed(clean: Normalized, actor: Actor, note: Provenance) -> Actor:
    """The actor with the letters of the source, which may be those of two alphabets."""
    if note.start is None or note.end is None:
        return actor
    words = clean.text[note.start : note.end]
    pairs = zip(words, actor.name, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: _same(*pair), pairs))
    start, end = clean.source(note.start, note.start + shared)
    printed = " ".join(clean.document.shown(start, end).split()) + actor.name[shared:]
    return msgspec.structs.replace(actor, name=printed) if shared else actor


def _same(one: str, other: str) -> bool:
    return one == other or (one.isspace() and other.isspace())
