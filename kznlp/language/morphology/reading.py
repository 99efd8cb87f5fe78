"""One way to read a word."""

from typing import NamedTuple

from msgspec import Struct

from kznlp.language.suffixes import SUFFIXES, Chain, Sizes

# A stem, where it ends, and the suffixes after it with their sizes.
Pieces = tuple[str, int, Chain, Sizes]


class Morph(NamedTuple):
    """A piece of a word: its letters `start:end`, and the stem or suffix that they write."""

    start: int
    end: int
    name: str


class Reading(Struct, frozen=True, gc=False):  # hundreds of thousands are remembered
    """A lemma with its universal part of speech and features, as in the treebank of Kazakh.

    Attributes:
        lemma: the dictionary form; a verb's stem without passive and reciprocal.
        upos: the universal part of speech.
        feats: "Case=Gen|Number=Plur", sorted by name; "" where there is none.
        cost: minus the logarithm of the probability, as far as it shows without context.
        pieces: the stem, where it ends, the suffixes and their sizes; `morphs` spells it out.
        guessed: whether the stem is in no lexicon.
    """

    lemma: str
    upos: str
    feats: str
    cost: float
    pieces: Pieces
    guessed: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """Lemma, part of speech and features."""
        return self.lemma, self.upos, self.feats

    @property
    def morphs(self) -> tuple[Morph, ...]:
        """The stem and each suffix, with their letters in the word."""
        stem, at, chain, sizes = self.pieces
        found = [Morph(0, at, stem)]
        for number, size in zip(chain, sizes, strict=True):
            found.append(Morph(at, at + size, SUFFIXES[number].template))
            at += size
        return tuple(found)
