"""Reads the data files under `kznlp/data`, once, checking each entry; finds the models.

Tables of pairs are CSV, entries with fields YAML; all words live there, none in the code.
"""

import csv
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kznlp.errors import DataFileError, ModelError

PACKAGE = Path(__file__).parent
DATA = PACKAGE / "data"


@cache
def pairs(name: str) -> dict[str, str]:
    """Read a two-column CSV (with a header) as a mapping.

    Raises:
        DataFileError: a line is not two filled cells, repeats a key, or is not NFC.
    """
    path = DATA / name
    found: dict[str, str] = {}
    for number, row in enumerate(_rows(path), start=2):
        if len(row) != 2 or not all(row):
            raise DataFileError(path, f"line {number}", f"expected two filled cells, got {row}")
        key, value = row
        if key in found:
            raise DataFileError(path, f"line {number}", f"{key!r} is already there; keep one")
        found[key] = value
    return found


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Read a CSV with a header as rows of named cells.

    Raises:
        DataFileError: a line has more or fewer cells than the header, or is not NFC.
    """
    path = DATA / name
    with path.open(encoding="utf-8", newline="") as lines:
        header = next(csv.reader(lines))
    rows = []
    for number, row in enumerate(_rows(path), start=2):
        if len(row) != len(header):
            problem = f"expected {len(header)} cells, got {len(row)}"
            raise DataFileError(path, f"line {number}", problem)
        rows.append(dict(zip(header, row, strict=True)))
    return tuple(rows)


@cache
def entries(name: str) -> Any:  # noqa: ANN401 (YAML is what the file says)
    """Read a YAML file.

    Raises:
        DataFileError: it is not YAML, or not NFC.
    """
    path = DATA / name
    text = path.read_text("utf-8")
    if not unicodedata.is_normalized("NFC", text):
        raise DataFileError(path, "the file", "it is not NFC; save it as NFC")
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise DataFileError(path, "the file", f"it is not YAML: {error}") from error


def model(name: str, *, rebuild: str) -> Path:
    """The path of a model, in the installed package or in the checkout.

    Raises:
        ModelError: it is in neither; `rebuild` is the command that makes it.
    """
    places = (PACKAGE / "models" / name, PACKAGE.parent / "models" / name)
    for path in places:
        if path.exists():
            return path
    raise ModelError(f"The model {name!r} is missing from {places[0].parent}. Rebuild: {rebuild}")


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    for number, row in enumerate(rows, start=1):
        if not unicodedata.is_normalized("NFC", "".join(row)):
            raise DataFileError(path, f"line {number}", f"{row} is not NFC; save the file as NFC")
    return rows[1:]
