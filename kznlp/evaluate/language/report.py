"""Scores on a treebank: metrics, tables per label, mistakes; folds, one document against others.

In every part the system learns from the other parts alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kznlp.evaluate.counts import Counts, total
from kznlp.evaluate.language.conll18 import evaluate
from kznlp.evaluate.language.conllu import Sentence
from kznlp.evaluate.language.folds import Split, disjoint, folds
from kznlp.evaluate.language.mistakes import Mistake, bare, mistakes

# Learns from the sentences of a split, and gives those of its test with its own tags.
Annotate = Callable[[Split], Sequence[Sentence]]
TAGGED = ("UPOS", "UFeats", "AllFeats", "Lemmas")
UNKNOWN = "_"


@dataclass(frozen=True, slots=True)
class Scores:
    """What was counted.

    Attributes:
        metrics: the counts of each metric of CoNLL-18, over all parts.
        labels: for each part of speech, the words that have it, are given it, and both.
        relations: the same for each relation without its subtype; right with the right head only.
        mistakes: of all words, in the order of the text; none of heads where nothing was parsed.
    """

    metrics: dict[str, Counts]
    labels: dict[str, Counts] = field(default_factory=dict)
    relations: dict[str, Counts] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()

    def shares(self, names: Iterable[str] = TAGGED) -> dict[str, float]:
        """F1 of the metrics."""
        return {name: round(self.metrics[name].f1, 4) for name in names}


def cross_validate(
    sentences: Sequence[Sentence], annotate: Annotate, *, count: int = 10, seed: int = 0
) -> Scores:
    """Scores over folds, each annotated by what was learned from the others.

    Raises:
        KznlpError: there are fewer distinct sentences than folds.
    """
    return score(
        (split.test, annotate(split)) for split in folds(sentences, count=count, seed=seed)
    )


def across_documents(sentences: Sequence[Sentence], annotate: Annotate, document: str) -> Scores:
    """Scores on one document, annotated by what was learned from the others.

    Raises:
        KznlpError: there is no such document, or no other.
    """
    split = disjoint(sentences, document)
    return score([(split.test, annotate(split))])


def score(pairs: Iterable[tuple[Sequence[Sentence], Sequence[Sentence]]]) -> Scores:
    """Scores of pairs of gold and system sentences; labels only where they are cut alike."""
    tallies, found = [], list[Mistake]()
    labels, relations = defaultdict[str, Counts](Counts), defaultdict[str, Counts](Counts)
    for gold, system in pairs:
        tallies.append(evaluate(gold, system))
        if not _cut_alike(gold, system):
            continue
        for one, other in zip(gold, system, strict=True):
            parsed = any(word.deprel != UNKNOWN for word in other.words)
            found += mistakes(one, other, parsed=parsed)
            for right, given in zip(one.words, other.words, strict=True):
                _count(labels, right.upos, given.upos)
                if parsed:
                    same = right.head == given.head
                    _count(relations, bare(right.deprel), bare(given.deprel), placed=same)
    return Scores(
        total(tallies), dict(sorted(labels.items())), dict(sorted(relations.items())), tuple(found)
    )


def _cut_alike(gold: Sequence[Sentence], system: Sequence[Sentence]) -> bool:
    return [len(one.words) for one in gold] == [len(one.words) for one in system]


def _count(counts: dict[str, Counts], gold: str, system: str, *, placed: bool = True) -> None:
    if gold == system:
        counts[gold] += Counts(int(placed), 1, 1)
    else:
        counts[gold] += Counts(0, 0, 1)
        counts[system] += Counts(0, 1, 0)
