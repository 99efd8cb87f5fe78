"""`kznlp query`, `show`, `history`, `export`: what a knowledge base holds."""

import sys
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import regex
import typer

from kznlp.cli import console

if TYPE_CHECKING:
    import pandas as pd
    from rich.text import Text

    from kznlp.kb import KnowledgeBase, Quotation
    from kznlp.records import Provenance

Database = Annotated[Path, typer.Argument(metavar="POLICY.DB", help="The knowledge base.")]
# Markup around a quotation, also where the context cuts it in two: "td>", "<td", "</td>".
TAG = regex.compile(r"^[^<>]*>|<[^<>]*(?:>|$)")
# What a terminal has room for; --json and --csv give every column.
SHOWN = ("id", "title", "instrument", "status", "sector", "regions", "deadline", "source")


def _open(database: Path) -> "KnowledgeBase":
    from kznlp.kb import KnowledgeBase

    return KnowledgeBase(database, create=False)


def query(
    database: Database,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]…", help="Words in any inflection; «in quotes» a phrase."),
    ] = None,
    *,
    instrument: Annotated[
        str | None, typer.Option(help="Code, as O2, or its class: N, A, T, O.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(help="proposed, announced, planned, in_force, ended, cancelled."),
    ] = None,
    region: Annotated[str | None, typer.Option(help="KZ-43, or Қызылорда.")] = None,
    actor: Annotated[str | None, typer.Option(help="Words of the name of a body or post.")] = None,
    sector: Annotated[str | None, typer.Option(help="COFOG code; 10 includes 10.5.")] = None,
    target: Annotated[str | None, typer.Option(help="Target group, as youth.")] = None,
    start: Annotated[
        str | None, typer.Option("--from", help="At work in this year (EDTF) or later.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", help="At work in this year (EDTF) or earlier.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="Kind of document, as action_plan.")] = None,
    source: Annotated[str | None, typer.Option(help="Part of the file's name.")] = None,
    passages: Annotated[
        bool, typer.Option("--passages", help="Look for the words in all that is stored instead.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 20,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, all columns.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV, all columns.")] = False,
) -> None:
    """Find measures that fulfil every condition given.

    Measures without a region or date of their own have those of their document. With --passages,
    claims, causes, proposals, tables and titles are searched as well, by words alone.

    Example: kznlp query policy.db оқыту --instrument O2 --region Қызылорда --from 2005
    """
    if json and csv:
        raise typer.BadParameter("--json and --csv exclude each other.")
    wanted = " ".join(words) if words else None
    if passages and wanted is None:
        raise typer.BadParameter("--passages needs words to look for.")
    with _open(database) as kb:
        if passages and wanted:
            found = kb.search(wanted, limit=limit)
        else:
            found = kb.measures(
                wanted,
                instrument=instrument,
                status=status,
                region=region,
                actor=actor,
                sector=sector,
                target=target,
                start=start,
                end=end,
                kind=kind,
                source=source,
                limit=limit,
            )
    if json:
        print(found.to_json(orient="records", force_ascii=False, indent=2))
    elif csv:
        found.to_csv(sys.stdout, index=False)
    elif found.empty:
        hint = " --passages searches the text as well." if wanted and not passages else ""
        console.say(f"Nothing fulfils these conditions.{hint}")
    elif passages:
        _draw(found, ("kind", "id", "text", "source"))
    else:
        _draw(found, SHOWN)
        more = "; more with --limit" if len(found) == limit else ""
        console.say(f"{len(found)} measures{more}. `kznlp show POLICY.DB ID` shows one in context.")


def _draw(found: "pd.DataFrame", columns: Sequence[str]) -> None:
    from rich.table import Table

    drawn = Table(header_style="bold", show_edge=False, pad_edge=False)
    for name in columns:
        drawn.add_column(
            name,
            no_wrap=name in {"id", "measure", "status"},
            ratio=4 if name in {"title", "text"} else None,
        )
    for row in found.to_dict("records"):
        drawn.add_row(*(_cell(name, row[name]) for name in columns))
    console.show(drawn)


def _cell(name: str, value: object) -> str:
    if value is None or value != value:  # pandas' missing value is not equal to itself
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if name in {"id", "measure"}:
        return str(value)[:8]
    if name == "text":
        return " ".join(str(value).split())
    return Path(str(value)).name if name == "source" else str(value)


def show(
    database: Database,
    measure: Annotated[str, typer.Argument(help="Its id, or the beginning of it.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print the record as JSON.")] = False,
) -> None:
    """Show a measure: its quotation in context, and where each value came from.

    Example: kznlp show policy.db 3f2a91c0
    """
    with _open(database) as kb:
        shown = kb.measure(measure)
    if json:
        import msgspec

        console.write(msgspec.json.format(msgspec.json.encode(shown), indent=2))
        return
    from rich.table import Table

    record, document = shown.measure, shown.document
    head = Table.grid(padding=(0, 2))
    for name, value in (
        ("measure", record.id),
        ("title", record.title),
        ("document", document.title),
        ("source", document.source),
        ("kind, date, region", _joined(document.kind, document.date, document.region)),
        ("rule", f"{record.reason} ({record.score:.2f})"),
    ):
        if value:
            head.add_row(f"[bold]{name}[/bold]", _plain(value))
    console.show(head)
    for quotation in shown.quotations:
        console.show(_context(quotation))
    values = Table("field", "value", "words", "place", "reason", show_edge=False, pad_edge=False)
    for source in record.provenance:
        values.add_row(*map(_plain, _origin(source)))
    console.show(values)


def _joined(*values: str | None) -> str:
    return ", ".join(value for value in values if value)


def _plain(value: str) -> "Text":
    """Text in which square brackets are no markup."""
    from rich.text import Text

    return Text(value)


def _context(quotation: "Quotation") -> "Text":
    from rich.text import Text

    place = f"\n[{quotation.start}:{quotation.end}] "
    before, after = (
        " ".join(unescape(TAG.sub(" ", text)).split())
        for text in (quotation.before, quotation.after)
    )
    return Text.assemble(
        (place, "dim"), (before + " ", "dim"), (quotation.text, "bold"), (" " + after + "\n", "dim")
    )


def _origin(source: "Provenance") -> tuple[str, str, str, str, str]:
    place = "" if source.start is None else f"{source.start}:{source.end}"
    return source.field, source.value, source.text or "", place, source.reason


def history(
    database: Database,
    measure: Annotated[
        str | None, typer.Argument(help="Its id, or the beginning of it; without: all of them.")
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, all columns.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV, all columns.")] = False,
) -> None:
    """Show what several documents say of one measure: announced, planned, in force, ended.

    Example: kznlp history policy.db

    Example: kznlp history policy.db 3f2a91c0
    """
    if json and csv:
        raise typer.BadParameter("--json and --csv exclude each other.")
    with _open(database) as kb:
        found = kb.history(measure) if measure else kb.histories()
    if json:
        print(found.to_json(orient="records", force_ascii=False, indent=2))
    elif csv:
        found.to_csv(sys.stdout, index=False)
    elif found.empty:
        console.say("No measure is told by several documents.")
    elif measure:
        _draw(found, ("date", "status", "measure", "title", "changes", "source"))
    else:
        _draw(found, ("measure", "title", "versions", "first", "last", "statuses"))
        console.say(f"{len(found)} measures. `kznlp history POLICY.DB ID` shows one.")


def export(
    database: Database,
    output: Annotated[
        str, typer.Argument(metavar="OUTPUT", help="A file; a folder for csv; - for stdout.")
    ],
    *,
    to: Annotated[
        str, typer.Option(help="jsonl (one analysis a line), json, csv (a file a table), parquet.")
    ] = "jsonl",
) -> None:
    """Write out everything that a knowledge base holds.

    Example: kznlp export policy.db policy.jsonl
    """
    with _open(database) as kb:
        written = kb.export(sys.stdout if output == "-" else output, to=to)
    for path in written:
        console.say(f"wrote {path}")
