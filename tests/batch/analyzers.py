"""Stand-ins for the pipeline: quick, and bad in every way that the name of a file asks for."""

import ctypes
import hashlib
import os
import signal
import time
from pathlib import Path

from kznlp.batch import Analyzed
from kznlp.errors import ReadError
from kznlp.records import Analysis, DocumentRecord, Evidence, Measure, Unit


def count(path: Path) -> Analyzed:
    """Every word is a claim, every line a measure."""
    data = path.read_bytes()
    text = data.decode("utf-8", "replace")
    digest = hashlib.sha256(data).hexdigest()
    units = tuple(
        Unit(id=f"u{i}", label="claim", start=0, end=len(w), text=w, reason="word")
        for i, w in enumerate(text.split())
    )
    measures = tuple(
        Measure(
            id=f"{digest[:8]}-{i}",
            title=line,
            instrument="O1",
            status="planned",
            reason="line",
            evidence=(Evidence(start=0, end=len(line), text=line),),
        )
        for i, line in enumerate(text.splitlines())
    )
    document = DocumentRecord(id=digest, source=str(path), length=len(text))
    return Analyzed(Analysis(document=document, units=units, measures=measures), text)


def moody(path: Path) -> Analyzed:
    """Do what the name says, or count."""
    act = ACTS.get(path.stem.partition("_")[0])
    if act:
        act(path)
    return count(path)


def slow(path: Path) -> Analyzed:
    """Count, but take a while, so that a kill finds something to hit."""
    time.sleep(0.06)  # longer in all than a run waits before it writes
    return count(path)


def _raise(path: Path) -> None:
    raise ZeroDivisionError("of all things")


def _refuse(path: Path) -> None:
    raise ReadError(str(path), "it is empty", "Delete it.")


def _grow(path: Path) -> None:
    block = []
    while True:
        block.append(bytearray(50_000_000))


def _nest(path: Path) -> None:
    _nest(path)


ACTS = {
    "raise": _raise,
    "refuse": _refuse,
    "grow": _grow,
    "nest": _nest,
    "gone": lambda path: path.unlink(),
    "hang": lambda path: time.sleep(3600),
    "exit": lambda path: os._exit(3),
    "kill": lambda path: os.kill(os.getpid(), signal.SIGKILL),
    "crash": lambda path: ctypes.string_at(0),
    "print": lambda path: print("to standard output, which is not the pipe"),
}
