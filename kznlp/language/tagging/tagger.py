"""Tags and lemmas for the words of sentences, chosen among candidates with their context.

The tags are those of the likeliest path: a conditional random field (`kznlp.train.language` fits
it), decoded by Viterbi's algorithm.

    weights, tags      the weights as matrices, and tags by number
    looks, words       what a form tells by itself: looked up or worked out once, then kept
    context            what stands around the words of a text, numbered
    paths              the best path, where there is more than one

Sentences are tagged many at once: that is faster, and the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from kznlp.language.blocks import blocks
from kznlp.language.tagging import features, paths
from kznlp.language.tagging.candidates import Candidate, Candidates
from kznlp.language.tagging.context import Context
from kznlp.language.tagging.frequent import Frequent, Looked
from kznlp.language.tagging.looks import Looks
from kznlp.language.tagging.profiles import Profiles
from kznlp.language.tagging.tags import Tags
from kznlp.language.tagging.weights import Integers, Weights, matrices, summed, table
from kznlp.language.tagging.words import BEFORE, BEHIND, MOST, Form, Text, Words

BLOCK = 20_000  # words that are tagged at once
KEPT = 60_000  # words that are kept
REACH = 2  # how far the context of a word goes


class Tagger:
    """Chooses among `candidates` by `weights`, with what running text says of lemmas."""

    def __init__(
        self,
        candidates: Candidates,
        weights: Weights | str,
        profiles: Profiles | None = None,
        frequent: Frequent | None = None,
    ) -> None:
        """Choose with these; weights may be given as their table.

        Raises:
            ValueError: the table is damaged.
        """
        self.candidates = candidates
        self.weights = weights if isinstance(weights, str) else table(weights)
        self.profiles = profiles or {}
        self.frequent = frequent or Frequent()
        self._alone, pairs = matrices(self.weights)
        self._tags, self._context = Tags(self._alone, pairs), Context(self._alone)
        self._looks = Looks(candidates, self._alone, self._tags, self.profiles)
        self._words = Words(self._context, self._tags)

    def tag(self, forms: Sequence[str]) -> list[Candidate]:
        """One candidate for each form of a sentence."""
        return next(self.tag_all([forms]))

    def tag_all(self, sentences: Iterable[Sequence[str]]) -> Iterator[list[Candidate]]:
        """The same for many sentences."""
        for block in blocks(sentences, BLOCK):
            yield from self._tag(block)

    def look(self, forms: Sequence[Form]) -> list[Looked]:
        """What forms tell by themselves, worked out anew; each with whether it opens a sentence."""
        starts = range(0, len(forms), BLOCK)
        return [one for at in starts for one in self._looks.of(forms[at : at + BLOCK])]

    def _tag(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[Candidate]]:
        number: dict[str, int] = {}
        which = [number.setdefault(form, len(number)) for one in sentences for form in one]
        lengths = list(map(len, sentences))
        candidates, places = self.choose(list(number), np.array(which, np.int64), lengths)
        chosen = iter(places.tolist())
        for size in lengths:
            yield [candidates[place] for place in islice(chosen, size)]

    def choose(
        self, forms: Sequence[str], which: Integers, lengths: Sequence[int]
    ) -> tuple[list[Candidate], Integers]:
        """The different candidates that are chosen, and which of them each word has.

        Args:
            forms: the different forms of a text.
            which: the form of each word, by its place in `forms`.
            lengths: words in each sentence.
        """
        # A form, twice its place, is another where a capital says nothing.
        cased, number = np.unique(
            2 * which + features.opening(forms, which, lengths), return_inverse=True
        )
        different = [(forms[place >> 1], bool(place & 1)) for place in cased.tolist()]
        self._know(different)
        words = np.array([self._words.numbers[form] for form in different], np.int64)
        ranks = self._ranks(words[number], lengths)
        keys, places = np.unique(words[number] * MOST + ranks, return_inverse=True)
        known = self._words.candidates
        return [known[key // MOST][key % MOST] for key in keys.tolist()], places

    def _know(self, forms: Iterable[Form]) -> None:
        """Have these forms among the words."""
        new = [form for form in forms if form not in self._words.numbers]
        if len(self._words.numbers) + len(new) > KEPT:
            self._words = Words(self._context, self._tags)
            new = list(forms)
        if not new:
            return
        told = [self.frequent.get(*form) for form in new]
        others = iter(self._looks.of([f for f, one in zip(new, told, strict=True) if not one]))
        self._words.add(new, [one or next(others) for one in told])

    def _ranks(self, numbers: Integers, lengths: Sequence[int]) -> Integers:
        """The rank of the best candidate of each word."""
        words, at = _placed(numbers, lengths)
        text = self._words.facts(words)
        chosen = np.zeros(len(words), np.int64)
        undecided = np.flatnonzero(text.counts > 1)
        if len(undecided):
            scores = self._words.scores[words[undecided]] + self._in_context(text, undecided)
            first = np.flatnonzero(np.diff(undecided, prepend=-1) > 1)
            runs = np.diff(first, append=len(undecided))
            tags = text.tags[undecided]
            chosen[undecided] = paths.best(scores, tags, runs, self._tags.pairs)
        return chosen[at]

    def _in_context(self, text: Text, at: Integers) -> NDArray[np.float64]:
        """What stands around words says of their candidates, tags apart that are undecided."""
        alone, tags = self._alone.values, text.tags[at]
        columns = self._tags.columns[tags]
        told = summed(alone, self._context.around(text.around, at))
        own = told[np.arange(len(at))[:, None, None], columns]
        scores: NDArray[np.float64] = own.sum(-1, dtype=np.float64)
        word, rank = np.nonzero(text.lemmas[at])
        rows = self._context.beside(text.around, at[word], text.lemmas[at[word], rank])
        # A lemma speaks for the candidate as such, and for its part of speech.
        of_lemmas = alone[rows[:, :, None], columns[word, rank][:, None, :2]]
        scores[word, rank] += of_lemmas.sum((1, 2))
        for beside in (-1, 1):
            decided = np.flatnonzero(text.counts[at + beside] == 1)
            others = text.tags[at[decided] + beside, :1]
            both = (others, tags[decided]) if beside < 0 else (tags[decided], others)
            scores[decided] += self._tags.pairs(*both)
        return scores


def _placed(numbers: Integers, lengths: Sequence[int]) -> tuple[Integers, Integers]:
    """The words of a text with the edges of sentences between them, and where the words are."""
    sizes = np.asarray(lengths, np.int64)
    at = np.arange(len(numbers)) + np.repeat(np.arange(len(sizes)) * 2 * REACH + REACH, sizes)
    words = np.full(len(numbers) + 2 * REACH * len(sizes), BEHIND, np.int64)
    starts = np.cumsum(sizes + 2 * REACH) - sizes - 2 * REACH
    words[(starts[:, None] + np.arange(REACH)).ravel()] = BEFORE
    words[at] = numbers
    return words, at
