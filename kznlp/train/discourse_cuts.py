"""Learns where statements are cut into clauses, and compares that with the rules.

A gap is right to be cut at where a gold unit ends before it or begins behind it; one inside a unit
is not. Gaps where the gold says neither, outside of all units, teach nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kznlp.discourse.cuts import CUT, Seam, after, cut_chances, signs_of
from kznlp.discourse.model import Model
from kznlp.discourse.weights import Group, Weights
from kznlp.evaluate.counts import Counts
from kznlp.evaluate.spans import trim
from kznlp.train.discourse_examples import Example
from kznlp.train.discourse_fit import Options, Question, fit
from kznlp.train.discourse_folds import Fold

WHOLE = "whole"
NEAR = 3  # characters that annotators may place a boundary apart
LEAST = tuple(round(0.2 + 0.02 * step, 2) for step in range(21))


@dataclass(frozen=True, slots=True)
class Judged:
    """A gap: its signs, whether the gold cuts there (None: it does not say), whether rules do."""

    signs: list[Group]
    right: bool | None
    ruled: bool


def learn(given: Sequence[Example], options: Options) -> Weights:
    """The weights of gaps."""
    items = [one for example in given for one in judged(example) if one.right is not None]
    answers = tuple(CUT if one.right else WHOLE for one in items)
    question = Question(
        values=(WHOLE, CUT),
        items=tuple(range(len(items))),
        answers=answers,
        accepted=tuple((answer,) for answer in answers),
        weights=(1.0,) * len(items),
    )
    return fit([one.signs for one in items], {CUT: question}, options)


def judged(example: Example) -> Iterator[Judged]:
    """The gaps of a document."""
    raw, clean = example.raw, example.clean
    units = [trim(raw, unit.start, unit.end) for unit in example.gold.units]
    for seam in example.seams:
        for number, (signs, (last, first)) in enumerate(
            zip(signs_of(seam), _sides(seam, clean.text), strict=True)
        ):
            end, begin = clean.source(last, last + 1)[1], clean.source(first, first + 1)[0]
            inside = any(start < end - NEAR and stop > begin + NEAR for start, stop in units)
            meets = any(
                abs(stop - end) <= NEAR or abs(start - begin) <= NEAR for start, stop in units
            )
            right = False if inside else True if meets else None
            yield Judged(signs, right, number in seam.ruled)


def _sides(seam: Seam, text: str) -> Iterator[tuple[int, int]]:
    """The last character before each gap, and the first behind it."""
    for gap in seam.gaps:
        place = seam.words.ends[gap.i - 1]
        yield place - 1, min(after(text, place, seam.statement.piece.end), len(text) - 1)


@dataclass(frozen=True, slots=True)
class Compared:
    """The least chance of a cut, and the scores."""

    least: float
    told: dict[str, float]


def compare(parts: Sequence[Fold], learned: Sequence[Weights]) -> Compared:
    """F1 of the cuts of the rules and of the models of the folds, with the best least chance."""
    gaps: list[tuple[float, Judged]] = []
    for part, weights in zip(parts, learned, strict=True):
        if CUT not in weights.questions:
            continue
        found = [one for example in part.test for one in judged(example)]
        chances = cut_chances((one.signs for one in found), weights)
        gaps += [pair for pair in zip(chances, found, strict=True) if pair[1].right is not None]
    rules = _count([(one.ruled, bool(one.right)) for _, one in gaps])
    models = {
        least: _count([(chance >= least, bool(one.right)) for chance, one in gaps])
        for least in LEAST
    }
    least = max(LEAST, key=lambda one: models[one].f1)
    told = {"items": rules.gold, "rules": round(rules.f1, 4), "model": round(models[least].f1, 4)}
    return Compared(least, {**told, "least": least})


def _count(answers: Sequence[tuple[bool, bool]]) -> Counts:
    return Counts(
        sum(cut and right for cut, right in answers),
        sum(cut for cut, _ in answers),
        sum(right for _, right in answers),
    )


def only(weights: Weights, least: float) -> Model:
    """A model that cuts, and leaves all else to the rules."""
    none = fit([[]], {}, Options())
    return Model(weights, none, none, {CUT: least})
