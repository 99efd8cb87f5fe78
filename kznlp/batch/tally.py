"""The count of a run, and the writing of what it found, several documents a transaction."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from kznlp.batch.outcomes import Outcome
from kznlp.batch.summary import Failure, Progress
from kznlp.batch.summary import Outcome as Kind
from kznlp.batch.wire import Reply
from kznlp.kb import Entry, KnowledgeBase, ledger, store

SECONDS = 0.5  # at most so long does a finished document wait to be written
DOCUMENTS = 50  # and at most so many do


@dataclass
class Tally:
    """What a run has done so far.

    Attributes:
        kb: where documents are stored.
        pipeline: what analyzes them.
        total: how many files there are.
        progress: called for each file.
    """

    kb: KnowledgeBase
    pipeline: str
    total: int
    progress: Callable[[Progress], None] | None
    failed: list[Failure] = field(default_factory=list)
    stored: int = 0
    unchanged: int = 0
    words: int = 0
    units: int = 0
    tables: int = 0
    measures: int = 0
    _waiting: list[Outcome] = field(default_factory=list)
    _written: float = field(default_factory=time.monotonic)

    @property
    def done(self) -> int:
        """How many files are finished."""
        return self.stored + self.unchanged + len(self.failed)

    def take(self, outcome: Outcome) -> None:
        """Count an outcome, or keep it to be written and counted then."""
        if outcome.reply is None:
            self.unchanged += 1
            self._tell(outcome.file.name, "unchanged")
        elif outcome.old:
            self.fail(outcome.file.name, outcome.reply.problem)
        else:
            self._waiting.append(outcome)
            if len(self._waiting) >= DOCUMENTS:
                self.write()

    def fail(self, name: str, message: str) -> None:
        """Count a failure."""
        self.failed.append(Failure(name, message))
        self._tell(name, "failed", message)

    def tick(self) -> None:
        """Write if it is time."""
        if time.monotonic() - self._written > SECONDS:
            self.write()

    def write(self) -> None:
        """Write what waits, in one transaction."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            with self.kb.writing() as connection:
                problems = [self._put(connection, outcome) for outcome in waiting]
            for outcome, problem in zip(waiting, problems, strict=True):
                self._count(outcome, problem)
        self._written = time.monotonic()

    def _put(self, connection: Connection, outcome: Outcome) -> str:
        """Store an analysis, or why there is none; what went wrong."""
        file, reply = outcome.file, outcome.reply or Reply()
        problem, result = reply.problem, reply.result
        if result is not None:
            entry = Entry(result.analysis, result.text, file.path, outcome.digest, self.pipeline)
            try:
                with connection.begin_nested():
                    store.put(connection, entry)
                return ""
            except (IntegrityError, OverflowError, UnicodeError) as error:
                problem = f"{file.name}: it cannot be stored: {error}. Please report it."
        ledger.fail(
            connection,
            ledger.Failed(
                path=file.path,
                name=file.name,
                message=problem,
                digest=outcome.digest,
                pipeline=self.pipeline,
            ),
        )
        return problem

    def _count(self, outcome: Outcome, problem: str) -> None:
        if problem or outcome.reply is None or outcome.reply.result is None:
            self.fail(outcome.file.name, problem)
            return
        analysis = outcome.reply.result.analysis
        self.stored += 1
        self.words += outcome.reply.words
        self.units += len(analysis.units)
        self.tables += len(analysis.tables)
        self.measures += len(analysis.measures)
        self._tell(outcome.file.name, "stored", " ".join(analysis.document.warnings))

    def _tell(self, name: str, kind: Kind, message: str = "") -> None:
        if self.progress:
            self.progress(Progress(self.done, self.total, name, kind, message))
