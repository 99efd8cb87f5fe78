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
from kznlp.language.tagging.features import Kind

# By observation, by part of a tag.
Weights = Mapping[str, Mapping[str, float]]
# A candidate whose form speaks so much less for it than for another has no chance,
# nor has one with so many before it.
MARGIN, MOST = 5.0, 5
NOTHING: dict[str, float] = {}


class Word(NamedTuple):
    """What a form tells by itself: its candidates with their scores."""

    candidates: tuple[Candidate, ...]
    scores: tuple[float, ...]
    kind: Kind
    tags: tuple[str, ...]


class Tagger:
    """Chooses among `candidates` by `weights`."""

    def __init__(self, candidates: Candidates, weights: Weights) -> None:
        self.candidates = candidates
        self.weights = weights
        self._word: Callable[[str, bool], Word] = lru_cache(maxsize=100_000)(self._look)
        self._around: Callable[[str], _Tags | None] = lru_cache(maxsize=200_000)(_Sums(weights))
        self._pair = _Pairs(weights)

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
            scores: Sequence[float] = word.scores
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
        if len(best) == 1:
            top, tag, pair = best[0], before.tags[0], self._pair
            found = [top + s + pair[tag, t] for t, s in zip(word.tags, scores, strict=True)]
            return found, [0] * len(found)
        pair, tags = self._pair, before.tags
        for tag, score in zip(word.tags, scores, strict=True):
            totals = [one + pair[other, tag] for one, other in zip(best, tags, strict=True)]
            top = max(totals)
            found.append(top + score)
            path.append(totals.index(top))
        return found, path

    def _in_context(self, word: Word, seen: Sequence[str]) -> list[float]:
        around = [known for known in map(self._around, seen) if known is not None]
        return [
            score + sum([known[tag] for known in around])
            for tag, score in zip(word.tags, word.scores, strict=True)
        ]

    def _look(self, form: str, first: bool) -> Word:
        candidates = self.candidates.of(form)
        names = (seen.name for seen in features.of_word(form, first))
        shared = [known for known in map(self._around, names) if known is not None]
        scored = []
        for candidate in candidates:
            score = sum(known[candidate.tag] for known in shared)
            for seen in features.of_candidate(candidate, form, first):
                # No weight is kept for a part that the observation does not speak for.
                known = self._around(seen.name)
                score += 0.0 if known is None else known[candidate.tag] + known.bare
            scored.append((score, candidate))
        kind = features.kind(candidates)
        scored.sort(key=lambda pair: -pair[0])
        least = scored[0][0] - MARGIN
        kept = [(score, candidate) for score, candidate in scored[:MOST] if score >= least]
        return Word(
            tuple(c for _, c in kept),
            tuple(s for s, _ in kept),
            kind,
            tuple(c.tag for _, c in kept),
        )


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
        self.bare = weights.get("", 0.0)

    def __missing__(self, tag: str) -> float:
        weights = self.weights
        self[tag] = total = sum(weights.get(part, 0.0) for part in features.parts(tag))
        return total


class _Pairs(dict[tuple[str, str], float]):
    """What the pairs of tags that were asked so far say."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, pair: tuple[str, str]) -> float:
        weights = self.weights
        self[pair] = total = sum(
            weights.get(name, NOTHING).get(part, 0.0) for name, part in features.of_pair(*pair)
        )
        return total


def _trace(words: list[Word], best: list[float], paths: list[list[int]]) -> list[Candidate]:
    """The candidates on the best path."""
    at = max(range(len(best)), key=best.__getitem__)
    chosen = [words[-1].candidates[at]]
    for word, path in zip(reversed(words[:-1]), reversed(paths), strict=True):
        at = path[at]
        chosen.append(word.candidates[at])
    return chosen[::-1]
