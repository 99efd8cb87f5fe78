"""What a chain of suffixes costs."""

from kznlp.language.morphology.lexicon import Lexicon
from kznlp.language.suffixes import SUFFIXES, Chain


def chain_cost(lexicon: Lexicon, chain: Chain, state: str) -> float:
    """The cost of a chain of suffixes that begins in this state."""
    steps, cost = lexicon.steps, 0.0
    for number in chain:
        cost += steps[state, number]
        state = SUFFIXES[number].next
    return cost + steps[state, None]
