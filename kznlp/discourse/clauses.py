"""Clauses: how they begin and end, and what that tells.

Openers ("өйткені …") begin the cause of the clause before, pointers ("сондықтан …") name the clause
before as the cause, markers ("… салдарынан") end a subordinate causal clause.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

import regex
from msgspec import Struct

from kznlp import resources
from kznlp.discourse.tails import Pattern, Tails, form_of, size_of
from kznlp.discourse.words import Words, words_of

FILE = "discourse/connectives.yml"
BEGINNINGS = ("anaphors", "comments", "illustrations", "openers", "ordinals", "pointers")
REMARK = "remark"
NONE: frozenset[str] = frozenset()
ASIDE = regex.compile(r"\s*\([^()]*\)$")


class Clause(Struct, frozen=True):
    """A clause: `start:end` of the text.

    Attributes:
        words: its words, those of an aside in parentheses or of a remark at its end left out.
        phrases: the groups of phrases that they hold.
        form: how its predicate is formed.
        role: "marked" for a subordinate causal clause, "opened" for one like "өйткені …", or "".
        points: it names the clause before as its cause.
    """

    start: int
    end: int
    words: Words
    phrases: frozenset[str]
    form: str
    role: str = ""
    points: bool = False


@lru_cache(maxsize=1)
def markers() -> Tails:
    """The ends of subordinate causal clauses, named by their numbers."""
    return Tails([(str(i), Pattern.parse(e["ends"])) for i, e in enumerate(entries("markers"))])


@lru_cache(maxsize=8)
def entries(kind: str) -> tuple[dict[str, str], ...]:
    """The patterns of a kind, with their fields."""
    return tuple(resources.entries(FILE)[kind])


@lru_cache(maxsize=1)
def _beginnings() -> dict[tuple[str, ...], frozenset[str]]:
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for kind in BEGINNINGS:
        for entry in entries(kind):
            words = tuple(entry["begins"].split())
            found[words] = found.get(words, NONE) | {kind}
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in _beginnings())


def beginnings(forms: tuple[str, ...]) -> frozenset[str]:
    """Of which kinds the one or two words are that a clause begins with.

    >>> beginnings(("өйткені", "су", "жоқ"))
    frozenset({'openers'})
    """
    if not forms or forms[0] not in _first_words():
        return NONE
    known = _beginnings()
    return known.get(forms[:1], NONE) | known.get(forms[:2], NONE)


def begins(kind: str, forms: tuple[str, ...]) -> bool:
    """Whether the words begin with one of a kind: `openers`, `pointers`, …."""
    return kind in beginnings(forms)


def ends_in_marker(forms: Sequence[str]) -> bool:
    """Whether the words end as a subordinate causal clause does.

    >>> ends_in_marker(("апаттың", "салдарынан"))
    True
    """
    return bool(markers().of(forms))


def read_clause(
    text: str, start: int, end: int, *, role: str = "", words: Words | None = None
) -> Clause:
    """The clause `start:end`, its predicate looked at; `words` are its words, if known."""
    words = words or words_within(text, start, end)
    begun = beginnings(words.forms)
    if not role and "openers" in begun:
        role = "opened"
    form, points = form_of(words.forms), "pointers" in begun
    if form == REMARK:  # "жол салынбағанын атап өту керек" says that it is not built
        words = words.part(0, -size_of(words.forms))
    return Clause(start, end, words, words.phrases, form, role, points)


def words_within(text: str, start: int, end: int, whole: Words | None = None) -> Words:
    """The words of the stretch without an aside at its end; `whole` are those with it."""
    stop = _without_aside(text, start, end)
    return whole if whole and stop == end else words_of(text, start, stop)


def _without_aside(text: str, start: int, end: int) -> int:
    """Where the words end before parentheses that close the stretch."""
    aside = ASIDE.search(text, start, end) if text[end - 1 : end] == ")" else None
    return aside.start() if aside and aside.start() > start else end
