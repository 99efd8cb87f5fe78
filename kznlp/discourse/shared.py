"""Which problem named earlier an action is meant for: the one whose words it repeats.

An action is what is to be done, or to be reached. A word counts by how rare it is in the document,
told by its first letters. A pair of an action and a problem is as close as the words that they
share, by the words that both have; the closest pairs are taken first, each action and each problem
once. Across sections, words must agree more.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain

from msgspec import Struct

from kznlp import resources

FILE = "discourse/shared.yml"
STEM = 5  # letters that tell a word
SHORT = 4  # letters of the shortest word that tells anything
SHARED = 2  # words, at least
CLOSE = 1.1
CLOSE_ACROSS = 1.4
LATEST = 40  # problems with a word that an action is compared with


class Topic(Struct, frozen=True):
    """What a unit is about.

    Attributes:
        stems: the stems of its words.
        section: where it stands.
        role: "action", "problem", or "" for one that is neither.
    """

    stems: frozenset[str]
    section: str | None
    role: str


def stem_of(form: str) -> str:
    """The stem of a lower-case word, "" for figures, short and common words.

    >>> [stem_of(form) for form in ("көпірді", "үшін", "12")]
    ['көпір', '', '']
    """
    stem = form[:STEM]
    return "" if len(form) < SHORT or form[0].isdigit() or stem in _common() else stem


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(resources.entries(FILE)["common"])


def closest(topics: Sequence[Topic]) -> Iterator[tuple[int, int]]:
    """Pairs of an action and the problem before it that it is meant for, by number."""
    taken: set[int] = set()
    for pair in sorted(
        closeness(topics, least=SHARED),
        key=lambda pair: (-pair.close, pair.action, pair.problem),
    ):
        same = topics[pair.action].section == topics[pair.problem].section
        near = pair.close >= (CLOSE if same else CLOSE_ACROSS)
        if near and not taken & {pair.action, pair.problem}:
            taken |= {pair.action, pair.problem}
            yield pair.action, pair.problem


class Pair(Struct, frozen=True):
    """An action and a problem before it: how many words they share, how close that makes them."""

    action: int
    problem: int
    words: int
    close: float


def closeness(topics: Sequence[Topic], *, least: int = 1) -> Iterator[Pair]:
    """The pairs of an action and a problem before it that share a word, or `least` words."""
    count = Counter(chain.from_iterable([topic.stems for topic in topics]))
    rarity = {stem: math.log((len(topics) + 1) / n) for stem, n in count.items()}

    @cache
    def size(number: int) -> float:
        return 1 + sum(sorted([rarity[stem] for stem in topics[number].stems]))

    known: dict[str, list[int]] = defaultdict(list)
    for i, topic in enumerate(topics):
        if topic.role == "problem":
            for stem in topic.stems:
                known[stem].append(i)
        if topic.role != "action":
            continue
        named = [known[stem][-LATEST:] for stem in topic.stems & known.keys()]
        shared = Counter(chain.from_iterable(named))
        for j, words in shared.items():
            if words < least:
                continue
            both = sorted([rarity[stem] for stem in topic.stems & topics[j].stems])
            yield Pair(i, j, words, sum(both) / (size(i) * size(j)) ** 0.25)
