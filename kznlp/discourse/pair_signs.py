"""What a model looks at in a pair of units (`pairs`).

    source label=cause     what the two are, each by itself
    target form=past
    away=1, near=piece     how they stand to each other
    kinds=None, fact       what they are, side by side
    between=claim          what stands between them

Signs are written in groups, as those of clauses are (`signs`).
"""

from collections.abc import Iterator, Sequence

from kznlp.discourse.clauses import begins
from kznlp.discourse.pairs import Pair
from kznlp.discourse.relations import Found, beside, together
from kznlp.discourse.signs import STEM, step
from kznlp.discourse.weights import Group

SOURCE, TARGET = "source", "target"
CLOSE = (0.2, 0.4, 0.7, 1.0, 1.3, 1.7)
FAR = 9
SHARED = 5


def pair_signs(pair: Pair, found: Sequence[Found]) -> list[Group]:
    """What a model looks at in a pair of the units of a document."""
    source, target = found[pair.source], found[pair.target]
    ends = (*signs_of_end(SOURCE, source), *signs_of_end(TARGET, target))
    return [*ends, *signs_of_pair(pair, found)]


def signs_of_end(end: str, one: Found) -> Iterator[Group]:
    """Of the unit at one end of a pair, each for itself."""
    unit, case, place = one.unit, one.case, one.case.place
    yield _of_unit, end, unit.label, unit.kind, unit.valence, one.figures
    yield _of_rule, end, one.ruled.reason, case.form
    yield _of_clause, end, case.clause.role, case.clause.points, case.leads, case.piece.closing
    yield _of_place, end, place.topic, place.lead, place.operative
    yield f"{end} anaphor={begins('anaphors', one.forms)}"
    if one.forms:
        yield f"{end} opens={one.forms[0][:STEM]}"
        yield f"{end} last={one.forms[-1][:STEM]}"
        yield f"{end} end={one.forms[-1][-3:]}"


def _of_unit(
    end: str, label: str, kind: str | None, valence: str | None, figures: bool
) -> Iterator[str]:
    yield f"{end} label={label}"
    yield f"{end} kind={kind}"
    yield f"{end} valence={valence}"
    yield f"{end} figures={figures}"


def _of_rule(end: str, rule: str, form: str) -> Iterator[str]:
    yield f"{end} rule={rule}"
    yield f"{end} form={form}"


def _of_clause(end: str, role: str, points: bool, leads: bool, closing: str) -> Iterator[str]:
    yield f"{end} role={role}"
    yield f"{end} points={points}"
    yield f"{end} leads={leads}"
    yield f"{end} closing={closing}"


def _of_place(end: str, topic: str, lead: str | None, operative: bool) -> Iterator[str]:
    yield f"{end} topic={topic}"
    yield f"{end} lead={lead}"
    yield f"{end} operative={operative}"


def signs_of_pair(pair: Pair, found: Sequence[Found]) -> Iterator[Group]:
    """How the two stand to each other, what they are side by side, what stands between them."""
    one, other = found[pair.source], found[pair.target]
    away = max(-FAR, min(FAR, pair.target - pair.source))
    role = one.case.clause.role
    yield (_of_link, pair.rule, *((one.case.place.lead,) if pair.lead else ()))
    yield _of_distance, away, _near(one, other)
    yield _of_closeness, step(pair.close, CLOSE), pair.rank if pair.close else None
    yield _of_shared, min(SHARED, len(one.topic.stems & other.topic.stems)), away
    yield _of_labels, one.unit.label, other.unit.label, role, away
    yield _of_valences, one.unit.valence, other.unit.valence, away
    yield _of_kinds, one.unit.kind, other.unit.kind, away
    yield _of_figures, one.figures, other.figures, away
    first, last = min(pair.source, pair.target), max(pair.source, pair.target)
    inner = found[first + 1 : last] if last - first <= FAR else ()
    figures = sum([one.figures for one in inner])
    yield _of_inner, tuple(sorted({one.unit.label for one in inner})), figures, len(inner) - figures
    before, later = found[last - 1].unit, found[last].forms
    yield _of_before, before.label, before.valence
    yield f"later opens={' '.join(later[:2])}"
    yield f"later illustrates={begins('illustrations', later)}"


def _near(one: Found, other: Found) -> str:
    if not together(one, other):
        return "document"
    if one.at == other.at:
        return "piece"
    return "block" if beside(one, other) else "section"


def _of_link(rule: str, *leads: str | None) -> Iterator[str]:
    """Of the rule that links the two; `leads` has what a lead-in that is one of them promises."""
    yield f"rule={rule}"
    yield from (f"lead={lead}" for lead in leads)


def _of_distance(away: int, near: str) -> Iterator[str]:
    yield f"away={away}"
    yield f"near={near}"
    yield f"away, near={away}, {near}"


def _of_closeness(close: int, rank: int | None) -> Iterator[str]:
    yield f"close={close}"
    yield f"rank={rank}"


def _of_shared(words: int, away: int) -> Iterator[str]:
    yield f"shared={words}"
    yield f"shared, away={min(words, 3)}, {away}"


def _of_labels(one: str, other: str, role: str, away: int) -> Iterator[str]:
    yield f"labels={one}, {other}"
    yield f"label, role, away={other}, {role}, {away}"


def _of_valences(one: str | None, other: str | None, away: int) -> Iterator[str]:
    yield f"valences={one}, {other}"
    yield f"valences, away={one}, {other}, {away}"


def _of_kinds(one: str | None, other: str | None, away: int) -> Iterator[str]:
    yield f"kinds={one}, {other}"
    yield f"kinds, away={one}, {other}, {away}"


def _of_figures(one: bool, other: bool, away: int) -> Iterator[str]:
    yield f"figures, away={one}, {other}, {away}"


def _of_inner(labels: Sequence[str], figures: int, plain: int) -> Iterator[str]:
    yield f"between={', '.join(labels)}"
    yield f"figures between={figures}"
    yield f"plain between={plain}"


def _of_before(label: str, valence: str | None) -> Iterator[str]:
    yield f"before the later={label}, {valence}"
