"""The words that a misprinted one may have been, each with the cost of the slip between the two.

A cost is about minus the logarithm of how often the slip befalls a word of common text. What
scanners and keyboards confuse is in `data/normalize/confusions.csv`, by kind:

    mark    a letter lost its mark, or got another's: "жылгы", "түрғын"
    inner   the same, but near the end of a word it makes another ending: "қолыңда" is in your
            hand, "қолында" in his; so only before the last letters
    vowel   another vowel, of another word as likely as not: "керсету", but "сендіру"
    nasal   ң printed as н: another ending as likely as not, "бағаның" and "бағанын"
    sign    a figure or a foreign letter that looks like the letter: "6ағдарлама", "т1ркелген"
    shape   letters that look alike to a scanner: "орыпдалуын", "шаруашьілық"

Besides, a letter may be doubled; and any letter lost, added, swapped with the next, or wrong.

>>> dict(near("тецге"))["теңге"], dict(doubled("теңгге"))["теңге"], dict(far("теге"))["теңге"]
(4.5, 6.0, 9.0)
"""

from collections.abc import Container, Iterator
from functools import cache
from itertools import pairwise

from kznlp import resources
from kznlp.language import words
from kznlp.language.suffixes import CLASS

COSTS = {"mark": 4.5, "inner": 4.5, "vowel": 4.5, "nasal": 4.5, "sign": 4.5, "shape": 6.0}
DOUBLED, LOST, ADDED, SWAPPED, WRONG = 6.0, 9.0, 9.0, 10.0, 12.0
# At the end of a word one letter more or less is another ending, before it another word.
AT_EDGE = 3.0
# Of marks, a text that lost one has lost others.
SEVERAL = frozenset({"mark", "nasal", "vowel"})
NEXT_SLIP = 1.5
LONGEST_ENDING = 4

Candidate = tuple[str, float]
# What was meant by letters that are printed, and the kind of confusion.
Table = dict[str, tuple[tuple[str, str], ...]]


def near(word: str, *, kinds: Container[str] = COSTS) -> Iterator[Candidate]:
    """Words of which this is an ordinary misprint."""
    for form, cost, _ in _misprints(word, 0, kinds):
        yield form, cost


def twice(word: str) -> Iterator[Candidate]:
    """Seen words of which this has two ordinary misprints."""
    begun = words.beginnings()
    for half, cost, at in _misprints(word, 0, COSTS):
        if half[:at] in begun:
            for form, more, _ in _misprints(half, at, COSTS):
                yield form, cost + more


def marked(word: str) -> Iterator[Candidate]:
    """Seen words that lost two marks or three: "жумыссыздык"."""
    cost, begun = COSTS["mark"] + NEXT_SLIP, words.beginnings()
    for one, _, at in _misprints(word, 0, SEVERAL):
        if one[:at] in begun:
            for two, _, then in _misprints(one, at, SEVERAL):
                yield two, cost
                if two[:then] in begun:
                    for three, _, _ in _misprints(two, then, SEVERAL):
                        yield three, cost + NEXT_SLIP


def doubled(word: str) -> Iterator[Candidate]:
    """Words of which a letter was doubled."""
    for at, (one, other) in enumerate(pairwise(word)):
        if one == other and one in CLASS:
            yield word[:at] + word[at + 1 :], DOUBLED


def far(word: str) -> Iterator[Candidate]:
    """Seen words of which a letter was lost, added, swapped with the next, or is any other."""
    last, begun = len(word) - 1, words.beginnings()
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        if before not in begun:
            return
        if letter in CLASS:
            yield before + after, ADDED + (AT_EDGE if at in (0, last) else 0)
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:], SWAPPED
        cost = LOST + (AT_EDGE if at == 0 else 0)
        for other in CLASS:
            if before + other in begun:
                yield before + other + word[at:], cost
                yield before + other + after, WRONG
    for other in CLASS:
        yield word + other, LOST + AT_EDGE


def _misprints(word: str, first: int, kinds: Container[str]) -> Iterator[tuple[str, float, int]]:
    """The word with one misprint undone, from the first letter on; its cost; where it ends."""
    table, end = confusions(), len(word) - LONGEST_ENDING
    for at in range(first, len(word)):
        for size in (1, 2)[: len(word) - at]:
            for meant, kind in table.get(word[at : at + size], ()):
                if kind in kinds and (kind != "inner" or at < end):
                    then = at + len(meant)
                    yield word[:at] + meant + word[at + size :], COSTS[kind], then


@cache
def confusions() -> Table:
    """What may be meant by printed letters, from the data file."""
    found: Table = {}
    for row in resources.table("normalize/confusions.csv"):
        found[row["printed"]] = (*found.get(row["printed"], ()), (row["meant"], row["kind"]))
    return found
