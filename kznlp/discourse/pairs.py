"""Pairs of units that may be related.

They are those that a rule links, near neighbors, the items of a list with its lead-in, and
proposals with the problems before them whose words they share most.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from kznlp.discourse.relations import (
    ADDRESSES,
    CAUSE,
    CAUSES,
    CLAIM,
    PROPOSAL,
    Found,
    Link,
    leads_of,
)
from kznlp.discourse.shared import Topic, closeness
from kznlp.records import RelationType

REACH = 4  # units to either side
BEST = 4  # problems that an action is compared with
NAMED = 2  # units from a claim to an effect that names it as the cause


class Pair(Struct, frozen=True):
    """Two units that may be related, by their numbers.

    Attributes:
        rule: the name of the rule that links them, "" without one.
        lead: the target is the lead-in of the source's list.
        close: how much they share of their words, if they are a proposal and a problem.
        rank: how many problems the proposal is closer to.
        back: how many proposals the problem is closer to.
    """

    type: RelationType
    source: int
    target: int
    rule: str
    lead: bool
    close: float = 0.0
    rank: int = 0
    back: int = 0


def pairs(found: Sequence[Found], ruled: Sequence[Link], kinds: Collection[str]) -> Iterator[Pair]:
    """The pairs that may be related in one of these ways, each once for each type.

    Args:
        found: the units.
        ruled: how the rules link them.
        kinds: the types that are asked for.
    """
    asked = [kind for kind in RelationType if kind in kinds]
    linked: dict[int, dict[tuple[RelationType, int], str]] = defaultdict(dict)
    for link in ruled:
        linked[link.source][link.type, link.target] = link.reason
    problems = _problems([one.topic for one in found]) if ADDRESSES in asked else {}
    sections = [one.case.place.section for one in found]
    for i, (one, lead) in enumerate(zip(found, leads_of(found), strict=True)):
        possible = [kind for kind in asked if _may_be_source(kind, one)]
        reasons, closest = linked[i], problems.get(i, {})
        if not possible and not reasons:
            continue
        near = range(max(0, i - REACH), min(len(found), i + REACH + 1))
        targets = {j for j in near if j != i and sections[j] == sections[i]}
        targets.update(closest, (target for _, target in reasons), () if lead is None else (lead,))
        for j in sorted(targets):
            close, rank, back = closest.get(j, (0.0, 0, 0))
            for kind in asked:
                rule = reasons.get((kind, j), "")
                if rule or (kind in possible and _may_be_target(kind, one, found[j], j - i)):
                    yield Pair(kind, i, j, rule, lead == j, close, rank, back)


def _may_be_source(kind: RelationType, one: Found) -> bool:
    """Whether what a unit is allows that it causes, addresses or supports another."""
    if kind is CAUSES:
        return one.unit.label is not PROPOSAL
    if kind is ADDRESSES:
        return one.unit.label is PROPOSAL
    return one.unit.label is CLAIM and one.unit.kind == "fact"


def _may_be_target(kind: RelationType, source: Found, target: Found, away: int) -> bool:
    """Whether the target is what the source may be related to, and near enough."""
    if target.unit.label is PROPOSAL:
        return False
    if kind is CAUSES:  # an effect that names a claim as its cause comes soon
        return source.unit.label is CAUSE or 0 < away <= NAMED
    return kind is not ADDRESSES or target.trouble


def _problems(topics: Sequence[Topic]) -> Mapping[int, dict[int, tuple[float, int, int]]]:
    """The closest problems of each action, with how close, and how many are closer to either."""
    by_action: dict[int, list[tuple[float, int]]] = defaultdict(list)
    by_problem: dict[int, list[float]] = defaultdict(list)
    for pair in closeness(topics):
        by_action[pair.action].append((-pair.close, pair.problem))
        by_problem[pair.problem].append(-pair.close)
    for closest in by_problem.values():
        closest.sort()
    return {
        action: {
            problem: (-close, rank, bisect_left(by_problem[problem], close))
            for rank, (close, problem) in enumerate(sorted(ranked)[:BEST])
        }
        for action, ranked in by_action.items()
    }
