"""A chain of suffixes after a stem: what it costs, and where its letters are."""

from kznlp.language.morphology.lexicon import Lexicon
from kznlp.language.morphology.reading import Morph
from kznlp.language.suffixes import SUFFIXES, Chain, Sizes


def chain_cost(lexicon: Lexicon, chain: Chain, state: str) -> float:
    """The cost of a chain of suffixes that begins in this state."""
    steps, cost = lexicon.steps, 0.0
    for number in chain:
        cost += steps[state, number]
        state = SUFFIXES[number].next
    return cost + steps[state, None]


def cuts(stem: str, cut: int, chain: Chain, sizes: Sizes) -> tuple[Morph, ...]:
    """The stem, which ends at `cut`, and the suffixes after it."""
    found, at = [Morph(0, cut, stem)], cut
    for number, size in zip(chain, sizes, strict=True):
        found.append(Morph(at, at + size, SUFFIXES[number].template))
        at += size
    return tuple(found)
