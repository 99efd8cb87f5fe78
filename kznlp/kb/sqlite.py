"""Everything that is SQLite's own: opening a file, its settings, full-text matches, its errors.

Another database needs these functions again, and a folder of migrations in its dialect.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import URL, ColumnElement, Connection, Engine, Select, create_engine, event, select
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from kznlp.errors import StoreError

APPLICATION_ID = 0x6B7A6E6C  # "kznl" in the file's header, so that `file` and we can tell it
WAIT = 20.0  # seconds for another process to finish its transaction

ADVICE = (
    ("file is not a database", "It is no database. Name another file, or delete it."),
    ("locked", "Another process is writing to it. Try again when it has finished."),
    ("readonly", "It cannot be written. Make the file and its folder writable, or copy it."),
    ("read-only", "It cannot be written. Make the file and its folder writable, or copy it."),
    ("unable to open", "Check that the folder exists and that you may write in it."),
    ("malformed", "It is damaged. Delete it and run again; the documents are not touched."),
    ("disk is full", "Make room and run again; what is stored stays."),
    ("disk I/O error", "Check the disk. Network folders often cannot hold SQLite databases."),
)


def connect(path: Path | str) -> Engine:
    """An engine for the file, whose every connection has our settings and real transactions."""
    memory = str(path) == ":memory:"
    engine = create_engine(
        URL.create("sqlite", database=str(path) if memory else str(Path(path).absolute())),
        connect_args={"timeout": WAIT, "isolation_level": None},
        json_serializer=lambda value: msgspec.json.encode(value).decode(),
        json_deserializer=msgspec.json.decode,
        **({"poolclass": StaticPool} if memory else {}),
    )
    event.listen(engine, "connect", _settings)
    event.listen(engine, "begin", _begin)
    return engine


def _settings(connection: sqlite3.Connection, _: object) -> None:
    for name, value in (("foreign_keys", "ON"), ("synchronous", "NORMAL"), ("cache_size", -65536)):
        connection.execute(f"PRAGMA {name} = {value}")


def _begin(connection: Connection) -> None:
    # The driver would begin only before the first INSERT, and commit before each CREATE.
    connection.exec_driver_sql("BEGIN")


def writing(connection: Connection) -> None:
    """Take the write lock now, not at the first write, when a wait can no longer help."""
    connection.exec_driver_sql("ROLLBACK")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def prepare(engine: Engine) -> None:
    """Settings that stay in the file: readers beside one writer (WAL)."""
    with raw(engine) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


@contextmanager
def raw(engine: Engine) -> Iterator[sqlite3.Connection]:
    """A connection outside every transaction."""
    holder = engine.raw_connection()
    try:
        driver = holder.driver_connection
        if not isinstance(driver, sqlite3.Connection):
            raise TypeError("This is not an SQLite engine.")
        yield driver
    finally:
        holder.close()


def mark(connection: Connection) -> None:
    """Say in the file's header that it is ours."""
    connection.execute(sql(f"PRAGMA application_id = {APPLICATION_ID}"))


def marked(connection: Connection) -> bool:
    """Whether the file's header says that it is ours."""
    return connection.execute(sql("PRAGMA application_id")).scalar() == APPLICATION_ID


def empty(connection: Connection) -> bool:
    """Whether the file holds nothing yet."""
    return connection.execute(sql("SELECT count(*) FROM sqlite_master")).scalar() == 0


def matches(query: str) -> Select[Any]:
    """Passages that match, as `id` and `score`, the best with the highest score."""
    index = sql_table("passage_index", sql_column("rowid"), sql_column("rank"))
    hit: ColumnElement[bool] = sql("passage_index MATCH :query").bindparams(query=query)  # type: ignore[assignment]
    return select(index.c.rowid.label("id"), (-index.c.rank).label("score")).where(hit)


@contextmanager
def explained(path: Path | str) -> Iterator[None]:
    """Turn the driver's errors into `StoreError` with advice."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = str(getattr(error, "orig", None) or error)
        advice = next((a for part, a in ADVICE if part in cause), "Check the file, or delete it.")
        raise StoreError(f"{path}: {cause}. {advice}") from error
