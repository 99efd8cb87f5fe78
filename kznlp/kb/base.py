"""The door to a knowledge base: one class, each method one library function."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

from kznlp.kb.context import Shown
from kznlp.kb.store import Entry
from kznlp.records import Analysis

if TYPE_CHECKING:
    import pandas as pd


class KnowledgeBase:
    """A knowledge base in one SQLite file; a context manager.

    Args:
        path: the database file; ":memory:" for one that is not kept.
        create: make it if it is missing; otherwise that is an error.

    Raises:
        StoreError: the file is missing, no kznlp database, newer than this kznlp, damaged, locked
            or not writable; the message says what to do.
    """

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        self.path = path

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

    def add(self, analysis: Analysis, *, text: str | None = None) -> None:
        """Store an analysis, replacing what its source held before."""
        raise NotImplementedError

    def add_many(self, entries: Iterable[Analysis | Entry]) -> int:
        """Store several in one transaction; the number of them."""
        raise NotImplementedError

    def remove(self, name: str) -> int:
        """Remove a source (by path, or name), or a document (by id); how many documents went."""
        raise NotImplementedError

    def analysis(self, document_id: str) -> Analysis:
        """The analysis of a document as it was stored; the beginning of its id is enough."""
        raise NotImplementedError

    def text(self, document_id: str) -> str | None:
        """The raw text of a document, if it was stored."""
        raise NotImplementedError

    def measure(self, measure_id: str) -> Shown:
        """A measure with its document and its quotations in context.

        The beginning of the id is enough where no other measure begins so.
        """
        raise NotImplementedError

    def provenance(self, measure_id: str) -> "pd.DataFrame":
        """Where each value of a measure came from: field, value, reason, score, words, place."""
        raise NotImplementedError

    def search(
        self, words: str, *, kinds: Sequence[str] = (), limit: int | None = 20
    ) -> "pd.DataFrame":
        """Passages with all of the words, best first.

        Columns: kind (document, unit, measure, table), id, text, document, source, score.
        """
        raise NotImplementedError

    def documents(self) -> "pd.DataFrame":
        """The documents, with how many units, tables and measures each holds."""
        raise NotImplementedError

    def measures(
        self,
        words: str | None = None,
        *,
        instrument: str | None = None,
        status: str | None = None,
        region: str | None = None,
        actor: str | None = None,
        sector: str | None = None,
        target: str | None = None,
        start: str | None = None,
        end: str | None = None,
        kind: str | None = None,
        source: str | None = None,
        limit: int | None = None,
    ) -> "pd.DataFrame":
        """The measures that fulfil every condition; with words best first, else in text order.

        Args:
            words: words of title or evidence (see `search`).
            instrument: a code of the taxonomy, or its first letter for the whole class.
            status: proposed, announced, planned, in_force, ended, cancelled.
            region: an ISO 3166-2:KZ code, or a name such as «Қызылорда».
            actor: words of the name of a body or post, in any inflection.
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
        raise NotImplementedError

    def units(
        self,
        words: str | None = None,
        *,
        label: str | None = None,
        valence: str | None = None,
        assertion: str | None = None,
        region: str | None = None,
        kind: str | None = None,
        source: str | None = None,
        limit: int | None = None,
    ) -> "pd.DataFrame":
        """Claims, causes and proposals that fulfil every condition; `kind` is the document's."""
        raise NotImplementedError

    def relations(self) -> "pd.DataFrame":
        """The relations, with the texts that they join."""
        raise NotImplementedError

    def tables(self, words: str | None = None, *, source: str | None = None) -> "pd.DataFrame":
        """The tables: caption, shape, unit, period, checks that failed."""
        raise NotImplementedError

    def table(self, document_id: str, table_id: str) -> "pd.DataFrame":
        """One table as a frame."""
        raise NotImplementedError

    def checks(self, *, ok: bool | None = None) -> "pd.DataFrame":
        """The checks of totals; with `ok=False` those that failed."""
        raise NotImplementedError

    def observations(
        self,
        words: str | None = None,
        *,
        region: str | None = None,
        start: str | None = None,
        end: str | None = None,
        source: str | None = None,
        limit: int | None = None,
    ) -> "pd.DataFrame":
        """Figures of tables; `words` are words of the row's label, the header or the caption."""
        raise NotImplementedError

    def failures(self) -> "pd.DataFrame":
        """The files that runs could not use, and why."""
        raise NotImplementedError

    def export(self, target: Path | str | IO[str], *, to: str = "jsonl") -> tuple[Path, ...]:
        """Write everything out; the files that were written.

        Args:
            target: a file or text stream for jsonl and json, a folder for csv and parquet.
            to: jsonl (an analysis a line, with its text; `load` reads it back), json (a list of
                the same), csv or parquet (a file a table).
        """
        raise NotImplementedError

    def load(self, lines: Iterable[str | bytes]) -> int:
        """Store the analyses of an export (JSONL); the number of them."""
        raise NotImplementedError
