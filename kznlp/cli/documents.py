"""`kznlp analyze`, `normalize`, `tables`, `schema`: one document in, a result on stdout."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from kznlp.cli import console

if TYPE_CHECKING:
    from kznlp.types import Document

Source = Annotated[str, typer.Argument(metavar="FILE", help="A document, or - for standard input.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file instead of stdout.")
]


def analyze(
    source: Source,
    *,
    indent: Annotated[
        int | None,
        typer.Option(min=0, help="Indent the JSON by so much. [default: 2 in a terminal]"),
    ] = None,
) -> None:
    """Analyze one document: its units, relations, tables and measures, as JSON.

    Offsets are code points of the decoded text of the file. `kznlp schema` prints the schema. What
    its reader should know, such as that it is not in Kazakh, is told on stderr.

    Example: kznlp analyze report.docx > report.json
    """
    from kznlp.pipeline import analyze_document
    from kznlp.records import encode

    if indent is None and sys.stdout.isatty():
        indent = 2
    found = analyze_document(_read(source))
    console.warn(source, *found.document.warnings)
    console.write(encode(found, indent=indent))


def normalize(
    source: Source,
    *,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="List the repairs: rule, place, before, after."),
    ] = False,
) -> None:
    """Repair the text of a document and print it.

    Example: kznlp normalize scan.txt --explain
    """
    from kznlp import normalize as repairs

    clean = repairs.normalize(_read(source))
    if explain:
        for line in repairs.explain(clean):
            print(line)
    else:
        console.write(clean.text.encode("utf-8", "replace"))


def tables(
    source: Source,
    *,
    to: Annotated[
        Literal["csv", "json", "md", "xlsx", "zip"] | None,
        typer.Option(help="Format. Without it, tables are drawn, failing totals marked."),
    ] = None,
    output: Output = None,
) -> None:
    """Find the tables of a document, those flattened into its text included, and check totals.

    Example: kznlp tables report.txt --to xlsx --output report.xlsx
    """
    from kznlp.pipeline import analyze_document
    from kznlp.tables import export

    if to in ("xlsx", "zip") and output is None:
        raise typer.BadParameter(f"{to} is no text: give a file with --output.")
    found = analyze_document(_read(source)).tables
    if not found:
        console.say(f"No tables in {source}.")
    if to is not None:
        export.write(found, output or sys.stdout.buffer, to=to)
        return
    for table in found:
        console.show(export.render(table))


def schema() -> None:
    """Print the JSON Schema of what `kznlp analyze` gives."""
    from kznlp import records

    console.write(msgspec.json.format(msgspec.json.encode(records.schema()), indent=2))


def _read(source: str) -> "Document":
    from kznlp.read import read, read_bytes

    return read_bytes(sys.stdin.buffer.read(), source="-") if source == "-" else read(source)
