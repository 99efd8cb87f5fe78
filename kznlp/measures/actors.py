"""Who acts: of the bodies that a text names, those that are to do something, or did it.

In prose the case tells, and the place: the bodies at the start of a sentence act, or behind its
opening ("… мақсатында"), those in the dative to which something is entrusted, and those in the
instrumental that join in ("… бірлесіп"); a body in the genitive or accusative is done something to.
In the cells of a plan all act.

>>> from kznlp.measures.places import Place
>>> place = Place("unit", "Облыстық қаржы басқармасы аудан әкімдерінің есебін тыңдасын", 0)
>>> [body.name for body in acting(place)]
['Облыстық қаржы басқармасы']
"""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from kznlp import resources
from kznlp.expressions.date_patterns import words as date_words
from kznlp.expressions.mentions import Body
from kznlp.expressions.persons import find_persons
from kznlp.language.phrases import Phrases
from kznlp.measures.openings import ends, remarks
from kznlp.measures.places import Place
from kznlp.measures.words import words

FILE = "measures/acting.yml"
ASIDE = regex.compile(r"\s*+(?:\([^()]{0,80}\)|/[^/]{0,80}/)")  # "(А.Б. Аманов)"
NEXT = regex.compile(r"\s+(\p{L}+)")
NAME = 60  # characters of a person's name


@cache
def _cases() -> tuple[tuple[str, str], ...]:
    """Endings and their cases, the longest ending first."""
    listed = resources.entries(FILE)["cases"].items()
    return tuple(sorted(((e, c) for c, es in listed for e in es), key=lambda p: -len(p[0])))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(resources.entries(FILE)[name])


@cache
def _acting_cases(place: str) -> frozenset[str]:
    return frozenset(resources.entries(FILE)["acting"][place])


@cache
def _entrusting() -> Phrases:
    return Phrases({"": resources.entries(FILE)["entrusting"]})


def case_of(body: Body) -> str:
    """The case of a body's printed name, by what its name leaves out."""
    printed = " ".join(body.text.lower().split())
    name = body.name.lower()
    ending = printed[len(name) :].lstrip("-") if printed.startswith(name) else ""  # "ТЖМ-ге"
    return next((case for known, case in _cases() if ending == known), "nominative")


def acting(place: Place) -> Iterator[Body]:
    """Of the bodies that a place names those that act."""
    text, bodies = place.text, place.bodies
    if not bodies:
        return
    entrusted = any(case_of(body) in _acting_cases("entrusted") for body in bodies) and any(
        _entrusting().find(place.words.lower)
    )
    led_in = place.name == "lead_in"
    end = 0  # of the chain of bodies at the start
    found = place.words
    starts = [start - found.offset for start in (*ends(found), *remarks(found))]
    for body in bodies:
        case = case_of(body)
        first = not led_in and _begins(text, (end, *starts), body.start)
        if first:
            end = body.end
        if _describes(text, body) or _is_title(text, body):
            continue
        if (
            (first and case in _acting_cases("first"))
            or (led_in and case in _acting_cases("lead_in"))
            or (entrusted and case in _acting_cases("entrusted"))
            or (case == "instrumental" and _joins_in(text, body, bodies))
            or by(text, body)
        ):
            yield body


def by(text: str, body: Body) -> bool:
    """Whether it is whom something is done through: "комитет арқылы"."""
    return _next_word(text, body.end) in _list("by")


def subjects(place: Place) -> Iterator[Body]:
    """The bodies in the nominative, wherever they stand, unless the predicate is passive.

    Who is appointed ("оператор болып … белгіленсін") will act all the same.
    Those that are counted ("62 емхана") or in the name of an act are none.

    >>> text = "Былтырдан бері қала әкімдігі жалдау ақысын өтейді"
    >>> [body.name for body in subjects(Place("unit", text, 0))]
    ['қала әкімдігі']
    >>> list(subjects(Place("unit", "Былтыр жұмыспен қамту орталығы ашылды", 0)))
    []
    >>> text = "Жоба операторы болып қалалық су басқармасы белгіленсін"
    >>> [body.name for body in subjects(Place("unit", text, 0))]
    ['қалалық су басқармасы']
    """
    if not place.bodies or (_passive().search(place.words.lower[-1]) and not _appoints(place)):
        return
    for body in place.bodies:
        counted = place.text[: body.start].rstrip()[-1:].isdigit()
        cited = any(act.start <= body.start < act.end for act in place.acts)
        other = counted or cited or _is_title(place.text, body)
        if case_of(body) == "nominative" and not other:
            yield body


def _appoints(place: Place) -> bool:
    """Whether it says who is to be something."""
    lower = place.words.lower
    return not _list("as").isdisjoint(lower) and lower[-1].startswith(tuple(_list("appointed")))


@cache
def _passive() -> regex.Pattern[str]:
    found = resources.entries(FILE)["passive"]
    return regex.compile(rf"(?:{'|'.join(found['voices'])})(?:{'|'.join(found['others'])})$")


def _describes(text: str, body: Body) -> bool:
    """Whether it only says of the next word whose it is: "комитет бекіткен тариф"."""
    following = _next_word(text, body.end)
    described = following.endswith(tuple(_list("described")))
    dated = following in date_words()["relative_years"]  # "әкімдік өткен жылы …"
    return described and not dated and case_of(body) == "nominative"


def _is_title(text: str, body: Body) -> bool:
    """Whether it is the end of a quoted name: "«Электрондық үкімет» порталы"."""
    return text[body.end : body.end + 1] in ("»", "”", '"')


def _joins_in(text: str, body: Body, bodies: Sequence[Body]) -> bool:
    """Whether "бірлесіп" stands behind it, or behind the list of bodies that it is in."""
    end = body.end
    for other in bodies:
        if other.start > end and not _words_between(text, end, other.start):
            end = other.end
    return _next_word(text, _after_aside(text, end)) in _list("together")


def _begins(text: str, starts: Sequence[int], place: int) -> bool:
    """Whether a place begins the sentence, its opening or the chain of bodies left out."""
    return any(start <= place and not _words_between(text, start, place) for start in starts)


def after_bodies(text: str, bodies: Sequence[Body]) -> int:
    """Where the chain of bodies at the start, who act or are told to, ends; 0 without one."""
    end = 0
    for body in bodies:
        if _words_between(text, end, body.start):
            break
        if case_of(body) not in _acting_cases("addressed"):
            break
        end = body.end
    return _after_aside(text, end) if end else end


def _after_aside(text: str, start: int) -> int:
    """Where the name of who holds the post ends: "(А.Б. Аманов)", "А.Б. Аманов"."""
    aside = ASIDE.match(text, start)
    if aside:
        return aside.end()
    name = next(iter(find_persons(text[start : start + NAME])), None)
    return start + name.end if name and not text[start : start + name.start].strip() else start


def _words_between(text: str, start: int, end: int) -> bool:
    """Whether anything but names of persons and joints stands there."""
    between = ASIDE.sub(" ", text[start:end]) if start < end else ""
    if not between.strip() or _list("joints").issuperset(words(between).lower):
        return False
    if "." not in between:  # no initials
        return True
    for person in reversed(find_persons(between)):
        between = f"{between[: person.start]} {between[person.end :]}"
    return not _list("joints").issuperset(words(between).lower)


def _next_word(text: str, start: int) -> str:
    word = NEXT.match(text, start)
    return word[1].lower() if word else ""
