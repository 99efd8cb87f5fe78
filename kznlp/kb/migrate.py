"""Numbered migrations: SQL files that are applied once each, in order, and recorded.

`migrations/sqlite/0001_records.sql` is migration 1. A released file never changes; a change of the
schema is a new file. The table `migrations` names those that were applied.
"""

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from kznlp.errors import StoreError
from kznlp.kb import sqlite

FOLDER = Path(__file__).parent / "migrations"


@cache
def known(dialect: str) -> tuple[tuple[int, str, str], ...]:
    """The migrations of a dialect: number, name, SQL."""
    files = sorted((FOLDER / dialect).glob("[0-9]*.sql"))
    return tuple((int(f.stem[:4]), f.stem, f.read_text("utf-8")) for f in files)


def statements(script: str) -> list[str]:
    r"""The statements of a script, which blank lines separate.

    >>> statements("-- Why.\n\nCREATE TABLE a (\n  b TEXT\n)\n\nCREATE INDEX c ON a (b)\n")
    ['CREATE TABLE a (\n  b TEXT\n)', 'CREATE INDEX c ON a (b)']
    """
    parts = (part.strip() for part in script.split("\n\n"))
    return [p for p in parts if not all(line.startswith("--") for line in p.splitlines())]


def migrate(engine: Engine, path: Path | str) -> None:
    """Bring the database to the newest schema; nothing is written if it is there already.

    Raises:
        StoreError: the file is another program's, or was made by a newer kznlp.
    """
    scripts = known(engine.dialect.name)
    newest = scripts[-1][0]
    with engine.connect() as connection:
        done = _applied(connection, path)
    if done > newest:
        raise StoreError(
            f"{path} was made by a newer kznlp (migration {done}; this one knows {newest}). "
            "Update kznlp, or name another file."
        )
    if done == newest:
        return
    if not done:
        sqlite.prepare(engine)
    with engine.begin() as connection:
        sqlite.writing(connection)
        done = _applied(connection, path)  # another process may have been faster
        if not done:
            sqlite.mark(connection)
            connection.execute(
                text("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT)")
            )
        for number, name, script in scripts[done:]:
            for statement in statements(script):
                connection.exec_driver_sql(statement)
            row = {"number": number, "name": name}
            connection.execute(text("INSERT INTO migrations VALUES (:number, :name)"), row)


def _applied(connection: Connection, path: Path | str) -> int:
    """The last migration that was applied; 0 for a database that is new."""
    if sqlite.empty(connection):
        return 0
    if not sqlite.marked(connection):
        raise StoreError(f"{path} is a database of another program. Name another file.")
    return connection.execute(text("SELECT max(number) FROM migrations")).scalar() or 0
