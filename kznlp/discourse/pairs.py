"""Pairs of units that may be related, and what a model looks at in them.

Pairs are those that a rule links, near neighbors, the items of a list with its lead-in, and
actions with the problems before them whose words they share most. Signs are written as those of
clauses (`signs`): of both units, of how they stand to each other, and of what stands between.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kznlp.discourse.clauses import begins
from kznlp.discourse.relations import (
    ADDRESSES,
    CAUSE,
    CAUSES,
    CLAIM,
    PROPOSAL,
    Found,
    Link,
    beside,
    leads_of,
    together,
    topic_of,
)
from kznlp.discourse.shared import Topic, closeness
from kznlp.discourse.signs import STEM, step
from kznlp.records import RelationType

REACH = 4  # units to either side
BEST = 4  # problems that an action is compared with
CLOSE = (0.2, 0.4, 0.7, 1.0, 1.3, 1.7)
FAR = 9
NAMED = 2  # units from a claim to an effect that names it as the cause
SHARED = 5
REMEMBERED = 1024  # units whose signs are kept at hand


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units that may be related, by their numbers.

    Attributes:
        rule: the name of the rule that links them, "" without one.
        lead: the target is the lead-in of the source's list.
        close: how much they share of their words, if they are an action and a problem.
        rank: how many problems the action is closer to.
    """

    type: RelationType
    source: int
    target: int
    rule: str
    lead: bool
    close: float = 0.0
    rank: int = 0


@dataclass(frozen=True, slots=True)
class _Side:
    """What is looked at in a unit of a pair, worked out once."""

    found: Found
    topic: Topic
    figures: bool
    signs: tuple[str, ...]


class Pairs:
    """The pairs of the units of a document.

    Args:
        found: the units.
        ruled: how the rules link them.
    """

    def __init__(self, found: Sequence[Found], ruled: Sequence[Link]) -> None:
        self.found = found
        self.ruled = ruled
        self._side = lru_cache(maxsize=REMEMBERED)(self._look)

    def _look(self, number: int) -> _Side:
        return _side(self.found[number])

    def of(self, kinds: Collection[str]) -> Iterator[Pair]:
        """The pairs that may be related in one of these ways, each once for each type."""
        reasons = {(one.type, one.source, one.target): one.reason for one in self.ruled}
        linked = defaultdict(list)
        for link in self.ruled:
            linked[link.source].append(link.target)
        asked = ADDRESSES in kinds
        problems = _problems([topic_of(one) for one in self.found]) if asked else {}
        leads = leads_of(self.found)
        for i, one in enumerate(self.found):
            near = range(max(0, i - REACH), min(len(self.found), i + REACH + 1))
            targets = {j for j in near if j != i and together(one, self.found[j])}
            closest = problems.get(i, {})
            targets |= {*linked[i], *closest}
            lead = leads[i]
            targets |= set() if lead is None else {lead}
            for j in sorted(targets):
                close, rank = closest.get(j, (0.0, 0))
                for kind in RelationType:
                    if kind not in kinds:
                        continue
                    rule = reasons.get((kind, i, j), "")
                    if rule or (_possible(kind, one, self.found[j]) and _near(kind, one, j - i)):
                        yield Pair(kind, i, j, rule, lead == j, close, rank)

    def signs(self, pair: Pair) -> list[str]:
        """What a model looks at in a pair."""
        source, target = self._side(pair.source), self._side(pair.target)
        away = max(-FAR, min(FAR, pair.target - pair.source))
        found = [f"source {sign}" for sign in source.signs]
        found += [f"target {sign}" for sign in target.signs]
        found += _standing(pair, source, target, away)
        found += _compared(source, target, away)
        found += self._between(pair)
        return found

    def _between(self, pair: Pair) -> Iterator[str]:
        first, last = sorted((pair.source, pair.target))
        inner = [self._side(i) for i in range(first + 1, last)] if last - first <= FAR else []
        labels = sorted({str(side.found.unit.label) for side in inner})
        figures = sum(side.figures for side in inner)
        yield f"between={', '.join(labels)}"
        yield f"figures between={figures}"
        yield f"plain between={len(inner) - figures}"
        later, before = self.found[last], self.found[last - 1].unit
        yield f"later opens={' '.join(later.forms[:2])}"
        yield f"later illustrates={begins('illustrations', later.forms)}"
        yield f"before the later={before.label}, {before.valence}"


def _side(one: Found) -> _Side:
    unit, case, forms = one.unit, one.case, one.forms
    figures = one.figures
    signs = (
        f"label={unit.label}",
        f"kind={unit.kind}",
        f"valence={unit.valence}",
        f"rule={one.ruled.reason}",
        f"form={case.form}",
        f"role={case.clause.role}",
        f"points={case.clause.points}",
        f"figures={figures}",
        f"topic={case.place.topic}",
        f"lead={case.place.lead}",
        f"operative={case.place.operative}",
        f"leads={case.leads}",
        f"closing={case.piece.closing}",
        f"anaphor={begins('anaphors', forms)}",
        *((f"opens={forms[0][:STEM]}", f"last={forms[-1][:STEM]}") if forms else ()),
        *((f"end={forms[-1][-3:]}",) if forms else ()),
    )
    return _Side(one, topic_of(one), figures, signs)


def _standing(pair: Pair, source: _Side, target: _Side, away: int) -> Iterator[str]:
    """How the two stand to each other."""
    one, other = source.found, target.found
    if not together(one, other):
        near = "document"
    elif one.at == other.at:
        near = "piece"
    else:
        near = "block" if beside(one, other) else "section"
    yield f"rule={pair.rule}"
    yield f"away={away}"
    yield f"near={near}"
    yield f"away, near={away}, {near}"
    if pair.lead:
        yield f"lead={one.case.place.lead}"
    yield f"close={step(pair.close, CLOSE)}"
    yield f"rank={pair.rank if pair.close else None}"
    shared = min(SHARED, len(source.topic.stems & target.topic.stems))
    yield f"shared={shared}"
    yield f"shared, away={min(shared, 3)}, {away}"


def _compared(source: _Side, target: _Side, away: int) -> Iterator[str]:
    """What the two are, side by side."""
    one, other = source.found.unit, target.found.unit
    yield f"labels={one.label}, {other.label}"
    yield f"valences={one.valence}, {other.valence}"
    yield f"kinds={one.kind}, {other.kind}"
    yield f"kinds, away={one.kind}, {other.kind}, {away}"
    yield f"valences, away={one.valence}, {other.valence}, {away}"
    yield f"figures, away={source.figures}, {target.figures}, {away}"
    yield f"label, role, away={other.label}, {source.found.case.clause.role}, {away}"


def _possible(kind: RelationType, source: Found, target: Found) -> bool:
    """Whether what the units are allows a relation."""
    if target.unit.label is PROPOSAL:
        return False
    if kind is CAUSES:
        return source.unit.label is not PROPOSAL
    if kind is ADDRESSES:
        return source.unit.label is PROPOSAL and target.trouble
    return source.unit.label is CLAIM and source.unit.kind == "fact"


def _near(kind: RelationType, source: Found, away: int) -> bool:
    """Whether the effect of a claim is near enough to name it as its cause."""
    return kind is not CAUSES or source.unit.label is CAUSE or 0 < away <= NAMED


def _problems(topics: Sequence[Topic]) -> Mapping[int, dict[int, tuple[float, int]]]:
    """The closest problems of each action, with how close, and how many are closer."""
    by_action: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for pair in closeness(topics):
        by_action[pair.action].append((-pair.close, pair.problem))
    found: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for action, ranked in by_action.items():
        closest = enumerate(sorted(ranked)[:BEST])
        found[action] = {problem: (-close, rank) for rank, (close, problem) in closest}
    return found
