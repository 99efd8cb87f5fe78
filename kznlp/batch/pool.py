"""Several workers at once: a thread for each asks, and the outcomes come as they are known."""

import queue
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress

from kznlp.batch.discover import Found
from kznlp.batch.outcomes import Outcome, Work
from kznlp.batch.process import Worker
from kznlp.batch.wire import Setup

TICK = 0.1  # seconds between looks at the clock
WAITING = 4  # outcomes for each worker that may wait to be taken

Answers = queue.Queue[Outcome | BaseException | None]


def apart(
    files: Sequence[Found], work: Work, *, setup: Setup, jobs: int, stop: threading.Event
) -> Generator[Outcome | None, None, None]:
    """The outcomes of the files, worked out in other processes; None when the clock ticks.

    Args:
        files: what to do, in this order.
        work: makes the outcome of a file by means of a worker.
        setup: what the workers are told.
        jobs: how many there are.
        stop: once it is set, the workers are killed and their documents left undone.
    """
    todo, answers = iter(files), Answers(maxsize=WAITING * jobs)
    guard = threading.Lock()
    workers = [Worker(setup) for _ in range(jobs)]
    threads = [
        threading.Thread(target=_work, args=(todo, guard, work, one, answers, stop), daemon=True)
        for one in workers
    ]
    for thread in threads:
        thread.start()
    try:
        yield from _outcomes(answers, workers, stop)
    finally:
        stop.set()
        while any(thread.is_alive() for thread in threads):
            _stop(workers)
            _empty(answers)
        for one in workers:
            one.close()


def _work(
    todo: Iterator[Found],
    guard: threading.Lock,
    work: Work,
    worker: Worker,
    answers: Answers,
    stop: threading.Event,
) -> None:
    """Do one file after the other; None at the end."""
    try:
        while not stop.is_set():
            with guard:
                file = next(todo, None)
            if file is None:
                break
            found = work(file, worker.ask)
            killed = stop.is_set() and found.reply is not None and found.reply.result is None
            if not killed:
                answers.put(found)
    except BaseException as error:
        answers.put(error)  # for the main thread, which reports it
    finally:
        answers.put(None)


def _outcomes(
    answers: Answers, workers: Sequence[Worker], stop: threading.Event
) -> Iterator[Outcome | None]:
    working = len(workers)
    while working:
        if stop.is_set():
            _stop(workers)
        for worker in workers:
            worker.expire(time.monotonic())
        try:
            found = answers.get(timeout=TICK)
        except queue.Empty:
            yield None
            continue
        if isinstance(found, BaseException) and not stop.is_set():
            raise found
        if isinstance(found, Outcome):
            yield found
        working -= found is None


def _stop(workers: Sequence[Worker]) -> None:
    for worker in workers:
        worker.stop()


def _empty(answers: Answers) -> None:
    """Let threads go on that wait to hand over what nobody takes any more."""
    with suppress(queue.Empty):
        answers.get(timeout=TICK)
