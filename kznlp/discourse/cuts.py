"""Cuts the statements of a document into clauses: by rules, or by a model over signs of their gaps.

    "Апаттың салдарынан | су құбыры тоқтады, | сондықтан | …"

The model sees of each gap (`gaps`) what the rules do there and the words on both sides.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import regex
from msgspec import Struct

from kznlp.discourse.causes import tells_effect
from kznlp.discourse.clauses import Clause, beginnings, read_clause, words_within
from kznlp.discourse.gaps import AND, MARKED, Gap, cuts_by_rule, gaps, may_be_cut
from kznlp.discourse.known import STEM
from kznlp.discourse.model import Model
from kznlp.discourse.statements import Statement
from kznlp.discourse.tails import form_of
from kznlp.discourse.weights import Group, Weights
from kznlp.discourse.words import Words

JOINT = regex.compile(rf"[\s,–-]*(?:{AND}\s+)?")
CUT = "cut"
LONG = 7  # threes of words
OPENINGS = frozenset({"anaphors", "comments", "illustrations", "openers", "pointers"})


class Seam(Struct, frozen=True):
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
            inside = tuple(gaps(text, words, piece.end))
        ruled = dict(cuts_by_rule(words.forms, inside)) if inside else {}
        yield Seam(one, words, inside, ruled)


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


def cut_chances(gaps: Iterable[Sequence[Group]], weights: Weights) -> Iterator[float]:
    """The chance of each gap, by its signs, that a clause ends there."""
    for _, sums in weights.blocks(map(weights.rows, gaps)):
        yield from weights.chances(sums, CUT)[:, 1].tolist()


def _cut(text: str, seam: Seam, cuts: Mapping[int, str]) -> list[Clause]:
    piece, words = seam.statement.piece, seam.words
    begin, first = piece.start, 0  # of the clause, and the number of its first word
    made: list[tuple[int, int, Clause]] = []
    for number in sorted(cuts):
        role, i = cuts[number], seam.gaps[number].i
        if role and made and made[-1][-1].role == role:
            # "… жоқтығынан, … жетіспеуінен": one cause
            begin, first, _ = made.pop()
        place = words.ends[i - 1]
        clause = read_clause(text, begin, place, role=role, words=words.part(first, i))
        made.append((begin, first, clause))
        begin = after(text, place, piece.end)
        first = i if words.starts[i] >= begin else i + 1  # "және" belongs to no clause
    rest = words.part(first, len(words.forms)) if made else words
    last = read_clause(text, begin, piece.end, words=rest)
    return [*(clause for _, _, clause in made), last]


def after(text: str, place: int, end: int) -> int:
    """Where the next clause begins behind a place at which one ends."""
    joint = JOINT.match(text, place, end)
    return joint.end() if joint else place


def signs_of(seam: Seam) -> Iterator[list[Group]]:
    """What the model looks at in each gap."""
    if not seam.gaps:
        return
    forms, place, ruled = seam.words.forms, seam.statement.place, seam.ruled
    final = form_of(forms)
    figures = [i for i, one in enumerate(seam.words.each) if one.figure] or [len(forms)]
    effect, end = tells_effect(forms), forms[-1][-3:]
    whole: Group = (_of_statement, final, effect, place.lead, place.operative, end)
    following = final  # the form of the next gap behind that has one
    behind: list[str] = []
    for gap in reversed(seam.gaps):
        behind.append(following)
        following = gap.form or following
    for number, (gap, form) in enumerate(zip(seam.gaps, reversed(behind), strict=True)):
        i = gap.i
        first = forms[i : i + 2]
        yield [
            whole,
            (_of_gap, ruled.get(number, "no"), gap.comma, gap.marker, gap.form, gap.left, final),
            (_of_form_behind, form, len(seam.gaps) - number - 1),
            (_of_last, forms[i - 1]),
            *_last_two(forms[max(0, i - 2) : i]),
            (_of_first, forms[i]),
            f"first words={' '.join(first)}",
            *[one for one in beginnings(first) if one in OPENINGS],
            (
                _of_sides,
                *(gap.reason, figures[0] < i, i <= figures[-1] < len(forms)),
                *(min(i // 3, LONG), min((len(forms) - i) // 3, LONG)),
            ),
        ]


def _of_statement(
    final: str, effect: bool, lead: str | None, operative: bool, end: str
) -> Iterator[str]:
    yield f"final={final}"
    yield f"effect={effect}"
    yield f"lead={lead}"
    yield f"operative={operative}"
    yield f"final end={end}"


def _of_gap(
    ruled: str, comma: bool, marker: str, form: str, left: str, final: str
) -> Iterator[str]:
    """What the rules do in a gap, and what they see there."""
    yield f"rule={ruled}"
    yield f"rule, final={ruled}, {final}"
    yield f"form, final={form}, {final}"
    yield f"comma={comma}"
    yield f"form={form}"
    yield f"marker={marker}"
    yield f"comma, marker={comma}, {marker}"
    yield f"left form={left}"
    yield f"left form, final={left}, {final}"


def _of_form_behind(form: str, gaps: int) -> Iterator[str]:
    yield f"form behind={form}"
    yield f"gaps behind={gaps}"


def _of_last(word: str) -> Iterator[str]:
    """Of the word before a gap."""
    yield f"last={word}"
    yield f"last w={word[:STEM]}"
    for size in (2, 3, 4, 5):
        yield f"end={word[-size:]}"


def _last_two(words: Sequence[str]) -> Iterator[str]:
    yield f"last two={' '.join([word[:STEM] for word in words])}"
    if len(words) > 1:
        yield f"end before={words[0][-4:]}"


def _of_first(word: str) -> Iterator[str]:
    """Of the word behind a gap."""
    yield f"opens={word}"
    yield f"opens w={word[:STEM]}"


def _of_sides(reason: bool, left: bool, right: bool, before: int, behind: int) -> Iterator[str]:
    """Whether a cause is stated before the gap, on which sides figures are, how long these are."""
    yield f"states cause={reason}"
    yield f"left figures={left}"
    yield f"right figures={right}"
    yield f"left length={before}"
    yield f"right length={behind}"
