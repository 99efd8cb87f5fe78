"""The register of public bodies: what a printed name, abbreviation or post stands for.

`data/expressions/bodies.csv` has the names that central bodies bore, each with its years; the names
of one body and of those that took over its work share an id. An akim, his deputy, the akimat and
the old "administration" are one body, that of their territory. A post stands for its body.

>>> resolve("Қаржы министрі", year="2005")
Registered(id='ministry-finance', name='Қаржы министрлігі')
>>> resolve("ҰЭМ", year="2022").id, resolve("облыс әкімінің орынбасары", region="KZ-39").name
('ministry-economy', 'Қостанай облысының әкімдігі')
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from kznlp import resources
from kznlp.expressions.body_words import abbreviations, data, possessives
from kznlp.expressions.gazetteer import Territory, gazetteer
from kznlp.expressions.patterns import alternation, lower
from kznlp.expressions.places import find_places

LATEST = "9999"


@dataclass(frozen=True, slots=True)
class Registered:
    """A body: its id, and its name in the year that was asked for."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that a body bore from `start` to `end`, "" for today."""

    id: str
    name: str
    start: str
    end: str

    def bore_in(self, year: str) -> bool:
        return self.start <= year <= (self.end or LATEST)


def resolve(name: str, *, year: str | None = None, region: str | None = None) -> Registered | None:
    """The body that a name stands for; None where it is not known, or are several.

    Args:
        name: as printed, in the nominative.
        year: of the document; without it the body has its latest name.
        region: ISO 3166-2:KZ of the oblast that "облыс әкімі" means.
    """
    low = " ".join(lower(abbreviations().get(name, name)).split())
    low = _country().sub("", low)
    return _akimat(low, name, year or "", region) or _central(low, year or LATEST)


def _central(low: str, year: str) -> Registered | None:
    post = _post().match(low)
    full = post["body"] + _words()["posts"][post["post"]] if post else low
    bare = _possessive().sub("", full)  # "Қазақстан Республикасының Үкіметі"
    known = _by_name().get(full) or _by_name().get(bare)
    if not known:
        return None
    best = next((name for name in known if name.bore_in(year)), known[-1])
    return Registered(best.id, _name_in(best, year))


def _name_in(known: _Name, year: str) -> str:
    """The name that the body bore in the year: the same, where it did; else one of that time."""
    if known.bore_in(year):
        return known.name
    others = [name for name in _by_id()[known.id] if name.bore_in(year)]
    return others[0].name if others else known.name


def _akimat(low: str, name: str, year: str, region: str | None) -> Registered | None:
    """The body of an akim, by the territory in its name, or by its level alone."""
    found = _akim().search(low)
    if found is None:
        return None
    places = [p for p in find_places(name, region=region, year=year or None) if p.code]
    if len(places) == 1:
        place = places[0]
        own = place.code if place.level == "region" else f"{place.code}-{lower(place.name)}"
        return Registered(f"akimat-{own}", _of(place.name))
    if not places and region and _of_oblast().match(low):
        oblast = _oblast(region, year)
        return Registered(f"akimat-{region}", _of(oblast)) if oblast else None
    return None


def _of(territory: str) -> str:
    return f"{territory}{_words()['genitive']} {_words()['akimat']}"


@cache
def _oblast(code: str, year: str) -> str | None:
    found = {t.full_name: t for rows in gazetteer().values() for t in rows if _is_oblast(t, code)}
    valid = [t for t in found.values() if t.valid_in(year)]
    return next((t.full_name for t in sorted(valid, key=lambda t: bool(t.end))), None)


def _is_oblast(territory: Territory, code: str) -> bool:
    return territory.level == "region" and territory.code == code


@cache
def _names() -> tuple[_Name, ...]:
    return tuple(_Name(**row) for row in resources.table("expressions/bodies.csv"))


@cache
def _by_name() -> dict[str, tuple[_Name, ...]]:
    """The names in small letters, each with the latest body last."""
    found: dict[str, list[_Name]] = {}
    for name in sorted(_names(), key=lambda n: n.start):
        found.setdefault(lower(name.name), []).append(name)
    return {name: tuple(rows) for name, rows in found.items()}


@cache
def _by_id() -> dict[str, list[_Name]]:
    found: dict[str, list[_Name]] = {}
    for name in _names():
        found.setdefault(name.id, []).append(name)
    return found


def _words() -> Any:  # noqa: ANN401 (YAML is what the file says)
    return data()["register"]


@cache
def _country() -> regex.Pattern[str]:
    return regex.compile(rf"^(?:{alternation(data()['country'])}\s+)+")


@cache
def _post() -> regex.Pattern[str]:
    posts = alternation(_words()["posts"])
    return regex.compile(rf"(?P<body>.*?\s?)(?P<post>{posts}){_owning()}$")


@cache
def _akim() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}}){alternation(_words()['akims'])}{_owning()}$")


def _owning() -> str:
    """What may follow a post whose holder owns the rest: "әкімінің орынбасары"."""
    return rf"(?:{alternation(data()['genitives'])}\s.*)?"


@cache
def _possessive() -> regex.Pattern[str]:
    return regex.compile(rf"{possessives()}$")


@cache
def _of_oblast() -> regex.Pattern[str]:
    return regex.compile(alternation(_words()["oblast"]))
