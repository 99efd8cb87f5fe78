"""Reading single things back: analyses, texts, and measures with their words in context."""

import zlib
from collections.abc import Iterator

from sqlalchemy import Connection, Table, select

from kznlp.errors import StoreError
from kznlp.kb import schema
from kznlp.kb.context import Shown, quote
from kznlp.kb.restore import TABLES, to_analysis
from kznlp.kb.rows import Row, key
from kznlp.kb.store import Source
from kznlp.records import Analysis

BEHIND = "\U0010ffff"  # sorts behind everything that an id can begin with
SEVERAL = 5


def analysis(connection: Connection, document_id: str) -> Analysis:
    """The analysis of a document; the beginning of its id is enough."""
    return _analysis(connection, document_key(connection, document_id))


def analyses(connection: Connection) -> Iterator[tuple[Analysis, str | None]]:
    """Every analysis with its text, by the id of the document."""
    documents = schema.documents
    numbers = connection.execute(select(documents.c.key).order_by(documents.c.id)).scalars().all()
    for number in numbers:
        yield _analysis(connection, number), text(connection, number)


def document_key(connection: Connection, document_id: str) -> int:
    """The key of a document, by the beginning of its id.

    Raises:
        StoreError: no document, or several, begin so.
    """
    found = _beginning(connection, schema.documents, document_id, "key")
    return _only("document", document_id, found, "`KnowledgeBase.documents` lists them")[0]


def text(connection: Connection, number: int) -> str | None:
    """The raw text of the document with this key, if it was stored."""
    texts = schema.texts
    packed = connection.execute(select(texts.c.text).where(texts.c.document == number)).scalar()
    return None if packed is None else zlib.decompress(packed).decode("utf-8", "surrogatepass")


def sources(connection: Connection, document_id: str) -> tuple[Source, ...]:
    """Where a document was found."""
    found = schema.sources
    here = select(found).where(found.c.document == key(document_id)).order_by(found.c.path)
    rows = connection.execute(here).mappings()
    return tuple(Source(**{name: row[name] for name in Source.__struct_fields__}) for row in rows)


def measure(connection: Connection, measure_id: str) -> Shown:
    """A measure with its document and its quotations; the beginning of its id is enough.

    Raises:
        StoreError: no measure, or several, begin so.
    """
    number, position = measure_key(connection, measure_id)
    whole, raw = _analysis(connection, number), text(connection, number)
    chosen = whole.measures[position]
    return Shown(chosen, whole.document, tuple(quote(raw, e) for e in chosen.evidence))


def measure_key(connection: Connection, measure_id: str) -> tuple[int, int]:
    """Document and position of a measure, by the beginning of its id."""
    measures = schema.measures
    found = _beginning(connection, measures, measure_id, "document", "position")
    number, position = _only("measure", measure_id, found, "`kznlp query` lists them")
    return number, position


def _analysis(connection: Connection, number: int) -> Analysis:
    return to_analysis({n: _rows(connection, schema.METADATA.tables[n], number) for n in TABLES})


def _rows(connection: Connection, table: Table, number: int) -> list[Row]:
    owner = table.c.key if table is schema.documents else table.c.document
    ordered = select(table).where(owner == number).order_by(*table.primary_key.columns)
    return [dict(row) for row in connection.execute(ordered).mappings()]


def _beginning(
    connection: Connection, table: Table, start: str, *columns: str
) -> dict[str, tuple[int, ...]]:
    """Keys by id, for ids that begin so; an id that is exactly this one wins."""
    name, keys = table.c.id, [table.c[column] for column in columns]
    between = (name >= start) & (name < start + BEHIND)
    ordered = select(name, *keys).where(between).order_by(name, *keys).limit(SEVERAL + 1)
    found: dict[str, tuple[int, ...]] = {}
    for row in connection.execute(ordered):
        found.setdefault(row[0], tuple(row[1:]))
    return {start: found[start]} if start in found else found


def _only(what: str, start: str, found: dict[str, tuple[int, ...]], advice: str) -> tuple[int, ...]:
    if not found:
        raise StoreError(f"No {what} has an id that begins with {start!r}; {advice}.")
    if len(found) > 1:
        several = ", ".join(list(found)[:SEVERAL])
        raise StoreError(f"Several {what}s begin with {start!r}: {several}. Give more of the id.")
    return next(iter(found.values()))
