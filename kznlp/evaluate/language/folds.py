"""Parts of a treebank: ten folds, or one document against the others.

Sentences that differ in numbers and letter case only go into one fold, so that none is tested on
what it was trained on.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import regex

from kznlp.errors import KznlpError
from kznlp.evaluate.language.conllu import Sentence

DIGITS = regex.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Split:
    """What to learn from and what to test on, both in the order of the treebank."""

    name: str
    train: tuple[Sentence, ...]
    test: tuple[Sentence, ...]


def folds(sentences: Sequence[Sentence], *, count: int = 10, seed: int = 0) -> Iterator[Split]:
    """Each part of the treebank once as the test.

    Raises:
        KznlpError: there are fewer distinct sentences than folds.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        groups[DIGITS.sub("0", sentence.text.casefold()).strip()].append(number)
    if len(groups) < count:
        raise KznlpError(f"{len(groups)} distinct sentences cannot be cut into {count} folds.")
    keys = sorted(groups)
    random.Random(seed).shuffle(keys)
    for fold in range(count):
        tested = {number for key in keys[fold::count] for number in groups[key]}
        yield _split(sentences, f"fold {fold + 1}", lambda n, t=tested: n in t)  # type: ignore[misc]


def disjoint(sentences: Sequence[Sentence], document: str) -> Split:
    """The sentences whose id begins with `document` as the test, all others to learn from.

    Raises:
        KznlpError: no id, or every one, begins so.
    """
    tested = {n for n, sentence in enumerate(sentences) if sentence.id.startswith(document)}
    if not 0 < len(tested) < len(sentences):
        ids = ", ".join(sorted({sentence.id.split(":")[0] for sentence in sentences})[:8])
        raise KznlpError(f"No split by the document {document!r}; ids begin with {ids}.")
    return _split(sentences, document, lambda n: n in tested)


def _split(sentences: Sequence[Sentence], name: str, tested: Callable[[int], bool]) -> Split:
    train = tuple(sentence for n, sentence in enumerate(sentences) if not tested(n))
    test = tuple(sentence for n, sentence in enumerate(sentences) if tested(n))
    return Split(name, train, test)
