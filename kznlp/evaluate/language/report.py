"""Scores of the tagger on a treebank: ten folds, one document against the others, per label.

In every part the tagger learns from the other parts alone.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kznlp.evaluate.counts import Counts, total
from kznlp.evaluate.language.conll18 import evaluate
from kznlp.evaluate.language.conllu import Sentence
from kznlp.evaluate.language.folds import Split, disjoint, folds

# Learns from the sentences of a split, and gives those of its test with its own tags.
Annotate = Callable[[Split], Sequence[Sentence]]
TAGGED = ("UPOS", "UFeats", "AllFeats", "Lemmas")


@dataclass(frozen=True, slots=True)
class Scores:
    """What was counted.

    Attributes:
        metrics: the counts of each metric of CoNLL-18, over all parts.
        labels: for each part of speech, the words that have it, are given it, and both.
        confused: how often a part of speech was taken for another, the commonest first.
    """

    metrics: dict[str, Counts]
    labels: dict[str, Counts] = field(default_factory=dict)
    confused: tuple[tuple[str, str, int], ...] = ()

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
    tallies, labels = [], defaultdict[str, Counts](Counts)
    confused: Counter[tuple[str, str]] = Counter()
    for gold, system in pairs:
        tallies.append(evaluate(gold, system))
        for one, other in zip(_tags(gold), _tags(system), strict=False):
            if one == other:
                labels[one] += Counts(1, 1, 1)
            else:
                labels[one] += Counts(0, 0, 1)
                labels[other] += Counts(0, 1, 0)
                confused[one, other] += 1
    mistaken = tuple((one, other, n) for (one, other), n in confused.most_common())
    return Scores(total(tallies), dict(sorted(labels.items())), mistaken)


def _tags(sentences: Sequence[Sentence]) -> list[str]:
    return [word.upos for sentence in sentences for word in sentence.words]
