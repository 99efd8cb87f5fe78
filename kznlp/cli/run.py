"""`kznlp run`: many documents into one knowledge base."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from kznlp.cli import console

if TYPE_CHECKING:
    from kznlp.batch import Progress, Summary

INTERRUPTED = 130  # what a shell reports after Ctrl-C


def run(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="Files, folders, globs in quotes.")
    ],
    *,
    kb: Annotated[Path, typer.Option("--kb", help="The database; made if it is missing.")],
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=0, help="Worker processes. [default: one a processor]"),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=1, help="Seconds for a document, plus one for each 100 kB.")
    ] = 60.0,
    memory: Annotated[
        int, typer.Option(min=256, help="Megabytes that one document may take.")
    ] = 2048,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Analyze again what is stored unchanged.")
    ] = False,
    retry: Annotated[
        bool, typer.Option("--retry", help="Try again the files that failed before.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Analyze documents and store what is found in a knowledge base.

    A bad document is named and set aside, the others go on; the exit code is then 1. Documents
    that are stored already and did not change are skipped, so that a run that was stopped goes
    on where it was.

    Example: kznlp run reports/ "acts/*.docx" --kb policy.db --jobs 2
    """
    from kznlp import batch

    with _Bar() as bar:
        summary = batch.run(
            paths,
            kb,
            jobs=jobs,
            timeout=timeout,
            memory=memory << 20,
            resume=not fresh,
            retry=retry,
            progress=bar.advance,
        )
    if json:
        console.write(msgspec.json.format(msgspec.json.encode(summary), indent=2))
    else:
        print(summarize(summary, kb))
    if summary.interrupted:
        raise typer.Exit(INTERRUPTED)
    if summary.failed:
        raise typer.Exit(1)


def summarize(summary: "Summary", kb: Path) -> str:
    """The summary in words."""
    lines = [
        f"{kb}: {summary.stored} documents stored, {summary.unchanged} unchanged, "
        f"{len(summary.failed)} failed ({summary.seconds:.1f} s)",
        f"found: {summary.units} units, {summary.tables} tables, {summary.measures} measures "
        f"in {summary.words} words",
    ]
    if summary.remaining:
        lines.append(f"stopped with {summary.remaining} documents to go: the same command goes on")
    return "\n".join(lines)


class _Bar:
    """A progress bar on stderr; where that is no terminal, failures and warnings are told."""

    def __enter__(self) -> "_Bar":
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self._bar = Bar(
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.description}"),
            console=console.errors(),
            transient=True,
            disable=not console.errors().is_terminal,
        )
        self._task = self._bar.add_task("finding files", total=None)
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def advance(self, progress: "Progress") -> None:
        """Show that one document is finished."""
        name = Path(progress.source).name
        self._bar.update(
            self._task, completed=progress.done, total=progress.total, description=name
        )
        if progress.outcome == "failed":
            console.say(f"failed: {progress.message}")
        elif progress.message:
            console.warn(progress.source, progress.message)
