"""Forms that a misprinted word may have been though they were never seen: a stem with an ending.

Most words of Kazakh are such forms. The slip lies in the stem, and then the ending is as printed,
or in the ending.

>>> list(unseen("алқаптарла")), list(unseen("қүрылыстарында"))
([('алқаптарда', 6.0)], [('құрылыстарында', 4.5)])
"""

from collections.abc import Iterator
from functools import lru_cache

from kznlp.language import words
from kznlp.language.ends import NOWHERE, cuts
from kznlp.normalize.edits import LONGEST_ENDING, Candidate, confusions, ordinary

# What is known of the end of a word where no suffix is read yet.
((_, NO_ENDING),) = cuts("а")
# Where letters are misprinted, which, for what, and the cost.
Slip = tuple[int, str, str, float]


def unseen(word: str) -> Iterator[Candidate]:
    """Forms of which this is an ordinary misprint, in the stem or in the ending.

    They need not be seen, but a seen word begins as they do.
    """
    stems, size = words.stems(), len(word)
    places = [place for place, _ in cuts(word) if place >= size // 2]
    for form, cost, then in ordinary(word):
        grown = len(form) - size
        if any(form[: place + grown] in stems for place in places if place + grown >= then):
            yield form, cost
    for place in range(size // 3, size):
        if word[:place] in stems:
            for ending, cost in endings(word[place:]):
                yield word[:place] + ending, cost


@lru_cache(maxsize=20_000)
def endings(printed: str) -> tuple[Candidate, ...]:
    """Chains of suffixes of which this is an ordinary misprint, after some stem or other.

    >>> endings("ларда"), endings("лыктан")
    ((('дарда', 6.0),), (('лықтан', 4.5),))
    """
    ends = [NO_ENDING]
    for letter in reversed(printed):
        ends.append(ends[-1][letter])
    found = []
    for at, letters, meant, cost in _slips(printed):
        rest = at + len(letters)
        begun, end = printed[:at] + meant, ends[len(printed) - rest]
        for letter in reversed(begun):
            if end is NOWHERE:
                break
            end = end[letter]
        if end.after:
            found.append((begun + printed[rest:], cost))
    return tuple(found)


def _slips(word: str) -> Iterator[Slip]:
    """What letters of a word may be misprinted: where, which, for what, and the cost."""
    table, end = confusions(), len(word) - LONGEST_ENDING
    for at in range(len(word)):
        for printed, meant, cost, inner in table.get(word[at], ()):
            if word.startswith(printed, at) and (at < end or not inner):
                yield at, printed, meant, cost
