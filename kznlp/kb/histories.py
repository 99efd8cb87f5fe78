"""One measure through several documents: found by `kznlp.kb.same`, told in order of time.

Links are made anew for all documents at once, so that they do not depend on the order in which
documents came; a document that goes takes its links along.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, delete, insert, select, tuple_

from kznlp.kb import schema
from kznlp.kb.filters import Condition
from kznlp.kb.measures import ABOUT, Key, measures
from kznlp.kb.same import Version, same
from kznlp.records import Status

if TYPE_CHECKING:
    import pandas as pd

STATUSES = list(Status)  # in the order in which a measure goes through them
FOLLOWED = ("status", "instrument", "start", "end", "deadline", "funding")


def stale(connection: Connection) -> bool:
    """Whether there are documents that were not compared with the others."""
    documents, linked = schema.documents, schema.linked
    missing = select(documents.c.key).where(documents.c.key.not_in(select(linked.c.document)))
    return connection.execute(missing.limit(1)).first() is not None


def link(connection: Connection) -> int:
    """Compare the measures of all documents, and store which are one; the number of pairs."""
    found = list(same(list(_versions(connection))))
    connection.execute(delete(schema.same_as))
    connection.execute(delete(schema.linked))
    rows = [_row(a, b, score) for one, two, score in found for a, b in ((one, two), (two, one))]
    for table, new in (
        (schema.same_as, rows),
        (schema.linked, [{"document": k} for k in _keys(connection)]),
    ):
        if new:
            connection.execute(insert(table), new)
    return len(found)


def _keys(connection: Connection) -> Sequence[int]:
    return connection.execute(select(schema.documents.c.key)).scalars().all()


def _row(one: Version, two: Version, score: float) -> dict[str, float]:
    return {
        "document": int(one.document),
        "measure": int(one.measure),
        "other_document": int(two.document),
        "other_measure": int(two.measure),
        "score": score,
    }


def _versions(connection: Connection) -> Iterator[Version]:
    """The measures in the order of their documents' ids, which no run changes."""
    items, documents = schema.measures, schema.documents
    regions, evidence = schema.measure_regions, schema.measure_evidence
    named = _listed(connection, select(regions.c.document, regions.c.measure, regions.c.code))
    quoted = _listed(connection, select(evidence.c.document, evidence.c.measure, evidence.c.text))
    query = select(
        items.c.document, items.c.position, items.c.instrument, items.c.sector, documents.c.region
    ).join(documents, documents.c.key == items.c.document)
    for row in connection.execute(query.order_by(documents.c.id, items.c.position)):
        place = row.document, row.position
        inherited = (row.region,) if row.region else ()
        yield Version(
            document=str(row.document),
            measure=str(row.position),
            text=" ".join(quoted.get(place, ())),
            instrument=row.instrument,
            sector=row.sector,
            regions=tuple(named.get(place, inherited)),
        )


def _listed(connection: Connection, query: Select[tuple[int, int, str]]) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = {}
    for document, measure, value in connection.execute(query):
        found.setdefault((document, measure), []).append(value)
    return found


def history(connection: Connection, key: Key) -> "pd.DataFrame":
    """The versions of one measure, oldest first, with what each changes.

    A version is placed by the date of its document, then by how far its status has come; undated
    documents come last. `changes` compares with the version before.
    """
    together = _together(connection)
    return _told(connection, together.get(key, (key,)))


def histories(connection: Connection) -> "pd.DataFrame":
    """The measures that several documents tell: a row a history, longest first."""
    import pandas as pd

    groups = sorted(set(_together(connection).values()), key=lambda group: (-len(group), group))
    rows = []
    for group in groups:
        told = _told(connection, group)
        dates = [date for date in told["date"] if date]
        rows.append(
            {
                "measure": told["measure"][0],
                "title": told["title"][0],
                "versions": len(told),
                "first": min(dates, default=None),
                "last": max(dates, default=None),
                "statuses": list(dict.fromkeys(told["status"])),
                "sources": list(told["source"]),
            }
        )
    columns = ["measure", "title", "versions", "first", "last", "statuses", "sources"]
    return pd.DataFrame(rows, columns=columns)


def _together(connection: Connection) -> Mapping[Key, tuple[Key, ...]]:
    """The measures that links join, each with all of its group."""
    links = schema.same_as
    near: dict[Key, list[Key]] = {}
    for a, b, c, d in connection.execute(select(*links.primary_key.columns)):
        near.setdefault((a, b), []).append((c, d))
    found: dict[Key, tuple[Key, ...]] = {}
    for start in near:
        if start not in found:
            group = tuple(sorted(_reached(start, near)))
            found |= dict.fromkeys(group, group)
    return found


def _reached(start: Key, near: Mapping[Key, Iterable[Key]]) -> set[Key]:
    seen, waiting = {start}, [start]
    while waiting:
        new = set(near[waiting.pop()]) - seen
        seen |= new
        waiting += new
    return seen


def _told(connection: Connection, group: Sequence[Key]) -> "pd.DataFrame":
    found = measures(connection, [_among(group)])
    found = found.rename(columns={"id": "measure"})
    rows = found.to_dict("records")
    order = sorted(range(len(rows)), key=lambda number: _place(rows[number]))
    found = found.iloc[order].reset_index(drop=True)
    before = [None, *order[:-1]]
    found["changes"] = [
        [] if last is None else _changes(rows[last], rows[number])
        for last, number in zip(before, order, strict=True)
    ]
    return found[["date", "status", "measure", "title", *FOLLOWED[1:], "changes", *ABOUT[:2]]]


def _among(group: Sequence[Key]) -> Condition:
    items = schema.measures
    return tuple_(items.c.document, items.c.position).in_(group)


def _place(row: Mapping[Any, Any]) -> tuple[str, int, str]:
    return row["date"] or "9999", STATUSES.index(Status(row["status"])), row["source"]


def _changes(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> list[str]:
    """What a version says otherwise than the one before; what it leaves out is no change."""
    return [
        f"{name}: {_shown(before[name])} → {_shown(after[name])}"
        for name in FOLLOWED
        if before[name] and after[name] and before[name] != after[name]
    ]


def _shown(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
