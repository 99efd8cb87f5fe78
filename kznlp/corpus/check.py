"""Finds what is wrong in an annotated corpus: files, offsets, labels, relations, repeats.

Nothing is mended: each problem tells where it is and what was expected.

    structure   a document without annotation, a layer of no document, a line that is no item
    catalogue   a file that changed after it was frozen, a document that the catalogue has not
    spans       out of the text, empty, with space around them, other words than noted, units that
                overlap or are out of order, a word cut in two
    labels      codes that the guidelines have not, attributes that a label needs or has not
    relations   ends that are not there, from a unit to itself, of the wrong kind
    repeats     the same item twice, the same passage in two documents
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

from kznlp.corpus import catalogue
from kznlp.corpus.items import problems, short
from kznlp.errors import KznlpError
from kznlp.evaluate.gold import Gold, GoldRelation, Item, items, load
from kznlp.read import read

PASSAGE = 12  # words in a row that two documents do not share by chance


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong: in which file, where in it, and what."""

    path: Path
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}, {self.where}: {self.message}"


def check(folder: Path) -> Iterator[Problem]:
    """The problems of a corpus folder, file by file.

    Raises:
        KznlpError: it holds no `docs` and `gold`.
    """
    docs, gold = folder / "docs", folder / "gold"
    if not docs.is_dir() or not gold.is_dir():
        raise KznlpError(f"{folder} is no corpus: expected the folders docs/ and gold/.")
    texts = {path.stem: path for path in sorted(docs.iterdir()) if path.is_file()}
    annotated = set()
    for path in sorted([*gold.glob("*.json*"), *folder.glob("layers/*/*.json*")]):
        if path.stem not in texts:
            yield Problem(path, "the file", f"no document of this name in {docs}")
            continue
        annotated |= {path.stem} if path.parent == gold else set()
        yield from check_file(path, read(texts[path.stem]).text)
    for name in texts.keys() - annotated:
        yield Problem(texts[name], "the file", f"no annotation of this name in {gold}")
    yield from _check_catalogue(folder, texts)
    yield from _repeated_passages(texts.values())


def check_file(path: Path, text: str) -> Iterator[Problem]:
    """The problems of one file of annotation."""
    try:
        placed = _placed(path)
    except KznlpError as error:
        yield Problem(path, "the file", str(error))
        return
    for where, message in problems(placed, text):
        yield Problem(path, where, message)


def _placed(path: Path) -> list[tuple[str, Item]]:
    """The items with the place of each: a line, or its number in its list."""
    if path.suffix == ".jsonl":
        return [(f"line {number}", item) for number, item in enumerate(items(path), 1)]
    return list(_numbered(load(path)))


def _numbered(gold: Gold) -> Iterator[tuple[str, Item]]:
    for number, unit in enumerate(gold.units, 1):
        unit.id = str(number)
        yield f"unit {number}", unit
    for number, (kind, source, target) in enumerate(gold.relations, 1):
        yield f"relation {number}", GoldRelation(kind, source, target)
    for number, measure in enumerate(gold.measures, 1):
        yield f"measure {number}", measure
    for number, one in enumerate(gold.tables, 1):
        one.id = one.id or f"T{number}"
        yield f"table {number}", one


def _check_catalogue(folder: Path, texts: dict[str, Path]) -> Iterator[Problem]:
    path = folder / catalogue.NAME
    listed: Counter[str] = Counter()
    for number, row in catalogue.rows(folder):
        name = row["name"]
        listed[name] += 1
        if name not in texts:
            yield Problem(path, f"line {number}", f"no document {name} in {folder / 'docs'}")
            continue
        for column, value in catalogue.counted(texts[name]).items():
            if row.get(column) != value:
                message = f"{column} of {name} is {value}, not {row.get(column)!r}"
                yield Problem(path, f"line {number}", f"{message}; run `kznlp corpus freeze`")
    if path.exists():
        for name in texts.keys() - listed.keys():
            yield Problem(path, "the file", f"{name} is missing; run `kznlp corpus freeze`")
    for name in (name for name, times in listed.items() if times > 1):
        yield Problem(path, "the file", f"{name} has several lines")


def _repeated_passages(paths: Iterable[Path]) -> Iterator[Problem]:
    """The first passage that a document shares with one before it."""
    owner: dict[bytes, Path] = {}
    for path in paths:
        words = regex.findall(r"\w+", read(path).text.lower())
        told = None
        for at in range(len(words) - PASSAGE + 1):
            passage = " ".join(words[at : at + PASSAGE])
            first = owner.setdefault(_digest(passage), path)
            if first != path and told is None:
                told = f"it shares a passage with {first.name}: {short(passage)}"
        if told:
            yield Problem(path, "the text", told)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=8).digest()
