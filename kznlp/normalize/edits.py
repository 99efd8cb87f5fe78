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

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from operator import ne

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
# Words begin in too many ways to try them all for so many letters.
HEAD = 3

KINDS = frozenset(COSTS)
Candidate = tuple[str, float]
# A candidate, and where in it what was misprinted ends.
Misprint = tuple[str, float, int]
# Letters that are printed, what was meant by them, the cost, and whether only inside a word.
Confusion = tuple[str, str, float, bool]
Table = Mapping[str, tuple[Confusion, ...]]


def near(word: str, *, kinds: frozenset[str] = KINDS) -> Iterator[Candidate]:
    """Words of which this is an ordinary misprint; up to the slip they are as a seen word."""
    found = ordinary(word) if kinds == KINDS else _misprints(word, 0, confusions(kinds))
    return ((form, cost) for form, cost, _ in found)


def twice(word: str) -> Iterator[Candidate]:
    """Seen words of which this has two ordinary misprints."""
    table = confusions()
    for half, cost, at in ordinary(word):
        for form, more, _ in _misprints(half, at, table):
            yield form, cost + more


def marked(word: str) -> Iterator[Candidate]:
    """Seen words that lost two marks or three: "жумыссыздык"."""
    table, cost = confusions(SEVERAL), COSTS["mark"] + NEXT_SLIP
    for one, _, at in _misprints(word, 0, table):
        for two, _, then in _misprints(one, at, table):
            yield two, cost
            for three, _, _ in _misprints(two, then, table):
                yield three, cost + NEXT_SLIP


def doubled(word: str) -> Iterator[Candidate]:
    """Words of which a letter was doubled."""
    for at, (one, other) in enumerate(pairwise(word)):
        if one == other and one in CLASS:
            yield word[:at] + word[at + 1 :], DOUBLED


def far(word: str) -> Iterator[Candidate]:
    """Seen words of which a letter was lost, added, swapped with the next, or is any other."""
    last, begun = len(word) - 1, words.beginnings()
    tail = word[HEAD:]
    for head in _heads().get(tail, "").split():
        if sum(map(ne, head, word)) == 1:
            yield head + tail, WRONG
    tail = word[HEAD - 1 :]
    for head in _heads().get(tail, "").split():
        for at in range(HEAD):
            if head[:at] + head[at + 1 :] == word[: HEAD - 1]:
                yield head + tail, LOST + (AT_EDGE if at == 0 else 0)
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        following = begun.get(before)
        if following is None:
            return
        if letter in CLASS:
            yield before + after, ADDED + (AT_EDGE if at in (0, last) else 0)
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:], SWAPPED
        if at >= HEAD:
            for other in following:
                yield before + other + letter + after, LOST
                yield before + other + after, WRONG
    for other in begun.get(word, ""):
        yield word + other, LOST + AT_EDGE


@cache
def _heads() -> dict[str, str]:
    """The first letters of seen words by what follows them, after which few letters may follow.

    They are a line, and no list, which Python would visit each time that it looks for garbage.
    """
    found: dict[str, str] = {}
    for form in words.frequencies():
        head, tail = form[:HEAD], form[HEAD:]
        found[tail] = f"{found[tail]} {head}" if tail in found else head
    return found


@lru_cache(maxsize=10)
def ordinary(word: str) -> tuple[Misprint, ...]:
    """The word with any one misprint undone; several searches begin so."""
    return tuple(_misprints(word, 0, confusions()))


def _misprints(word: str, first: int, table: Table) -> Iterator[Misprint]:
    """Words with one misprint undone, from the first letter on; its cost; where it ends.

    Up to there at least they must be as a seen word is.
    """
    begun, end = words.beginnings(), len(word) - LONGEST_ENDING
    for at in range(first, len(word)):
        found = table.get(word[at])
        if not found:
            continue
        following = begun.get(word[:at])
        if not following:
            return
        for printed, meant, cost, inner in found:
            if meant[0] in following and word.startswith(printed, at) and (at < end or not inner):
                yield word[:at] + meant + word[at + len(printed) :], cost, at + len(meant)


@cache
def confusions(kinds: frozenset[str] = KINDS) -> Table:
    """What may be meant by printed letters, from the data file, by the first of them."""
    found: dict[str, tuple[Confusion, ...]] = {}
    for row in resources.table("normalize/confusions.csv"):
        printed, meant, kind = row["printed"], row["meant"], row["kind"]
        if kind in kinds:
            slip = printed, meant, COSTS[kind], kind == "inner"
            found[printed[0]] = (*found.get(printed[0], ()), slip)
    return found
