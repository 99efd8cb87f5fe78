"""The run: from paths to a summary."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from types import FrameType

from kznlp.batch import outcomes, worker
from kznlp.batch.discover import Found, discover
from kznlp.batch.lock import lock_path, locked
from kznlp.batch.outcomes import Known, Outcome
from kznlp.batch.pool import apart
from kznlp.batch.summary import Progress, Summary
from kznlp.batch.tally import Tally
from kznlp.batch.version import pipeline_version
from kznlp.batch.wire import Analyzed, Setup
from kznlp.kb import KnowledgeBase, ledger

GIGABYTE = 1 << 30
MOST_JOBS = 4  # unless asked for: each takes some hundred megabytes
SIDE_FILES = ("", "-wal", "-shm", "-journal")


def run(
    paths: Sequence[Path | str],
    kb_path: Path | str,
    *,
    jobs: int | None = None,
    resume: bool = True,
    retry: bool = False,
    timeout: float = 60.0,
    memory: int = 2 * GIGABYTE,
    progress: Callable[[Progress], None] | None = None,
    analyze: Callable[[Path], Analyzed] = worker.analyze,
) -> Summary:
    """Analyze files into a knowledge base.

    Ctrl-C and SIGTERM end the run after what is finished is written; the summary says so.

    Args:
        paths: files, folders (searched to the bottom), and globs.
        kb_path: the database; made if it is missing.
        jobs: worker processes; by default one a processor, at most four. 0 works in this process,
            where a document that crashes or hangs takes the run with it.
        resume: leave out documents that are stored unchanged, made by the same pipeline.
        retry: try again what failed before; otherwise an unchanged file fails again unread.
        timeout: seconds for a document, to which one second for each 100 kB is added.
        memory: bytes that a document may take in its worker; 0 for no limit.
        progress: called in this thread after each document.
        analyze: what analyzes a file; a function that can be imported by its name.

    Raises:
        StoreError: the database cannot be used, or another run uses it.
        KznlpError: workers cannot start.
    """
    started = time.monotonic()
    own = [f"{kb_path}{ending}" for ending in SIDE_FILES]
    files, missing = discover(paths, leave=[*own, lock_path(kb_path)])
    with locked(kb_path), KnowledgeBase(kb_path) as kb, _until_signal() as stop:
        known = _known(kb, _pipeline(analyze), resume=resume, retry=retry)
        tally = Tally(kb, known.pipeline, len(files) + len(missing), progress)
        for failure in missing:
            tally.fail(failure.source, failure.message)
        work = partial(outcomes.outcome, known=known, timeout=timeout)
        with closing(_outcomes(files, work, analyze, jobs=jobs, memory=memory, stop=stop)) as found:
            for outcome in found:
                if outcome is not None:
                    tally.take(outcome)
                tally.tick()
        tally.write()
        if tally.done == tally.total and kb.stale:
            kb.link()
        return Summary(
            stored=tally.stored,
            unchanged=tally.unchanged,
            failed=tuple(sorted(tally.failed, key=lambda failure: failure.source)),
            remaining=tally.total - tally.done,
            interrupted=stop.is_set() and tally.done < tally.total,
            words=tally.words,
            units=tally.units,
            tables=tally.tables,
            measures=tally.measures,
            seconds=time.monotonic() - started,
        )


def _pipeline(analyze: worker.Analyzer) -> str:
    """The name under which results are stored: other analyzer, other results."""
    name = worker.name_of(analyze)
    return pipeline_version() if analyze is worker.analyze else f"{pipeline_version()} {name}"


def _known(kb: KnowledgeBase, pipeline: str, *, resume: bool, retry: bool) -> Known:
    if not resume:
        return Known(pipeline)
    with kb.reading() as connection:
        failed = {} if retry else ledger.failed(connection)
        return Known(pipeline, ledger.stored(connection), failed)


def _outcomes(
    files: Sequence[Found],
    work: outcomes.Work,
    analyze: worker.Analyzer,
    *,
    jobs: int | None,
    memory: int,
    stop: threading.Event,
) -> Generator[Outcome | None, None, None]:
    """The outcomes, here or in other processes; None when the clock ticks."""
    if jobs == 0:
        return _here(files, work, analyze, stop)
    most = jobs or min(MOST_JOBS, _processors())
    setup = Setup(worker.name_of(analyze), _import_path(), memory)
    return apart(files, work, setup=setup, jobs=min(most, len(files)), stop=stop)


def _here(
    files: Sequence[Found], work: outcomes.Work, analyze: worker.Analyzer, stop: threading.Event
) -> Generator[Outcome, None, None]:
    for file in files:
        if stop.is_set():
            return
        yield work(file, lambda name, _: worker.answer(analyze, name))


def _processors() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _import_path() -> tuple[str, ...]:
    """Where this process imports from; its current folder by its full name."""
    return tuple(os.path.realpath(place) for place in sys.path)


@contextmanager
def _until_signal() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set; a second one of them ends the program at once."""
    stop = threading.Event()

    signals: list[int] = []

    def handle(number: int, frame: FrameType | None) -> None:
        signals.append(number)
        stop.set()
        if len(signals) > 1:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield stop  # signals are another thread's affair
        return
    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
