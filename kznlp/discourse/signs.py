"""What a model looks at in a clause and around it: signs, each a name and a value.

    rule=statement      the rule that fits, and what the rules make of the clause
    form=past           how its predicate is formed; `end=`, `last=` its letters
    lead=cause          where it stands: list, section, act
    cue=problem         words that colour it; `final cue=` in the predicate
    w=жол               its words, by their first letters; `final=` in the predicate
    next rule=…         the same of the clauses before and behind

A model weighs each sign that it knows; the heaviest are the explanation of what it decides. Signs
are told in groups (`weights.Group`): what depends on one word, on the place, on a neighbor.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from kznlp.discourse.causes import ends_as_cause, tells_effect
from kznlp.discourse.clauses import beginnings
from kznlp.discourse.frames import frame_of
from kznlp.discourse.known import STEM
from kznlp.discourse.phrases import FORMULAE, KINDS
from kznlp.discourse.ruled import Ruled
from kznlp.discourse.weights import Group
from kznlp.discourse.words import Words

NO_SIGN = {""}
PREDICATE = 4  # words at the end
LENGTHS = (2, 4, 8, 14, 22, 35)
FIGURES = (0, 1, 3)
WEIGHTS = (-1.0, -0.4, -0.01, 0.01, 0.39, 1.0)


def signs(ruled: Sequence[Ruled]) -> Iterator[list[Group]]:
    """The signs of each clause of a document."""
    by_piece: dict[int, list[Ruled]] = {}
    for one in ruled:
        by_piece.setdefault(one.at, []).append(one)
    for i, one in enumerate(ruled):
        yield [*alone(one), *_place(one), *_beside(ruled, i), *_above(one, by_piece)]


def alone(one: Ruled) -> list[Group]:
    """The signs that a clause has wherever it stands."""
    return [_rules(one), *_wording(one), *_words(one.case.clause.words)]


def step(number: float, steps: Sequence[float]) -> int:
    """How many of the steps, which rise, lie below a number."""
    return bisect_left(steps, number)


def _rules(one: Ruled) -> Group:
    told, weight = one.assertion["assertion"], step(one.weight, WEIGHTS)
    return _of_rules, one.reason, one.label, one.kind, one.aim, one.valence, weight, told


def _of_rules(
    reason: str, label: str | None, kind: str, aim: str, valence: str, weight: int, assertion: str
) -> Iterator[str]:
    yield f"rule={reason}"
    yield f"label={label}"
    yield f"kind={kind}"
    yield f"aim={aim}"
    yield f"valence={valence}"
    yield f"weight={weight}"
    yield f"assertion={assertion}"


def _place(one: Ruled) -> Iterator[Group]:
    case, place, piece = one.case, one.case.place, one.case.piece
    yield _of_form, case.form, place.lead, place.topic, place.operative
    yield _of_list, case.clause.role, piece.style, piece.closing, case.leads, piece.block.kind
    yield _of_piece, piece.whole, piece.first, piece.equates
    yield _of_answer, case.clause.points, case.asked is not None


def _of_form(form: str, lead: str | None, topic: str, operative: bool) -> Iterator[str]:
    yield f"form={form}"
    yield f"lead={lead}"
    yield f"topic={topic}"
    yield f"operative={operative}"
    yield f"form, lead={form}, {lead}"
    yield f"form, topic={form}, {topic}"
    yield f"form, operative={form}, {operative}"


def _of_list(role: str, mark: str, closing: str, leads: bool, block: str) -> Iterator[str]:
    yield f"role={role}"
    yield f"mark={mark}"
    yield f"closing={closing}"
    yield f"leads={leads}"
    yield f"block={block}"


def _of_piece(whole: bool, first: bool, equates: bool) -> Iterator[str]:
    yield f"whole={whole}"
    yield f"first={first}"
    if equates:
        yield "equates"


def _of_answer(points: bool, answers: bool) -> Iterator[str]:
    if points:
        yield "points"
    if answers:
        yield "answers"


def _wording(one: Ruled) -> Iterator[Group]:
    forms = one.forms
    each = one.case.clause.words.each
    figures = [word.year for word in each if word.figure]
    plain = len(figures) - sum(figures)
    yield _of_sizes, step(len(forms), LENGTHS), step(plain, FIGURES), any(figures)
    begun = beginnings(forms)
    yield from [kind for kind in ("anaphors", "illustrations") if kind in begun]
    phrases = one.case.clause.phrases
    yield _of_causes, "subjects" in phrases or ends_as_cause(forms), tells_effect(forms)
    yield _of_phrases, phrases
    final = max(0, len(forms) - PREDICATE)
    told = enumerate(one.cues)
    yield from {f"final cue={cue}" if i >= final else f"cue={cue}" for i, cue in told if cue}
    negated = [word.negated for word in each]
    if any(negated):
        yield "final negation" if any(negated[-3:]) else "negation"


def _of_sizes(words: int, figures: int, year: bool) -> Iterator[str]:
    yield f"length={words}"
    yield f"figures={figures}"
    if year:
        yield "year"


def _of_causes(states: bool, effect: bool) -> Iterator[str]:
    if states:
        yield "states cause"
    if effect:
        yield "tells effect"


def _of_phrases(found: Set[str]) -> Iterator[str]:
    yield from (f"phrase={kind}" for kind in found & KINDS)
    yield from (f"formula={kind}" for kind in found & FORMULAE)
    yield f"frame={frame_of('leads', found)}"


def _words(words: Words) -> Iterator[Group]:
    forms = words.forms
    if not forms:
        return
    yield _of_last, forms[-1]
    yield f"opens={forms[0][:STEM]}"
    yield f"first words={' '.join(forms[:2])}"
    if len(forms) > 1:
        yield f"last two={forms[-2][-3:]} {forms[-1]}"
        yield _of_before, forms[-2]
    yield from {word.sign for word in words.each} - NO_SIGN
    yield from {f"final={word.form[:STEM]}" for word in words.each[-PREDICATE:] if word.sign}


def _of_last(word: str) -> Iterator[str]:
    yield f"last={word}"
    for size in (2, 3, 4, 5):
        yield f"end={word[-size:]}"


def _of_before(word: str) -> Iterator[str]:
    """Of the last word but one."""
    yield f"end before={word[-3:]}"
    yield f"end before={word[-4:]}"
    yield f"before last={word[:STEM]}"


def _beside(ruled: Sequence[Ruled], i: int) -> Iterator[Group]:
    """Of the clauses before and behind, and those next to them."""
    one = ruled[i]
    for name, j in (("next but one", i + 2), ("last but one", i - 2)):
        if 0 <= j < len(ruled):
            yield _of_farther, name, ruled[j].label, ruled[j].case.form
    for name, j in (("next", i + 1), ("previous", i - 1)):
        if not 0 <= j < len(ruled):
            continue
        other = ruled[j]
        case, forms = other.case, other.forms
        near = "piece" if other.at == one.at else _block(one, other)
        yield _of_next, name, other.reason, case.form, other.valence, other.kind
        yield _of_meeting, name, other.label, one.label, near
        yield _of_joint, name, case.piece.closing, case.clause.points
        if forms:
            yield f"{name} opens={forms[0][:STEM]}"
            yield f"{name} end={forms[-1][-3:]}"
            yield f"{name} last={forms[-1][:STEM]}"


def _of_farther(name: str, label: str | None, form: str) -> Iterator[str]:
    yield f"{name} label={label}"
    yield f"{name} form={form}"


def _of_next(name: str, reason: str, form: str, valence: str, kind: str) -> Iterator[str]:
    yield f"{name} rule={reason}"
    yield f"{name} form={form}"
    yield f"{name} valence={valence}"
    yield f"{name} kind={kind}"


def _of_meeting(name: str, label: str | None, own: str | None, near: str) -> Iterator[str]:
    yield f"{name} label, near={label}, {near}"
    yield f"{name} label, label={label}, {own}"


def _of_joint(name: str, closing: str, points: bool) -> Iterator[str]:
    yield f"{name} closing={closing}"
    yield f"{name} points={points}"


def _block(one: Ruled, other: Ruled) -> str:
    return "block" if one.case.piece.block is other.case.piece.block else "apart"


def _above(one: Ruled, by_piece: dict[int, list[Ruled]]) -> Iterator[Group]:
    """Of the lead-in and the heading."""
    place = one.case.place
    leads = () if place.lead_at is None else by_piece.get(place.lead_at, ())
    if leads:
        yield _of_leads, *[(lead.label, lead.case.form, lead.forms) for lead in leads]
    if place.section:
        yield _of_heading, place.section


def _of_leads(*leads: tuple[str | None, str, Sequence[str]]) -> Iterator[str]:
    for label, form, words in leads:
        yield f"lead label={label}"
        yield f"lead form={form}"
        for word in words:
            yield f"lead w={word[:STEM]}"


def _of_heading(section: str) -> Iterator[str]:
    for word in section.lower().split():
        yield f"heading w={word[:STEM]}"
