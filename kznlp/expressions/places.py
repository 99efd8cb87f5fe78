"""Territories: oblasts, cities, districts and the country, present and former.

A name counts as a territory when
    1. a noun says so: "Шу ауданы", "Ақтөбе қаласының", "Жамбыл облыстық …" (`named_with_noun`);
    2. it stands in a list that shares the noun: "Ақтөбе, Қызылорда облыстарында" (`shares_noun`);
    3. it fills its line, as the label of a row does; a bare "Алматы" is then the oblast (`label`);
    4. it is a bare name that means nothing else: "Өскеменде" (`bare_name`);
    5. it is the country: "Қазақстанда", "еліміз" (`country`), unless the country is only the owner
       of a body or an act ("Қазақстан Республикасының Үкіметі").

>>> [(p.code, p.name) for p in find_places("Ақтөбе, Қызылорда облыстарында және Өскеменде")]
[('KZ-15', 'Ақтөбе облысы'), ('KZ-43', 'Қызылорда облысы'), ('KZ-63', 'Өскемен қаласы')]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import regex

from kznlp import resources
from kznlp.expressions.country import COUNTRY, find_country
from kznlp.expressions.gazetteer import Territory, gazetteer
from kznlp.expressions.mentions import Place
from kznlp.expressions.openers import Openers
from kznlp.expressions.patterns import (
    BEGIN,
    STOP,
    alternation,
    case_end,
    first_words,
    lower,
    noun_end,
    scan,
    stems,
)

LEVELS = ["region", "city", "district"]
# A quoted name is a firm's or a paper's, one after an initial a person's: "А. Семей".
NO_PLACE_AFTER = regex.compile(r"(?:[\"']|(?<!\p{L})\p{Lu}\.\s?)$")
QUOTED = regex.compile(r"[«“„][^»”\n]*$")
QUOTE = 40  # characters of a quoted name


@dataclass(slots=True)
class _Name:
    """A name as it stands in the text; `level` is None while no noun has told it."""

    start: int
    name_end: int
    end: int
    key: str
    level: str | None
    reason: str


def find_places(
    text: str, *, region: str | None = None, year: str | None = None
) -> tuple[Place, ...]:
    """Territories in `text`, in order, without overlap.

    Args:
        text: the text to search.
        region: code of the oblast that the text is about; it decides between districts of one name.
        year: the year that the text is of, as names and codes were then; today if None.
    """
    low = lower(text)
    if _named().missing_in(low):
        return ()
    names = list(_names(text, low))
    _share_nouns(low, names)
    places = []
    here = region
    for name in names:
        territory = _resolve(text, low, name, here, year or "")
        if territory is not None:
            if territory.level == "region":
                here = territory.code
            places.append(_place(text, name, territory))
    # Not the country's name in "Шығыс Қазақстан облысы".
    inside = {i for p in places for i in range(p.start, p.end)}
    countries = [
        country
        for country in find_country(text, low)
        if country.start not in inside and not _is_quoted(text, country.start)
    ]
    return tuple(sorted([*places, *countries], key=lambda p: p.start))


def _is_quoted(text: str, start: int) -> bool:
    """Whether a name stands in a short quotation, as in that of a paper: «Орталық Қазақстан»."""
    return QUOTED.search(text, max(0, start - QUOTE), start) is not None


def begins_place(low: str, start: int) -> bool:
    """Whether a known name begins at `start` of a text in lower case."""
    return bool(_first().match(low, start) and _name_pattern().match(low, start))


@cache
def _words() -> Any:  # noqa: ANN401 (YAML is what the file says)
    return resources.entries("expressions/place_words.yml")


@cache
def _heads() -> dict[str, str]:
    return {head: level for level, heads in _words()["heads"].items() for head in heads}


@cache
def _name_pattern() -> regex.Pattern[str]:
    adjectives = alternation(_words()["adjectives"])
    head = rf"(?P<head>{stems(_heads())})(?:\.|{noun_end('kept')})"
    noun = rf"(?:\s+(?:(?P<adjective>{adjectives}){STOP}|{head}))?"
    return regex.compile(rf"(?P<name>{alternation(gazetteer())}){case_end()}{noun}")


@cache
def _first() -> re.Pattern[str]:
    return re.compile(rf"{BEGIN}(?={alternation(gazetteer())})")


@cache
def _named() -> Openers:
    """The words in which the name of a territory, or another word for the country, begins."""
    names = first_words([*gazetteer(), *(entry["stem"] for entry in _words()["country"])])
    return Openers(re.compile(rf"{BEGIN}{alternation(names)}"))


@cache
def _joint() -> regex.Pattern[str]:
    joints = alternation(_words()["joints"])
    return regex.compile(rf"\s*(?:,|;|\s{joints}\s)\s*")


@cache
def _not_before() -> regex.Pattern[str]:
    return regex.compile(rf"[»\"”]?\s+{alternation(_words()['not_before'])}")


@cache
def _of_settlements() -> regex.Pattern[str]:
    """The rest of a list of villages: ", Саудакент және Ойық ауылдарында"."""
    joint = rf"\s*(?:,|\s{alternation(_words()['joints'])}\s)\s*"
    another = rf"{joint}\p{{Lu}}[\p{{L}}-]+"
    return regex.compile(rf"(?:{another}){{0,9}}\s+{alternation(_words()['settlements'])}")


def _names(text: str, low: str) -> Iterator[_Name]:
    for found in scan(_first(), _name_pattern(), low):
        head, adjective = found["head"], found["adjective"]
        level = _heads()[head] if head else _words()["adjectives"].get(adjective)
        key = " ".join(found["name"].split())
        yield _Name(found.start(), found.end("name"), found.end(), key, level, "named_with_noun")


def _share_nouns(low: str, names: list[_Name]) -> None:
    """Hand the noun at the end of a list to the names before it."""
    for left, right in zip(names[-2::-1], names[:0:-1], strict=True):
        if left.level is None and right.level is not None:
            alike = any(t.level == right.level for t in gazetteer()[left.key])
            if alike and _joint().fullmatch(low, left.end, right.start):
                left.level, left.reason = right.level, "shares_noun"


def _resolve(text: str, low: str, name: _Name, region: str | None, year: str) -> Territory | None:
    found = [t for t in gazetteer()[name.key] if t.level != "country"]
    if name.level is not None:
        found = [t for t in found if t.level == name.level]
    elif _is_line(text, name) and text[name.start].isupper():
        name.reason = "label"
        found = _of_label(found, year)
    elif _is_bare(text, low, name):
        name.reason = "bare_name"
        first = min((t.level for t in found if t.alone), default="")  # city before region
        found = [t for t in found if t.alone and t.level == first]
    else:
        return None
    return _choose(found, region, year)


def _of_label(found: list[Territory], year: str) -> list[Territory]:
    """Those of the highest level, of the highest that existed in the year if it is known."""
    then = [t for t in found if year and t.valid_in(year)] or found
    first = min((t.level for t in then), key=LEVELS.index, default="")
    return [t for t in found if t.level == first]


def _is_line(text: str, name: _Name) -> bool:
    """Whether the name fills its line, as the label of a row does."""
    before = text[max(0, name.start - 8) : name.start].rpartition("\n")
    after = text[name.end : name.end + 8].partition("\n")
    begins = before[1] or name.start <= 8
    ends = after[1] or len(text) <= name.end + 8
    return bool(begins and ends) and not (before[2] + after[0]).strip(" .,:;\t")


def _is_bare(text: str, low: str, name: _Name) -> bool:
    before = text[max(0, name.start - 4) : name.start]
    return (
        text[name.start].isupper()
        and not NO_PLACE_AFTER.search(before)
        and not _is_quoted(text, name.start)
        and not _not_before().match(low, name.end)
        and not _of_settlements().match(text, name.end)
    )


def _choose(found: list[Territory], region: str | None, year: str) -> Territory | None:
    """The territory as it was in the year; of several oblasts' districts, the one of `region`."""
    valid = [t for t in found if t.valid_in(year)] or _nearest(found, year)
    own = [t for t in valid if t.code == region] or valid
    if len({t.code for t in own}) > 1:
        # The name says no more than the country.
        return replace(own[0], code=COUNTRY, kato="")
    return own[0] if own else None


def _nearest(found: list[Territory], year: str) -> list[Territory]:
    later = [t for t in found if year and t.end >= year]
    return sorted(later, key=lambda t: t.start)[:1] or sorted(found, key=lambda t: t.end)[-1:]


def _place(text: str, name: _Name, territory: Territory) -> Place:
    rows = [t for t in gazetteer()[territory.name.lower()] if t.level == territory.level]
    return Place(
        start=name.start,
        end=name.end,
        text=text[name.start : name.end],
        reason=name.reason,
        code=territory.code,
        name=territory.full_name,
        kato=territory.kato or None,
        level=territory.level,
        former=all(t.end for t in rows),
    )
