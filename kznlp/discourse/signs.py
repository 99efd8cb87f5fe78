"""What a model looks at in a clause and around it: signs, each a name and a value.

    rule=statement      the rule that fits, and what the rules make of the clause
    form=past           how its predicate is formed; `end=`, `last=` its letters
    lead=cause          where it stands: list, section, act
    cue=problem         words that colour it; `final cue=` in the predicate
    w=жол               its words, by their first letters; `final=` in the predicate
    next rule=…         the same of the clauses before and behind

A model weighs each sign that it knows; the heaviest are the explanation of what it decides.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kznlp.discourse.assertion import is_negated
from kznlp.discourse.causes import states_cause, tells_effect
from kznlp.discourse.clauses import begins
from kznlp.discourse.cues import stems
from kznlp.discourse.formulae import formulae
from kznlp.discourse.frames import frame_of
from kznlp.discourse.kinds import kinds
from kznlp.discourse.ruled import Ruled

CUES = "discourse/cues.csv"
STEM = 5  # letters that tell a word
PREDICATE = 4  # words at the end
LENGTHS = (2, 4, 8, 14, 22, 35)
FIGURES = (0, 1, 3)
WEIGHTS = (-1.0, -0.4, -0.01, 0.01, 0.39, 1.0)


def signs(ruled: Sequence[Ruled]) -> Iterator[list[str]]:
    """The signs of each clause of a document."""
    by_piece: dict[int, list[Ruled]] = {}
    for one in ruled:
        by_piece.setdefault(one.at, []).append(one)
    for i, one in enumerate(ruled):
        yield [*alone(one), *_place(one), *_beside(ruled, i), *_above(one, by_piece)]


def alone(one: Ruled) -> Iterator[str]:
    """The signs that a clause has wherever it stands."""
    yield from _rules(one)
    yield from _wording(one)
    yield from _words(one.forms)


def step(number: float, steps: Sequence[float]) -> int:
    """How many of the steps lie below a number."""
    return sum(number > one for one in steps)


def _rules(one: Ruled) -> Iterator[str]:
    yield f"rule={one.reason}"
    yield f"label={one.label}"
    yield f"kind={one.kind}"
    yield f"aim={one.aim}"
    yield f"valence={one.valence}"
    yield f"weight={step(one.weight, WEIGHTS)}"
    yield f"assertion={one.assertion['assertion']}"


def _place(one: Ruled) -> Iterator[str]:
    case, place, piece = one.case, one.case.place, one.case.piece
    yield f"form={case.form}"
    yield f"role={case.clause.role}"
    yield f"lead={place.lead}"
    yield f"topic={place.topic}"
    yield f"operative={place.operative}"
    yield f"form, lead={case.form}, {place.lead}"
    yield f"form, topic={case.form}, {place.topic}"
    yield f"form, operative={case.form}, {place.operative}"
    yield f"mark={piece.style}"
    yield f"closing={piece.closing}"
    yield f"whole={piece.whole}"
    yield f"first={piece.first}"
    yield f"leads={case.leads}"
    yield f"block={piece.block.kind}"
    if piece.equates:
        yield "equates"
    if case.clause.points:
        yield "points"
    if case.asked is not None:
        yield "answers"


def _wording(one: Ruled) -> Iterator[str]:
    forms = one.forms
    figures = [f for f in forms if f[0].isdigit()]
    years = sum(is_year(f) for f in figures)
    yield f"length={step(len(forms), LENGTHS)}"
    yield f"figures={step(len(figures) - years, FIGURES)}"
    if years:
        yield "year"
    if states_cause(forms):
        yield "states cause"
    if tells_effect(forms):
        yield "tells effect"
    for opening in ("anaphors", "illustrations"):
        if begins(opening, forms):
            yield opening
    for kind in kinds(forms):
        yield f"phrase={kind}"
    for kind in formulae(forms):
        yield f"formula={kind}"
    yield f"frame={frame_of('leads', forms)}"
    for i, cue in enumerate(stems(CUES, "cue").values(forms), start=PREDICATE - len(forms)):
        if cue:
            yield f"final cue={cue}" if i >= 0 else f"cue={cue}"
    if any(map(is_negated, forms[-3:])):
        yield "final negation"
    elif any(map(is_negated, forms)):
        yield "negation"


def is_year(form: str) -> bool:
    """Whether a word is a year, or a span of years.

    >>> is_year("2004"), is_year("1998-2000"), is_year("1200")
    (True, True, False)
    """
    return len(form) in (4, 9) and form[:2] in ("19", "20") and form[:4].isdigit()


def _words(forms: Sequence[str]) -> Iterator[str]:
    if not forms:
        return
    last = forms[-1]
    yield f"last={last}"
    for size in (2, 3, 4, 5):
        yield f"end={last[-size:]}"
    yield f"opens={forms[0][:STEM]}"
    yield f"first words={' '.join(forms[:2])}"
    if len(forms) > 1:
        before = forms[-2]
        yield f"last two={before[-3:]} {last}"
        yield f"end before={before[-3:]}"
        yield f"end before={before[-4:]}"
        yield f"before last={before[:STEM]}"
    for stem in {form[:STEM] for form in forms if not form[0].isdigit()}:
        yield f"w={stem}"
    for form in forms[-PREDICATE:]:
        if not form[0].isdigit():
            yield f"final={form[:STEM]}"


def _beside(ruled: Sequence[Ruled], i: int) -> Iterator[str]:
    """Of the clauses before and behind, and those next to them."""
    one = ruled[i]
    for name, j in (("next but one", i + 2), ("last but one", i - 2)):
        if 0 <= j < len(ruled):
            yield f"{name} label={ruled[j].label}"
            yield f"{name} form={ruled[j].case.form}"
    for name, j in (("next", i + 1), ("previous", i - 1)):
        if not 0 <= j < len(ruled):
            continue
        other = ruled[j]
        case, forms = other.case, other.forms
        near = "piece" if other.at == one.at else _block(one, other)
        yield f"{name} rule={other.reason}"
        yield f"{name} form={case.form}"
        yield f"{name} valence={other.valence}"
        yield f"{name} kind={other.kind}"
        yield f"{name} label, near={other.label}, {near}"
        yield f"{name} label, label={other.label}, {one.label}"
        yield f"{name} closing={case.piece.closing}"
        yield f"{name} points={case.clause.points}"
        if forms:
            yield f"{name} opens={forms[0][:STEM]}"
            yield f"{name} end={forms[-1][-3:]}"
            yield f"{name} last={forms[-1][:STEM]}"


def _block(one: Ruled, other: Ruled) -> str:
    return "block" if one.case.piece.block is other.case.piece.block else "apart"


def _above(one: Ruled, by_piece: dict[int, list[Ruled]]) -> Iterator[str]:
    """Of the lead-in and the heading."""
    place = one.case.place
    for lead in by_piece.get(-1 if place.lead_at is None else place.lead_at, ()):
        yield f"lead label={lead.label}"
        yield f"lead form={lead.case.form}"
        for form in lead.forms:
            yield f"lead w={form[:STEM]}"
    if place.section:
        yield from _heading(place.section)


@lru_cache(maxsize=1024)
def _heading(section: str) -> tuple[str, ...]:
    return tuple(f"heading w={word[:STEM]}" for word in section.lower().split())
