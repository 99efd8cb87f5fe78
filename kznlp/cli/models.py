"""`kznlp train`: models from data."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from kznlp.cli import console

train = typer.Typer(no_args_is_help=True, help="Rebuild a model from data folders.")

# Each is `kznlp.train.NAME`; its page tells what it learns from.
TRAINED = {
    "words": ("models/kk_words", "Learn the words of Kazakh: forms, stems, parts of speech."),
    "scripts": ("models/kk_scripts", "Learn to write Latin and Arabic letters as Cyrillic ones."),
    "languages": ("models/kk_languages", "Learn to tell Kazakh from its neighbours."),
}


@train.callback()
def top() -> None:
    """Rebuild a model from data folders."""


def _trainer(name: str, folder: str) -> Callable[..., None]:
    def command(
        data: Annotated[list[Path], typer.Argument(metavar="DATA…", help="Folders or files.")],
        *,
        output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the model.")] = Path(
            folder
        ),
    ) -> None:
        import_module(f"kznlp.train.{name}").train(data, output)
        console.say(f"Wrote {output}.")

    return command


for _name, (_folder, _help) in TRAINED.items():
    train.command(_name, help=_help)(_trainer(_name, _folder))


@train.command()
def language(
    data: Annotated[list[Path], typer.Argument(metavar="DATA…", help="Folders or files.")],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the model.")] = Path(
        "models/kk_policy_sm"
    ),
    folds: Annotated[int, typer.Option(min=0, help="Of the scores; none if 0.")] = 10,
    document: Annotated[
        list[str] | None, typer.Option(help="Held out for more scores: how its ids begin.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Of the folds.")] = 0,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes.")] = 2,
) -> None:
    """Learn tags, lemmas, trees and entities, as one spaCy pipeline with its card and scores.

    From treebanks in CoNLL-U (kk_*.conllu; tr_, tt_, ky_ for the parser to start from), text with
    entities in IOB2 (IOB2*.txt), and running text.

    Example: kznlp train language ud-kazakh-ktb kaznerd --document akorda-random
    """
    from kznlp.train.language import Options
    from kznlp.train.language import train as learn

    options = Options(folds=folds, documents=tuple(document or ()), seed=seed, jobs=jobs)
    learn(data, output, options=options, tell=console.say)
    console.say(f'Wrote {output}. Use it: spacy.load("{output}")')


@train.command()
def measures(
    data: Annotated[list[Path], typer.Argument(metavar="FOLDER…", help="With docs/ and gold/.")],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the models.")] = Path(
        "models/kk_measures"
    ),
    folds: Annotated[int, typer.Option(min=2, help="Of documents, for the scores.")] = 10,
) -> None:
    """Learn which statements are measures, their instruments and sectors, from annotated corpora.

    Documents that a catalogue keeps for tests are left out, and so is a model that does no better
    than the rules on documents not seen.

    Example: kznlp train measures corpora/kk_policy corpora/gold
    """
    from kznlp.train.measures import Options
    from kznlp.train.measures import train as learn

    learn(data, output, options=Options(folds=folds), tell=console.say)
    console.say(f"Wrote {output}.")


@train.command()
def discourse(
    folders: Annotated[
        list[Path], typer.Argument(metavar="FOLDER…", help="Corpora, each with docs/ and gold/.")
    ],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the model.")] = Path(
        "models/kk_discourse"
    ),
    folds: Annotated[int, typer.Option(min=2, help="Of the scores.")] = 10,
    seed: Annotated[int, typer.Option(help="Of the folds.")] = 0,
) -> None:
    """Learn units, their attributes and relations, with card and scores.

    Documents that a corpus keeps for tests (documents.csv) are left out.

    Example: kznlp train discourse corpora/kk_policy --output my_discourse
    """
    from kznlp.train.discourse import Options
    from kznlp.train.discourse import train as learn

    learn(folders, output, options=Options(folds=folds, seed=seed), tell=console.say)
    console.say(f"Wrote {output}.")


@train.command()
def stanza(
    treebank: Annotated[Path, typer.Argument(metavar="TREEBANK.conllu", help="In CoNLL-U.")],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the models.")],
    steps: Annotated[int, typer.Option(min=1, help="Updates of each network.")] = 1000,
) -> None:
    """Train Stanza's tokenizer, tagger, lemmatizer and parser; needs kznlp[stanza]."""
    from kznlp.train.stanza import Options
    from kznlp.train.stanza import train as learn

    learn(treebank, output, options=Options(steps=steps))
    console.say(f'Wrote {output}. Use it: kznlp.load(engine="stanza", models="{output}")')
