"""What a form tells by itself: its candidates, and how much speaks for each without context.

Many forms are looked at together: what they are is worked out one by one, the sums of weights at
once.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain, zip_longest

import numpy as np
from numpy.typing import NDArray

from kznlp.language.tagging import features
from kznlp.language.tagging.candidates import Candidate, Candidates
from kznlp.language.tagging.frequent import Looked
from kznlp.language.tagging.profiles import Profiles
from kznlp.language.tagging.tags import Tags
from kznlp.language.tagging.weights import Integers, Matrix, summed
from kznlp.language.tagging.words import MOST, Form

# A candidate whose form speaks so much less for it than for another has no chance.
MARGIN = 5.0


class Looks:
    """Looks at forms."""

    def __init__(
        self, candidates: Candidates, alone: Matrix, tags: Tags, profiles: Profiles
    ) -> None:
        """Score these candidates with these weights."""
        self._candidates, self._alone, self._tags = candidates, alone, tags
        self._profiles = profiles
        self._of_lemma: Callable[[str, bool], tuple[int, ...]] = lru_cache(50_000)(self._lemma)
        self._of_shape: Callable[[bool, str], tuple[int, ...]] = lru_cache(1_000)(self._shape)
        self._known = lru_cache(50_000)(alone.known)

    def of(self, forms: Sequence[Form]) -> list[Looked]:
        """What each form tells."""
        if not forms:
            return []
        found = [self._candidates.of(form) for form, _ in forms]
        scores = self._scores(forms, found).tolist()
        looked, at = [], 0
        for (form, _), some in zip(forms, found, strict=True):
            looked.append(self._kept(form, some, scores[at : at + len(some)]))
            at += len(some)
        return looked

    def _kept(self, form: str, found: list[Candidate], scores: list[float]) -> Looked:
        ranked = sorted(range(len(found)), key=scores.__getitem__, reverse=True)[:MOST]
        least = scores[ranked[0]] - MARGIN
        kept = [n for n in ranked if scores[n] >= least]
        return Looked(
            tuple([found[n] for n in kept]),
            tuple([scores[n] for n in kept]),
            *features.kind(found, form, self._profiles),
        )

    def _scores(
        self, forms: Sequence[Form], found: Sequence[Sequence[Candidate]]
    ) -> NDArray[np.float64]:
        """Of all candidates of all forms, one behind the other."""
        rows = [self._alone.numbers(features.of_form(*form)) for form in forms]
        told = summed(self._alone.values, np.array(list(zip_longest(*rows, fillvalue=0))).T)
        of_form = np.repeat(np.arange(len(forms)), [len(some) for some in found])
        tags = [self._tags[one.tag] for some in found for one in some]
        columns = self._tags.columns[np.array(tags, np.int64)]
        scores: NDArray[np.float64] = told[of_form[:, None], columns].sum(1, dtype=np.float64)
        evidence = [self._known(one.evidence) for some in found for one in some]
        scores += self._added(evidence, columns)
        lemmas = [
            self._of_lemma(one.lemma, one.lemma.lower() == low)
            for (form, _), some in zip(forms, found, strict=True)
            for low in [form.lower()]
            for one in some
        ]
        shapes = [
            self._of_shape(one.lemma[:1].isupper(), cased)
            for form, some in zip(forms, found, strict=True)
            for cased in [features.cased_shape(*form)]
            for one in some
        ]
        # A lemma speaks for the candidate as such, and for its part of speech.
        return scores + self._added(lemmas, columns[:, :2]) + self._added(shapes, columns[:, :2])

    def _added(self, rows: Sequence[tuple[int, ...]], columns: Integers) -> NDArray[np.float64]:
        """The sums of observations, in the columns of each candidate."""
        sizes = list(map(len, rows))
        flat = np.fromiter(chain.from_iterable(rows), np.int64, sum(sizes))
        of_one = np.repeat(np.arange(len(rows)), sizes)
        told = self._alone.values[flat[:, None], columns[of_one]].sum(1, dtype=np.float64)
        return np.bincount(of_one, told, len(rows)).astype(np.float64)

    def _lemma(self, lemma: str, bare: bool) -> tuple[int, ...]:
        names = features.of_lemma(lemma) + features.of_profile(lemma, bare, self._profiles)
        return self._alone.known(names)

    def _shape(self, capital: bool, cased: str) -> tuple[int, ...]:
        return self._alone.known([features.of_lemma_shape(capital, cased)])
