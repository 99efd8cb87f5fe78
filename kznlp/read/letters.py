"""How much a text looks like Kazakh or Russian: mean bits a letter pair, small is good.

The figures of `data/read/letter_pairs.csv` are bits of the second letter after the first (`_` is
a word boundary), counted on three parts Kazakh and one part Russian. Right text has about 4 bits,
text decoded by the wrong code page above 8.

>>> bits("Жұмыссыздық деңгейі төмендеді") < 5 < 6 < bits("Жўмыссыздыќ деѕгейі тґмендеді")
True
"""

from collections import Counter
from functools import cache

from kznlp import resources

WORST = 16.0  # for a pair that was never seen
# Signs that printed text never has inside a word: there, they are letters of another code page
# (so are the box drawings of DOS pages, U+2500 to U+25A0).
SIGNS = frozenset("±¤¦§¶†‡€‰°")
KAZAKH = "әғқңөұүһі"


@cache
def pairs() -> dict[str, float]:
    """Bits of each known pair of letters."""
    return {pair: float(cost) for pair, cost in resources.pairs("read/letter_pairs.csv").items()}


def bits(text: str) -> float:
    """Mean bits of the letter pairs of `text`; `WORST` where it has no letters."""
    total = 0.0
    count = 0
    for (left, right), times in Counter(zip(f" {text}", f"{text} ", strict=True)).items():
        cost = pair_bits(left, right)
        if cost is not None:
            total += cost * times
            count += times
    return total / count if count else WORST


def pair_bits(left: str, right: str) -> float | None:
    """Bits of one pair; None where neither is a letter beyond ASCII, so that it says nothing."""
    if left < "\x80" and right < "\x80":
        return None
    if left.islower() and right.isupper():
        return WORST
    return pairs().get(_folded(left) + _folded(right), _unseen(left, right))


def _folded(letter: str) -> str:
    odd = letter in SIGNS or letter == "\ufffd" or "\u2500" <= letter <= "\u25a0"
    return letter.lower() if odd or letter.isalpha() else "_"


def _unseen(left: str, right: str) -> float | None:
    return WORST if _folded(left) != "_" and _folded(right) != "_" else None
