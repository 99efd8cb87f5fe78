"""The stems and whole forms that the analyser knows.

A `Lexicon` joins the stems of the model `models/kk_words` with the closed classes of
`data/language/closed_words.csv` (stems) and `data/language/closed_forms.csv` (whole forms that no
rule makes). `with_words` gives a larger one, so that each fold of a cross-validation can have its
own cheaply.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from kznlp import resources
from kznlp.errors import ModelError
from kznlp.language.morphology.frequent import Frequent, load_frequent
from kznlp.language.readings import REBUILD, Model, load

# What a word of our own closed classes costs, and what a stem taken from examples.
CLOSED_COST, GIVEN_COST, ADDED_COST = 4.0, 8.0, 10.0
# What a listed word costs that no text has shown, and another part of speech of a word.
LISTED_COST, SHIFT = 12.0, 3.0
VERBAL = frozenset({"VERB", "AUX"})


# Lemma, part of speech, own features, grammar ("noun", "verb", or "" for words without endings) and
# cost. Plain tuples, for there are 10⁵ of them and the garbage collector leaves plain ones alone.
Stem = tuple[str, str, str, str, float]
Stems = dict[str, tuple[Stem, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Stems by their lower-case spelling, names among them, and forms by theirs.

    Attributes:
        stems: what each spelling may be a stem of.
        forms: what each whole form may be.
        steps: the cost of each suffix after each state, and of ending there (None).
        frequent: readings worked out beforehand, with these very stems.
    """

    stems: Stems
    forms: Stems
    steps: dict[tuple[str, int | None], float]
    frequent: Frequent = field(default_factory=lambda: Frequent([], {}))

    def with_words(self, words: Iterable[tuple[str, str, str]]) -> "Lexicon":
        """This lexicon and more stems, each given as lemma, part of speech and own features."""
        stems = dict(self.stems)
        for lemma, upos, feats in words:
            grammar = "verb" if upos in VERBAL else "noun" if upos in INFLECTED else ""
            _add(stems, lemma.lower(), (lemma, upos, feats, grammar, ADDED_COST))
        return Lexicon(stems, self.forms, self.steps)


# Classes whose words are all in our own data.
FUNCTION = frozenset({"PRON", "DET", "ADP", "CCONJ", "SCONJ", "PART"})
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
    model = load(folder)
    try:
        found = build(model, _rows(folder / "classes.tsv"), _rows(folder / "names.tsv"))
    except ValueError as error:
        problem = f"A table of the model in {folder} is damaged ({error}). Rebuild: {REBUILD}"
        raise ModelError(problem) from error
    return replace(found, frequent=load_frequent(folder))


def build(model: Model, classes: list[list[str]], names: list[list[str]]) -> Lexicon:
    """A lexicon of counted stems, their parts of speech, and names.

    Args:
        model: the words model.
        classes: stems whose parts of speech are other than NOUN or VERB, with those.
        names: names as they are written, with features and cost.
    """
    closed, forms = _closed()
    told = {stem: tuple(listed.split()) for stem, listed in classes}
    stems: Stems = {}
    for stem, poses in model.stems.items():
        known = {entry[1] for entry in closed.get(stem, ())}
        function = FUNCTION & (known | {entry[1] for entry in forms.get(stem, ())})
        found = tuple(
            (stem, upos, "", "" if pos == "other" else pos, cost + more)
            for pos, cost in poses.items()
            for upos, more in _classes(pos, told.get(stem, ()), function)
            if upos not in known
        )
        if found:
            stems[stem] = found
    for lemma, listed in told.items():
        for upos in listed:
            if all(stem[1] != upos for stem in (*stems.get(lemma, ()), *closed.get(lemma, ()))):
                grammar = "verb" if upos == "VERB" else "noun" if upos in INFLECTED else ""
                _add(stems, lemma, (lemma, upos, "", grammar, LISTED_COST))
    for name, feats, cost in names:
        _add(stems, name.lower(), (name, "PROPN", feats, "noun", float(cost)))
    for name, gender in resources.pairs("language/given_names.csv").items():
        _add(stems, name.lower(), (name, "PROPN", f"Gender={gender}", "noun", GIVEN_COST))
    for spelling, entries in closed.items():
        for entry in entries:
            _add(stems, spelling, entry)
    return Lexicon(stems, forms, model.steps)


def _closed() -> tuple[Stems, Stems]:
    """The stems and the whole forms of the closed classes."""
    stems: Stems = {}
    forms: Stems = {}
    for row in resources.table("language/closed_words.csv"):
        entry = (row["lemma"], row["upos"], row["feats"], row["grammar"], CLOSED_COST)
        _add(stems, row["stem"], entry)
    for row in resources.table("language/closed_forms.csv"):
        _add(forms, row["form"], (row["lemma"], row["upos"], row["feats"], "", CLOSED_COST))
    return stems, forms


def _classes(pos: str, told: tuple[str, ...], function: frozenset[str]) -> list[tuple[str, float]]:
    """The universal parts of speech of a stem that the model knows as noun, verb or other.

    Each comes with what it costs more than the stem. An adjective may always be a noun, "үлкенді",
    and an adverb an adjective. A pronoun is no noun, and no function word an adverb or adjective,
    unless the list says so.
    """
    if pos == "verb":
        return [("VERB", 0.0)]
    if pos == "noun":
        found = [upos for upos in told if upos in INFLECTED]
        if not found and "PRON" not in function:
            return [("NOUN", 0.0)]
        more = ["NOUN"] if "ADJ" in found and "NOUN" not in found else []
    else:
        found = [upos for upos in told if upos not in INFLECTED | VERBAL]
        if not found and not function:
            found = ["ADV"]
        more = ["ADJ"] if "ADV" in found and not function else []
    return [*((upos, 0.0) for upos in found), *((upos, SHIFT) for upos in more)]


def _add(stems: Stems, key: str, stem: Stem) -> None:
    """Add a stem unless the same lemma and part of speech is there; the cheaper cost stays."""
    there = stems.get(key, ())
    rest = tuple(other for other in there if other[:4] != stem[:4])
    cost = min([stem[4], *(other[4] for other in there if other[:4] == stem[:4])])
    stems[key] = (*rest, (*stem[:4], cost))


def _rows(path: Path) -> list[list[str]]:
    try:
        return [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        problem = f"The model file {path} cannot be read ({error}). Rebuild: {REBUILD}"
        raise ModelError(problem) from error
