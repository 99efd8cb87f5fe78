"""The fields of a measure that come from expressions, each value with its place.

`prose_details` and `row_details` say which places are asked, and in which order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kznlp.expressions.mentions import Body, Mention, Money
from kznlp.expressions.registry import resolve
from kznlp.measures.dates import Bound, deadline_bounds
from kznlp.measures.lexicon import lexicon
from kznlp.measures.listing import listed, shared_head, whole_words
from kznlp.measures.places import About, Place
from kznlp.records import Actor, Funding, Provenance, Region

NEAR = ("unit", "sentence", "action")  # places whose words are the measure's own
LASTING = "measures/lasting.yml"
QUOTES = '«"“('


@dataclass(slots=True)
class Details:
    """The fields of a measure, and where each value stands."""

    dates: dict[str, str] = field(default_factory=dict)
    funding: list[Funding] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    legal_basis: list[str] = field(default_factory=list)
    provenance: list[Provenance] = field(default_factory=list)

    def note(self, name: str, value: str, place: Place, start: int, end: int, reason: str) -> None:
        """Record where a value stands: `start:end` in the text of `place`."""
        self.provenance.append(
            Provenance(
                field=name,
                value=value,
                start=None if place.start is None else place.start + start,
                end=None if place.start is None else place.start + end,
                text=place.text[start:end],
                reason=f"{place.name}:{reason}",
            )
        )

    def add_actor(self, name: str, role: str, place: Place, found: Mention) -> None:
        """Add a body or post once, with its place in the register."""
        if any(actor.name == name for actor in self.actors):
            return
        self.actors.append(_actor(name, role, place.about))
        self.note("actors", name, place, found.start, found.end, found.reason)

    def add_signatory(self, body: Body, about: About) -> None:
        """Add who signed, whom no words around the measure name."""
        self.actors.append(_actor(body.name, "accountable", about))
        self.provenance.append(Provenance(field="actors", value=body.name, reason="signature"))

    def add_listed(self, place: Place, role: str) -> None:
        """Add the bodies of a cell or of a line behind a label."""
        text = place.text
        for start, end in listed(text):
            while start < end and not (text[start].isalnum() or text[start] in QUOTES):
                start += 1
            name = whole_words(" ".join(text[start:end].split()))
            head = shared_head(text, start, end)
            reason = "shares_head" if head else "listed"
            if name:
                found = Mention(start=start, end=end, text=text[start:end], reason=reason)
                self.add_actor(f"{name} {head}" if head else name, role, place, found)

    def add_bounds(self, place: Place, found: Sequence[Bound]) -> None:
        """Add dates."""
        for bound in found:
            date = bound.date
            self.dates[bound.field] = bound.value
            self.note(bound.field, bound.value, place, date.start, date.end, date.reason)

    def add_deadline(self, place: Place) -> None:
        """Add what a deadline says; "барлық уақыт ішінде" are the years of the plan."""
        said = lexicon(LASTING, key="kind").codes_in(place.words)
        self.add_bounds(place, deadline_bounds(place.dates, lasting="lasting" in said))
        if "always" in said and place.about.years and not self.dates:
            for name, value in zip(("start", "end"), place.about.years, strict=True):
                self.dates[name] = value
                self.note(name, value, place, 0, len(place.text), "years_of_the_plan")

    def add_regions(self, place: Place) -> None:
        """Add territories; that of the whole document belongs to the document's own record."""
        seen = set()
        whole = place.about.region if place.name not in NEAR else None
        for found in place.territories:
            if found.level == "region" and found.code == whole:
                continue
            known = (found.code, found.kato or found.name)
            if known not in seen:
                seen.add(known)
                self.regions.append(Region(code=found.code, name=found.text, kato=found.kato))
                self.note("regions", found.code, place, found.start, found.end, found.reason)

    def add_acts(self, place: Place) -> None:
        """Add the acts that are cited."""
        for act in place.acts:
            if act.name not in self.legal_basis:
                self.legal_basis.append(act.name)
                self.note("legal_basis", act.name, place, act.start, act.end, act.reason)

    def add_money(self, place: Place, money: Money, found: Mention) -> None:
        """Add an amount, printed where `found` stands."""
        amount = f"{money.amount:f}"
        self.funding.append(
            Funding(
                amount=amount,
                currency=money.currency,
                printed=" ".join(place.text[found.start : found.end].split()),
                source=money.source,
                kind=money.kind,
                period=money.period,
            )
        )
        self.note("funding", amount, place, found.start, found.end, found.reason)


def _actor(name: str, role: str, about: About) -> Actor:
    known = resolve(name, year=about.year, region=about.region)
    if known is None:
        return Actor(name=name, role=role, canonical=name)
    return Actor(name=name, role=role, id=known.id, canonical=known.name)
