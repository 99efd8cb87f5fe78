"""Scores of a words model: lemmas against a treebank, words known and not known.

>>> cut_words(["жұмыссыздық", "бала"])
['жұмысс', 'ыздық']
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kznlp.language.readings import Model
from kznlp.train import sources

LETTERS = "аәбгғдежзийкқлмнңоөпрстуұүфхһшыі"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordScores:
    """Shares from 0 to 1; None where the data for it is missing.

    Attributes:
        lemmas: tokens of the treebank whose lemma is right.
        nominal_lemmas: the same for all but verbs and proper names.
        words_known: running words of held-out text that are known.
        forms_known: the same, each form counted once.
        halves_known: halves of its longer words that are wrongly known.
        misspelled_known: its words with one letter changed that are wrongly known.
    """

    lemmas: float | None = None
    nominal_lemmas: float | None = None
    words_known: float | None = None
    forms_known: float | None = None
    halves_known: float | None = None
    misspelled_known: float | None = None


def cut_words(words: Iterable[str]) -> list[str]:
    """Both halves of each word of eight letters or more."""
    longer = [word for word in words if len(word) >= 8]
    return [half for w in longer for half in (w[: (len(w) + 1) // 2], w[(len(w) + 1) // 2 :])]


def misspell(words: Iterable[str], *, seed: int) -> list[str]:
    """Each word of five letters or more with one letter replaced by another."""
    chance = random.Random(seed)
    wrong = []
    for word in (w for w in words if len(w) >= 5):
        place = chance.randrange(len(word))
        letter = chance.choice([x for x in LETTERS if x != word[place]])
        wrong.append(word[:place] + letter + word[place + 1 :])
    return wrong


def score(
    model: Model,
    *,
    treebank: Path | None,
    held_out: Sequence[Path],
    seed: int,
) -> WordScores:
    """Measure `known` and `lemma`; pieces that are attested words themselves are left out."""
    known, lemma = model.known, model.lemma
    found: dict[str, float] = {}
    if treebank is not None:
        rows = list(sources.treebank(treebank.read_text("utf-8")))
        rows = [(form, gold, pos) for form, gold, pos in rows if pos not in {"PUNCT", "SYM", "X"}]
        nominal = [row for row in rows if row[2] not in {"VERB", "AUX", "PROPN"}]
        found["lemmas"] = _share(lemma(f.lower()) == g.lower() for f, g, _ in rows)
        found["nominal_lemmas"] = _share(lemma(f.lower()) == g.lower() for f, g, _ in nominal)
    if held_out:
        words = sources.read(held_out).forms
        forms = sorted(words)
        right = sum(n for w, n in words.items() if known(w))
        found["words_known"] = round(right / words.total(), 4)
        found["forms_known"] = _share(known(word) for word in forms)
        halves = [w for w in cut_words(forms) if w not in words and w not in model.forms]
        found["halves_known"] = _share(known(word) for word in halves)
        wrong = [w for w in misspell(forms, seed=seed) if w not in words and w not in model.forms]
        found["misspelled_known"] = _share(known(word) for word in wrong)
    return WordScores(**found)


def _share(outcomes: Iterable[bool]) -> float:
    listed = list(outcomes)
    return round(sum(listed) / len(listed), 4) if listed else 0.0
