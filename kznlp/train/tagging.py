"""Teaches the tagger from a treebank.

1. Count what forms, endings and readings are in the treebank (`knowledge`).
2. Give each of its words candidates, as if it were unseen, and mark the right one, or the nearest
   where the right one is not among them.
3. Fit the weights of what the tagger looks at (`lattices`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kznlp.evaluate.language.conllu import Sentence, Word
from kznlp.language.tagging import features, frequent
from kznlp.language.tagging.candidates import Analyze, Candidate, Candidates
from kznlp.language.tagging.features import END, FIRST, LAST, START, Speaks
from kznlp.language.tagging.knowledge import JOINT, Knowledge, learn
from kznlp.language.tagging.model import default_profiles
from kznlp.language.tagging.profiles import Profiles
from kznlp.language.tagging.tagger import Tagger
from kznlp.train.lattices import Lattice, Options, fit

# Between an observation and a part of a tag.
MARK = "\t"
# A weight that is smaller changes nothing.
SMALLEST = 0.02
# So many words of running text are worked out beforehand; of a million, that is all.
FREQUENT = 100_000


def teach(
    sentences: Sequence[Sentence],
    analyze: Analyze,
    options: Options,
    profiles: Profiles | None = None,
) -> Tagger:
    """A tagger that has learned from these sentences.

    Args:
        sentences: those of the treebank.
        analyze: gives the readings of a form.
        options: how the weights are fitted.
        profiles: what running text says of lemmas; without, that of the model that kznlp brings
            along, in which no treebank has a part.
    """
    profiles = default_profiles() if profiles is None else profiles
    knowledge = _know(sentences, analyze)
    candidates = Candidates(knowledge, analyze)
    lattices = [_lattice(sentence, candidates, profiles) for sentence in sentences]
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for name, weight in fit(lattices, _pair, options).items():
        if abs(weight) >= SMALLEST:
            seen, _, part = name.partition(MARK)
            weights[seen][part] = round(weight, 3)
    return Tagger(candidates, dict(weights), profiles)


def with_frequent(
    tagger: Tagger,
    lines: Iterable[Sequence[str]],
    forms: Iterable[str] = (),
    *,
    most: int = FREQUENT,
) -> Tagger:
    """The tagger with frequent words worked out beforehand.

    Args:
        tagger: what works them out.
        lines: running text, of which the commonest words are taken.
        forms: more words.
        most: how many are taken of the text.
    """
    words = sorted({*frequent.commonest(lines, most), *((form, False) for form in forms)})
    known = frequent.Frequent(frequent.dump(zip(words, tagger.look(words), strict=True)))
    return Tagger(tagger.candidates, tagger.weights, tagger.profiles, known)


def tag_of(word: Word) -> str:
    """The tag of a word of the treebank."""
    return word.upos + JOINT + word.feats


def retag(sentences: Sequence[Sentence], tagger: Tagger) -> Iterator[Sentence]:
    """The sentences with the tagger's tags and lemmas, all else as it is."""
    tagged = tagger.tag_all([word.form for word in sentence.words] for sentence in sentences)
    for sentence, chosen in zip(sentences, tagged, strict=True):
        yield sentence.with_words(
            Word(word.form, c.lemma, c.upos, c.feats, word.head, word.deprel)
            for word, c in zip(sentence.words, chosen, strict=True)
        )


def _know(sentences: Sequence[Sentence], analyze: Analyze) -> Knowledge:
    words = ((w.form, tag_of(w), w.lemma) for sentence in sentences for w in sentence.words)
    return learn(words, lambda form: [(reading.tag, reading.lemma) for reading in analyze(form)])


def _lattice(sentence: Sentence, candidates: Candidates, profiles: Profiles) -> Lattice:
    words = sentence.words
    forms = [word.form for word in words]
    found = [candidates.of(word.form, (tag_of(word), word.lemma)) for word in words]
    names: list[list[Sequence[str]]] = [
        [list(map(MARK.join, one)) for one in told] for told in observed(forms, found, profiles)
    ]
    tags = [[candidate.tag for candidate in one] for one in found]
    right = [_nearest(word, one) for word, one in zip(words, found, strict=True)]
    return Lattice(names, tags, right)


def observed(
    forms: Sequence[str], found: Sequence[Sequence[Candidate]], profiles: Profiles
) -> Iterator[list[Iterator[tuple[str, str]]]]:
    """Of each candidate of each form, what is seen of it, with each part that it speaks for."""
    told = [features.kind(*one, profiles) for one in zip(found, forms, strict=True)]
    kinds = [FIRST, FIRST, *(kind for kind, _ in told), LAST, LAST]
    groups = [(), *(groups for _, groups in told), ()]
    placed = [START, *forms, END]
    opens = features.opens(forms)
    for i, form in enumerate(forms):
        before, after, ending = kinds[i + 1], kinds[i + 3], form[-3:].lower()
        shared = [
            (features.OF_WORD, features.of_form(form, opens[i])),
            (features.OF_WORD, features.of_neighbor("-", placed[i], before, groups[i])),
            (features.OF_WORD, features.of_neighbor("+", placed[i + 2], after, groups[i + 2])),
            (features.OF_WORD, features.of_distant(kinds[i], after, kinds[i + 4])),
            (features.OF_ENDING, features.of_ending_beside("-", ending, before.likeliest)),
            (features.OF_ENDING, features.of_ending_beside("+", ending, after.likeliest)),
        ]
        cased, low = features.cased_shape(form, opens[i]), form.lower()
        seen = []
        for one in found[i]:
            lemma = one.lemma
            own = [
                (features.OF_EVIDENCE, one.evidence),
                (features.OF_LEMMA, features.of_lemma(lemma)),
                (features.OF_LEMMA, [features.of_lemma_shape(lemma[:1].isupper(), cased)]),
                (features.OF_LEMMA, features.of_lemma_beside("-", lemma, before)),
                (features.OF_LEMMA, features.of_lemma_beside("+", lemma, after)),
                (features.OF_PROFILE, features.of_profile(lemma, lemma.lower() == low, profiles)),
            ]
            seen.append(_parts([*shared, *own], one.tag))
        yield seen


def _parts(seen: Sequence[tuple[Speaks, Sequence[str]]], tag: str) -> Iterator[tuple[str, str]]:
    for speaks, names in seen:
        parts = tuple(features.spoken_for(speaks, tag))
        yield from ((name, part) for name in names for part in parts)


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
