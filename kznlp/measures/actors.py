"""Who acts: of the bodies that a text names, those that are to do something, or did it.

In prose the case tells, and the place: the bodies at the start of a sentence act, and those in the
dative to which something is entrusted; a body in the genitive or accusative is what it is done to.
In the cells of a plan all act.

>>> text = "Облыстық қаржы басқармасы аудан әкімдерінің есебін тыңдасын"
>>> [body.name for body in acting(text, "unit", find_bodies(text))]
['Облыстық қаржы басқармасы']
"""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from kznlp import resources
from kznlp.expressions.bodies import find_bodies
from kznlp.expressions.mentions import Body
from kznlp.expressions.persons import find_persons
from kznlp.expressions.places import find_places
from kznlp.language.phrases import Phrases
from kznlp.measures.lexicon import words

FILE = "measures/acting.yml"
LIST = regex.compile(r"\s*+[,;\n]\s*+(?![^()]*\))")
ASIDE = regex.compile(r"\s*+(?:\([^()]{0,80}\)|/[^/]{0,80}/)")  # "(А.Б. Аманов)"
AGREED = regex.compile(r"[\s»\"”.]*+\([^()]{0,80}\)[\s.]*+$")  # "(келісу бойынша)"
BETWEEN = regex.compile(r"[\s,;:–—-]*+")
ABBREVIATION = regex.compile(r"\p{Lu}[\p{L}-]{0,6}\p{Lu}[\p{L}-]*+")
NAME = 60  # characters of a person's name
FEW = 2  # words of a part that may be the beginning of the next


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
    ending = printed[len(name) :] if printed.startswith(name) else ""
    return next((case for known, case in _cases() if ending == known), "nominative")


def acting(text: str, place: str, bodies: Sequence[Body]) -> Iterator[Body]:
    """Of the bodies of a text those that act; `place` is its name, "lead_in" or another."""
    if not bodies:
        return
    entrusted = any(case_of(body) in _acting_cases("entrusted") for body in bodies) and any(
        _entrusting().find([w.lower for w in words(text)])
    )
    end = 0  # of the chain of bodies at the start
    for body in bodies:
        case = case_of(body)
        first = place != "lead_in" and not _words_between(text, end, body.start)
        if first:
            end = body.end
        if (
            (first and case in _acting_cases("first"))
            or (place == "lead_in" and case in _acting_cases("lead_in"))
            or (entrusted and case in _acting_cases("entrusted"))
            or _next_word(text, body.end) in _list("by")
        ):
            yield body


def after_bodies(text: str, bodies: Sequence[Body]) -> int:
    """Where the chain of acting bodies at the start of a sentence ends; 0 without one."""
    end = 0
    for body in bodies:
        if _words_between(text, end, body.start):
            break
        if case_of(body) not in _acting_cases("first"):
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
    between = regex.sub(ASIDE, " ", text[start:end])
    if any(word.lower not in _list("joints") for word in words(between)):
        for person in reversed(find_persons(between)):
            between = f"{between[: person.start]} {between[person.end :]}"
    return any(word.lower not in _list("joints") for word in words(between))


def _next_word(text: str, start: int) -> str:
    word = regex.compile(r"\s+(\p{L}+)").match(text, start)
    return word[1].lower() if word else ""


def listed(text: str) -> Iterator[tuple[int, int]]:
    """The places of the bodies in a cell: what its commas part, remarks behind them left out.

    A part of one or two words without a body is the beginning of the next one, as in "Сауда,
    туризм және байланыс басқармасы"; an abbreviation stands for itself, and so does what shares
    its head with the next ones: "аудандардың, қалалардың әкімдері" (see `shared_head`).
    """
    begin: int | None = None
    for start, end in _parts(text):
        part = text[start:end]
        if not part.strip():
            continue
        begin = start if begin is None else begin
        short = len(words(part)) <= FEW and not ABBREVIATION.fullmatch(part.strip())
        goes_on = short and text[end : end + 1] == "," and not find_bodies(part)
        if goes_on and not (begin == start and shared_head(text, start, end)):
            continue
        yield begin, end - len(_remark(text[begin:end]))
        begin = None
    if begin is not None:
        yield begin, len(text) - len(_remark(text[begin:]))


def shared_head(text: str, start: int, end: int) -> str | None:
    """The head that a part of a list has in common with one behind it.

    >>> shared_head("аудандардың, қалалардың әкімдері", 0, 11)
    'әкімдері'
    """
    part = words(text, start, end)
    if not part or not _names_territories(part[-1].lower, text[start:end]):
        return None
    body = next(iter(find_bodies(text[end:])), None)
    if body is None or regex.search(r"[;\n]", text[end : end + body.start]):
        return None
    last = words(body.name)[-1].lower
    return last if last.endswith(tuple(_list("plural_heads"))) else None


def _names_territories(last: str, part: str) -> bool:
    """Whether a part names territories only: "облыстардың", "Семей"."""
    levels = tuple(_list("territories"))
    return last.startswith(levels) or any(p.level != "country" for p in find_places(part))


def _remark(part: str) -> str:
    remark = AGREED.search(part)
    return part[part.index("(", remark.start()) :] if remark else ""


def _parts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for sign in LIST.finditer(text):
        yield start, sign.start()
        start = sign.end()
    yield start, len(text)
