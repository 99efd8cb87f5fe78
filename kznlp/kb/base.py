"""The door to a knowledge base: one class, each method one function of this folder."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

from sqlalchemy import Connection

from kznlp.errors import StoreError
from kznlp.kb import (
    export,
    filters,
    histories,
    listings,
    measures,
    read,
    schema,
    search,
    sqlite,
    store,
)
from kznlp.kb.codes import Codes
from kznlp.kb.context import Shown
from kznlp.kb.migrate import migrate
from kznlp.kb.store import Entry
from kznlp.records import Analysis

if TYPE_CHECKING:
    import pandas as pd


class KnowledgeBase:
    """A knowledge base in one SQLite file; a context manager.

    Codes may be one string or several: `instrument=["T3", "T6"]`.

    Args:
        path: the database file; ":memory:" for one that is not kept.
        create: make it if it is missing; otherwise that is an error.

    Raises:
        StoreError: the file is missing, no kznlp database, newer than this kznlp, damaged, locked
            or not writable; the message says what to do.
    """

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        self.path = path
        if not create and not Path(path).is_file():
            raise StoreError(f"{path}: there is no such file. Make it: kznlp run PATH --kb {path}")
        with sqlite.explained(path):
            self._engine = sqlite.connect(path)
            try:
                migrate(self._engine, path)
            except BaseException:
                self.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back; a second call changes nothing."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout."""
        with sqlite.explained(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in one transaction: all of it is written at the end, or nothing."""
        with sqlite.explained(self.path), self._engine.begin() as connection:
            sqlite.writing(connection)
            yield connection

    def add(self, analysis: Analysis, *, text: str | None = None) -> None:
        """Store an analysis, replacing what its source held before."""
        self.add_many([Entry(analysis, text)])

    def add_many(self, entries: Iterable[Analysis | Entry]) -> int:
        """Store several in one transaction; the number of them."""
        count = 0
        with self.writing() as connection:
            for count, entry in enumerate(entries, start=1):  # noqa: B007 (used after the loop)
                store.put(connection, entry if isinstance(entry, Entry) else Entry(entry))
        return count

    def remove(self, name: str) -> int:
        """Remove sources (by path or name) or a document (by id); how many documents went."""
        with self.writing() as connection:
            return store.remove(connection, name)

    def analysis(self, document_id: str) -> Analysis:
        """The analysis of a document as it was stored; the beginning of its id is enough."""
        with self.reading() as connection:
            return read.analysis(connection, document_id)

    def text(self, document_id: str) -> str | None:
        """The raw text of a document, if it was stored; the beginning of its id is enough."""
        with self.reading() as connection:
            return read.text(connection, read.document_key(connection, document_id))

    def measure(self, measure_id: str) -> Shown:
        """A measure with its document and its quotations in context.

        The beginning of the id is enough where no other measure begins so.
        """
        with self.reading() as connection:
            return read.measure(connection, measure_id)

    def provenance(self, measure_id: str) -> "pd.DataFrame":
        """Where each value of a measure came from: field, value, words, place, reason, score."""
        with self.reading() as connection:
            return measures.provenance(connection, read.measure_key(connection, measure_id))

    def link(self) -> int:
        """Find the measures that several documents tell; the number of pairs. A run does it too."""
        with self.writing() as connection:
            return histories.link(connection)

    @property
    def stale(self) -> bool:
        """Whether there are documents whose measures were not compared with those of others."""
        with self.reading() as connection:
            return histories.stale(connection)

    def history(self, measure_id: str) -> "pd.DataFrame":
        """The versions of a measure in all documents that tell it, oldest first.

        Columns: date (of the document), status, measure (its id), title, instrument, start, end,
        deadline, funding, changes (against the version before), document, source.
        """
        with self.reading() as connection:
            return histories.history(connection, read.measure(connection, measure_id).measure.id)

    def histories(self) -> "pd.DataFrame":
        """The measures that several documents tell.

        Columns: measure (id of the oldest version), title, versions, first, last (dates of
        documents), statuses, sources.
        """
        with self.reading() as connection:
            return histories.histories(connection)

    def search(
        self, words: str, *, kinds: Sequence[str] = (), limit: int | None = 20
    ) -> "pd.DataFrame":
        """Passages with all of the words, best first.

        Columns: kind (document, unit, measure, table), id, text, document, source, score.
        """
        with self.reading() as connection:
            return search.search(connection, words, kinds=kinds, limit=limit)

    def documents(self) -> "pd.DataFrame":
        """The documents, with how many units, tables and measures each holds."""
        with self.reading() as connection:
            return listings.documents(connection)

    def measures(
        self,
        words: str | None = None,
        *,
        instrument: Codes = None,
        status: Codes = None,
        region: Codes = None,
        actor: str | None = None,
        sector: Codes = None,
        target: Codes = None,
        start: str | None = None,
        end: str | None = None,
        kind: Codes = None,
        source: str | None = None,
        limit: int | None = None,
    ) -> "pd.DataFrame":
        """The measures that fulfil every condition; with words best first, else in text order.

        Args:
            words: words of title, evidence, or what these stand in: the sentence, its heading, the
                document's title (see `search`).
            instrument: a code of the taxonomy, or its first letter for the whole class.
            status: proposed, announced, planned, in_force, ended, cancelled.
            region: an ISO 3166-2:KZ code, or a name such as «Қызылорда».
            actor: words of the name of a body or post, or their beginnings.
            sector: a COFOG code; "10" includes "10.5".
            target: a code of a target group.
            start: at work on this date (EDTF) or later.
            end: at work on this date (EDTF) or earlier.
            kind: the kind of the document.
            source: part of the name of the source.
            limit: at most so many.

        Raises:
            UnknownNameError: a code is not known; the message lists those that are.
        """
        conditions = [
            *filters.of_document(source=source, kind=kind),
            *filters.of_measure(
                instrument=instrument, status=status, sector=sector, target=target, region=region
            ),
            *filters.of_actor(actor),
            *filters.of_period(schema.measures, start=start, end=end),
        ]
        with self.reading() as connection:
            return measures.measures(connection, conditions, words=words, limit=limit)

    def units(
        self,
        words: str | None = None,
        *,
        label: Codes = None,
        valence: str | None = None,
        assertion: str | None = None,
        region: Codes = None,
        kind: Codes = None,
        source: str | None = None,
        limit: int | None = None,
    ) -> "pd.DataFrame":
        """Claims, causes and proposals that fulfil every condition.

        `kind` and `region` are those of the document; the others those of the unit.
        """
        conditions = [
            *filters.of_document(source=source, kind=kind, region=region),
            *filters.of_unit(label=label, valence=valence, assertion=assertion),
        ]
        with self.reading() as connection:
            return listings.units(connection, conditions, words=words, limit=limit)

    def relations(self, *, source: str | None = None) -> "pd.DataFrame":
        """The relations, with the words that they join (of a table: its caption)."""
        with self.reading() as connection:
            return listings.relations(connection, filters.of_document(source=source))

    def tables(self, words: str | None = None, *, source: str | None = None) -> "pd.DataFrame":
        """The tables: caption, columns, unit, period, layout, how many rows and failed checks."""
        with self.reading() as connection:
            conditions = filters.of_document(source=source)
            return listings.tables(connection, conditions, words=words)

    def table(self, document_id: str, table_id: str) -> "pd.DataFrame":
        """One table of a document as a frame of strings, as printed.

        Raises:
            UnknownNameError: the document has no such table; the message lists those that it has.
        """
        with self.reading() as connection:
            return listings.one_table(read.analysis(connection, document_id), table_id)

    def checks(self, *, ok: bool | None = None, source: str | None = None) -> "pd.DataFrame":
        """The checks of totals; with `ok=False` those that failed."""
        with self.reading() as connection:
            conditions = [*filters.of_document(source=source), *filters.of_check(ok)]
            return listings.checks(connection, conditions)

    def comparisons(
        self, *, verdict: str | None = None, source: str | None = None
    ) -> "pd.DataFrame":
        """Figures of units against cells of tables: "supported", "contradicted", "not_found"."""
        with self.reading() as connection:
            conditions = [*filters.of_document(source=source), *filters.of_verdict(verdict)]
            return listings.comparisons(connection, conditions)

    def observations(
        self,
        words: str | None = None,
        *,
        region: Codes = None,
        start: str | None = None,
        end: str | None = None,
        source: str | None = None,
        limit: int | None = None,
    ) -> "pd.DataFrame":
        """Figures of tables; `words` are words of the table: caption, headers, labels of rows.

        `value` is the exact decimal string, `number` the same as a float. A figure without a region
        or period of its own has those of its document.
        """
        conditions = [
            *filters.of_document(source=source),
            *filters.of_territory(region),
            *filters.of_period(schema.observations, start=start, end=end),
        ]
        with self.reading() as connection:
            return listings.observations(connection, conditions, words=words, limit=limit)

    def failures(self) -> "pd.DataFrame":
        """The files that runs could not use, and why."""
        with self.reading() as connection:
            return listings.failures(connection)

    def export(self, target: Path | str | IO[str], *, to: str = "jsonl") -> tuple[Path, ...]:
        """Write everything out; the files that were written.

        Args:
            target: a file or text stream for jsonl and json, a folder for csv and parquet.
            to: jsonl (an analysis a line, with its text; `load` reads it back), json (a list of
                the same), csv or parquet (a file a table).

        Raises:
            UnknownNameError: there is no such format.
            StoreError: parquet without pyarrow, or a stream where a folder is needed.
        """
        with self.reading() as connection:
            return export.export(connection, target, to=to)

    def load(self, lines: Iterable[str | bytes]) -> int:
        """Store the analyses of an export (JSONL); the number of them."""
        return self.add_many(export.entries(lines))
