"""Cuts the statements of a document into clauses: by rules, or by a model over signs of their gaps.

    "Апаттың салдарынан | су құбыры тоқтады, | сондықтан | …"

The model sees of each gap (`gaps`) what the rules do there and the words on both sides.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from kznlp.discourse.causes import states_cause, tells_effect
from kznlp.discourse.clauses import Clause, begins, read_clause, words_within
from kznlp.discourse.gaps import AND, MARKED, Gap, cuts_by_rule, gaps, may_be_cut
from kznlp.discourse.model import Model
from kznlp.discourse.signs import STEM
from kznlp.discourse.statements import Statement
from kznlp.discourse.tails import LONGEST, form_of
from kznlp.discourse.weights import Weights
from kznlp.discourse.words import Words

JOINT = regex.compile(rf"[\s,–-]*(?:{AND}\s+)?")
CUT = "cut"
LONG = 7  # threes of words
OPENINGS = ("pointers", "openers", "comments", "anaphors", "illustrations")


@dataclass(frozen=True, slots=True)
class Seam:
    """A statement, its words and gaps, and the role of what stands before each cut of the rules."""

    statement: Statement
    words: Words
    gaps: tuple[Gap, ...]
    ruled: dict[int, str]


def seams(found: Sequence[Statement], text: str) -> Iterator[Seam]:
    """The statements with their gaps; headings have none."""
    for one in found:
        piece = one.piece
        words = words_within(text, piece.start, piece.end, piece.words)
        inside: tuple[Gap, ...] = ()
        # An item of a list of causes is one cause.
        if not one.apart and one.place.lead != "cause" and may_be_cut(words.forms):
            inside = tuple(gaps(text, words))
        yield Seam(one, words, inside, dict(cuts_by_rule(words.forms, inside)))


def clauses(found: Sequence[Seam], text: str, model: Model | None) -> Iterator[list[Clause]]:
    """The clauses of each statement; none of headings."""
    learned = model is not None and CUT in model.cuts.questions
    chosen = _by_model(found, model) if model and learned else [one.ruled for one in found]
    for seam, cuts in zip(found, chosen, strict=True):
        yield [] if seam.statement.apart else _cut(text, seam, cuts)


def _by_model(found: Sequence[Seam], model: Model) -> list[dict[int, str]]:
    chances = cut_chances((signs for seam in found for signs in signs_of(seam)), model.cuts)
    least = model.least[CUT]
    return [
        {
            number: seam.ruled.get(number, MARKED if gap.marker else "")
            for number, gap in enumerate(seam.gaps)
            if next(chances) >= least
        }
        for seam in found
    ]


def cut_chances(gaps: Iterable[Sequence[str]], weights: Weights) -> Iterator[float]:
    """The chance of each gap, by its signs, that a clause ends there."""
    for _, sums in weights.blocks(gaps):
        yield from weights.chances(sums, CUT)[:, 1].tolist()


def _cut(text: str, seam: Seam, cuts: Mapping[int, str]) -> list[Clause]:
    piece = seam.statement.piece
    begin = piece.start
    made: list[Clause] = []
    for number in sorted(cuts):
        role = cuts[number]
        if role and made and made[-1].role == role:
            # "… жоқтығынан, … жетіспеуінен": one cause
            begin = made.pop().start
        place = seam.words.ends[seam.gaps[number].i - 1]
        made.append(read_clause(text, begin, place, role=role))
        begin = after(text, place, piece.end)
    made.append(read_clause(text, begin, piece.end, words=None if made else seam.words))
    return made


def after(text: str, place: int, end: int) -> int:
    """Where the next clause begins behind a place at which one ends."""
    joint = JOINT.match(text, place, end)
    return joint.end() if joint else place


def signs_of(seam: Seam) -> Iterator[list[str]]:
    """What the model looks at in each gap."""
    forms, place = seam.words.forms, seam.statement.place
    final = form_of(forms)
    shared = [
        f"final={final}",
        f"effect={tells_effect(forms)}",
        f"lead={place.lead}",
        f"operative={place.operative}",
        f"final end={forms[-1][-3:]}" if forms else "",
    ]
    following = final  # the form of the next gap behind that has one
    behind: list[str] = []
    for gap in reversed(seam.gaps):
        behind.append(following)
        following = gap.form or following
    for number, (gap, form) in enumerate(zip(seam.gaps, reversed(behind), strict=True)):
        ruled = seam.ruled.get(number, "no")
        yield [
            *shared,
            f"rule={ruled}",
            f"rule, final={ruled}, {final}",
            f"form, final={gap.form}, {final}",
            f"form behind={form}",
            f"gaps behind={len(seam.gaps) - number - 1}",
            *_sides(gap, forms[: gap.i], forms[gap.i :], final),
        ]


def _sides(gap: Gap, left: Sequence[str], right: Sequence[str], final: str) -> Iterator[str]:
    """The words before and behind a gap."""
    last, first = left[-1], right[0]
    form = form_of(left[-LONGEST:])
    yield f"comma={gap.comma}"
    yield f"form={gap.form}"
    yield f"marker={gap.marker}"
    yield f"comma, marker={gap.comma}, {gap.marker}"
    yield f"left form={form}"
    yield f"left form, final={form}, {final}"
    yield f"last={last}"
    yield f"last w={last[:STEM]}"
    yield f"last two={' '.join(one[:STEM] for one in left[-2:])}"
    for size in (2, 3, 4, 5):
        yield f"end={last[-size:]}"
    if len(left) > 1:
        yield f"end before={left[-2][-4:]}"
    yield f"opens={first}"
    yield f"opens w={first[:STEM]}"
    yield f"first words={' '.join(right[:2])}"
    for opening in OPENINGS:
        if begins(opening, right):
            yield opening
    yield f"left length={min(len(left) // 3, LONG)}"
    yield f"right length={min(len(right) // 3, LONG)}"
    yield f"states cause={states_cause(left)}"
    yield f"left figures={any(one[0].isdigit() for one in left)}"
    yield f"right figures={any(one[0].isdigit() for one in right)}"
