"""The territories of Kazakhstan, present and former, by name.

`entries(name)` gives all territories of a name in lower case, in any of its spellings; the rows of
`data/expressions/places.csv` are dated, because a town may have changed its oblast or its name.
`code` is the ISO 3166-2:KZ code of the oblast (or city of that rank); for a territory that is no
more, the code of its legal successor.

>>> [place.full_name for place in entries("семей") if place.level == "city"]
['Семей қаласы', 'Семей қаласы']
"""

from dataclasses import dataclass
from functools import cache

from kznlp import resources


@dataclass(frozen=True, slots=True)
class Territory:
    """A row of the gazetteer.

    Attributes:
        name: without the noun that says what it is.
        level: country, region, city, district.
        code: ISO 3166-2:KZ.
        kato: KATO code, "" where not known.
        start: first year of this name and code, "" for always or unknown.
        end: last year, "" for today.
        successor: full name of the territory that took its place.
        alone: the name means the territory without its noun as well.
    """

    name: str
    level: str
    code: str
    kato: str
    start: str
    end: str
    successor: str
    alone: bool

    @property
    def full_name(self) -> str:
        """The name with its noun, "Қызылорда облысы"."""
        head = resources.entries("expressions/place_words.yml")["full"].get(self.level)
        return f"{self.name} {head}" if head else self.name

    def valid_in(self, year: str) -> bool:
        """Whether it had this name and code in the year; "" is today."""
        if not year:
            return not self.end
        return (not self.start or self.start <= year) and (not self.end or year <= self.end)


@cache
def gazetteer() -> dict[str, tuple[Territory, ...]]:
    """All territories by lower-case spelling."""
    found: dict[str, list[Territory]] = {}
    for row in resources.table("expressions/places.csv"):
        territory = Territory(**{**row, "alone": row["alone"] == "yes"})  # type: ignore[arg-type]
        found.setdefault(row["name"].lower(), []).append(territory)
    for spelling, name in resources.pairs("expressions/place_spellings.csv").items():
        found.setdefault(spelling.lower(), []).extend(found[name.lower()])
    return {name: tuple(places) for name, places in found.items()}


def entries(name: str) -> tuple[Territory, ...]:
    """The territories of this name, in lower case; none if it is not known."""
    return gazetteer().get(name, ())
