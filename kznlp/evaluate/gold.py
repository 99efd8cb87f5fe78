"""Gold files: several labels or codes of one item are readings that are all accepted."""

from pathlib import Path

import msgspec

from kznlp.errors import KznlpError


class GoldUnit(msgspec.Struct):
    """A unit; the preferred label comes first, and "none" among them means it may be left out."""

    labels: list[str]
    start: int
    end: int
    text: str = ""
    kind: str | None = None
    valence: str | None = None
    assertion: str | None = None


class GoldMeasure(msgspec.Struct):
    """A measure; lists in one string are separated by commas. `optional`: one annotator only."""

    instrument: list[str]
    status: list[str]
    start: int
    end: int
    text: str = ""
    sector: str = ""
    actors: str = ""
    targets: str = ""
    regions: str = ""
    funding: str = ""
    date_start: str | None = None
    date_end: str | None = None
    deadline: str | None = None
    optional: bool = False


class GoldTable(msgspec.Struct):
    """A table; cells as printed."""

    rows: list[list[str]]
    columns: list[str] = []
    id: str = ""
    caption: str = ""
    total_rows: list[int] = []


class Gold(msgspec.Struct):
    """The annotation of one document; a relation is (type, from, to), units counted from 1."""

    units: list[GoldUnit]
    relations: list[tuple[str, str, str]]
    measures: list[GoldMeasure]
    tables: list[GoldTable]


def load(path: Path) -> Gold:
    """Read a gold file.

    Raises:
        KznlpError: it does not follow the format; the message says where.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Gold)
    except msgspec.DecodeError as error:
        raise KznlpError(f"{path} is no gold annotation: {error}") from error


def documents(folder: Path) -> list[tuple[Path, Path]]:
    """The documents of a gold folder, each with its gold file, by name.

    Raises:
        KznlpError: there are none, or a gold file has no document.
    """
    found = []
    texts = {path.stem: path for path in sorted((folder / "docs").glob("*"))}
    for path in sorted((folder / "gold").glob("*.json")):
        if path.stem not in texts:
            raise KznlpError(f"{path} has no document in {folder / 'docs'}.")
        found.append((texts[path.stem], path))
    if not found:
        raise KznlpError(f"{folder} holds no gold: expected docs/NAME.txt and gold/NAME.json.")
    return found
