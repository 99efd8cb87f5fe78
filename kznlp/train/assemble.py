"""Puts trained components together as one spaCy pipeline, and writes its card.

The folder that comes out is what `spacy.load` reads; the parser is in it, but off until it is
enabled. All figures of the card come from what training tells, by the template `cards/` in the
data of kznlp.
"""

from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Any

import kznlp.components  # noqa: F401 (declares the components)
from kznlp import __version__, resources
from kznlp.language.kazakh import Kazakh
from kznlp.language.stored import Stored
from kznlp.train.cards import table

TAGGER, PARSER, NER, TRAINING, CARD = (
    *("kk_tagger", "kk_parser", "kk_ner"),
    "training.json",
    "README.md",
)
STORED = (TAGGER, PARSER, NER)
ORDER = ("kk_sentences", "kk_languages", *STORED)
NAME, LICENSE = "policy_sm", "CC BY-SA 4.0"
SPACY = ">=3.8,<4"
DESCRIPTION = "Kazakh: parts of speech, features, lemmas, dependencies and entities."
# What spaCy calls the metrics of its components.
PERFORMANCE = {
    "pos_acc": "UPOS",
    "morph_acc": "UFeats",
    "lemma_acc": "Lemmas",
    "dep_uas": "UAS",
    "dep_las": "LAS",
}
LABELS = "all"


def assemble(folder: Path, told: Mapping[str, Any]) -> None:
    """Write what `spacy.load` wants beside the components in a folder, and the card.

    Args:
        folder: has the components' models in folders of their own.
        told: what training tells.

    Raises:
        ModelError: a model is missing or damaged.
    """
    nlp = Kazakh()
    present = [name for name in ORDER if name not in STORED or (folder / name).is_dir()]
    for name in present:
        pipe = nlp.add_pipe(name)
        if isinstance(pipe, Stored):
            pipe.from_disk(folder / name)
    if PARSER in present:
        nlp.disable_pipe(PARSER)
    nlp.meta.update(
        name=NAME,
        version=__version__,
        description=DESCRIPTION,
        author="The kznlp authors",
        license=LICENSE,
        spacy_version=SPACY,
        requirements=[f"kznlp>={__version__}"],
        performance=_performance(told),
    )
    nlp.to_disk(folder, exclude=list(STORED))
    (folder / CARD).write_text(card(told), "utf-8")


def card(told: Mapping[str, Any]) -> str:
    """The model card, in Markdown."""
    template = Template((resources.DATA / "cards" / "kk_policy_sm.md").read_text("utf-8"))
    return template.substitute(
        sentences=f"{told['data']['sentences']:,}",
        words=f"{told['data']['words']:,}",
        raw=f"{told['data']['raw_words']:,}",
        minutes=told["minutes"],
        scores=_scores(told["scores"]),
        entities=_entities(told.get(NER, {}).get("scores", ())),
    )


def _performance(told: Mapping[str, Any]) -> dict[str, float]:
    """The scores of the folds, or of whatever was held out first, under spaCy's names."""
    first: Mapping[str, float] = next(iter(told["scores"].values()), {})
    named = {name: first[metric] for name, metric in PERFORMANCE.items() if metric in first}
    entities = [row["f1"] for row in told.get(NER, {}).get("scores", ()) if row["label"] == LABELS]
    return named | ({"ents_f": entities[0]} if entities else {})


def _scores(scores: Mapping[str, Mapping[str, float]]) -> str:
    metrics = list(next(iter(scores.values()), {}))
    return table(
        ["", *metrics],
        [[name, *(f"{row[metric]:.2%}" for metric in metrics)] for name, row in scores.items()],
    )


def _entities(rows: list[Mapping[str, Any]]) -> str:
    names = ("precision", "recall", "f1")
    return table(
        ["label", *names, "entities"],
        [[row["label"], *(f"{row[n]:.1%}" for n in names), str(row["gold"])] for row in rows],
    )
