"""Every error kznlp raises on purpose. Catch `KznlpError` to catch them all."""

from collections.abc import Iterable
from pathlib import Path


class KznlpError(ValueError):
    """Something the caller gave us cannot be used; the message says what to do."""


class DataFileError(KznlpError):
    """A data file of the package, or of the user, has a bad line or entry."""

    def __init__(self, path: Path, where: str, problem: str) -> None:
        super().__init__(f"{path}, {where}: {problem}")


class UnknownNameError(KznlpError):
    """A name is not known; the message lists the names that are."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"No {kind} named {name!r}. Known: {', '.join(sorted(known)) or 'none'}.")


class ReadError(KznlpError):
    """A document cannot be read; the message names the file, the problem, and the way out."""

    def __init__(self, source: str, problem: str, advice: str) -> None:
        super().__init__(f"{source}: {problem}. {advice}")
        self.source = source
        self.problem = problem
        self.advice = advice


class StoreError(KznlpError):
    """A knowledge base cannot be opened, read or written."""


class ModelError(KznlpError):
    """A model file is missing or damaged; the message names the command that rebuilds it."""
