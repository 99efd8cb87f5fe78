"""Cuts a statement into clauses where they carry different labels: the cause and its effect.

Cuts are made
    - after the marker of a subordinate causal clause: "… салдарынан, | …"
    - before a clause that gives a reason: "…, | өйткені …"
    - before one that points back: "…, | сондықтан …"
    - between a statement and an instruction: "… өсті, | … қажет"
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from kznlp import resources
from kznlp.discourse.tails import Pattern, Tails, form_of
from kznlp.discourse.words import Words, words_of

FILE = "discourse/connectives.yml"
EFFECT = 2  # words after a marker, for it to have an effect in the same sentence
INSTRUCTIONS = frozenset({"imperative", "necessity", "entrusted"})
FINITE = frozenset({"past", "present", "progressive", "absent", "nominal", "participle", "state"})
TURNS = FINITE | INSTRUCTIONS | {"planned", "expected", "future"}
ASIDE = regex.compile(r"\s*\([^()]*\)?\s*$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: `start:end` of the text.

    Attributes:
        words: its words, those of an aside in parentheses at its end left out.
        form: how its predicate is formed.
        role: "marked" for a subordinate causal clause, "opened" for one like "өйткені …", or "".
        points: it names the clause before as its cause.
    """

    start: int
    end: int
    words: Words
    form: str
    role: str = ""
    points: bool = False


@lru_cache(maxsize=1)
def _markers() -> Tails:
    return Tails([(str(i), Pattern.parse(e["ends"])) for i, e in enumerate(_entries("markers"))])


@lru_cache(maxsize=8)
def _entries(kind: str) -> tuple[dict[str, str], ...]:
    return tuple(resources.entries(FILE)[kind])


@lru_cache(maxsize=8)
def _beginnings(kind: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(e["begins"].split()) for e in _entries(kind))


def begins(kind: str, forms: Sequence[str]) -> bool:
    """Whether the words begin with one of the `openers` or `pointers`."""
    starts = _beginnings(kind)
    return any(tuple(forms[:size]) in starts for size in (1, 2))


def clause(text: str, start: int, end: int, role: str = "") -> Clause:
    """The clause `start:end`, its predicate looked at."""
    aside = ASIDE.search(text, start, end)
    stop = aside.start() if aside and aside.start() > start else end
    words = words_of(text, start, stop)
    points = begins("pointers", words.forms)
    if not role and begins("openers", words.forms):
        role = "opened"
    return Clause(start, end, words, form_of(words.forms), role, points)


def cut(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of the statement `start:end`; one where nothing is to be cut.

    >>> [c.role for c in cut("Апаттың салдарынан су құбыры тоқтады", 0, 36)]
    ['marked', '']
    """
    words = words_of(text, start, end)
    places = dict(_places(text, end, words))
    begin = start
    found = []
    for place, role in sorted(places.items()):
        found.append(clause(text, begin, place, role))
        begin = _skip(text, place, end)
    found.append(clause(text, begin, end))
    return found


def _skip(text: str, place: int, end: int) -> int:
    while place < end and text[place] in " ,\n\t–-":
        place += 1
    return place


def _places(text: str, end: int, words: Words) -> Iterator[tuple[int, str]]:
    """Where to cut, and the role of what goes before."""
    forms = words.forms
    final = form_of(forms)
    if final == "resolving":
        return
    turn = None  # the last comma after a finite predicate
    for i in range(1, len(forms)):
        before, after = words.ends[i - 1], words.starts[i]
        gap = text[before:after]
        if "(" in text[words.starts[0] : after] and _open(text, words.starts[0], after):
            continue
        marker = _marker(forms, i, gap, final) if len(forms) - i >= EFFECT else False
        if marker:
            if turn is not None:
                yield turn, ""
            yield before, "marked"
            turn = None
        elif "," in gap:
            rest = forms[i:]
            if begins("openers", rest) or begins("pointers", rest):
                yield before, ""
                turn = None
            elif form_of(forms[:i]) in TURNS:
                turn = before
                if final in INSTRUCTIONS and form_of(forms[:i]) in FINITE - {"state"}:
                    yield before, ""
                    turn = None


def _open(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)


def _marker(forms: Sequence[str], i: int, gap: str, final: str) -> bool:
    name = _markers().of(forms[:i])
    if not name:
        return False
    begin = max(0, i - 2)
    if begins("pointers", forms[begin:i]) or begins("pointers", forms[i - 1 : i]):
        return False
    entry = _entries("markers")[int(name)]
    if entry.get("comma") and "," not in gap:
        return False
    if forms[i] in entry.get("not_before", ()):
        return False
    return "," in gap or final not in INSTRUCTIONS | {"task", ""}
