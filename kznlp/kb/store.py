"""Writing: an analysis replaces what its source held before.

All functions work in the caller's transaction, so that a kill leaves the old rows or the new ones.
"""

import zlib
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, delete, func, insert, or_, select, update

from kznlp.kb import schema
from kznlp.kb.rows import key, to_rows
from kznlp.records import Analysis, Record

STDIN = "-"


class Source(Record, frozen=True, kw_only=True):
    """A place where a document was found; see `Entry`."""

    path: str
    name: str
    digest: str | None = None
    pipeline: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An analysis to be stored, and what a run knows of its file.

    Attributes:
        analysis: the analysis.
        text: the raw text, kept so that quotations can be shown in context.
        path: what identifies the source; by default the source as named in the analysis.
        digest: SHA-256 of the file, by which a run sees that it did not change.
        pipeline: the pipeline that made the analysis.
    """

    analysis: Analysis
    text: str | None = None
    path: str | None = None
    digest: str | None = None
    pipeline: str | None = None

    @property
    def place(self) -> str:
        """What identifies the source; texts from stdin are told apart by what they say."""
        document = self.analysis.document
        return self.path or (document.id if document.source == STDIN else document.source)


def put(connection: Connection, entry: Entry) -> None:
    """Store an analysis; its source leaves the document that it held before."""
    document, path = entry.analysis.document, entry.place
    number = key(document.id)
    forget(connection, path, keep=number)
    owner = select(schema.documents.c.path).where(schema.documents.c.key == number)
    stored = connection.execute(owner).scalar()
    if stored is None or path <= stored:
        _replace(connection, entry, number)
    connection.execute(delete(schema.sources).where(schema.sources.c.path == path))
    source = Source(path=path, name=document.source, digest=entry.digest, pipeline=entry.pipeline)
    row = {"document": number, **msgspec.structs.asdict(source)}
    connection.execute(insert(schema.sources), row)
    connection.execute(delete(schema.failures).where(schema.failures.c.path == path))


def _replace(connection: Connection, entry: Entry, number: int) -> None:
    """Write the rows of a document anew, its other sources kept."""
    sources = schema.sources
    kept = connection.execute(select(sources).where(sources.c.document == number)).mappings().all()
    _delete(connection, number)
    rows = to_rows(entry.analysis)
    rows["documents"][0]["path"] = entry.place
    if entry.text is not None:
        packed = zlib.compress(entry.text.encode("utf-8", "surrogatepass"), 3)
        rows["texts"] = [{"document": number, "text": packed}]
    rows["sources"] = [dict(row) for row in kept]
    for name, some in rows.items():
        if some:
            connection.execute(insert(schema.METADATA.tables[name]), some)


def _delete(connection: Connection, number: int) -> None:
    # All other tables refer to the documents and follow.
    connection.execute(delete(schema.documents).where(schema.documents.c.key == number))


def forget(connection: Connection, path: str, *, keep: int | None = None) -> int:
    """Take a source away, and its document if it has no other; the number of documents that went.

    Args:
        connection: a connection in a transaction.
        path: what identifies the source.
        keep: a document that the source may go on to hold.
    """
    sources, documents = schema.sources, schema.documents
    held = select(sources.c.document).where(sources.c.path == path)
    number = connection.execute(held).scalar()
    if number is None or number == keep:
        return 0
    connection.execute(delete(sources).where(sources.c.path == path))
    rest = select(sources.c.path, sources.c.name).where(sources.c.document == number)
    heir = connection.execute(rest.order_by(sources.c.path)).first()
    if heir is None:
        _delete(connection, number)
        return 1
    owned = (documents.c.key == number) & (documents.c.path == path)
    connection.execute(update(documents).where(owned).values(path=heir.path, source=heir.name))
    return 0


def remove(connection: Connection, name: str) -> int:
    """Remove sources (by path or name) and a document (by id); how many documents went."""
    sources, documents = schema.sources, schema.documents
    found = select(sources.c.path).where(or_(sources.c.path == name, sources.c.name == name))
    gone = sum(forget(connection, path) for path in connection.execute(found).scalars().all())
    connection.execute(
        delete(schema.failures).where(
            or_(schema.failures.c.path == name, schema.failures.c.name == name)
        )
    )
    whole = select(func.count()).select_from(documents).where(documents.c.id == name)
    if connection.execute(whole).scalar():
        _delete(connection, key(name))
        gone += 1
    return gone
