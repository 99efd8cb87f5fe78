"""Tables as a Frictionless Data Package: a zip of CSV files and `datapackage.json`.

Each table is a CSV file of its own, cells as printed; its schema tells which columns are numbers,
how they are printed and which marks mean that there is none, so that tools read them as numbers.
`observations.csv` has all figures, one a row, as plain decimals.

Format: https://datapackage.org/standard/data-package/ (version 2).
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kznlp.records import Table
from kznlp.tables.cells import read_cell
from kznlp.tables.frames import full_rows, tidy, unique

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
OBSERVATIONS = "observations"
# Columns of `observations.csv` that are no text.
TYPES = {
    "total": "boolean",
    "about": "boolean",
    **dict.fromkeys(("value", "low", "high"), "number"),
    **dict.fromkeys(("row", "column", "scale", "start", "end"), "integer"),
}


def package(tables: Sequence[Table]) -> bytes:
    """The zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables:
            archive.writestr(f"{table.id}.csv", _csv([unique(table.columns), *full_rows(table)]))
        frame = tidy(tables).astype(object)
        figures = frame.where(frame.notna(), None).to_numpy().tolist()
        archive.writestr(f"{OBSERVATIONS}.csv", _csv([list(frame.columns), *figures]))
        told = {"$schema": PROFILE, "resources": [*map(_resource, tables), _observations(frame)]}
        archive.writestr("datapackage.json", json.dumps(told, ensure_ascii=False, indent=1))
    return out.getvalue()


def _csv(rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


def _resource(table: Table) -> dict[str, Any]:
    names = unique(table.columns)
    columns = list(map(list, zip(*full_rows(table), strict=True))) or [[] for _ in names]
    known = {"title": table.caption, "unit": table.unit, "period": table.period}
    return {
        **_file(table.id),
        **{name: value for name, value in known.items() if value},
        "layout": table.layout,
        "ambiguous": table.ambiguous,
        "schema": {
            "fields": [_field(name, cells) for name, cells in zip(names, columns, strict=True)],
            "missingValues": ["", *sorted(set(_missing(columns)))],
        },
    }


def _file(name: str) -> dict[str, str]:
    return {"name": name, "path": f"{name}.csv", "format": "csv", "encoding": "utf-8"}


def _missing(columns: Iterable[Sequence[str]]) -> Iterator[str]:
    """The marks of columns of numbers that say that there is no figure."""
    for cells in columns:
        if _number(cells) is not None:
            yield from (c for c in cells if c and read_cell(c).kind == "missing")


def _field(name: str, cells: Sequence[str]) -> dict[str, Any]:
    return {"name": name, **(_number(cells) or {"type": "string"})}


def _number(cells: Sequence[str]) -> dict[str, str] | None:
    """The type of a column in which all cells are plain numbers; None for any other."""
    filled = [c for c in cells if read_cell(c).kind != "missing"]
    if not filled or any(not _is_plain(c) for c in filled):
        return None
    printed = "".join(filled)
    if "," in printed and "." in printed:
        return None
    told = {"type": "number", "decimalChar": "," if "," in printed else "."}
    return told | ({"groupChar": " "} if " " in printed else {})


def _is_plain(cell: str) -> bool:
    figure = read_cell(cell)
    plain = figure.kind == "number" and figure.unit is None and figure.note is None
    return plain and not set(cell) - set("0123456789 .,-") and " -" not in cell


def _observations(frame: Any) -> dict[str, Any]:  # noqa: ANN401 (a frame; pandas is imported late)
    fields = [{"name": name, "type": TYPES.get(name, "string")} for name in frame.columns]
    return {**_file(OBSERVATIONS), "schema": {"fields": fields}}
