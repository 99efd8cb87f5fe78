"""One measure through several documents: found by `kznlp.kb.same`, told in order of time.

Links are made anew for all documents at once, so that they do not depend on the order in which
documents came; a document that goes takes its links along.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, and_, delete, insert, select

from kznlp.kb import schema
from kznlp.kb.measures import ABOUT, Key, measures
from kznlp.kb.same import Version, same
from kznlp.records import Status

if TYPE_CHECKING:
    import pandas as pd

STATUSES = list(Status)  # in the order in which a measure goes through them
SUMMARY = ["measure", "title", "versions", "first", "last", "statuses", "sources"]
FOLLOWED = ("status", "instrument", "start", "end", "deadline", "funding")
SHOWN = ["date", "status", "measure", "title", *FOLLOWED[1:], "changes", *ABOUT[:2]]


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


def _listed(connection: Connection, query: Select[Any]) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = {}
    for document, measure, value in connection.execute(query):
        found.setdefault((document, measure), []).append(value)
    return found


def history(connection: Connection, measure: str) -> "pd.DataFrame":
    """The versions of one measure (by its id), oldest first, with what each changes.

    A version is placed by the date of its document, then by how far its status has come; undated
    documents come last. `changes` compares with the version before.
    """
    import pandas as pd

    group = _together(connection).get(measure, (measure,))
    found = measures(connection, [schema.measures.c.id.in_(group)]).to_dict("records")
    return pd.DataFrame(_in_time(found), columns=SHOWN, dtype=object)


def histories(connection: Connection) -> "pd.DataFrame":
    """The measures that several documents tell: a row a history, longest first."""
    import pandas as pd

    together = _together(connection)
    groups: dict[tuple[str, ...], list[dict[Any, Any]]] = {}
    linked = select(schema.same_as.c.document).distinct()
    for row in measures(connection, [schema.measures.c.document.in_(linked)]).to_dict("records"):
        if row["id"] in together:
            groups.setdefault(together[row["id"]], []).append(row)
    rows = [_summary(_in_time(group)) for group in groups.values()]
    rows.sort(key=lambda row: (-row["versions"], row["title"]))
    return pd.DataFrame(rows, columns=SUMMARY)


def _together(connection: Connection) -> Mapping[str, tuple[str, ...]]:
    """The ids of measures that links join, each with all of its group."""
    links, one, other = schema.same_as, schema.measures.alias(), schema.measures.alias()
    here = and_(one.c.document == links.c.document, one.c.position == links.c.measure)
    there = and_(
        other.c.document == links.c.other_document, other.c.position == links.c.other_measure
    )
    near: dict[str, list[str]] = {}
    for a, b in connection.execute(
        select(one.c.id, other.c.id).join(links, here).join(other, there)
    ):
        near.setdefault(a, []).append(b)
    found: dict[str, tuple[str, ...]] = {}
    for start in near:
        if start not in found:
            group = tuple(sorted(_reached(start, near)))
            found |= dict.fromkeys(group, group)
    return found


def _reached(start: str, near: Mapping[str, Sequence[str]]) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        new = set(near[waiting.pop()]) - seen
        seen |= new
        waiting += new
    return seen


def _in_time(group: Sequence[dict[Any, Any]]) -> list[dict[Any, Any]]:
    """The versions in order of time, with `changes`."""
    ordered = sorted(group, key=_place)
    changes = [[], *(_changes(one, other) for one, other in pairwise(ordered))]
    return [
        row | {"measure": row["id"], "changes": changed}
        for row, changed in zip(ordered, changes, strict=True)
    ]


def _summary(versions: Sequence[Mapping[Any, Any]]) -> dict[str, Any]:
    dates = [version["date"] for version in versions if version["date"]]
    return {
        "measure": versions[0]["measure"],
        "title": versions[0]["title"],
        "versions": len(versions),
        "first": min(dates, default=None),
        "last": max(dates, default=None),
        "statuses": list(dict.fromkeys(version["status"] for version in versions)),
        "sources": [version["source"] for version in versions],
    }


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
