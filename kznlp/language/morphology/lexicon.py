"""The stems and whole forms that the analyser knows.

A `Lexicon` joins the stems of the model `models/kk_words` with the closed classes of
`data/language/closed_words.csv` (stems) and `data/language/closed_forms.csv` (whole forms that no
rule makes). `with_words` gives a larger one, so that each fold of a cross-validation can have its
own cheaply.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kznlp import resources
from kznlp.errors import ModelError
from kznlp.language.readings import REBUILD, Model, load

# What a word of our own closed classes costs, and what a stem taken from examples.
CLOSED_COST, ADDED_COST = 4.0, 10.0
VERBAL = frozenset({"VERB", "AUX"})


class Stem(NamedTuple):
    """A stem as the lexicon has it; `grammar` is "noun", "verb", or "" for words without endings."""

    lemma: str
    upos: str
    feats: str
    grammar: str
    cost: float


Stems = dict[str, tuple[Stem, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Stems by their lower-case spelling, names among them, and forms by theirs."""

    stems: Stems
    forms: Stems
    steps: dict[tuple[str, int | None], float]

    def with_words(self, words: Iterable[tuple[str, str, str]]) -> "Lexicon":
        """This lexicon and more stems, each given as lemma, part of speech and own features."""
        stems = dict(self.stems)
        for lemma, upos, feats in words:
            grammar = "verb" if upos in VERBAL else "noun" if upos in INFLECTED else ""
            _add(stems, lemma.lower(), Stem(lemma, upos, feats, grammar, ADDED_COST))
        return replace(self, stems=stems)


INFLECTED = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})


@cache
def default_lexicon() -> Lexicon:
    """The lexicon of the model `kk_words`."""
    return load_lexicon(resources.model("kk_words", rebuild=REBUILD))


def load_lexicon(folder: Path) -> Lexicon:
    """Read a words model and join it with the closed classes.

    Raises:
        ModelError: a file is missing or is not what the card says.
    """
    return build(load(folder), _rows(folder / "classes.tsv"), _rows(folder / "names.tsv"))


def build(model: Model, classes: list[list[str]], names: list[list[str]]) -> Lexicon:
    """A lexicon of counted stems, their parts of speech, and names.

    Args:
        model: the words model.
        classes: stems whose parts of speech are other than NOUN or VERB, with those.
        names: names as they are written, with features and cost.
    """
    told = {stem: tuple(listed.split()) for stem, listed in classes}
    stems: Stems = {}
    for stem, poses in model.stems.items():
        found = []
        for pos, cost in poses.items():
            for upos in _classes(pos, told.get(stem, ())):
                found.append(Stem(stem, upos, "", "" if pos == "other" else pos, cost))
        stems[stem] = tuple(found)
    for name, feats, cost in names:
        _add(stems, name.lower(), Stem(name, "PROPN", feats, "noun", float(cost)))
    for row in resources.table("language/closed_words.csv"):
        stem = Stem(row["lemma"], row["upos"], row["feats"], row["grammar"], CLOSED_COST)
        _add(stems, row["stem"], stem)
    forms: Stems = {}
    for row in resources.table("language/closed_forms.csv"):
        _add(forms, row["form"], Stem(row["lemma"], row["upos"], row["feats"], "", CLOSED_COST))
    return Lexicon(stems, forms, model.steps)


def _classes(pos: str, told: tuple[str, ...]) -> list[str]:
    """The universal parts of speech of a stem that the model knows as noun, verb or other."""
    if pos == "verb":
        return ["VERB"]
    if pos == "noun":
        return [upos for upos in told if upos in INFLECTED] or ["NOUN"]
    return [upos for upos in told if upos not in INFLECTED] or ["ADV"]


def _add(stems: Stems, key: str, stem: Stem) -> None:
    """Add a stem unless the same lemma and part of speech is there; the cheaper cost stays."""
    rest = [s for s in stems.get(key, ()) if s[:4] != stem[:4]]
    same = [s.cost for s in stems.get(key, ()) if s[:4] == stem[:4]]
    stems[key] = (*rest, stem._replace(cost=min([stem.cost, *same])))


def _rows(path: Path) -> list[list[str]]:
    try:
        return [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    except OSError as error:
        problem = f"The model file {path} cannot be read ({error}). Rebuild: {REBUILD}"
        raise ModelError(problem) from error
