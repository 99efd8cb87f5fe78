"""The bodies of a cell, or of a line behind a label: what its commas part.

>>> text = "Қаржы басқармасы, аудандардың, қалалардың әкімдері (келісу бойынша)"
>>> [text[start:end] for start, end in listed(text)]
['Қаржы басқармасы', 'аудандардың', 'қалалардың әкімдері']
>>> shared_head(text, 18, 29)
'әкімдері'
"""

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from kznlp import resources
from kznlp.expressions.bodies import find_bodies
from kznlp.expressions.body_words import role
from kznlp.expressions.mentions import Body
from kznlp.expressions.places import find_places
from kznlp.measures.words import WORD, spaced, words
from kznlp.normalize.joins import join_hyphenation
from kznlp.normalize.offsets import rewrite
from kznlp.normalize.passage import Passage

FILE = "measures/acting.yml"
REMARK = regex.compile(r"\s*+\([^()]{0,80}\)[\s.]*+$")  # "(келісу бойынша)"
ABBREVIATION = regex.compile(r"\p{Lu}[\p{L}-]{0,6}\p{Lu}[\p{L}-]*+")
FEW = 2  # words of a part that may be the beginning of the next


@cache
def _sign() -> regex.Pattern[str]:
    """What parts bodies: a comma, a new line, or "(А. Аманов) және"; not between parentheses."""
    joints = "|".join(_list("joints"))
    signs = rf"\s*+(?:[,;]|\n(?!\s*+\p{{Ll}}))\s*+|(?<=\))\s++(?:{joints})\s++"
    return regex.compile(rf"(?:{signs})(?![^()]*\))")


@cache
def _list(name: str) -> tuple[str, ...]:
    return tuple(resources.entries(FILE)[name])


@lru_cache(maxsize=1_000)
def _bodies(text: str) -> tuple[Body, ...]:
    """The bodies in a part of a cell; the rows of a plan have much the same."""
    return find_bodies(text)


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
        goes_on = short and text[end : end + 1] == "," and not _bodies(part)
        alone = begin == start and (shared_head(text, start, end) or _begin_alike(text, start, end))
        if goes_on and not alone:
            continue
        yield from _bodies_of(text, begin, end - len(_remark(text[begin:end])))
        begin = None
    if begin is not None:
        yield begin, len(text) - len(_remark(text[begin:]))


def _bodies_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A part, or its bodies where a comma is missing: "Аудан әкімдері Қаржы бөлімі"."""
    bodies = _bodies(text[start:end])
    edges = [0, *(body.end for body in bodies)]
    between = [text[start + e : start + b.start] for e, b in zip(edges, bodies, strict=False)]
    rest = text[start + edges[-1] : end]
    if len(bodies) < FEW or not all(_is_joint(gap) for gap in (*between, rest)):
        yield start, end
        return
    for body in bodies:
        ending = len(" ".join(body.text.split())) - len(body.name)
        yield start + body.start, start + body.end - max(0, ending)


def _is_joint(gap: str) -> bool:
    return {*_list("joints"), *_list("together")}.issuperset(words(gap).lower)


def shared_head(text: str, start: int, end: int) -> str | None:
    """The head that a part of a list has in common with one behind it.

    >>> shared_head("аудандардың, қалалардың әкімдері", 0, 11)
    'әкімдері'
    """
    part = words(text, start, end)
    if not part or not _names_territories(part.lower[-1], text[start:end]):
        return None
    body = next(iter(_bodies(text[end:])), None)
    if body is None or regex.search(r"[;\n]", text[end : end + body.start]):
        return None
    last = words(body.name).lower[-1]
    return last if last.endswith(_list("plural_heads")) else None


def _begin_alike(text: str, start: int, end: int) -> bool:
    """Whether a part and the next both begin with a level: "облыстық архив, облыстық театрлар"."""
    plain = spaced(text)
    firsts = (WORD.search(plain, *span) for span in ((start, end), (end, len(text))))
    return all(first and role(first[0].lower()) == "level" for first in firsts)


def _names_territories(last: str, part: str) -> bool:
    """Whether a part names territories only: "облыстардың", "Семей"."""
    named = last.startswith(_list("territories"))
    return named or any(place.level != "country" for place in find_places(part))


def _remark(part: str) -> str:
    remark = REMARK.search(part)
    return remark[0] if remark else ""


def _parts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for sign in _sign().finditer(text):
        yield start, sign.start()
        start = sign.end()
    yield start, len(text)


def whole_words(name: str) -> str:
    """The name with the words joined that the lines of a narrow cell broke.

    >>> whole_words("Қаржы басқар- масы")
    'Қаржы басқармасы'
    """
    if "- " not in name:
        return name
    return rewrite(name, [], [*join_hyphenation(Passage(name))])[0]


def apart(name: str) -> list[str]:
    """The bodies of a name that lists them before a shared head.

    >>> apart("облыстардың, Астана қаласының әкімдері")
    ['облыстардың әкімдері', 'Астана қаласының әкімдері']
    """
    head = name.rsplit(" ", 1)[-1]
    if "," not in name or not head.lower().endswith(_list("plural_heads")):
        return [name]
    parts = [part.strip() for part in name.split(",")]
    return [*(f"{part} {head}" for part in parts[:-1] if part), parts[-1]]
