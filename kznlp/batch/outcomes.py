"""What becomes of a file: known already, or asked of whoever analyzes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kznlp.batch.discover import Found
from kznlp.batch.files import fingerprint
from kznlp.batch.wire import Reply
from kznlp.errors import ReadError
from kznlp.kb.ledger import Failed
from kznlp.kb.store import Source

BYTES_PER_SECOND = 100_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file is finished.

    Attributes:
        file: the file.
        digest: SHA-256 of its bytes; None where they could not be read.
        reply: the answer to it; None where it is stored already.
        old: the answer was known before.
    """

    file: Found
    digest: str | None = None
    reply: Reply | None = None
    old: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before, and from which pipeline; nothing in it has to be asked again."""

    pipeline: str
    stored: Mapping[str, Source] = field(default_factory=dict)
    failed: Mapping[str, Failed] = field(default_factory=dict)

    def answer(self, file: Found, digest: str) -> Outcome | None:
        """The outcome of a file whose bytes and pipeline are known."""
        source, failure = self.stored.get(file.path), self.failed.get(file.path)
        if source and (source.digest, source.pipeline) == (digest, self.pipeline):
            return Outcome(file, digest, old=True)
        if failure and (failure.digest, failure.pipeline) == (digest, self.pipeline):
            return Outcome(file, digest, Reply(problem=failure.message), old=True)
        return None


Ask = Callable[[str, float], Reply]  # a file's name, and how many seconds it may take
Work = Callable[[Found, Ask], Outcome]


def outcome(file: Found, ask: Ask, *, known: Known, timeout: float) -> Outcome:
    """What becomes of a file, by what is known or by asking."""
    try:
        digest, size = fingerprint(file.name)
    except ReadError as error:
        return Outcome(file, reply=Reply(problem=str(error)))
    found = known.answer(file, digest)
    return found or Outcome(file, digest, ask(file.name, timeout + size / BYTES_PER_SECOND))
