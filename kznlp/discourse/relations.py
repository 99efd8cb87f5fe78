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
`shared`       an action that repeats the words of a problem named earlier addresses it
`table`        the table above supports "кестеден көрініп тұрғандай, …"
`answer`       "Неге бұлай? Біріншіден, …" gives the reason of what stands before the question
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kznlp.discourse.causes import points_at_table, tells_effect
from kznlp.discourse.clauses import begins
from kznlp.discourse.labels import Case
from kznlp.discourse.reliability import score_of
from kznlp.discourse.shared import Topic, closest, stems_of
from kznlp.records import Relation, RelationType, Table, Unit, UnitLabel

CAUSES, ADDRESSES, SUPPORTS = (
    RelationType.CAUSES,
    RelationType.ADDRESSES,
    RelationType.SUPPORTS,
)
CLAIM, CAUSE, PROPOSAL = UnitLabel.CLAIM, UnitLabel.CAUSE, UnitLabel.PROPOSAL
NAMED_BY_EFFECT = frozenset({"consequence", "pointer"})
FIGURES = 2
Link = tuple[RelationType, "Found", "Found", str]


@dataclass(frozen=True, slots=True)
class Found:
    """A unit, the clause that it is, and the number of its piece."""

    unit: Unit
    case: Case
    at: int

    @property
    def forms(self) -> tuple[str, ...]:
        """Its words."""
        return self.case.clause.words.forms

    @property
    def trouble(self) -> bool:
        """Whether it is something to be put right."""
        return self.unit.label is CAUSE or self.unit.valence == "problem"

    @property
    def figures(self) -> bool:
        """Whether there are figures in it, years apart."""
        return any(f[0].isdigit() and not _year(f) for f in self.forms)


def _year(form: str) -> bool:
    return len(form) in (4, 9) and form[:2] in ("19", "20") and form[:4].isdigit()


def relate(found: Sequence[Found], tables: Sequence[Table] = ()) -> Iterator[Relation]:
    """The relations between the units, and of tables to units, in order of the text."""
    by_piece = {one.at: one for one in found}
    shared = dict(closest([_topic(one) for one in found]))
    for i, one in enumerate(found):
        links = [*_own(found, i, by_piece), *_back(found, i), *_support(found, i)]
        if i in shared and not any(kind is ADDRESSES for kind, *_ in links):
            links.append((ADDRESSES, one, found[shared[i]], "shared"))
        for kind, source, target, reason in links:
            yield _relation(kind, source.unit.id, target, reason)
        table = _table(one, tables)
        if table:
            yield _relation(SUPPORTS, table.id, one, "table")


def _relation(kind: RelationType, source: str, target: Found, reason: str) -> Relation:
    score = score_of(kind, reason)
    return Relation(type=kind, source=source, target=target.unit.id, score=score, reason=reason)


def _topic(one: Found) -> Topic:
    role = "problem" if one.trouble else "action" if one.unit.kind == "action" else ""
    return Topic(stems_of(one.forms), one.case.place.section, role)


def _table(one: Found, tables: Sequence[Table]) -> Table | None:
    """The table above that a claim points at."""
    if one.unit.label is not CLAIM or not points_at_table(one.forms):
        return None
    number = bisect_right(tables, one.unit.start, key=lambda table: table.end)
    return tables[number - 1] if number else None


def _own(found: Sequence[Found], i: int, by_piece: Mapping[int, Found]) -> Iterator[Link]:
    """What a cause causes: the rest of its sentence, or the lead-in of its list."""
    one = found[i]
    if one.unit.reason == "cause_item":
        lead = by_piece.get(-1 if one.case.place.lead_at is None else one.case.place.lead_at)
        if lead:
            yield CAUSES, one, lead, "listed"
    elif one.unit.reason == "answer":
        before = by_piece.get(-1 if one.case.asked is None else one.case.asked)
        if before and before.unit.label is not PROPOSAL:
            yield CAUSES, one, before, "answer"
    elif one.case.clause.role == "marked" and i + 1 < len(found):
        after = found[i + 1]
        if after.at == one.at and after.unit.label is not PROPOSAL:
            yield CAUSES, one, after, "marked"


def _back(found: Sequence[Found], i: int) -> Iterator[Link]:
    """How a unit hangs on the one before."""
    one, before = found[i], found[i - 1]
    if i == 0 or not _together(before, one) or before.unit.label is PROPOSAL:
        return
    anaphor = begins("anaphors", one.forms)
    if one.case.clause.role == "opened":
        yield CAUSES, one, before, "opened"
    elif one.unit.reason == "states_cause" and anaphor:
        yield CAUSES, one, before, "stated"
    elif one.unit.label is PROPOSAL:
        if one.case.clause.points:
            yield ADDRESSES, one, before, "pointer"
        elif _remedies(before, one):
            yield ADDRESSES, one, before, "remedy"
    elif one.case.clause.points:
        yield CAUSES, before, one, "pointer"
    elif anaphor and tells_effect(one.forms):
        yield CAUSES, before, one, "consequence"


def _remedies(before: Found, one: Found) -> bool:
    return before.trouble and _beside(before, one) and one.unit.kind == "action"


def _together(before: Found, one: Found) -> bool:
    """In one section."""
    return before.case.place.section == one.case.place.section


def _beside(before: Found, one: Found) -> bool:
    """In one paragraph."""
    return before.case.piece.block is one.case.piece.block


def _support(found: Sequence[Found], i: int) -> Iterator[Link]:
    one = found[i]
    if one.unit.label is not CLAIM or one.figures or one.unit.kind == "forecast":
        return
    for other in found[i + 1 : i + 1 + FIGURES]:
        if other.unit.label is not CLAIM or not other.figures or not _beside(one, other):
            return
        if begins("illustrations", other.forms):
            yield SUPPORTS, other, one, "illustration"
        elif _agree(one, other):
            yield SUPPORTS, other, one, "figures"
        else:
            return


def _agree(one: Found, other: Found) -> bool:
    """Whether figures tell the same as the statement above them."""
    if one.unit.valence == "neutral":
        return False
    against = {one.unit.valence, other.unit.valence} == {"problem", "progress"}
    return other.unit.valence == one.unit.valence or (one.unit.kind == "fact" and not against)
