"""The `kznlp` command. Each subcommand parses, calls one library function, and prints.

Results go to stdout, everything else to stderr, so that output can be piped. Exit codes:
0 all went well, 1 a document or a knowledge base could not be used (named on stderr),
2 the command was used wrongly.

    documents.py   analyze, normalize, tables
    run.py         run
    query.py       query, show, history, export
    evaluate.py    evaluate
    models.py      train
    corpus.py      corpus
    console.py     what goes where
"""

import os
import sys
from typing import Annotated

import typer

from kznlp import __version__
from kznlp.cli import corpus, documents, evaluate, models, query, run
from kznlp.cli.console import say
from kznlp.errors import KznlpError, UnknownNameError

app = typer.Typer(
    name="kznlp",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    run.run,
    query.query,
    query.show,
    query.history,
    query.export,
    documents.analyze,
    documents.normalize,
    documents.tables,
    documents.schema,
):
    app.command()(command)
app.add_typer(evaluate.evaluate, name="evaluate")
app.add_typer(models.train, name="train")
app.add_typer(corpus.corpus, name="corpus")


def _tell_version(wanted: bool) -> None:
    if wanted:
        print(__version__)
        raise typer.Exit


@app.callback()
def top(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_tell_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    """Turn Kazakh policy documents into a queryable knowledge base of policy measures.

    Start with `kznlp run FOLDER --kb policy.db`, then `kznlp query policy.db жұмыссыздық`.
    """


def main() -> None:
    """Run the command line, and tell errors without a traceback."""
    try:
        app(prog_name="kznlp")
    except UnknownNameError as error:
        say(f"kznlp: {error}")
        raise SystemExit(2) from None
    except KznlpError as error:
        say(f"kznlp: {error}")
        raise SystemExit(1) from None
    except BrokenPipeError:
        # The reader of a pipe (`| head`) has seen enough; Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
