"""`kznlp evaluate`: scores against gold: documents (the default), damaged ones, the language layer.

`kznlp evaluate GOLD_DIR` is short for `kznlp evaluate documents GOLD_DIR`; a folder that is called
as a command is given as `./language`.
"""

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import typer
from typer.core import TyperGroup

from kznlp.cli import console

DEFAULT = "documents"
Gold = Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="A folder with docs/ and gold/.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class WithDefault(TyperGroup):
    """Commands of which one is meant where none is named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 (Typer's own context)
        """Put the default command first, unless a command or help is asked for."""
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


evaluate = typer.Typer(
    cls=WithDefault, no_args_is_help=True, subcommand_metavar="[COMMAND] GOLD_DIR | DATA…"
)


@evaluate.callback()
def top() -> None:
    """Score against gold annotation; without a command's name: documents.

    Example: kznlp evaluate corpora/gold

    Example: kznlp evaluate language kk_ktb.conllu --folds 10
    """


@evaluate.command()
def documents(
    gold: Gold,
    *,
    json: Json = False,
    errors: Annotated[
        Literal["units", "relations", "measures", "fields", "tables"] | None,
        typer.Option(help="List what is wrong in this layer, in its text, in place of scores."),
    ] = None,
    lines: Annotated[
        int, typer.Option(min=0, help="With --errors: lines of text above and below.")
    ] = 0,
    samples: Annotated[
        int, typer.Option(min=0, help="Bootstrap samples for the 95 % intervals; 0 for none.")
    ] = 1000,
    split: Annotated[
        str | None, typer.Option(help="Of a corpus with a catalogue: train, dev or test alone.")
    ] = None,
) -> None:
    """Score the pipeline on documents: units, relations, tables, measures and fields.

    In a list of errors the gold stands in ⟦⟧, what was found in ⟨⟩.

    Example: kznlp evaluate corpora/gold

    Example: kznlp evaluate corpora/gold --errors units --lines 1
    """
    from kznlp.evaluate import evaluate as score
    from kznlp.evaluate.draw import draw, draw_mistakes
    from kznlp.evaluate.export import to_json
    from kznlp.evaluate.system import System

    system = System()
    report = score(
        gold,
        system.analyze,
        relate=system.relate,
        samples=0 if errors and not json else samples,
        split=split,
    )
    if json:
        told = msgspec.json.encode(to_json(report, layer=errors))
        console.write(msgspec.json.format(told, indent=2))
    elif errors:
        parts = list(draw_mistakes(report, errors, lines=lines))
        for part in parts:
            console.show(part)
        if not parts:
            console.say(f"Nothing is wrong in {errors}.")
    else:
        console.show(draw(report))


@evaluate.command()
def curve(
    corpora: Annotated[
        list[Path], typer.Argument(metavar="FOLDER…", help="Corpora to learn from.")
    ],
    *,
    on: Annotated[Path, typer.Option(metavar="GOLD_DIR", help="The held-out folder to score.")],
    share: Annotated[
        list[float] | None, typer.Option(min=0, max=1, help="Shares of the documents.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Of the order of the documents.")] = 0,
    json: Json = False,
) -> None:
    """Learn from ever more documents, and score each time: does more help?

    Example: kznlp evaluate curve corpora/kk_policy --on corpora/gold --share 0.25 --share 1
    """
    from kznlp.evaluate.learning import SHARES, draw, to_json
    from kznlp.evaluate.learning import curve as points_of
    from kznlp.evaluate.system import fit

    shares = sorted(share or SHARES)
    points = list(points_of(corpora, on, fit, shares=shares, seed=seed, tell=console.say))
    if json:
        console.write(msgspec.json.format(msgspec.json.encode(to_json(points)), indent=2))
    else:
        console.show(draw(points))


@evaluate.command()
def noise(
    gold: Gold,
    *,
    repeats: Annotated[
        int, typer.Option(min=1, help="How often each damage is drawn by chance.")
    ] = 3,
    json: Json = False,
) -> None:
    """Score the pipeline on damaged text: scanned, in mixed scripts, with line breaks lost.

    Example: kznlp evaluate noise corpora/gold
    """
    from kznlp.evaluate.robustness import draw, robustness, to_json
    from kznlp.pipeline import analyze_text

    found = robustness(gold, analyze_text, repeats=repeats)
    if json:
        console.write(msgspec.json.format(msgspec.json.encode(to_json(found)), indent=2))
    else:
        console.show(draw(found))


@evaluate.command()
def language(
    data: Annotated[
        list[Path],
        typer.Argument(metavar="DATA…", help="Treebanks (.conllu), IOB2 files; or folders."),
    ],
    *,
    folds: Annotated[
        int, typer.Option(min=0, help="Learn anew in so many folds; 0: score the shipped models.")
    ] = 0,
    document: Annotated[
        list[str] | None,
        typer.Option(help="Learn from all others, test on sentences whose ids begin so."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Of the folds.")] = 0,
    parser: Annotated[
        bool, typer.Option("--parser/--no-parser", help="Score trees; they take longest to learn.")
    ] = True,
    errors: Annotated[
        int, typer.Option(min=0, help="List so many errors of each of the commonest confusions.")
    ] = 0,
    json: Json = False,
) -> None:
    """Score words: cutting, tags, lemmas, trees, readings, entities; and the speed of each step.

    Scores are those of the CoNLL 2018 shared task, on gold tokens and on raw text.

    Example: kznlp evaluate language kk_ktb.conllu

    Example: kznlp evaluate language kk_ktb.conllu --folds 10 --document akorda-random

    Example: kznlp evaluate language IOB2_test.txt --errors 3
    """
    if folds == 1:
        raise typer.BadParameter("One fold leaves nothing to learn from: give 2 or more.")
    from kznlp.evaluate.language.evaluation import Options, evaluate_language
    from kznlp.evaluate.language.export import to_json
    from kznlp.evaluate.language.tables import draw

    options = Options(folds=folds, documents=tuple(document or ()), seed=seed, parser=parser)
    report = evaluate_language(data, options, tell=console.say)
    if json:
        told = msgspec.json.encode(to_json(report, cases=errors))
        console.write(msgspec.json.format(told, indent=1))
    else:
        console.show(draw(report, cases=errors))
