"""Reads text whose entities are marked as in KazNERD: a word and its tag a line, IOB2.

An empty line ends a sentence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kznlp.errors import ReadError
from kznlp.language.entities.labels import TAGS


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence and the tag of each of its words."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def read_iob2(path: Path) -> tuple[Tagged, ...]:
    """The sentences of a file.

    Raises:
        ReadError: the file cannot be opened, or a line is not a word and one of the tags.
    """
    return tuple(_sentences(path))


def _sentences(path: Path) -> Iterator[Tagged]:
    words: list[str] = []
    tags: list[str] = []
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problem = f"it cannot be read ({error})"
        raise ReadError(
            str(path), problem, "Give text in UTF-8, a word and its tag a line."
        ) from error
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        word, _, tag = line.strip().rpartition(" ")
        if word and tag in TAGS:
            words.append(word)
            tags.append(tag)
        elif line.strip():
            problem = f"line {number} is not a word and a tag: {line[:80]!r}"
            raise ReadError(str(path), problem, "The tags are those of KazNERD, in IOB2.")
        elif words:
            yield Tagged(tuple(words), tuple(tags))
            words, tags = [], []
