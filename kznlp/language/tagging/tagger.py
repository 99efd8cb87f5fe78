"""Tags and lemmas for the words of a sentence, chosen among candidates with their context.

The tags are those of the likeliest path: a conditional random field (`kznlp.train.language` fits
it), decoded by Viterbi's algorithm. What is asked of a form or a pair of tags once is remembered,
so that running text goes fast.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kznlp.language.tagging import features
from kznlp.language.tagging.candidates import Candidate, Candidates
from kznlp.language.tagging.features import Kind, Seen

# By observation, by part of a tag.
Weights = Mapping[str, Mapping[str, float]]
# A candidate whose form speaks so much less for it than for another has no chance.
MARGIN = 9.0
NOTHING: dict[str, float] = {}


class Word(NamedTuple):
    """What a form tells by itself: its candidates with their scores."""

    candidates: tuple[Candidate, ...]
    scores: tuple[float, ...]
    kind: Kind


class Tagger:
    """Chooses among `candidates` by `weights`."""

    def __init__(self, candidates: Candidates, weights: Weights) -> None:
        self.candidates = candidates
        self.weights = weights
        self._word: Callable[[str, bool], Word] = lru_cache(maxsize=100_000)(self._look)
        self._around: Callable[[str], _Tags | None] = lru_cache(maxsize=200_000)(_Sums(weights))
        self._pairs: dict[tuple[str, str], float] = {}

    def tag(self, forms: Sequence[str]) -> list[Candidate]:
        """One candidate for each form of a sentence."""
        if not forms:
            return []
        words = list(map(self._word, forms, features.opens(forms)))
        low = [form.lower() for form in forms]
        kinds = [word.kind for word in words]
        best: list[float] = []
        paths: list[list[int]] = []
        for i, word in enumerate(words):
            scores = word.scores
            if len(scores) > 1:
                scores = self._in_context(word, features.of_context(low, kinds, i))
            if i == 0:
                best = list(scores)
                continue
            best, path = self._step(best, words[i - 1], word, scores)
            paths.append(path)
        return _trace(words, best, paths)

    def _step(
        self, best: list[float], before: Word, word: Word, scores: Sequence[float]
    ) -> tuple[list[float], list[int]]:
        """The scores of the best paths to each candidate, and where they come from."""
        found, path = [], []
        for candidate, score in zip(word.candidates, scores, strict=True):
            tag = candidate.tag
            top, origin = float("-inf"), 0
            for j, other in enumerate(before.candidates):
                total = best[j] + self._pair(other.tag, tag)
                if total > top:
                    top, origin = total, j
            found.append(top + score)
            path.append(origin)
        return found, path

    def _in_context(self, word: Word, seen: Sequence[str]) -> list[float]:
        around = [known for known in map(self._around, seen) if known is not None]
        return [
            score + sum(known[candidate.tag] for known in around)
            for candidate, score in zip(word.candidates, word.scores, strict=True)
        ]

    def _pair(self, before: str, tag: str) -> float:
        key = before, tag
        score = self._pairs.get(key)
        if score is None:
            weights = self.weights
            score = sum(
                weights.get(name, NOTHING).get(part, 0.0)
                for name, part in features.of_pair(before, tag)
            )
            self._pairs[key] = score
        return score

    def _look(self, form: str, first: bool) -> Word:
        candidates = self.candidates.of(form)
        shared = features.of_word(form, first)
        scored = []
        for candidate in candidates:
            score = self._sum(shared, candidate.tag)
            score += self._sum(features.of_candidate(candidate, form, first), candidate.tag)
            scored.append((score, candidate))
        kind = features.kind(candidates)
        least = max(score for score, _ in scored) - MARGIN
        kept = [(score, candidate) for score, candidate in scored if score >= least]
        return Word(tuple(c for _, c in kept), tuple(s for s, _ in kept), kind)

    def _sum(self, seen: "Sequence[Seen] | features.Iterator[Seen]", tag: str) -> float:
        total = 0.0
        for one in seen:
            weights = self.weights.get(one.name)
            if weights:
                total += sum(weights.get(part, 0.0) for part in features.spoken_for(one, tag))
        return total


class _Sums:
    """Gives, of an observation around a word, the sum of its weights for each tag asked."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def __call__(self, name: str) -> "_Tags | None":
        found = self.weights.get(name)
        return _Tags(found) if found else None


class _Tags(dict[str, float]):
    """The sums for the tags that were asked so far."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, tag: str) -> float:
        weights = self.weights
        self[tag] = total = sum(weights.get(part, 0.0) for part in features.parts(tag))
        return total


def _trace(words: list[Word], best: list[float], paths: list[list[int]]) -> list[Candidate]:
    """The candidates on the best path."""
    at = max(range(len(best)), key=best.__getitem__)
    chosen = [words[-1].candidates[at]]
    for word, path in zip(reversed(words[:-1]), reversed(paths), strict=True):
        at = path[at]
        chosen.append(word.candidates[at])
    return chosen[::-1]
