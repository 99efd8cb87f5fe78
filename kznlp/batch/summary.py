"""What a run tells: its progress, document by document, and its summary."""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["stored", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that was not stored, and why; the message names the file and the way out."""

    source: str
    message: str


@dataclass(frozen=True, slots=True)
class Progress:
    """One document is finished.

    Attributes:
        done: how many are finished, this one included.
        total: how many there are.
        source: the document, as the user named it.
        outcome: stored, unchanged or failed.
        message: why it failed; of a document that was stored, what its user should know, or "".
    """

    done: int
    total: int
    source: str
    outcome: Outcome
    message: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Attributes:
        stored: documents that were analyzed and stored.
        unchanged: documents that were stored already.
        failed: those that could not be used, in order of their sources.
        remaining: documents that an interrupted run did not come to; run again to go on.
        interrupted: the run was stopped by Ctrl-C or SIGTERM.
        words: words of the documents that were stored.
        units: units found in them.
        tables: tables found in them.
        measures: measures found in them.
        seconds: wall-clock time.
    """

    stored: int = 0
    unchanged: int = 0
    failed: tuple[Failure, ...] = ()
    remaining: int = 0
    interrupted: bool = False
    words: int = 0
    units: int = 0
    tables: int = 0
    measures: int = 0
    seconds: float = 0.0
