"""A worker process as its run sees it: asked one document at a time, replaced when it dies.

A thread asks and waits; the run's main thread watches the clock by `expire`, and ends everything
by `stop`. Both only kill: the waiting thread sees the end of the pipe and tells why.
"""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

from kznlp import resources
from kznlp.batch.wire import Reply, Setup, Task, receive, send
from kznlp.errors import KznlpError

START = 120.0  # seconds for the imports, on a slow disk
GRACE = 30  # seconds after its time when the system ends a worker whose run is gone
PATIENCE = 5.0  # seconds for a process that dies to write its last words
MAIN = "from kznlp.batch.worker import main; main()"
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Worker:
    """One process and its replacements.

    Args:
        setup: what each process is told first.
    """

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline = float("inf")
        self._late = False
        self._clock = threading.Lock()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (closed by `close`)

    def ask(self, name: str, seconds: float) -> Reply:
        """The answer about a document; a process that dies of it is replaced by the next call.

        Args:
            name: the file.
            seconds: how long it may take.

        Raises:
            KznlpError: the process cannot start.
        """
        process = self._process or self._start()
        try:
            reply = self._exchange(process, Task(name, int(seconds) + GRACE), seconds)
        except (EOFError, BrokenPipeError):
            return Reply(problem=f"{name}: {self._why(self._end(patience=PATIENCE), seconds)}")
        with self._clock:
            late, self._late = self._late, False  # it answered in the moment of its end
        if reply.fresh or late:
            self._end()
        return reply

    def expire(self, now: float) -> None:
        """Kill the process if its document has had its time."""
        with self._clock:
            if now > self._deadline:
                self._late = True
                self.stop()

    def stop(self) -> None:
        """Kill the process; the thread that waits for it gets an answer."""
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """End the process, and wait until it is gone."""
        self._end()
        self._errors.close()

    def _start(self) -> subprocess.Popen[bytes]:
        self._errors.seek(0)
        self._errors.truncate()
        # -P: a file of the current folder must not stand in for a library of ours.
        self._process = process = subprocess.Popen(
            [sys.executable, "-P", "-c", MAIN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=ONE_THREAD | os.environ | {"PYTHONPATH": _python_path()},
        )
        try:
            self._exchange(process, self._setup, START)
        except (EOFError, BrokenPipeError) as error:
            why = self._why(self._end(patience=PATIENCE), START)
            raise KznlpError(f"No worker process can start: {why}") from error
        return process

    def _exchange(
        self, process: subprocess.Popen[bytes], message: Setup | Task, seconds: float
    ) -> Reply:
        if process.stdin is None or process.stdout is None:
            raise EOFError
        with self._clock:
            self._deadline = time.monotonic() + seconds
        try:
            send(process.stdin, message)
            return receive(process.stdout, Reply)
        finally:
            with self._clock:
                self._deadline = float("inf")

    def _end(self, *, patience: float = 0.0) -> int:
        """Make sure that the process is gone; its exit code.

        Args:
            patience: seconds to let a dying process finish, so that it can say why.
        """
        process, self._process = self._process, None
        if process is None:
            return 0
        with suppress(subprocess.TimeoutExpired):
            process.wait(patience)
        process.kill()
        code = process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):  # it died before it had read everything
                    stream.close()
        return code

    def _why(self, code: int, seconds: float) -> str:
        """Why the process ended, and what to do."""
        late, self._late = self._late, False
        if late or code == -signal.SIGALRM:
            return f"it took more than {seconds:.0f} s. Split it, or give more with --timeout."
        if code == -signal.SIGKILL:
            return (
                "its worker was killed, perhaps for want of memory. Split it, or use fewer --jobs."
            )
        if code < 0:
            died = f"its worker crashed ({signal.Signals(-code).name})"
        else:
            died = f"its worker ended with exit code {code}"
        said = self._last_words()
        return f"{died}{said and ': '}{said}. Please report it with the document."

    def _last_words(self) -> str:
        """The last line that the process wrote on standard error."""
        size = self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, size - 1000))
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1].strip(" .\0") if lines else ""


def _python_path() -> str:
    """Where a worker finds this very package, and whatever its parent was told to look through."""
    more = os.environ.get("PYTHONPATH")
    return os.pathsep.join([str(Path(resources.PACKAGE).parent), *([more] if more else [])])
