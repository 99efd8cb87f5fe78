"""`kznlp evaluate` and `kznlp train`: scores against gold, and models from data."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from kznlp.cli import console

if TYPE_CHECKING:
    from kznlp.records import Analysis

train = typer.Typer(no_args_is_help=True, help="Rebuild a model from data folders.")


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="A folder with docs/ and gold/.")
    ],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    samples: Annotated[
        int, typer.Option(min=0, help="Bootstrap samples for the 95 % intervals; 0 for none.")
    ] = 1000,
) -> None:
    """Score the pipeline on gold annotation: units, relations, tables, measures and fields.

    Example: kznlp evaluate corpora/gold
    """
    from kznlp.evaluate import evaluate as score
    from kznlp.evaluate import render

    scores = score(gold, _analyze, samples=samples)
    if json:
        console.write(msgspec.json.format(msgspec.json.encode(scores), indent=2))
    else:
        print(render(scores))


def _analyze(path: Path) -> "tuple[str, Analysis]":
    from kznlp.pipeline import analyze_document
    from kznlp.read import read

    document = read(path)
    return document.text, analyze_document(document)


@train.callback()
def top() -> None:
    """Rebuild a model from data folders."""


@train.command()
def words(
    data: Annotated[list[Path], typer.Argument(metavar="DATA…", help="Folders or files of text.")],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the model.")] = Path(
        "models/kk_words"
    ),
) -> None:
    """Learn the words of Kazakh: forms with counts, stems, lemmas; writes a model card too."""
    from kznlp.train.words import train as learn

    learn(data, output)
    console.say(f"Wrote {output}.")
