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
from kznlp.discourse.known import STEM
from kznlp.discourse.pairs import Pair
from kznlp.discourse.relations import Found, beside, together
from kznlp.discourse.signs import step
from kznlp.discourse.weights import Group

SOURCE, TARGET = "source", "target"
CLOSE = (0.2, 0.4, 0.7, 1.0, 1.3, 1.7)
FAR = 9
SHARED = 5
FEW = 3


def pair_signs(pair: Pair, found: Sequence[Found]) -> list[Group]:
    """What a model looks at in a pair of the units of a document."""
    last = max(pair.source, pair.target)
    return [
        *signs_of_end(SOURCE, found[pair.source]),
        *signs_of_end(TARGET, found[pair.target]),
        *signs_of_later(found[last - 1], found[last]),
        *signs_of_both(pair, found),
    ]


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


def signs_of_later(before: Found, later: Found) -> Iterator[Group]:
    """Of the later of the two, and the unit before it."""
    yield _of_before, before.unit.label, before.unit.valence
    yield f"later opens={' '.join(later.forms[:2])}"
    yield f"later illustrates={begins('illustrations', later.forms)}"


def _of_before(label: str, valence: str | None) -> Iterator[str]:
    yield f"before the later={label}, {valence}"


def signs_of_both(pair: Pair, found: Sequence[Found]) -> Iterator[Group]:
    """How the two stand to each other, what they are side by side, what stands between them."""
    one, other = found[pair.source], found[pair.target]
    away = max(-FAR, min(FAR, pair.target - pair.source))
    leads = (one.case.place.lead,) if pair.lead else ()
    close = step(pair.close, CLOSE)
    rank, back = (pair.rank, min(pair.back, FEW)) if pair.close else (None, None)
    shared = min(SHARED, len(one.topic.stems & other.topic.stems))
    yield _of_standing, pair.rule, leads, away, _near(one, other), close, rank, back, shared
    yield _of_two, _told(one), _told(other), one.case.clause.role, away
    first, last = min(pair.source, pair.target), max(pair.source, pair.target)
    inner = found[first + 1 : last] if last - first <= FAR else ()
    figures = sum([one.figures for one in inner])
    yield _of_inner, tuple(sorted({one.unit.label for one in inner})), figures, len(inner) - figures


def _near(one: Found, other: Found) -> str:
    if not together(one, other):
        return "document"
    if one.at == other.at:
        return "piece"
    return "block" if beside(one, other) else "section"


Told = tuple[str, str | None, str | None, bool]


def _told(one: Found) -> Told:
    return one.unit.label, one.unit.valence, one.unit.kind, one.figures


def _of_standing(
    rule: str,
    leads: Sequence[str | None],
    away: int,
    near: str,
    close: int,
    rank: int | None,
    back: int | None,
    shared: int,
) -> Iterator[str]:
    """How the two stand to each other; `leads` has what a lead-in that is one of them promises."""
    yield f"rule={rule}"
    yield from (f"lead={lead}" for lead in leads)
    yield f"away={away}"
    yield f"near={near}"
    yield f"away, near={away}, {near}"
    yield f"close={close}"
    yield f"rank={rank}"
    yield f"back={back}"
    yield f"shared={shared}"
    yield f"shared, away={min(shared, 3)}, {away}"


def _of_two(one: Told, other: Told, role: str, away: int) -> Iterator[str]:
    """What the two are, side by side."""
    names = ("labels", "valences", "kinds", "figures")
    for name, first, second in zip(names, one, other, strict=True):
        if name != "figures":
            yield f"{name}={first}, {second}"
        if name != "labels":
            yield f"{name}, away={first}, {second}, {away}"
    yield f"label, role, away={other[0]}, {role}, {away}"


def _of_inner(labels: Sequence[str], figures: int, plain: int) -> Iterator[str]:
    """What stands between the two."""
    yield f"between={', '.join(labels)}"
    yield f"figures between={figures}"
    yield f"plain between={plain}"
