"""Measures as a frame, each with the lists that belong to it, as lists in a cell."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Subquery, Table, and_, select

from kznlp.kb import schema
from kznlp.kb.filters import Condition
from kznlp.kb.frames import documents, frame, listing

if TYPE_CHECKING:
    import pandas as pd

PLAIN = (
    *("id", "title", "instrument", "status", "modality", "sector"),
    *("start", "end", "deadline", "score", "reason"),
)
LISTS = {
    "actors": ("measure_actors", "name"),
    "targets": ("measure_targets", "code"),
    "regions": ("measure_regions", "code"),
    "funding": ("measure_funding", "printed"),
    "legal_basis": ("measure_legal_basis", "name"),
    "evidence": ("measure_evidence", "text"),
}
ABOUT = ("document", "source", "kind", "date")

Key = tuple[int, int]


def measures(
    connection: Connection,
    conditions: Sequence[Condition],
    *,
    words: str | None = None,
    limit: int | None = None,
) -> "pd.DataFrame":
    """Measures that fulfil every condition; one without a region shows that of its document."""
    items = schema.measures
    keys = [items.c.document.label("key"), items.c.position]
    about = [documents.c.kind, documents.c.date, documents.c.region]
    shown = [*keys, *(items.c[name] for name in PLAIN), *about]
    chosen = listing(items, shown, conditions, words=words, limit=limit)
    found = frame(connection, chosen)
    places = list(zip(found["key"], found["position"], strict=True))
    for field, (name, column) in LISTS.items():
        values = _lists(connection, chosen.subquery(), schema.METADATA.tables[name], column)
        found[field] = [values.get(place, []) for place in places]
    own = zip(found["regions"], found["region"], strict=True)
    found["regions"] = [codes or ([region] if region else []) for codes, region in own]
    return found[[*PLAIN, *LISTS, *ABOUT]]


def _lists(
    connection: Connection, chosen: Subquery, part: Table, column: str
) -> dict[Key, list[str]]:
    """The values of one list, by measure."""
    mine = and_(part.c.document == chosen.c.key, part.c.measure == chosen.c.position)
    rows = select(part.c.document, part.c.measure, part.c[column]).join(chosen, mine)
    found: dict[Key, list[str]] = {}
    for document, measure, value in connection.execute(rows.order_by(*part.primary_key.columns)):
        found.setdefault((document, measure), []).append(value)
    return found


def provenance(connection: Connection, key: Key) -> "pd.DataFrame":
    """Where the values of one measure came from, in the order of its fields."""
    rows = schema.provenance
    shown = (rows.c[name] for name in ("field", "value", "text", "start", "end", "reason", "score"))
    query = select(*shown).where(rows.c.document == key[0], rows.c.measure == key[1])
    return frame(connection, query.order_by(rows.c.position))
