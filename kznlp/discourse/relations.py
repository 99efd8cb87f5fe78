"""Which units hang together: what the text itself links, within one section.

`marked`     a subordinate causal clause causes the clause that follows it
`opened`     "өйткені …" causes what stands before
`pointer`    before "сондықтан …" stands its cause, or the problem that a proposal addresses
`stated`     "бұл … байланысты" gives the reason of what stands before
`listed`     the items under "себептері:" cause what the lead-in, or what stands above it, says
`evidence`   figures below an assessment of the same valence support it
`table`      a table right before or after a statement that names it supports it
`matter`     a proposal addresses the problem above that shares most of its words
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kznlp.discourse.labels import Case
from kznlp.records import Relation, RelationType, Unit, UnitLabel

CAUSES, ADDRESSES, SUPPORTS = (
    RelationType.CAUSES,
    RelationType.ADDRESSES,
    RelationType.SUPPORTS,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A clause, its unit (None where it is none), and the number of its piece."""

    unit: Unit | None
    case: Case
    at: int


def relate(found: Sequence[Found]) -> Iterator[Relation]:
    """The relations between the units, in order of the text."""
    units = [f for f in found if f.unit is not None]
    for i, one in enumerate(units):
        yield from _causes(units, i, one)
        yield from _evidence(units, i, one)


def _link(kind: RelationType, source: Found, target: Found, reason: str) -> Relation:
    assert source.unit and target.unit
    return Relation(type=kind, source=source.unit.id, target=target.unit.id, reason=reason)


def _causes(units: Sequence[Found], i: int, one: Found) -> Iterator[Relation]:
    assert one.unit
    before = units[i - 1] if i and _near(units[i - 1], one) else None
    after = units[i + 1] if i + 1 < len(units) else None
    reason = one.unit.reason
    if reason == "marked_cause" and one.case.clause.role == "marked":
        if after and after.at == one.at:
            yield _link(CAUSES, one, after, "marked")
    elif reason == "marked_cause" and before:
        yield _link(CAUSES, one, before, "opened")
    elif reason == "states_cause" and before:
        yield _link(CAUSES, one, before, "stated")
    elif reason == "cause_item":
        target = _above(units, i, one)
        if target:
            yield _link(CAUSES, one, target, "listed")
    if one.case.clause.points and before:
        if one.unit.label is UnitLabel.PROPOSAL:
            yield _link(ADDRESSES, one, before, "pointer")
        else:
            yield _link(CAUSES, before, one, "pointer")


def _near(before: Found, one: Found) -> bool:
    return before.case.place.section == one.case.place.section


def _above(units: Sequence[Found], i: int, one: Found) -> Found | None:
    """The unit that the lead-in of an item is, or else the last one above the lead-in."""
    at = one.case.place.lead_at
    return next((u for u in reversed(units[:i]) if at is not None and u.at <= at), None)


def _evidence(units: Sequence[Found], i: int, one: Found) -> Iterator[Relation]:
    assert one.unit
    if one.unit.kind != "assessment" or one.unit.valence == "neutral":
        return
    for other in units[i + 1 : i + 3]:
        assert other.unit
        if (
            other.unit.kind != "fact"
            or other.unit.valence not in (one.unit.valence, "neutral")
            or not _near(one, other)
        ):
            break
        yield _link(SUPPORTS, other, one, "evidence")
