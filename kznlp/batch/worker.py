"""The process in which documents are analyzed.

It reads a `Setup` and then `Task`s from its standard input, and writes a `Reply` to each on its
standard output, until the input ends. What a library prints goes to standard error instead.
Whatever a document does here, the run's own process does not feel it.
"""

import importlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import msgspec
import regex

from kznlp.batch.wire import Analyzed, Reply, Setup, Task, receive, send
from kznlp.errors import KznlpError

Analyzer = Callable[[Path], Analyzed]
WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+")


def analyze(path: Path) -> Analyzed:
    """Analyze a file by the pipeline; the analyzer of a run that names no other."""
    from kznlp.pipeline import analyze_document
    from kznlp.read import read

    document = read(path)
    return Analyzed(analyze_document(document), document.text)


def main() -> None:
    """Answer until the input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    try:
        _serve(sys.stdin.buffer, answers)
    except (EOFError, BrokenPipeError):
        os._exit(0)  # the parent is gone, or has done with us; nothing is left to tear down


def _serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    setup = receive(questions, Setup)
    sys.path[:] = setup.path
    analyzer = load(setup.analyzer)
    send(answers, Reply())  # ready: what follows is the document's own time
    limit(setup.memory)
    while True:
        task = receive(questions, Task)
        # If the parent is killed, and this document hangs, the system ends us too.
        signal.alarm(task.seconds)
        reply = answer(analyzer, task.path)
        signal.alarm(0)
        send(answers, reply)


def name_of(analyzer: Analyzer) -> str:
    """The name by which a worker finds an analyzer.

    Raises:
        KznlpError: it has none, being a lambda, nested, or of the program's main module.
    """
    name = f"{analyzer.__module__}:{analyzer.__qualname__}"
    if "<" in name or analyzer.__module__ == "__main__":
        raise KznlpError(f"A worker cannot import {name}. Put it at the top of a module.")
    return name


def load(name: str) -> Analyzer:
    """The analyzer "module:name"."""
    module, _, attribute = name.partition(":")
    found: Analyzer = getattr(importlib.import_module(module), attribute)
    return found


def answer(analyzer: Analyzer, path: str) -> Reply:
    """Analyze a document; what it raises becomes a message."""
    try:
        result = analyzer(Path(path))
        words = sum(1 for _ in WORD.finditer(result.text))
        msgspec.msgpack.encode(result)  # a lone surrogate would break the answer, not the document
        return Reply(result, words)
    except KznlpError as error:
        return Reply(problem=str(error))
    except MemoryError:
        advice = "Split the document, or give more with --memory"
        return Reply(problem=f"{path}: it needs too much memory. {advice}.", fresh=True)
    except FileNotFoundError:
        return Reply(problem=f"{path}: the file is gone. Run again if it was moved.")
    except RecursionError:
        advice = "Simplify the document, or report it."
        return Reply(problem=f"{path}: it is nested too deeply. {advice}", fresh=True)
    except Exception as error:
        kind = type(error).__name__
        return Reply(problem=f"{path}: {kind}: {error}. Please report it with the document.")


def limit(memory: int) -> None:
    """Let this process take `memory` bytes more than it has; 0 for no limit. On Linux only."""
    if not memory or sys.platform != "linux":
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = memory + pages * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
