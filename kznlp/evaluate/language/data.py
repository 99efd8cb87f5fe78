"""The annotated files that an evaluation is given, and whether a model has learned from them.

Treebanks end in `.conllu`; all other files are text with entities, in IOB2. Of a folder, files
below it are taken that end in `.conllu`, or whose names begin with "IOB2", as those of KazNERD do.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kznlp.errors import KznlpError

SUFFIX = ".conllu"
IOB2 = "IOB2*.txt"


@dataclass(frozen=True, slots=True)
class Files:
    """What was given, sorted, each file once."""

    treebanks: tuple[Path, ...]
    entities: tuple[Path, ...]


def find(paths: Iterable[Path]) -> Files:
    """The files, and those in the folders.

    Raises:
        KznlpError: there are none.
    """
    found, given = set[Path](), list(paths)
    for path in given:
        inside = [*path.rglob(f"*{SUFFIX}"), *path.rglob(IOB2)] if path.is_dir() else [path]
        found.update(inside)
    if not found:
        named = ", ".join(map(str, given))
        problem = f"Nothing to score in {named}: give treebanks in CoNLL-U (*{SUFFIX})"
        raise KznlpError(f"{problem}, or text with entities in IOB2 ({IOB2}).")
    ordered = sorted(found)
    return Files(
        tuple(path for path in ordered if path.suffix == SUFFIX),
        tuple(path for path in ordered if path.suffix != SUFFIX),
    )


def digest(paths: Sequence[Path]) -> str:
    """The digest of the files one behind the other, as trainers write it to `training.json`.

    Raises:
        KznlpError: a file cannot be read.
    """
    found = hashlib.sha256()
    for path in paths:
        try:
            found.update(path.read_bytes())
        except OSError as error:
            raise KznlpError(f"{path} cannot be read ({error.strerror}).") from error
    return found.hexdigest()


def learned(folder: Path, sha256: str) -> bool:
    """Whether the model in a folder has learned from the data with this digest."""
    try:
        return sha256 in (folder / "training.json").read_text("utf-8")
    except (OSError, ValueError):
        return False
