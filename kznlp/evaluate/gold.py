"""Gold annotation: several labels or codes of one item are readings that are all accepted.

Two forms of file are read. `NAME.jsonl` is that of a published corpus, one item a line, each told
by its `type`; its JSON schema is `kznlp schema --corpus`:

    {"type": "unit", "id": "u1", "labels": ["claim"], "start": 0, "end": 27, "kind": "fact", …}
    {"type": "relation", "relation": "causes", "from": "u2", "to": "u1"}
    {"type": "measure", "instrument": ["T3"], "status": ["planned"], "actors": ["қаржы бөлімі"], …}
    {"type": "table", "id": "T1", "rows": [["Қарасу ауданы", "12"]], …}

`NAME.json` is one object of lists; its lists of names are strings, parted by signs.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import regex

from kznlp.errors import KznlpError

COMMA_OR_SLASH = regex.compile(r"[,/]")
LIST_SIGN = regex.compile(r"[,;/]")
# The lists that `NAME.json` holds as strings, and what parts them; None: the whole is one.
LISTED = {
    "sector": regex.compile("/"),
    "targets": COMMA_OR_SLASH,
    "actors": LIST_SIGN,
    "regions": LIST_SIGN,
    "legal_basis": regex.compile(";"),
    "funding": None,
}


class GoldUnit(msgspec.Struct, tag_field="type", tag="unit", omit_defaults=True):
    """A unit; the preferred label comes first, and "none" among them means it may be left out.

    Attributes:
        source: where the source of an attributed statement stands.
    """

    labels: list[str]
    start: int
    end: int
    text: str = ""
    id: str = ""
    kind: str | None = None
    valence: str | None = None
    assertion: str | None = None
    source: tuple[int, int] | None = None


class GoldRelation(
    msgspec.Struct, tag_field="type", tag="relation", omit_defaults=True, rename={"source": "from"}
):
    """A relation between units, or from a table to a unit, by their ids."""

    relation: str
    source: str
    to: str


class GoldMeasure(msgspec.Struct, tag_field="type", tag="measure", omit_defaults=True):
    """A measure, with `start` and `end` of its evidence.

    Attributes:
        sector: COFOG groups, each of which is right.
        funding: the sums as printed.
        optional: it may be left out.
    """

    instrument: list[str]
    status: list[str]
    start: int
    end: int
    text: str = ""
    id: str = ""
    modality: str | None = None
    sector: list[str] = []
    actors: list[str] = []
    targets: list[str] = []
    regions: list[str] = []
    funding: list[str] = []
    legal_basis: list[str] = []
    date_start: str | None = None
    date_end: str | None = None
    deadline: str | None = None
    optional: bool = False


class GoldTable(msgspec.Struct, tag_field="type", tag="table", omit_defaults=True):
    """A table; cells as printed."""

    rows: list[list[str]]
    columns: list[str] = []
    id: str = ""
    caption: str = ""
    total_rows: list[int] = []
    start: int | None = None
    end: int | None = None


Item = GoldUnit | GoldRelation | GoldMeasure | GoldTable


class Gold(msgspec.Struct):
    """The annotation of one document; a relation is (type, from, to), units counted from 1."""

    units: list[GoldUnit]
    relations: list[tuple[str, str, str]]
    measures: list[GoldMeasure]
    tables: list[GoldTable]


def load(path: Path) -> Gold:
    """Read a gold file of either form.

    Raises:
        KznlpError: it does not follow the format; the message says where.
    """
    if path.suffix == ".jsonl":
        return gather(items(path))
    try:
        plain = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
        for measure in plain.get("measures", []):
            measure |= {name: _listed(name, measure[name]) for name in LISTED if name in measure}
        return msgspec.convert(plain, Gold)
    except (msgspec.DecodeError, TypeError) as error:
        raise KznlpError(f"{path} is no gold annotation: {error}") from error


def items(path: Path) -> Iterator[Item]:
    """The items of a JSONL file, in its order.

    Raises:
        KznlpError: a line is malformed; the message has its number.
    """
    decoder = msgspec.json.Decoder(Item)
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            yield decoder.decode(line)
        except msgspec.DecodeError as error:
            raise KznlpError(f"{path}, line {number} is no gold annotation: {error}") from error


def gather(found: Iterable[Item]) -> Gold:
    """The items of one document by layer; units are told by their place among units, from 1."""
    gold = Gold([], [], [], [])
    links = []
    for item in found:
        match item:
            case GoldUnit():
                gold.units.append(item)
            case GoldMeasure():
                gold.measures.append(item)
            case GoldTable():
                gold.tables.append(item)
            case GoldRelation():
                links.append(item)
    place = {unit.id: str(number) for number, unit in enumerate(gold.units, 1)}
    gold.relations = [
        (one.relation, place.get(one.source, one.source), place.get(one.to, one.to))
        for one in links
    ]
    return gold


def write(gold: Gold, path: Path) -> None:
    """Write the JSONL form; units and measures are numbered anew, as u1, u2 and m1, m2."""
    for number, unit in enumerate(gold.units, 1):
        unit.id = f"u{number}"
    for number, measure in enumerate(gold.measures, 1):
        measure.id = f"m{number}"
    ids = {str(number): unit.id for number, unit in enumerate(gold.units, 1)}
    links = [GoldRelation(kind, ids.get(a, a), ids.get(b, b)) for kind, a, b in gold.relations]
    lines = [msgspec.json.encode(x) for x in (*gold.units, *links, *gold.measures, *gold.tables)]
    path.write_bytes(b"\n".join(lines) + b"\n")


def schema() -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of a line of the JSONL form."""
    return msgspec.json.schema(Item)


def _listed(name: str, value: object) -> object:
    sign = LISTED[name]
    if not isinstance(value, str):
        return value
    parts = sign.split(value) if sign else [value]
    return [part.strip() for part in parts if part.strip()]


def documents(folder: Path, *, split: str | None = None) -> list[tuple[Path, Path]]:
    """The documents of a gold folder, each with its gold file, by name.

    Args:
        folder: holds `docs/` and `gold/`.
        split: those of this part alone ("train", "dev", "test"), if the folder has a catalogue
            that tells the parts (`documents.csv`); all of them if it has none.

    Raises:
        KznlpError: there are none, or a gold file has no document.
    """
    found = []
    texts = {path.stem: path for path in sorted((folder / "docs").glob("*"))}
    parts = _parts(folder) if split else {}
    for path in sorted((folder / "gold").glob("*.json*")):
        if path.stem not in texts:
            raise KznlpError(f"{path} has no document in {folder / 'docs'}.")
        if not parts or parts.get(path.stem) == split:
            found.append((texts[path.stem], path))
    if not found:
        part = f" of the part {split!r}" if split else ""
        raise KznlpError(
            f"{folder} holds no gold{part}: expected docs/NAME.txt and gold/NAME.json or .jsonl."
        )
    return found


def _parts(folder: Path) -> dict[str, str]:
    """The part of each document that the catalogue names."""
    path = folder / "documents.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["name"]: row["split"] for row in csv.DictReader(lines)}
