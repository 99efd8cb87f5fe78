"""What parent and worker say to each other: one question and one answer a document.

A message is its length in eight bytes and then MessagePack.
"""

from typing import IO, TypeVar

import msgspec

from kznlp.records import Analysis

Message = TypeVar("Message")


class Analyzed(msgspec.Struct, frozen=True):
    """An analysis, and the raw text that its offsets count in."""

    analysis: Analysis
    text: str


class Setup(msgspec.Struct, frozen=True):
    """How a worker has to work: the analyzer's name, where to import from, its memory in bytes."""

    analyzer: str
    path: tuple[str, ...]
    memory: int


class Task(msgspec.Struct, frozen=True):
    """A file to analyze, and after how many seconds a worker left alone gives up."""

    path: str
    seconds: int


class Reply(msgspec.Struct, frozen=True):
    """The result, or what went wrong, in words for the user.

    Attributes:
        result: the analysis; None where it failed.
        words: how many words the text has.
        problem: what went wrong.
        fresh: the worker should be replaced before the next document.
    """

    result: Analyzed | None = None
    words: int = 0
    problem: str = ""
    fresh: bool = False


def send(stream: IO[bytes], message: object) -> None:
    """Write a message and flush it."""
    data = msgspec.msgpack.encode(message)
    stream.write(len(data).to_bytes(8, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes], kind: type[Message]) -> Message:
    """Wait for a message.

    Raises:
        EOFError: the other side is gone.
    """
    size = int.from_bytes(_exactly(stream, 8), "big")
    return msgspec.msgpack.decode(_exactly(stream, size), type=kind)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError("The other process is gone.")
    return data
