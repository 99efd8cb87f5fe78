"""Parts of a corpus that are tested by models that have not seen them.

Documents of one group never part: those that are named after one place or body.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kznlp.discourse.model import Model
from kznlp.train.discourse_examples import Example, cut


@dataclass(frozen=True, slots=True)
class Fold:
    """Documents to learn from, and documents to test."""

    train: tuple[Example, ...]
    test: tuple[Example, ...]


def folds(given: Sequence[Example], *, count: int, seed: int) -> Iterator[Fold]:
    """As many folds, of whole groups, in an order that the seed decides."""
    groups = sorted({one.group for one in given})
    random.Random(seed).shuffle(groups)
    part = {group: number % count for number, group in enumerate(groups)}
    for number in range(count):
        test = tuple(one for one in given if part[one.group] == number)
        train = tuple(one for one in given if part[one.group] != number)
        if test and train:
            yield Fold(train, test)


def recut(parts: Sequence[Fold], models: Sequence[Model]) -> list[Fold]:
    """The folds again, each document cut by the model that has not seen it."""
    made = {
        one.name: cut(one, model)
        for part, model in zip(parts, models, strict=True)
        for one in part.test
    }
    return [
        Fold(
            train=tuple(made[one.name] for one in part.train),
            test=tuple(made[one.name] for one in part.test),
        )
        for part in parts
    ]
