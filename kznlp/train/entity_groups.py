"""Which sentences are nearly the same, so that no model is tested on what it has learned.

A quarter of KazNERD's sentences stand there twice or more, with numbers in words or in digits, or
with a name in Latin letters. Sentences are of one group if they are equal without their numbers,
or share three words in a row that are rare and half of their words.

>>> groups([["Ол", "жетпіс", "бес", "кітап", "алды"], ["Ол", "75", "кітап", "алды"]])
[0, 0]
"""

import random
from collections import defaultdict
from collections.abc import Sequence

from kznlp.language.entities.kinds import kind

RARE = 12  # more sentences than this share a common phrase
LIKE = 0.5  # share of the words
NUMBERS = frozenset(("digits", "numeral", "percent", "mark"))


def skeleton(sentence: Sequence[str]) -> tuple[str, ...]:
    """The words in lower case without numbers and marks."""
    return tuple(word.lower() for word in sentence if kind(word) not in NUMBERS)


def groups(sentences: Sequence[Sequence[str]]) -> list[int]:
    """The number of each sentence's group: that of its first sentence."""
    bare = [skeleton(sentence) for sentence in sentences]
    parent = list(range(len(bare)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def join(i: int, j: int) -> None:
        first, second = sorted((root(i), root(j)))
        parent[second] = first

    same: dict[tuple[str, ...], int] = {}
    phrases: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, words in enumerate(bare):
        if words:
            join(same.setdefault(words, i), i)
        for phrase in set(zip(words, words[1:], words[2:], strict=False)):
            phrases[phrase].append(i)
    for sharing in phrases.values():
        if len(sharing) <= RARE:
            for i in sharing[1:]:
                if _alike(bare[sharing[0]], bare[i]):
                    join(sharing[0], i)
    return [root(i) for i in range(len(bare))]


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return len({*one} & {*other}) >= LIKE * len({*one} | {*other})


def folds(sentences: Sequence[Sequence[str]], *, count: int, seed: int) -> list[list[int]]:
    """Numbers of sentences in parts of like size; a group is never divided."""
    members: dict[int, list[int]] = defaultdict(list)
    for i, group in enumerate(groups(sentences)):
        members[group].append(i)
    order = sorted(members)
    random.Random(seed).shuffle(order)
    parts: list[list[int]] = [[] for _ in range(count)]
    for group in order:
        min(parts, key=len).extend(members[group])
    return [sorted(part) for part in parts]
