"""A stretch of the document that may hold the details of a measure, and what it names."""

from dataclasses import dataclass
from functools import cached_property

from kznlp.expressions.acts import find_acts
from kznlp.expressions.bodies import find_bodies
from kznlp.expressions.dates import find_dates
from kznlp.expressions.durations import find_durations
from kznlp.expressions.mentions import Act, Body, Date
from kznlp.expressions.mentions import Place as Territory
from kznlp.expressions.places import find_places
from kznlp.expressions.settlements import find_settlements
from kznlp.measures.words import Words, words


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the whole document.

    Attributes:
        date: its own date.
        region: the oblast that it is about.
        title: its title.
        latest: the last year that its text names.
    """

    date: str | None = None
    region: str | None = None
    title: str | None = None
    latest: str | None = None

    @property
    def years(self) -> tuple[str, str] | None:
        """The first and last year that its title names: "2003-2005 жылдарға арналған …"."""
        found = [date.value.partition("/") for date in find_dates(self.title or "")]
        return next(((first, last) for first, slash, last in found if slash), None)

    @property
    def year(self) -> str | None:
        """The year of the date."""
        return self.date[:4] if self.date else None

    @property
    def year_of_borders(self) -> str | None:
        """The year whose territories it means: no text knows an oblast of later days."""
        return self.year or self.latest


NOTHING = About()


@dataclass(frozen=True)
class Place:
    """`text` stands at `start` of the document (None for a cell whose place is unknown).

    What it names is searched for once: a lead-in serves all the items of its list.

    Attributes:
        name: what it is for the measure: unit, sentence, lead_in, heading, or a column's role.
        about: the document.
    """

    name: str
    text: str
    start: int | None
    about: About = NOTHING

    @cached_property
    def words(self) -> Words:
        """Its words, in offsets of the document if its place is known."""
        return words(self.text, offset=self.start or 0)

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies that it names."""
        return find_bodies(self.text, places=lambda: self._named)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts that it cites."""
        return find_acts(self.text)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """The dates that it names, and the times within which something is to be done."""
        found = (*find_dates(self.text, anchor=self.about.date), *find_durations(self.text))
        return tuple(sorted(found, key=lambda date: date.start))

    @cached_property
    def _named(self) -> tuple[Territory, ...]:
        return find_places(self.text, region=self.about.region, year=self.about.year_of_borders)

    @cached_property
    def territories(self) -> tuple[Territory, ...]:
        """The territories that it names, but those in the name of a body or an act."""
        found = (*self._named, *find_settlements(self.text, region=self.about.region))
        if not found:
            return ()
        names = [(m.start, m.end) for m in (*self.bodies, *self.acts)]
        kept = [t for t in found if not any(s <= t.start < e for s, e in names)]
        return tuple(sorted(kept, key=lambda territory: territory.start))
