"""Which files a run is about: paths, folders and globs become files, each once, in a fixed order.

A folder gives the files in it, at any depth, whose names end like documents, and those without an
ending that begin like one; hidden files, databases and lock files are left out. A file that is
named itself is taken as it is. Links are followed; a file or folder that is reached twice, or by a
loop, counts once.
"""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kznlp.batch.summary import Failure

READABLE = [".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml", ".docx", ".odt", ".pdf"]
TOLD = [".doc", ".rtf"]  # documents, though not readable: the run tells how to convert them
SUFFIXES = frozenset(READABLE + TOLD)
WILD = frozenset("*?[")
HIDDEN = (".", "~$")  # "~$plan.docx" is what Word leaves beside an open document
MAGIC = (b"%PDF-", b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff")


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
    seen: set[str] = set()
    for path in map(str, paths):
        for name in _named(path, seen, failed):
            real = os.path.realpath(name)
            if real not in left and _is_utf8(name, real, failed):
                found[real] = min(name, found.get(real, name))
    files = sorted((Found(name, real) for real, name in found.items()), key=lambda f: f.name)
    return files, failed


def _named(path: str, seen: set[str], failed: list[Failure]) -> Iterator[str]:
    """The files that one argument means."""
    if Path(path).is_dir():
        yield from _inside(path, seen, failed)
    elif WILD & set(path) and not os.path.lexists(path):
        matched = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 (absolute ones too)
        if not matched:
            failed.append(Failure(path, f"{path}: no file matches. Check the pattern."))
        for name in matched:
            if not Path(name).is_dir():
                yield name
            elif "**" not in path:
                yield from _inside(name, seen, failed)
    else:
        yield path


def _inside(folder: str, seen: set[str], failed: list[Failure]) -> Iterator[str]:
    """The documents in a folder; `seen` are the real folders that were searched already."""
    waiting = [folder]
    while waiting:
        folder = waiting.pop()
        real = os.path.realpath(folder)
        if real in seen:
            continue
        seen.add(real)
        for entry in _entries(folder, failed):
            if entry.name.startswith(HIDDEN):
                continue
            if entry.is_dir():
                waiting.append(entry.path)
            elif _is_document(entry):
                yield entry.path


def _entries(folder: str, failed: list[Failure]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name, reverse=True)
    except OSError as error:
        advice = "Make it readable, or leave it out."
        failed.append(Failure(folder, f"{folder}: {error.strerror}. {advice}"))
        return []


def _is_utf8(name: str, real: str, failed: list[Failure]) -> bool:
    try:
        f"{name}{real}".encode()
    except UnicodeEncodeError:
        shown = name.encode("utf-8", "backslashreplace").decode()
        failed.append(Failure(shown, f"{shown}: its name is not UTF-8. Rename the file."))
        return False
    return True


def _is_document(entry: os.DirEntry[str]) -> bool:
    suffix = Path(entry.name).suffix.lower()
    if suffix in SUFFIXES:
        return True  # even if it cannot be opened: then the run says so
    return not suffix and entry.is_file() and _begins_like_one(entry.path)


def _begins_like_one(path: str) -> bool:
    try:
        with Path(path).open("rb") as stream:
            start = stream.read(512)
    except OSError:
        return False
    return start.startswith(MAGIC) or (bool(start) and b"\0" not in start)
