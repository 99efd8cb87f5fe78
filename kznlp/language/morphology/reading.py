"""One way to read a word."""

from typing import NamedTuple


class Morph(NamedTuple):
    """A piece of a word: its letters `start:end`, and the stem or suffix that they write."""

    start: int
    end: int
    name: str


class Reading(NamedTuple):
    """A lemma with its universal part of speech and features, as in the treebank of Kazakh.

    Attributes:
        lemma: the dictionary form; a verb's stem without passive and reciprocal.
        upos: the universal part of speech.
        feats: "Case=Gen|Number=Plur", sorted by name; "" where there is none.
        morphs: the stem and each suffix, in the letters of the word.
        cost: minus the logarithm of the probability, as far as it shows without context.
        guessed: whether the stem is in no lexicon.
    """

    lemma: str
    upos: str
    feats: str
    morphs: tuple[Morph, ...]
    cost: float
    guessed: bool = False
