"""Trains `models/kk_words`, the model of `kznlp.language.words` and `kznlp.language.morphology`.

Running text and lemma lists come in (`kznlp.train.sources` tells which files are which), a folder
goes out: forms with counts, stems and suffixes as costs, parts of speech, names, and
`training.json` with options, digest of the data, sizes and scores. Nothing here is random, so the
same data gives the same model.

    kznlp train words DATA... --output models/kk_words
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from kznlp.errors import KznlpError
from kznlp.language.readings import Model
from kznlp.language.suffixes import SUFFIXES
from kznlp.train.estimate import Options, learn
from kznlp.train.frequent import read_frequent, write_forms
from kznlp.train.names import learn_names, read_cased
from kznlp.train.sources import Words, files, read
from kznlp.train.word_scores import WordScores, score

POS_CLASS = {"noun": "NOUN", "verb": "VERB"}


def save(model: Model, output: Path) -> None:
    """Write the model's tables of forms, stems and suffixes."""
    output.mkdir(parents=True, exist_ok=True)
    write_forms(model, output)
    _write(
        output / "stems.tsv",
        sorted((stem, pos, f"{c:g}") for stem, p in model.stems.items() for pos, c in p.items()),
    )
    _write(
        output / "suffixes.tsv",
        sorted(
            (state, "" if n is None else SUFFIXES[n].template + SUFFIXES[n].after, f"{cost:g}")
            for (state, n), cost in model.steps.items()
        ),
    )


def classes(words: Words, model: Model) -> list[tuple[str, str]]:
    """The parts of speech of listed lemmas, where a noun or a verb of the model tells less."""
    found = []
    for lemma, listed in words.classes.items():
        told = {POS_CLASS.get(pos, "") for pos in model.stems.get(lemma, ())}
        if listed != told:
            found.append((lemma, " ".join(sorted(listed))))
    return sorted(found)


def _write(path: Path, rows: Sequence[tuple[str, ...]]) -> None:
    path.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")


def train(folders: Sequence[Path], output: Path, *, options: Options | None = None) -> Model:
    """Train on data folders; write the model, and its options, data and scores to `output`.

    A first model without the folder `options.measured_on` is scored, the one that is written has
    learned from all. A treebank among the folders is used for scores only.

    Raises:
        KznlpError: the folders hold no file that can be read.
    """
    options = options or Options()
    paths = files(folders)
    learned = [path for path in paths if path.suffix != ".conllu"]
    if not learned:
        named = ", ".join(map(str, folders))
        raise KznlpError(f"No data in {named}. kznlp.train.sources says what can be read.")
    held_out = [path for path in learned if options.measured_on in path.parts]
    rest = [path for path in learned if path not in held_out]
    treebank = next((path for path in paths if path.suffix == ".conllu"), None)
    scores = score(
        learn(read(rest or learned), options=options),
        treebank=treebank,
        held_out=held_out if rest else [],
        seed=options.seed,
    )
    words = read(learned)
    model = learn(words, options=options)
    save(model, output)
    _write(output / "classes.tsv", classes(words, model))
    names = learn_names(read_cased(learned))
    _write(output / "names.tsv", [(name, feats, f"{cost:g}") for name, feats, cost in names])
    read_frequent(output)
    _describe(output, model, options, learned, scores)
    return model


def _describe(
    output: Path, model: Model, options: Options, paths: Sequence[Path], scores: WordScores
) -> None:
    """Write `training.json`, from which the card takes its figures."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    told = {
        "options": asdict(options),
        "data": {"files": len(paths), "sha256": digest.hexdigest()},
        "sizes": {"forms": len(model.forms), "stems": len(model.stems)},
        "scores": {name: share for name, share in asdict(scores).items() if share is not None},
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (output / "training.json").write_text(text + "\n", "utf-8")
