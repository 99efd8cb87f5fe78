"""What stands around words, numbered: the observations of `features` that take their neighbours.

What a word says to those beside it by itself is numbered once. What takes two together, an ending
beside a kind of tag, a lemma beside a word, is looked up as a pair of numbers, for a whole text.
"""

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from kznlp.language.pairs import Pairs
from kznlp.language.tagging import features
from kznlp.language.tagging.features import START, Kind
from kznlp.language.tagging.profiles import GROUPS
from kznlp.language.tagging.weights import Integers, Matrix

# Pairs with the likeliest tag of a neighbour, and pairs with a lemma.
ENDING_BEFORE, ENDING_AFTER, TWO_AFTER = "-e", "+e", "+2l"
LEMMAS = (("-mu", -1, 0), ("-ml", -1, 1), ("-ms", -1, 3), ("+mu", 1, 0), ("+ml", 1, 1))
TWO_BEFORE = "-2l"
SIDES = ("-", "+")
# How many numbers tell of a neighbour, and how many observations, its groups among them.
TOLD, WIDTH = 4, 4 + GROUPS


class Around(NamedTuple):
    """The words of a text, one row each, as those around them see them.

    Attributes:
        told: the numbers of parts of speech, likeliest tag, last three letters, last two.
        before: the observations for the word after.
        after: the observations for the word before.
    """

    told: Integers
    before: Integers
    after: Integers


class Context:
    """Numbers what weights tell of neighbours; 0 is what they tell nothing of.

    Attributes:
        lemmas: the numbers of lemmas of which something is told beside other words.
    """

    def __init__(self, alone: Matrix) -> None:
        """Of these weights."""
        self._alone = alone
        self._numbers: dict[str, int] = {}
        self.lemmas: dict[str, int] = {}
        found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        single = []
        for name, row in alone.rows.items():
            side, one, other = _split(name)
            if other:
                found[side].append((self._number(one), self._number(other), row))
                if side[1] == "m":
                    self.lemmas[other] = self._number(other)
            elif side == TWO_BEFORE:
                single.append((self._number(one), row))
        width = len(self._numbers) + 1
        sides = (ENDING_BEFORE, ENDING_AFTER, TWO_AFTER, *(side for side, _, _ in LEMMAS))
        self._pairs = {side: Pairs(found[side], width) for side in sides}
        self._letters = lru_cache(maxsize=20_000)(self._of_letters)
        self._kinds = lru_cache(maxsize=20_000)(self._of_kinds)
        self._groups = lru_cache(maxsize=20_000)(self._of_groups)
        self._two_before = np.zeros(width, np.int64)
        for number, row in single:
            self._two_before[number] = row

    def _number(self, told: str) -> int:
        return self._numbers.setdefault(told, len(self._numbers) + 1)

    def neighbor(self, form: str, kind: Kind, groups: tuple[str, ...] = ()) -> list[int]:
        """A word as those around it see it: the numbers of `Around`."""
        low, get = form.lower(), self._alone.rows.get
        letters, before, after = self._letters(low[-3:], kind.ending)
        kinds, kind_before, kind_after = self._kinds(kind.upos, kind.likeliest)
        groups_before, groups_after = self._groups(groups)
        return [
            *(*kinds, *letters),
            *(get(features.of_form_beside("-", low), 0), *before, *kind_before, *groups_before),
            *(get(features.of_form_beside("+", low), 0), *after, *kind_after, *groups_after),
        ]

    def _of_letters(self, ending: str, end: str) -> tuple[list[int], list[int], list[int]]:
        """The numbers of last letters, and what they say to the words beside."""
        told = [self._numbers.get(one, 0) for one in (ending, end)]
        before, after = (
            self._alone.numbers([features.of_letters_beside(side, ending)]) for side in SIDES
        )
        return told, before, after

    def _of_kinds(self, upos: str, likeliest: str) -> tuple[list[int], list[int], list[int]]:
        """The numbers of the tags that a word may have, and what they say."""
        told = [self._numbers.get(one, 0) for one in (upos, likeliest)]
        before, after = (
            self._alone.numbers(features.of_kind_beside(side, upos, likeliest)) for side in SIDES
        )
        return told, before, after

    def _of_groups(self, groups: tuple[str, ...]) -> list[list[int]]:
        """What the groups of a word say."""
        names = (features.of_groups_beside(side, groups) for side in SIDES)
        return [self._alone.numbers(one) + [0] * (GROUPS - len(groups)) for one in names]

    def around(self, words: Around, at: Integers) -> Integers:
        """The observations of what stands around places of a text: places × observations."""
        told, likeliest = words.told[at], words.told[:, 1]
        left, right = likeliest[at - 1], likeliest[at + 1]
        paired = [
            self._pairs[side].rows(told[:, n], beside)
            for side, beside in ((ENDING_BEFORE, left), (ENDING_AFTER, right))
            for n in (2, 3)
        ]
        paired.append(self._pairs[TWO_AFTER].rows(right, likeliest[at + 2]))
        paired.append(self._two_before[likeliest[at - 2]])
        return np.column_stack([words.before[at - 1], words.after[at + 1], *paired])

    def beside(self, words: Around, at: Integers, lemmas: Integers) -> Integers:
        """The observations of lemmas of words at places of a text: places × observations."""
        found = [
            self._pairs[side].rows(words.told[at + offset, n], lemmas) for side, offset, n in LEMMAS
        ]
        return np.column_stack(found)


def _split(name: str) -> tuple[str, str, str]:
    """The kind of an observation of neighbours, and the two things in it.

    >>> _split("-ms ып отыр"), _split("+e нда VERB|Case=Loc")
    (('-ms', 'ып', 'отыр'), ('+e', 'нда', 'VERB|Case=Loc'))
    """
    side, _, told = name.partition(" ")
    if side in {ENDING_BEFORE, ENDING_AFTER, TWO_AFTER}:
        one, _, other = told.rpartition(" ")  # an ending may have a space in it
        return side, one, other
    if side == "-ms":
        size = len(START) if told.startswith(START) else 1 if told[1:2] == " " else 2
        return side, told[:size], told[size + 1 :]
    if side in {"-mu", "-ml", "+mu", "+ml"}:
        one, _, other = told.partition(" ")
        return side, one, other
    return side, told, ""
