"""Words as the tagger sees them, a row of arrays each, so that a text is computed at once.

The first two rows are what stands before and behind a sentence.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from kznlp.language.tagging.candidates import Candidate
from kznlp.language.tagging.context import TOLD, WIDTH, Around, Context
from kznlp.language.tagging.features import END, FIRST, LAST, START
from kznlp.language.tagging.frequent import Looked
from kznlp.language.tagging.paths import NEVER
from kznlp.language.tagging.tags import Tags
from kznlp.language.tagging.weights import Integers, longer

# How many candidates a word keeps.
MOST = 5
NONE, NO_SCORES = (0,) * MOST, (NEVER,) * MOST
# A form, and whether a capital says nothing there.
Form = tuple[str, bool]
EDGES = ((START, FIRST), (END, LAST))
BEFORE, BEHIND = range(len(EDGES))
# How many columns each kind of fact takes: tags and lemmas of candidates, how many these are, and
# what others see.
WIDTHS = (MOST, MOST, 1, TOLD, WIDTH, WIDTH)


class Text(NamedTuple):
    """The words of a text, one row each.

    Attributes:
        tags: those of the candidates, by number.
        lemmas: those of the candidates, by number.
        counts: how many candidates there are.
        around: what others see.
    """

    tags: Integers
    lemmas: Integers
    counts: Integers
    around: Around


class Words:
    """Words that were looked at.

    Attributes:
        numbers: the row of each form.
        candidates: those of each word that have a chance.
        scores: theirs without context, `NEVER` for none: words × `MOST`.
    """

    def __init__(self, context: Context, tags: Tags) -> None:
        """Nothing but the edges of sentences."""
        self._context, self._tags = context, tags
        self.numbers: dict[Form, int] = {}
        self.candidates: list[tuple[Candidate, ...]] = []
        self.scores = np.zeros((0, MOST))
        self._facts: Integers = np.zeros((0, sum(WIDTHS)), np.int64)
        self.add(
            [(edge, False) for edge, _ in EDGES], [Looked((), (), kind, ()) for _, kind in EDGES]
        )
        self.numbers.clear()  # a text may have such words

    def add(self, forms: Sequence[Form], looked: Sequence[Looked]) -> None:
        """Add words."""
        first, end = len(self.candidates), len(self.candidates) + len(forms)
        if end > len(self.scores):
            self.scores = longer(self.scores, 2 * end)
            self._facts = longer(self._facts, 2 * end)
        self.numbers.update(zip(forms, range(first, end), strict=True))
        self.candidates += [one.candidates for one in looked]
        rows = [self._row(form, one) for (form, _), one in zip(forms, looked, strict=True)]
        self._facts[first:end] = rows
        self.scores[first:end] = [(*one.scores, *NO_SCORES[len(one.scores) :]) for one in looked]

    def _row(self, form: str, looked: Looked) -> list[int]:
        found, tags, lemma = looked.candidates, self._tags, self._context.lemmas.get
        none = NONE[len(found) :]
        return [
            *[tags[one.tag] for one in found],
            *none,
            *[lemma(one.lemma, 0) for one in found],
            *none,
            len(found),
            *self._context.neighbor(form, looked.kind, looked.groups),
        ]

    def facts(self, words: Integers) -> "Text":
        """Of a text of words, given by their rows."""
        tags, lemmas, counts, *around = _parted(self._facts[words])
        return Text(tags, lemmas, counts[:, 0], Around(*around))


def _parted(facts: Integers) -> Iterator[Integers]:
    at = 0
    for width in WIDTHS:
        yield facts[:, at : at + width]
        at += width
