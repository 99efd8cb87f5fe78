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
from kznlp.discourse.tails import LONGEST, Pattern, Tails, form_of
from kznlp.discourse.words import Words, words_of

FILE = "discourse/connectives.yml"
MANY = 400  # words; a longer statement is a table or a list that lost its signs
EFFECT = 2  # words after a marker, for it to have an effect in the same sentence
INSTRUCTIONS = frozenset({"advice", "entrusted", "imperative", "necessity"})
FINITE = frozenset({"past", "present", "progressive", "absent", "nominal", "participle", "state"})
UNCUT = INSTRUCTIONS | {"", "noun", "task"}  # what a cause without a comma belongs to itself
TURNS = FINITE | INSTRUCTIONS | {"planned", "expected", "future"}
AND = resources.entries(FILE)["and"]
JOINT = regex.compile(rf"[\s,–-]*(?:{AND}\s+)?")
ASIDE = regex.compile(r"\s*\([^()]*\)$")


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


def ends_in_marker(forms: Sequence[str]) -> bool:
    """Whether the words end as a subordinate causal clause does.

    >>> ends_in_marker(("апаттың", "салдарынан"))
    True
    """
    return bool(_markers().of(forms))


def read_clause(
    text: str, start: int, end: int, *, role: str = "", words: Words | None = None
) -> Clause:
    """The clause `start:end`, its predicate looked at; `words` are its words, if known."""
    words = words or _words(text, start, end)
    points = begins("pointers", words.forms)
    if not role and begins("openers", words.forms):
        role = "opened"
    return Clause(start, end, words, form_of(words.forms), role, points)


def cut(text: str, start: int, end: int, *, whole: Words | None = None) -> list[Clause]:
    """The clauses of the statement `start:end`; one where nothing is to be cut.

    Args:
        text: the document's.
        start: first character.
        end: end of the statement.
        whole: all its words, if known.

    >>> [c.role for c in cut("Апаттың салдарынан су құбыры тоқтады", 0, 36)]
    ['marked', '']
    """
    begin = start
    found: list[Clause] = []
    words = _words(text, start, end, whole)
    for place, role in _places(text, words):
        if role and found and found[-1].role == role:
            # "… жоқтығынан, … жетіспеуінен": one cause
            begin = found.pop().start
        found.append(read_clause(text, begin, place, role=role))
        begin = _skip(text, place, end)
    found.append(read_clause(text, begin, end, words=None if found else words))
    return found


def _words(text: str, start: int, end: int, whole: Words | None = None) -> Words:
    """The words of the stretch without an aside at its end; `whole` are those with it."""
    stop = _without_aside(text, start, end)
    return whole if whole and stop == end else words_of(text, start, stop)


def _without_aside(text: str, start: int, end: int) -> int:
    """Where the words end before parentheses that close the stretch."""
    aside = ASIDE.search(text, start, end) if text[end - 1 : end] == ")" else None
    return aside.start() if aside and aside.start() > start else end


def _skip(text: str, place: int, end: int) -> int:
    gap = JOINT.match(text, place, end)
    return gap.end() if gap else place


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands before word `i`: a comma, "және" or neither; `form` is that of the words left.

    `form` is "" where these make no clause; `marker` is the number of the causal marker that they
    end in, "" without one.
    """

    i: int
    comma: bool
    form: str
    marker: str


def _gaps(text: str, words: Words) -> Iterator[_Gap]:
    """The gaps with a joint or behind a marker, but those in parentheses."""
    forms = words.forms
    markers = {i: _markers().of(forms[max(0, i - LONGEST) : i]) for i in _markers().within(forms)}
    depth = 0
    for i in range(1, len(forms)):
        gap = text[words.ends[i - 1] : words.starts[i]]
        depth = max(0, depth + gap.count("(") - gap.count(")")) if gap != " " else depth
        comma = "," in gap
        joint = comma or forms[i] == AND
        if not depth and (joint or i in markers):
            form = form_of(forms[max(0, i - LONGEST) : i]) if joint else ""
            yield _Gap(i, comma, form if form in TURNS else "", markers.get(i, ""))


def _places(text: str, words: Words) -> Iterator[tuple[int, str]]:
    """Where to cut, and the role of what goes before."""
    forms = words.forms
    final = form_of(forms)
    if final == "resolving" or len(forms) > MANY or begins("openers", forms):
        return
    gaps = list(_gaps(text, words))
    turn = None  # the last joint after a clause
    for number, gap in enumerate(gaps):
        place = words.ends[gap.i - 1]
        if gap.marker and _marked(forms, gap, final, gaps[number + 1 :]):
            if turn is not None:
                yield turn, ""
            yield place, "marked"
            turn = None
        elif gap.comma and _turns(forms, gap, final):
            yield place, ""
            turn = None
            if begins("openers", forms[gap.i :]):
                return
        elif gap.form:
            turn = place


def _turns(forms: Sequence[str], gap: _Gap, final: str) -> bool:
    """Whether the clause after a comma is to be a unit of its own."""
    left, rest = forms[: gap.i], forms[gap.i :]
    if begins("openers", rest) or begins("pointers", rest):
        return True
    if not gap.form:
        return False
    if begins("comments", rest) and not any(f[0].isdigit() for f in rest):
        return True
    instruction = final in INSTRUCTIONS and gap.form in FINITE - {"state"}
    return instruction or states_cause(left)


def _marked(forms: Sequence[str], gap: _Gap, final: str, later: Sequence[_Gap]) -> bool:
    """Whether a causal clause ends here, and an effect follows."""
    i = gap.i
    if forms[i] in _not_after() or len(forms) - i < EFFECT:
        return False
    if begins("pointers", forms[max(0, i - 2) : i]) or (i == 1 and begins("pointers", forms[:i])):
        return False
    if gap.comma:
        return True
    effect = next((g.form for g in later if g.form), final)
    return effect not in UNCUT and not _entries("markers")[int(gap.marker)].get("comma")
