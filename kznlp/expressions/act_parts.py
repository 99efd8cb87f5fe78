"""The parts of a citation before its head: number, date, title, subject, issuer.

The walk goes to the left from the head, one part at a time, for as long as something fits.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import regex

from kznlp import resources
from kznlp.expressions.bodies import find_bodies
from kznlp.expressions.body_words import data
from kznlp.expressions.dates import find_dates
from kznlp.expressions.patterns import alternation

OPENING = {"»": "«", '"': '"', "”": "“"}
NUMBER = regex.compile(r"(?:№|(?<!\p{L})[nN])[\s№]{0,3}\d[\p{L}\d/.\-–]{0,20}$")
BARE_NUMBER = regex.compile(
    r"(?<=\p{L}\s{1,3})\d{1,4}(?:-\p{L}{1,3})?$"
)  # "… мамырдағы 605 қаулысы"
WORD = regex.compile(r"\p{L}[\p{L}-]*$")
WORDS = regex.compile(r"\p{L}[\p{L}-]*")
SPACE = regex.compile(r"(?<![\s,])[ \u00a0\t]*,?[ \u00a0\t]*\n?[ \u00a0\t]*$")
SPACES = " \u00a0\t\n,"
SUBJECT = regex.compile(r"(?:\p{L}[\p{L}-]*,?\s+){1,12}$")
SUBJECT_WORDS = 6  # without a capital to begin it


@dataclass(slots=True)
class Parts:
    """Where the citation begins so far, and the parts that were seen."""

    start: int
    seen: set[str] = field(default_factory=set)


def words() -> Any:  # noqa: ANN401 (YAML is what the file says)
    """The words of cited acts."""
    return resources.entries("expressions/act_words.yml")


def parts_before(text: str, low: str, head: int, floor: int, *, needs: frozenset[str]) -> Parts:
    """The parts between `floor` and the head."""
    before = text[floor:head]
    dates = {d.end + floor: (d.start + floor, d.value) for d in find_dates(before)}
    parts = Parts(head)
    at = head
    while True:
        at = _skip_space(text, at, floor)
        part = _part(text, low, at, floor, dates, needs) or _for_years(low, at, floor, dates, needs)
        if part is None and (parts.seen or "issuer" in needs):
            part = _issuer(text, low, at, floor)
        if part is not None and not (part[0] == "about" and "title" in parts.seen):
            name, at = part
            parts.seen.add(name)
            parts.start = at
            continue
        word = WORD.search(low, max(floor, at - 40), at)
        if word and "name" in needs and word.group() in words()["codes"]:
            parts.seen.add("name")
            parts.start = at = word.start()
        elif word and word.group() in words()["fillers"]:
            at = word.start()
        else:
            return parts


def _skip_space(text: str, at: int, floor: int) -> int:
    """Over spaces, a comma and one line break, as a note of approval has them."""
    start = floor + len(text[floor:at].rstrip(SPACES))
    return start if SPACE.match(text, start, at) else at


def _part(
    text: str,
    low: str,
    at: int,
    floor: int,
    dates: Mapping[int, tuple[int, str]],
    needs: frozenset[str],
) -> tuple[str, int] | None:
    """The part that ends at `at`: its name and where it begins."""
    opening = OPENING.get(text[at - 1 : at])
    if opening is not None:
        start = text.rfind(opening, floor, at - 1)
        return ("title", start) if start >= 0 else None
    if at in dates:
        start, value = dates[at]
        return ("period" if "/" in value else "date"), start
    number = NUMBER.search(low, max(floor, at - 30), at)
    if number:
        return "number", number.start()
    bare = BARE_NUMBER.search(low, max(floor, at - 12), at)
    if bare and _skip_space(text, bare.start(), floor) in dates:
        return "number", bare.start()
    country = _country().search(low, max(floor, at - 50), at)
    if country:
        return "country", country.start()
    if low.endswith(words()["about"], floor, at):
        about = at - len(words()["about"])
        return "about", _subject(text, low, about, floor, code="name" in needs)
    return None


def _issuer(text: str, low: str, at: int, floor: int) -> tuple[str, int] | None:
    """The body in the genitive that ends at `at`; in another case it acts by the citation."""
    if not low.endswith(tuple(data()["genitives"]), floor, at):
        return None
    bodies = find_bodies(text[floor:at])
    if bodies and bodies[-1].end == at - floor:
        return "issuer", bodies[-1].start + floor
    return None


def _subject(text: str, low: str, about: int, floor: int, *, code: bool) -> int:
    """Where "құқық бұзушылық туралы" begins: at the nearest capital, or a few words before.

    What a code is about begins as one of the known does; no clause ends in what an act is about.
    """
    found = SUBJECT.search(text, max(floor, about - 160), about)
    if found is None:
        return about
    known, begins = about, []
    for word in WORDS.finditer(low, found.start(), about):
        begins.append(word.start())
        if code and word.group() in words()["code_subjects"]:
            known = word.start()
        if _ends_clause(word.group()):
            begins = []
    if known < about:
        return known
    capitals = [b for b in begins if text[b].isupper()]
    return capitals[-1] if capitals else [*begins[-SUBJECT_WORDS:], about][0]


def _ends_clause(word: str) -> bool:
    ends = words()["clause_ends"]
    return word.endswith(tuple(ends["endings"])) and not word.endswith(tuple(ends["except"]))


def _for_years(
    low: str, at: int, floor: int, dates: Mapping[int, tuple[int, str]], needs: frozenset[str]
) -> tuple[str, int] | None:
    """The years of "2005-2007 жылдарға арналған халықты жұмыспен қамту бағдарламасы"."""
    if "period" not in needs:
        return None
    found = _for().search(low, max(floor, at - 160), at)
    if found is None:
        return None
    end = _skip_space(low, found.start(), floor)
    return ("period", dates[end][0]) if end in dates else None


@cache
def _for() -> regex.Pattern[str]:
    return regex.compile(rf"{words()['for_years']}(?:\s+[\p{{L}}-]+,?){{0,12}}$")


@cache
def _country() -> regex.Pattern[str]:
    names, republic = alternation(words()["country"]), words()["republic"]
    return regex.compile(rf"(?<!\p{{L}}){names}\p{{L}}*(?:\s+{republic}\p{{L}}*)?$")
