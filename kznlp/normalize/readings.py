"""Candidate readings of a word that holds letters of more than one meaning, and the choice.

`spell` writes out the candidates; `choose` takes the one that is a word. Case is kept by the
letters themselves; what is known is asked in lower case.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice, product

from kznlp import resources
from kznlp.language import words

MOST_READINGS = 64
# How many times more often the best reading must be seen than the next.
CLEARLY = 5


@cache
def letters(name: str) -> dict[str, tuple[str, ...]]:
    """A data file of letters and their readings, the likeliest first ("y" -> "у", "ү")."""
    return {key: tuple(cell.split("|")) for key, cell in resources.pairs(name).items()}


def spell(word: str, table: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Every reading of a word, the likeliest first.

    >>> spell("yй", {"y": ("у", "ү")})
    ['уй', 'үй']
    """
    options = (table.get(letter, (letter,)) for letter in word)
    return ["".join(reading) for reading in islice(product(*options), MOST_READINGS)]


def choose(candidates: Iterable[str]) -> str | None:
    """The only candidate that is a word, or the one seen far more often than the others."""
    seen = [(words.frequency(c.lower()), c) for c in candidates if words.known(c.lower())]
    if len(seen) < 2:
        return seen[0][1] if seen else None
    (most, best), (next_most, _) = sorted(seen, reverse=True)[:2]
    return best if most >= CLEARLY * max(next_most, 1) else None
