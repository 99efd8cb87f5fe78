r"""Tables written to files: `csv`, `json`, `md`, `xlsx`, `zip`; and drawn for the terminal.

    csv     the tables one after another, an empty line between them; figures as printed
    json    the records, as in the JSON of an analysis
    md      Markdown tables with their captions, and notes on totals that fail
    xlsx    a sheet for each table, figures as numbers, and one sheet of all observations
    zip     a Frictionless Data Package: described CSV files, one of them all observations

>>> import io
>>> from kznlp.records import Table
>>> row = ("Ақтөбе", "12")
>>> table = Table(id="t1", start=0, end=9, columns=("Облыс", "Саны"), rows=(row,), layout="tabs")
>>> out = io.BytesIO()
>>> write([table], out, to="csv")
>>> out.getvalue().decode()
'Облыс,Саны\r\nАқтөбе,12\r\n'
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import msgspec

from kznlp.errors import UnknownNameError
from kznlp.records import Table
from kznlp.tables.drawing import render
from kznlp.tables.frames import full_rows, tidy, to_frame
from kznlp.tables.notes import notes, title
from kznlp.tables.package import package

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["FORMATS", "render", "write"]

SHEET_NAME = 31  # characters that a spreadsheet program allows
ILLEGAL = dict.fromkeys(map(ord, "[]:*?/\\"), " ")


def write(tables: Iterable[Table], target: str | Path | IO[bytes], *, to: str = "csv") -> None:
    """Write tables to a file or a binary stream.

    Raises:
        UnknownNameError: `to` is not one of `FORMATS`.
    """
    if to not in FORMATS:
        raise UnknownNameError("table format", to, FORMATS)
    data = FORMATS[to](tuple(tables))
    if isinstance(target, str | Path):
        Path(target).write_bytes(data)
    else:
        target.write(data)


def _csv(tables: Sequence[Table]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for number, table in enumerate(tables):
        if number:
            writer.writerow([])
        if len(tables) > 1:
            writer.writerow([title(table)])
        writer.writerow(table.columns)
        writer.writerows(full_rows(table))
    return out.getvalue().encode("utf-8", "replace")


def _json(tables: Sequence[Table]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(tables), indent=2) + b"\n"


def _markdown(tables: Sequence[Table]) -> bytes:
    parts = []
    for table in tables:
        figures = {o.column for o in table.observations}
        rule = ["---:" if k in figures else "---" for k in range(len(table.columns))]
        lines = [_bars(map(_escaped, row)) for row in (table.columns, *full_rows(table))]
        body = "\n".join((lines[0], _bars(rule), *lines[1:]))
        remarks = "".join(f"\n- {note}" for note in notes(table))
        parts.append(f"**{title(table)}**\n\n{body}\n" + (remarks + "\n" if remarks else ""))
    return "\n".join(parts).encode("utf-8", "replace")


def _bars(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|")


def _xlsx(tables: Sequence[Table]) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for table in tables:
        _sheet(book, table)
    every = book.create_sheet("observations")
    frame = tidy(tables)
    every.append(list(frame.columns))
    for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False):
        every.append(list(map(_legal, row)))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: "Workbook", table: Table) -> None:
    name = f"{table.id} {table.caption or ''}".translate(ILLEGAL)[:SHEET_NAME].strip()
    sheet = book.create_sheet(name)
    values = {(o.row, o.column): float(o.value) for o in table.observations if o.value}
    sheet.append([_legal(title(table))])
    sheet.append([_legal(header) for header in to_frame(table).columns])
    for r, row in enumerate(table.rows):
        sheet.append([values.get((r, k), _legal(cell)) for k, cell in enumerate(row)])
    for note in notes(table):
        sheet.append([_legal(note)])


def _legal(cell: Any) -> Any:  # noqa: ANN401 (a cell holds text, numbers or nothing)
    """Text that a spreadsheet takes: no control characters, and no formula."""
    if not isinstance(cell, str):
        return cell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    text = ILLEGAL_CHARACTERS_RE.sub("", cell)
    # "=", "+", "-" or "@" at the start would be read as a formula; a lone dash is a missing mark.
    return f"'{text}" if text[:1] in {"=", "+", "@"} else text


FORMATS: dict[str, Callable[[Sequence[Table]], bytes]] = {
    "csv": _csv,
    "json": _json,
    "md": _markdown,
    "xlsx": _xlsx,
    "zip": package,
}
