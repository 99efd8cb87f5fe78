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
from kznlp.discourse.causes import states_cause
from kznlp.discourse.tails import Pattern, Tails, form_of
from kznlp.discourse.words import Words, words_of

FILE = "discourse/connectives.yml"
EFFECT = 2  # words after a marker, for it to have an effect in the same sentence
INSTRUCTIONS = frozenset({"imperative", "necessity", "entrusted"})
FINITE = frozenset({"past", "present", "progressive", "absent", "nominal", "participle", "state"})
UNCUT = INSTRUCTIONS | {"task", ""}  # what a cause without a comma belongs to itself
TURNS = FINITE | INSTRUCTIONS | {"planned", "expected", "future"}
AND = resources.entries(FILE)["and"]
JOINT = regex.compile(rf"[\s,–-]*(?:{AND}\s+)?")
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


@lru_cache(maxsize=1)
def _not_after() -> frozenset[str]:
    return frozenset(resources.entries(FILE)["not_after_marker"])


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
    begin = start
    found: list[Clause] = []
    for place, role in _places(text, words_of(text, start, end)):
        if role and found and found[-1].role == role:
            # "… жоқтығынан, … жетіспеуінен": one cause
            begin = found.pop().start
        found.append(clause(text, begin, place, role))
        begin = _skip(text, place, end)
    found.append(clause(text, begin, end))
    return found


def _skip(text: str, place: int, end: int) -> int:
    gap = JOINT.match(text, place, end)
    return gap.end() if gap else place


def _places(text: str, words: Words) -> Iterator[tuple[int, str]]:
    """Where to cut, and the role of what goes before."""
    forms = words.forms
    final = form_of(forms)
    if final == "resolving" or begins("openers", forms):
        return
    turn = None  # the last joint after a finite predicate
    depth = 0
    for i in range(1, len(forms)):
        before, after = words.ends[i - 1], words.starts[i]
        gap = text[before:after]
        depth = max(0, depth + gap.count("(") - gap.count(")"))
        if depth:
            continue
        if len(forms) - i >= EFFECT and _marked(forms, i, gap, final):
            if turn is not None:
                yield turn, ""
            yield before, "marked"
            turn = None
        elif "," in gap or forms[i] == AND:
            if "," in gap and _turns(forms, i, final):
                yield before, ""
                turn = None
                if begins("openers", forms[i:]):
                    return
            elif form_of(forms[:i]) in TURNS:
                turn = before


def _turns(forms: Sequence[str], i: int, final: str) -> bool:
    """Whether the clause after a comma is to be a unit of its own."""
    rest, left = forms[i:], form_of(forms[:i])
    if begins("openers", rest) or begins("pointers", rest):
        return True
    if left not in TURNS:
        return False
    if states_cause(forms[:i]):
        return True
    if begins("comments", rest) and not any(f[0].isdigit() for f in rest):
        return True
    return final in INSTRUCTIONS and left in FINITE - {"state"}


def _marked(forms: Sequence[str], i: int, gap: str, final: str) -> bool:
    name = _markers().of(forms[:i])
    if not name or forms[i] in _not_after():
        return False
    if begins("pointers", forms[max(0, i - 2) : i]) or (i == 1 and begins("pointers", forms[:i])):
        return False
    if "," in gap:
        return True
    return not _entries("markers")[int(name)].get("comma") and final not in UNCUT
