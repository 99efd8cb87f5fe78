"""Teaches the tagger from a treebank.

1. Count what forms, endings and readings are in the treebank (`knowledge`).
2. Give each of its words candidates, as if it were unseen, and mark the right one, or the nearest
   where the right one is not among them.
3. Fit the weights of what the tagger looks at (`lattices`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kznlp.evaluate.language.conllu import Sentence, Word
from kznlp.language.tagging import features
from kznlp.language.tagging.candidates import JOINT, Analyze, Candidate, Candidates
from kznlp.language.tagging.knowledge import Knowledge, learn
from kznlp.language.tagging.tagger import Tagger
from kznlp.train.lattices import Lattice, Options, fit

# Between an observation and a part of a tag.
MARK = "\t"
# A weight that is smaller changes nothing.
SMALLEST = 0.02


def teach(sentences: Sequence[Sentence], analyze: Analyze, options: Options) -> Tagger:
    """A tagger that has learned from these sentences."""
    knowledge = _know(sentences, analyze)
    candidates = Candidates(knowledge, analyze)
    lattices = [_lattice(sentence, candidates) for sentence in sentences]
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for name, weight in fit(lattices, _pair, options).items():
        if abs(weight) >= SMALLEST:
            seen, _, part = name.partition(MARK)
            weights[seen][part] = round(weight, 3)
    return Tagger(candidates, dict(weights))


def tag_of(word: Word) -> str:
    """The tag of a word of the treebank."""
    return word.upos + JOINT + word.feats


def retag(sentences: Sequence[Sentence], tagger: Tagger) -> Iterator[Sentence]:
    """The sentences with the tagger's tags and lemmas, all else as it is."""
    for sentence in sentences:
        chosen = tagger.tag([word.form for word in sentence.words])
        yield sentence.with_words(
            Word(word.form, c.lemma, c.upos, c.feats, word.head, word.deprel)
            for word, c in zip(sentence.words, chosen, strict=True)
        )


def _know(sentences: Sequence[Sentence], analyze: Analyze) -> Knowledge:
    words = ((w.form, tag_of(w), w.lemma) for sentence in sentences for w in sentence.words)
    return learn(words, lambda form: [(reading.tag, reading.lemma) for reading in analyze(form)])


def _lattice(sentence: Sentence, candidates: Candidates) -> Lattice:
    words = sentence.words
    forms = [word.form for word in words]
    found = [candidates.of(word.form, (tag_of(word), word.lemma)) for word in words]
    kinds = [features.kind(one) for one in found]
    low = [form.lower() for form in forms]
    names: list[list[Sequence[str]]] = []
    for i, first in enumerate(features.opens(forms)):
        around = [features.Seen(name) for name in features.of_context(low, kinds, i)]
        shared = [*features.of_word(forms[i], first), *around]
        names.append([list(_names(shared, one, forms[i], first)) for one in found[i]])
    tags = [[candidate.tag for candidate in one] for one in found]
    right = [_nearest(word, one) for word, one in zip(words, found, strict=True)]
    return Lattice(names, tags, right)


def _names(
    shared: Sequence[features.Seen], candidate: Candidate, form: str, first: bool
) -> Iterator[str]:
    for seen in (*shared, *features.of_candidate(candidate, form, first)):
        for part in features.spoken_for(seen, candidate.tag):
            yield seen.name + MARK + part


def _pair(before: str, tag: str) -> list[str]:
    return [name + MARK + part for name, part in features.of_pair(before, tag)]


def _nearest(word: Word, candidates: Sequence[Candidate]) -> int:
    """The right candidate, or the one that is right in the most that counts."""
    tag, feats = tag_of(word), set(word.feats.split("|"))

    def likeness(rank: int) -> float:
        one = candidates[rank]
        other = set(one.feats.split("|"))
        shared = len(feats & other) / len(feats | other)
        return (
            4 * (one.tag == tag)
            + 2 * (one.upos == word.upos)
            + 1.5 * (one.lemma == word.lemma)
            + shared
        )

    return max(range(len(candidates)), key=likeness)
