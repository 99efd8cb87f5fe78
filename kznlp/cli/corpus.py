"""`kznlp corpus`: annotated corpora checked, frozen and described."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from kznlp.cli import console

corpus = typer.Typer(no_args_is_help=True)
Folders = Annotated[
    list[Path], typer.Argument(metavar="FOLDER…", help="Folders with docs/ and gold/.")
]


@corpus.callback()
def top() -> None:
    """Check and describe annotated corpora: folders with docs/ and gold/.

    Example: kznlp corpus check corpora/kk_policy
    """


@corpus.command()
def check(folders: Folders) -> None:
    """Find what is wrong: offsets, labels, relations, repeats. Exits with 1 if anything is.

    Example: kznlp corpus check corpora/kk_policy
    """
    from kznlp.corpus import check as problems

    found = [problem for folder in folders for problem in problems(folder)]
    for problem in found:
        print(problem)
    console.say(f"{len(found)} problems in {len(folders)} corpora.")
    if found:
        raise typer.Exit(1)


@corpus.command()
def freeze(folder: Annotated[Path, typer.Argument(help="A corpus.")]) -> None:
    """Write documents.csv: words, SHA-256 and split of each document; the rest of it stays.

    Example: kznlp corpus freeze corpora/kk_policy
    """
    from kznlp.corpus import freeze as write

    console.say(f"{folder / 'documents.csv'}: {write(folder)} documents.")


@corpus.command()
def agreement(
    folder: Annotated[Path, typer.Argument(help="A corpus with layers/.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tell how far annotators agree who marked the same documents alone.

    Example: kznlp corpus agreement corpora/kk_policy
    """
    from kznlp.evaluate.agreement import agreement as compare
    from kznlp.evaluate.agreement import render

    found = compare(folder)
    if json:
        console.write(msgspec.json.format(msgspec.json.encode(found), indent=2))
    else:
        print(render(found))


@corpus.command()
def schema() -> None:
    """Print the JSON Schema of a line of annotation."""
    from kznlp.evaluate import gold

    console.write(msgspec.json.format(msgspec.json.encode(gold.schema()), indent=2))
