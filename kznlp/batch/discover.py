"""Which files a run is about: paths, folders and globs become files, each once, in a fixed order.

A folder gives the files in it, at any depth, whose names end like documents, and those without an
ending that begin like one; hidden files, databases and lock files are left out. A file that is
named itself is taken as it is. Links are followed; a file that is reached twice, or a folder that
leads back into itself, counts once, under the name that sorts first.
"""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kznlp.batch.summary import Failure

SUFFIXES = frozenset(
    [".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml", ".docx", ".pdf"]
)
WILD = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Found:
    """A file: its name as the user would write it, and the real path that identifies it."""

    name: str
    path: str


def discover(
    paths: Iterable[Path | str], *, leave: Iterable[Path | str] = ()
) -> tuple[list[Found], list[Failure]]:
    """The files, by name, and the paths that lead to none.

    Args:
        paths: files, folders and globs (`**` for any depth).
        leave: files that are no documents, such as the database itself.
    """
    left = {os.path.realpath(path) for path in leave}
    found: dict[str, str] = {}
    failed: list[Failure] = []
    for path in map(str, paths):
        for name in _named(path, failed):
            real = os.path.realpath(name)
            if real not in left:
                found[real] = min(name, found.get(real, name))
    files = sorted((Found(name, real) for real, name in found.items()), key=lambda f: f.name)
    return files, failed


def _named(path: str, failed: list[Failure]) -> Iterator[str]:
    """The files that one argument means."""
    if Path(path).is_dir():
        yield from _inside(path, set(), failed)
    elif WILD & set(path) and not os.path.lexists(path):
        matched = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 (absolute ones too)
        if not matched:
            failed.append(Failure(path, f"{path}: no file matches. Check the pattern."))
        for name in matched:
            if not Path(name).is_dir():
                yield name
            elif "**" not in path:
                yield from _inside(name, set(), failed)
    else:
        yield path


def _inside(folder: str, above: set[str], failed: list[Failure]) -> Iterator[str]:
    """The documents in a folder; `above` are the real folders that lead to it."""
    real = os.path.realpath(folder)
    if real in above:
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        advice = "Make it readable, or leave it out."
        failed.append(Failure(folder, f"{folder}: {error.strerror}. {advice}"))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _inside(entry.path, above | {real}, failed)
        elif _is_document(entry):
            yield entry.path


def _is_document(entry: os.DirEntry[str]) -> bool:
    suffix = Path(entry.name).suffix.lower()
    if suffix in SUFFIXES:
        return True  # even if it cannot be opened: then the run says so
    return not suffix and entry.is_file() and _begins_like_text(entry.path)


def _begins_like_text(path: str) -> bool:
    try:
        with Path(path).open("rb") as stream:
            start = stream.read(512)
    except OSError:
        return False
    return start.startswith((b"%PDF-", b"PK\x03\x04")) or (bool(start) and b"\0" not in start)
