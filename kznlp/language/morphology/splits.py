"""Tokens that the treebank writes as two syntactic words: «баласыз», «дайынбыз», «айтшы».

Each row of `data/language/clitics.csv` is an ending that is a word of its own, with the parts of
speech and the features that the word before it may have: "*" stands for any, "Case=Nom*" for all
that begin so. Features that the row gives literally are those of the first word, whatever
`analyze` says of it alone. The token as one word is in `analyze`.

>>> from kznlp.language.morphology import default_analyzer
>>> [(first.lemma, second.upos) for first, second in splits("баласыз", default_analyzer())]
[('бала', 'ADP'), ('бала', 'ADP')]
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kznlp import resources
from kznlp.language.morphology.reading import Reading
from kznlp.language.suffixes import SUFFIXES, endings

if TYPE_CHECKING:
    from kznlp.language.morphology.analyzer import Analyzer

Split = tuple[Reading, Reading]
SIZES = range(1, 7)
# What the second word costs.
CLITIC = 3.0


class Clitic(NamedTuple):
    """An ending that is a word; of the word before, `head` are the parts of speech."""

    lemma: str
    upos: str
    feats: str
    head: tuple[str, ...]
    head_feats: str


def splits(word: str, analyzer: "Analyzer") -> tuple[Split, ...]:
    """The readings of a token as two words, the cheapest first."""
    found = []
    for size in SIZES:
        before, ending = word[:-size], word[-size:]
        for clitic in _clitics_at(before, ending.lower()) if len(before) > 1 else ():
            pieces = (clitic.lemma, size, (), ())
            second = Reading(clitic.lemma, clitic.upos, clitic.feats, CLITIC, pieces)
            found += [(first, second) for first in _heads(clitic, analyzer.analyze(before))]
    found.sort(key=lambda split: split[0].cost)
    return tuple(dict.fromkeys(found))


def _heads(clitic: Clitic, readings: tuple[Reading, ...]) -> Iterator[Reading]:
    for reading in readings:
        if reading.guessed or not {"*", reading.upos} & {*clitic.head}:
            continue
        wanted = clitic.head_feats
        if wanted.endswith("*"):
            if reading.feats.startswith(wanted[:-1]):
                yield reading
        elif wanted == reading.feats or (not wanted and reading.feats == "Case=Nom"):
            yield replace(reading, feats=wanted)


def _clitics_at(before: str, ending: str) -> Iterator[Clitic]:
    table = _clitics()
    yield from table.get(ending, ())
    if "-" in ending:
        return
    lower = before.lower()
    for chain, _ in endings(ending, "noun", lower):
        if len(chain) == 1:
            yield from table.get(SUFFIXES[chain[0]].template, ())


@cache
def _clitics() -> dict[str, list[Clitic]]:
    found: dict[str, list[Clitic]] = {}
    for row in resources.table("language/clitics.csv"):
        clitic = Clitic(
            row["lemma"], row["upos"], row["feats"], tuple(row["head"].split()), row["head_feats"]
        )
        found.setdefault(row["ending"], []).append(clitic)
    return found
