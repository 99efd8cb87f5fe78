"""Tags and lemmas for the words of a sentence, chosen among candidates with their context.

The tags are those of the likeliest path: a conditional random field (`kznlp.train.language` fits
it), decoded by Viterbi's algorithm. What is asked of a form, of a word as a neighbour, or of a pair
of tags once is remembered, so that running text goes fast.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from kznlp.language.tagging import features
from kznlp.language.tagging.candidates import Candidate, Candidates
from kznlp.language.tagging.features import END, FIRST, LAST, START, Kind
from kznlp.language.tagging.frequent import Frequent, Looked
from kznlp.language.tagging.profiles import Profiles
from kznlp.language.tagging.sums import ALONE, SILENT, Beside, Liking, Pairs, Sum, Sums, Weights

# A candidate whose form speaks so much less for it than for another has no chance,
# nor has one with so many before it.
MARGIN, MOST = 5.0, 5


class Word(NamedTuple):
    """What a form tells by itself: its candidates with their scores, and what it tells others.

    Attributes:
        candidates: those that have a chance.
        scores: theirs, without context.
        tags: theirs.
        beside: of each, what its lemma says beside a word before it, and beside one after it.
        ending: its last letters.
        kind: what others see of it.
        before: what it says of the word after it.
        after: what it says of the word before it.
    """

    candidates: tuple[Candidate, ...]
    scores: tuple[float, ...]
    tags: tuple[str, ...]
    beside: tuple[tuple[Beside, Beside], ...]
    ending: str
    kind: Kind
    before: tuple[Sum, ...]
    after: tuple[Sum, ...]


class Tagger:
    """Chooses among `candidates` by `weights`, with what running text says of lemmas."""

    def __init__(
        self,
        candidates: Candidates,
        weights: Weights,
        profiles: Profiles | None = None,
        frequent: Frequent | None = None,
    ) -> None:
        self.candidates = candidates
        self.weights = weights
        self.profiles = profiles or {}
        self.frequent = frequent or Frequent()
        self._with_neighbors = {features.lemma_beside(name) for name in weights}
        self._sums, self._likings = Sums(weights), Sums(weights, Liking)
        self._pairs = Pairs(weights)
        self._word: Callable[[str, bool], Word] = lru_cache(maxsize=50_000)(self._look)
        self._liking = lru_cache(maxsize=50_000)(self._of_lemma)
        self._beside = lru_cache(maxsize=50_000)(self._lemma_beside)
        self._ending = lru_cache(maxsize=50_000)(self._ending_beside)
        self._start = self._edge("-", START, FIRST)
        self._end = self._edge("+", END, LAST)

    def tag(self, forms: Sequence[str]) -> list[Candidate]:
        """One candidate for each form of a sentence."""
        if not forms:
            return []
        words = list(map(self._word, forms, features.opens(forms)))
        placed = [self._start, self._start, *words, self._end, self._end]
        best: Sequence[float] = self._in_context(placed, 2)
        paths: list[list[int]] = []
        for i in range(1, len(words)):
            scores = self._in_context(placed, i + 2)
            best, path = self._step(best, words[i - 1], words[i], scores)
            paths.append(path)
        return _trace(words, best, paths)

    def _step(
        self, best: Sequence[float], before: Word, word: Word, scores: Sequence[float]
    ) -> tuple[list[float], list[int]]:
        """The scores of the best paths to each candidate, and where they come from."""
        pairs, others = self._pairs, before.tags
        if len(best) == 1:
            top, other = best[0], others[0]
            found = [top + s + pairs[t][other] for t, s in zip(word.tags, scores, strict=True)]
            return found, [0] * len(found)
        found, path = [], []
        for tag, score in zip(word.tags, scores, strict=True):
            pair = pairs[tag]
            totals = [one + pair[other] for one, other in zip(best, others, strict=True)]
            top = max(totals)
            found.append(top + score)
            path.append(totals.index(top))
        return found, path

    def _in_context(self, words: list[Word], at: int) -> Sequence[float]:
        """The scores of a word's candidates with what stands around it."""
        word = words[at]
        if len(word.scores) == 1:
            return word.scores
        before, after = words[at - 1], words[at + 1]
        left, right = before.kind, after.kind
        told = (
            *before.before,
            *after.after,
            *self._ending("-", word.ending, left.likeliest),
            *self._ending("+", word.ending, right.likeliest),
            *self._told(features.of_distant(words[at - 2].kind, right, words[at + 2].kind)),
        )
        return [
            score + sum([one[tag] for one in told]) + on_left[left] + on_right[right]
            for tag, score, (on_left, on_right) in zip(
                word.tags, word.scores, word.beside, strict=True
            )
        ]

    def _told(self, names: Iterable[str]) -> list[Sum]:
        """What those of the observations say that have weights."""
        return [one for one in map(self._sums.__getitem__, names) if one is not SILENT]

    def _look(self, form: str, first: bool) -> Word:
        candidates, scores, kind, groups = self.frequent.get(form, first) or self.look(form, first)
        tags = tuple([one.tag for one in candidates])
        return Word(
            candidates,
            scores,
            tags,
            tuple([self._beside(one.lemma, features.parts(one.tag)[0]) for one in candidates]),
            form[-3:].lower(),
            kind,
            tuple(self._told(features.of_neighbor("-", form, kind, groups))),
            tuple(self._told(features.of_neighbor("+", form, kind, groups))),
        )

    def look(self, form: str, first: bool) -> Looked:
        """What a form tells by itself; `first` if a capital says nothing."""
        candidates = self.candidates.of(form)
        shared, low = self._told(features.of_form(form, first)), form.lower()
        cased, sums = features.cased_shape(form, first), self._sums
        scored = []
        for one in candidates:
            tag, lemma = one.tag, one.lemma
            upos = features.parts(tag)[0]
            score = sum([told[upos] for told in self._liking(lemma, lemma.lower() == low, cased)])
            score += sum([told[tag] for told in shared])
            scored.append((score + sum([sums[why][tag] for why in one.evidence]), one))
        scored.sort(key=lambda pair: -pair[0])
        least = scored[0][0] - MARGIN
        kept = [(score, one) for score, one in scored[:MOST] if score >= least]
        return Looked(
            tuple([one for _, one in kept]),
            tuple([score for score, _ in kept]),
            *features.kind(candidates, form, self.profiles),
        )

    def _of_lemma(self, lemma: str, bare: bool, cased: str) -> list[Sum]:
        """What a lemma says of parts of speech, and what running text says of the lemma."""
        names = features.of_lemma(lemma, cased)
        names += features.of_profile(lemma, bare, self.profiles)
        return [one for one in map(self._likings.__getitem__, names) if one is not SILENT]

    def _lemma_beside(self, lemma: str, upos: str) -> tuple[Beside, Beside]:
        if lemma not in self._with_neighbors:
            return ALONE, ALONE
        return Beside("-", lemma, upos, self._likings), Beside("+", lemma, upos, self._likings)

    def _ending_beside(self, side: str, ending: str, likeliest: str) -> list[Sum]:
        return self._told(features.of_ending_beside(side, ending, likeliest))

    def _edge(self, side: str, form: str, kind: Kind) -> Word:
        """What stands where the sentence has no words."""
        told = tuple(self._told(features.of_neighbor(side, form, kind)))
        return Word((), (), (), (), "", kind, told, told)


def _trace(words: list[Word], best: Sequence[float], paths: list[list[int]]) -> list[Candidate]:
    """The candidates on the best path."""
    at = max(range(len(best)), key=best.__getitem__)
    chosen = [words[-1].candidates[at]]
    for word, path in zip(reversed(words[:-1]), reversed(paths), strict=True):
        at = path[at]
        chosen.append(word.candidates[at])
    return chosen[::-1]
