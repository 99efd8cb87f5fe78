"""What a run has to know of files: which are stored, and which failed, made from which bytes."""

from sqlalchemy import Connection, delete, insert, select

from kznlp.kb import schema
from kznlp.kb.store import Source, forget
from kznlp.records import Record


class Failed(Record, frozen=True, kw_only=True):
    """A file that could not be used.

    Attributes:
        path: what identifies the source.
        name: the source as the user named it.
        message: what went wrong, and what to do.
        digest: SHA-256 of the file; None where it could not be read.
        pipeline: the pipeline that failed.
    """

    path: str
    name: str
    message: str
    digest: str | None = None
    pipeline: str | None = None


def stored(connection: Connection) -> dict[str, Source]:
    """Every source, by what identifies it."""
    columns = [schema.sources.c[name] for name in Source.__struct_fields__]
    rows = connection.execute(select(*columns)).mappings()
    return {row["path"]: Source(**{str(k): v for k, v in row.items()}) for row in rows}


def failed(connection: Connection) -> dict[str, Failed]:
    """Every file that could not be used, by what identifies it."""
    rows = connection.execute(select(schema.failures)).mappings()
    return {row["path"]: Failed(**{str(k): v for k, v in row.items()}) for row in rows}


def fail(connection: Connection, failure: Failed) -> None:
    """Record that a file could not be used.

    What it held before goes with it, unless the file is merely out of reach.
    """
    if failure.digest is not None:
        forget(connection, failure.path)
    failures = schema.failures
    connection.execute(delete(failures).where(failures.c.path == failure.path))
    row = {name: getattr(failure, name) for name in failure.__struct_fields__}
    connection.execute(insert(failures), row)
