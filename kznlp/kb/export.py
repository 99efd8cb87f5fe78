"""Everything of a knowledge base written out, in formats that other programs read.

jsonl     an analysis a line, in the JSON of `kznlp.records`, with its raw text and sources
json      a list of the same
csv       a folder with a file for each table; lists are JSON in a cell
parquet   the same as Parquet
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import msgspec
from sqlalchemy import JSON, Connection, Table, select

from kznlp.errors import StoreError, UnknownNameError
from kznlp.kb import read, schema
from kznlp.kb.store import Entry, Source
from kznlp.records import Analysis

Target = Path | str | IO[str]

# What serves search and reruns only, and the compressed texts, which jsonl has readable.
INTERNAL = {"passages", "texts", "failures", "linked"}


class Line(Analysis, frozen=True, kw_only=True):
    """An analysis with the raw text and the places where the document was found."""

    text: str | None = None
    sources: tuple[Source, ...] = ()


def export(connection: Connection, target: Target, *, to: str) -> tuple[Path, ...]:
    """Write everything; the files that were written."""
    if to not in FORMATS:
        raise UnknownNameError("format", to, FORMATS)
    return FORMATS[to](connection, target)


def entries(lines: Iterable[str | bytes]) -> Iterator[Entry]:
    """What an export as jsonl holds, an entry for each source of a document.

    Raises:
        StoreError: a line is no analysis.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield from _entries(line, number)


def _entries(line: str | bytes, number: int) -> Iterator[Entry]:
    try:
        found = msgspec.json.decode(line, type=Line)
    except msgspec.MsgspecError as error:
        advice = "Give a file that `kznlp export --to jsonl` wrote."
        raise StoreError(f"Line {number} is no analysis: {error}. {advice}") from error
    analysis = Analysis(**{f: getattr(found, f) for f in Analysis.__struct_fields__})
    if not found.sources:
        yield Entry(analysis, found.text)
    for source in found.sources:
        document = msgspec.structs.replace(analysis.document, source=source.name)
        here = msgspec.structs.replace(analysis, document=document)
        yield Entry(here, found.text, source.path, source.digest, source.pipeline)


def _lines(connection: Connection) -> Iterator[str]:
    for analysis, text in read.analyses(connection):
        sources = read.sources(connection, analysis.document.id)
        values = {f: getattr(analysis, f) for f in Analysis.__struct_fields__}
        yield msgspec.json.encode(Line(**values, text=text, sources=sources)).decode()


def _jsonl(connection: Connection, target: Target) -> tuple[Path, ...]:
    with _stream(target) as stream:
        stream.writelines(f"{line}\n" for line in _lines(connection))
    return _written(target)


def _json(connection: Connection, target: Target) -> tuple[Path, ...]:
    with _stream(target) as stream:
        stream.write("[")
        for number, line in enumerate(_lines(connection)):
            stream.write(f",\n{line}" if number else f"\n{line}")
        stream.write("\n]\n")
    return _written(target)


def _csv(connection: Connection, target: Target) -> tuple[Path, ...]:
    files = []
    for table in _tables():
        files.append(_folder(target) / f"{table.name}.csv")
        with files[-1].open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(table.columns.keys())
            writer.writerows(_cells(connection, table))
    return tuple(files)


def _parquet(connection: Connection, target: Target) -> tuple[Path, ...]:
    try:
        import pyarrow  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: F401
    except ImportError as error:
        raise StoreError('Parquet needs pyarrow. Install it: pip install "pyarrow"') from error
    import pandas as pd

    files = []
    for table in _tables():
        files.append(_folder(target) / f"{table.name}.parquet")
        rows = pd.DataFrame(list(_cells(connection, table)), columns=table.columns.keys())
        rows.to_parquet(files[-1], engine="pyarrow")
    return tuple(files)


FORMATS: dict[str, Callable[[Connection, Target], tuple[Path, ...]]] = {
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
    "parquet": _parquet,
}


def _tables() -> list[Table]:
    return [table for name, table in schema.METADATA.tables.items() if name not in INTERNAL]


def _cells(connection: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a table in the order of their keys, lists as JSON."""
    lists = {i for i, column in enumerate(table.columns) if isinstance(column.type, JSON)}
    for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
        yield tuple(
            msgspec.json.encode(value).decode() if i in lists and value is not None else value
            for i, value in enumerate(row)
        )


@contextmanager
def _stream(target: Target) -> Iterator[IO[str]]:
    if isinstance(target, Path | str):
        with Path(target).open("w", encoding="utf-8") as stream:
            yield stream
    else:
        yield target


def _written(target: Target) -> tuple[Path, ...]:
    return (Path(target),) if isinstance(target, Path | str) else ()


def _folder(target: Target) -> Path:
    if not isinstance(target, Path | str):
        raise StoreError("This format is a file for each table. Name a folder to write to.")
    Path(target).mkdir(parents=True, exist_ok=True)
    return Path(target)
