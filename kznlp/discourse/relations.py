"""Which units hang together: what the text itself links, within one section.

`marked`       a subordinate causal clause causes the clause that follows it
`opened`       "өйткені …" causes what stands before
`pointer`      before "сондықтан …" stands its cause, or the problem that a proposal addresses
`consequence`  "бұл … әкеп соғады" tells the effect of what stands before
`stated`       "бұл … байланысты" gives the reason of what stands before
`listed`       the items under "себептері:" cause what their lead-in says
`figures`      figures below a statement without any, and not against it, support it
`illustration` so does "мысалы, …"
`remedy`       an action asked for right after a problem, in one paragraph, addresses it
`shared`       a proposal that repeats the words of a problem named earlier addresses it
`table`        the table above supports "кестеден көрініп тұрғандай, …"
`answer`       "Неге бұлай? Біріншіден, …" gives the reason of what stands before the question
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Self

from msgspec import Struct

from kznlp.discourse.causes import tells_effect
from kznlp.discourse.clauses import begins
from kznlp.discourse.labels import Case
from kznlp.discourse.ruled import Ruled
from kznlp.discourse.shared import Topic, closest
from kznlp.records import RelationType, Table, Unit, UnitLabel

CAUSES, ADDRESSES, SUPPORTS = (
    RelationType.CAUSES,
    RelationType.ADDRESSES,
    RelationType.SUPPORTS,
)
CLAIM, CAUSE, PROPOSAL = UnitLabel.CLAIM, UnitLabel.CAUSE, UnitLabel.PROPOSAL
FIGURES = 2
NO_STEM = {""}


class Found(Struct, frozen=True, dict=True):
    """A unit, and what the rules make of its clause.

    Attributes:
        case: its clause, and where that stands.
        at: the number of its piece.
        forms: its words.
    """

    unit: Unit
    ruled: Ruled
    case: Case
    at: int
    forms: tuple[str, ...]

    @classmethod
    def of(cls, unit: Unit, ruled: Ruled) -> Self:
        """A unit as the rules read it."""
        return cls(unit, ruled, ruled.case, ruled.at, ruled.forms)

    @property
    def trouble(self) -> bool:
        """Whether it is something to be put right."""
        return self.unit.label is CAUSE or self.unit.valence == "problem"

    @cached_property
    def figures(self) -> bool:
        """Whether there are figures in it, years apart."""
        return any(one.figure and not one.year for one in self.case.clause.words.each)

    @cached_property
    def topic(self) -> Topic:
        """What it is about, and whether it is a problem, or what is to be done or reached."""
        asked_for = self.unit.label is PROPOSAL
        role = "problem" if self.trouble else "action" if asked_for else ""
        stems = frozenset([one.stem for one in self.case.clause.words.each]) - NO_STEM
        return Topic(stems, self.case.place.section, role)


class Link(Struct, frozen=True):
    """A relation between two units, by their numbers, and the name of the rule."""

    type: RelationType
    source: int
    target: int
    reason: str


def links(found: Sequence[Found]) -> Iterator[Link]:
    """The relations between the units that a rule tells, in order of the text."""
    by_piece = {one.at: i for i, one in enumerate(found)}
    leads = leads_of(found)
    shared = dict(closest([one.topic for one in found]))
    for i in range(len(found)):
        told = [*_own(found, i, by_piece, leads[i]), *_back(found, i), *_support(found, i)]
        if i in shared and not any(link.type is ADDRESSES for link in told):
            told.append(Link(ADDRESSES, i, shared[i], "shared"))
        yield from told


def leads_of(found: Sequence[Found]) -> list[int | None]:
    """For each unit the one that is the lead-in of its list.

    Where the lead-in is no unit ("Мұның себептері:"), it is the unit before that.
    """
    pieces = [one.at for one in found]
    leads: list[int | None] = []
    for one in found:
        at = one.case.place.lead_at
        last = -1 if at is None else bisect_right(pieces, at) - 1
        leads.append(last if last >= 0 and together(one, found[last]) else None)
    return leads


def table_of(one: Found, tables: Sequence[Table]) -> Table | None:
    """The table above that a claim points at."""
    if one.unit.label is not CLAIM or "tables" not in one.case.clause.phrases:
        return None
    number = bisect_right(tables, one.unit.start, key=lambda table: table.end)
    return tables[number - 1] if number else None


def _own(
    found: Sequence[Found], i: int, by_piece: Mapping[int, int], lead: int | None
) -> Iterator[Link]:
    """What a cause causes: the rest of its sentence, or the lead-in of its list."""
    one = found[i]
    if one.ruled.reason == "cause_item":
        if lead is not None and found[lead].unit.label is not PROPOSAL:
            yield Link(CAUSES, i, lead, "listed")
    elif one.ruled.reason == "answer":
        before = by_piece.get(-1 if one.case.asked is None else one.case.asked)
        if before is not None and found[before].unit.label is not PROPOSAL:
            yield Link(CAUSES, i, before, "answer")
    elif one.case.clause.role == "marked" and i + 1 < len(found):
        after = found[i + 1]
        if after.at == one.at and after.unit.label is not PROPOSAL:
            yield Link(CAUSES, i, i + 1, "marked")


def _back(found: Sequence[Found], i: int) -> Iterator[Link]:
    """How a unit hangs on the one before."""
    one, before = found[i], found[i - 1]
    if i == 0 or not together(before, one) or before.unit.label is PROPOSAL:
        return
    anaphor = begins("anaphors", one.forms)
    if one.case.clause.role == "opened":
        yield Link(CAUSES, i, i - 1, "opened")
    elif one.ruled.reason == "states_cause" and anaphor:
        yield Link(CAUSES, i, i - 1, "stated")
    elif one.unit.label is PROPOSAL:
        if one.case.clause.points:
            yield Link(ADDRESSES, i, i - 1, "pointer")
        elif before.trouble and beside(before, one) and one.unit.kind == "action":
            yield Link(ADDRESSES, i, i - 1, "remedy")
    elif one.case.clause.points:
        yield Link(CAUSES, i - 1, i, "pointer")
    elif anaphor and tells_effect(one.forms):
        yield Link(CAUSES, i - 1, i, "consequence")


def together(one: Found, other: Found) -> bool:
    """Whether both stand in one section."""
    return one.case.place.section == other.case.place.section


def beside(one: Found, other: Found) -> bool:
    """Whether both stand in one paragraph."""
    return one.case.piece.block is other.case.piece.block


def _support(found: Sequence[Found], i: int) -> Iterator[Link]:
    one = found[i]
    if one.unit.label is not CLAIM or one.figures or one.unit.kind == "forecast":
        return
    for j in range(i + 1, min(i + 1 + FIGURES, len(found))):
        other = found[j]
        if other.unit.label is not CLAIM or not other.figures or not beside(one, other):
            return
        if begins("illustrations", other.forms):
            yield Link(SUPPORTS, j, i, "illustration")
        elif _agree(one, other):
            yield Link(SUPPORTS, j, i, "figures")
        else:
            return


def _agree(one: Found, other: Found) -> bool:
    """Whether figures tell the same as the statement above them."""
    if one.unit.valence == "neutral":
        return False
    against = {one.unit.valence, other.unit.valence} == {"problem", "progress"}
    return other.unit.valence == one.unit.valence or (one.unit.kind == "fact" and not against)
