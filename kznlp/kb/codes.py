"""The codes that a user may ask for, and names of territories turned into codes.

>>> instruments(["T"]), instruments(["O2"])
(['T1', 'T2', 'T3', 'T4', 'T5', 'T6'], ['O2'])
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from kznlp import resources
from kznlp.errors import UnknownNameError
from kznlp.expressions.places import find_places
from kznlp.records import Status

Codes = str | Sequence[str] | None
CODE = regex.compile(r"KZ(-\w+)?", regex.I)


@dataclass(frozen=True, slots=True)
class Territory:
    """What a user asks for: a code, and for a city or district in it the KATO code if known."""

    code: str
    kato: str | None = None


def listed(codes: Codes) -> list[str]:
    """One code, several or none as a list."""
    return [codes] if isinstance(codes, str) else list(codes or ())


@cache
def taxonomy(name: str) -> tuple[str, ...]:
    """The codes of a file of `data/taxonomy/`."""
    return tuple(entry["code"] for entry in resources.entries(f"taxonomy/{name}.yml"))


def known(kind: str, codes: Iterable[str], among: Iterable[str]) -> list[str]:
    """The codes, each checked.

    Raises:
        UnknownNameError: one is not among those that exist; the message lists them.
    """
    choice, checked = set(among), []
    for code in codes:
        if code not in choice:
            raise UnknownNameError(kind, code, choice)
        checked.append(code)
    return checked


def instruments(codes: Iterable[str]) -> list[str]:
    """Codes of instruments; a letter stands for its whole class."""
    every = sorted(taxonomy("instruments"))
    classes = {code[0]: [c for c in every if c[0] == code[0]] for code in every}
    asked = known("instrument", codes, {*every, *classes})
    return [code for one in asked for code in classes.get(one, [one])]


def sectors(codes: Iterable[str]) -> list[str]:
    """Codes of sectors; a division stands for its groups too."""
    every = sorted(taxonomy("sectors"))
    divisions = {code.partition(".")[0] for code in every}
    asked = known("sector", codes, {*every, *divisions})
    return [
        c for one in asked for c in sorted({one, *every}) if c == one or c.startswith(f"{one}.")
    ]


def statuses(codes: Iterable[str]) -> list[str]:
    """Codes of the status of a measure."""
    return known("status", codes, list(Status))


def territories(names: Iterable[str]) -> list[Territory]:
    """Territories by code or by name.

    >>> territories(["KZ-43"])
    [Territory(code='KZ-43', kato=None)]

    Raises:
        UnknownNameError: it is neither; the message lists the codes.
    """
    return [_territory(name) for name in names]


def _territory(name: str) -> Territory:
    rows = resources.table("expressions/places.csv")
    if CODE.fullmatch(name):
        codes = {"KZ", *(row["code"] for row in rows if row["code"])}
        return Territory(known("region", [name.upper()], codes)[0])
    title = name.strip().title()
    nouns = resources.entries("expressions/place_words.yml")["full"]
    for words in (name, title, *(f"{title} {noun}" for noun in nouns.values())):
        for place in find_places(words):
            inner = place.level not in ("country", "region")
            return Territory(place.code, place.kato if inner else None)
    regions = {f"{row['code']} {row['name']}" for row in rows if row["level"] == "region"}
    raise UnknownNameError("region", name, regions)
