"""Programmes and plans that a text names: "…" бағдарламасы, 2003-2005 жылдарға арналған … жоспары.

>>> from kznlp.measures.words import words
>>> text = "2003-2005 жылдарға арналған тұрғын үй бағдарламасы орындалды"
>>> [text[p.start : p.end] for p in find_programmes(text, words(text))]
['2003-2005 жылдарға арналған тұрғын үй бағдарламасы']
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from kznlp.measures.lexicon import lexicon
from kznlp.measures.words import Words

FILE = "measures/programmes.yml"
QUOTED = regex.compile(r"[«\"“„]([^«»\"“”„]{3,120})[»\"”]")
NEAR = 40  # characters between the closing quotation mark and the noun
FAR = 12  # words between the years and the noun
YEAR = regex.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Programme:
    """A named programme at `start:end`; `name` tells it from others of the document."""

    start: int
    end: int
    name: str


def find_programmes(text: str, found: Words) -> Iterator[Programme]:
    """The programmes that the words of one unit name; `text` is the document's."""
    hits = lexicon(FILE, key="kind").find(found)
    nouns = [hit for hit in hits if hit.code == "noun"]
    years = [hit for hit in hits if hit.code == "years"]
    if not nouns:
        return
    quotes = list(QUOTED.finditer(text, max(0, found.start - 1), found.end))
    done = -1
    for noun in nouns:
        before = [q for q in quotes if q.end() <= noun.start <= q.end() + NEAR]
        dated = [y for y in years if y.last <= noun.first <= y.last + FAR and y.first > done]
        if before:
            yield Programme(before[-1].start(), noun.end, before[-1][1].strip().lower())
        elif dated:
            start = dated[-1].first
            while start and _is_year(found.lower[start - 1]):
                start -= 1
            name = " ".join(word[:5] for word in found.lower[dated[-1].last : noun.last])
            yield Programme(found.spans[start][0], noun.end, name)
        else:
            continue
        done = noun.last


def _is_year(word: str) -> bool:
    return word.isdigit() or YEAR.search(word) is not None
