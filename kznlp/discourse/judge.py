"""Decides which label and attributes each clause has: by rules, or by a model over its signs.

A model answers the questions that it was trained for:

    label      claim, cause, proposal, none
    kind       of a claim: fact, assessment, forecast
    aim        of a proposal: action, goal
    valence    of a claim: problem, neutral, progress
    assertion  affirmed, negated, hypothetical, attributed

An item of a list whose lead-in names what it holds is dropped only where the model is sure.

The reason is the name of the rule where the model agrees with it, and else the signs that
weighed most: "model: form=past, next points=True". The score is the chance that it is right.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct

from kznlp.discourse.labels import DEFINITION
from kznlp.discourse.model import Model
from kznlp.discourse.reliability import score_of
from kznlp.discourse.ruled import Ruled, asserted
from kznlp.discourse.signs import signs
from kznlp.discourse.weights import Floats, Rows, Weights
from kznlp.records import UnitLabel

NONE = "none"
SURE = 0.7  # the chance from which on an item of a list whose lead-in names what it holds is none


class Verdict(Struct, frozen=True):
    """What a clause is; `label` is None where it is no unit."""

    label: UnitLabel | None
    reason: str
    score: float
    attributes: Mapping[str, Any]


def judge(ruled: Sequence[Ruled], text: str, model: Model | None) -> Iterator[Verdict]:
    """The verdict on each clause of a document."""
    if model is None:
        for one in ruled:
            score = score_of("unit", one.reason) if one.label else 0.0
            yield Verdict(one.label, one.reason, score, attributes(one, one.label, text, {}))
        return
    rest = iter(ruled)
    for rows, sums in model.clauses.blocks(map(model.clauses.rows, signs(ruled))):
        answered = _answers(model.clauses, sums)
        for one, own, answers in zip(islice(rest, len(rows)), rows, answered, strict=True):
            if one.reason == DEFINITION:
                answers = {}
            label, reason, score = _label(one, own, answers, model)
            plain = {question: value for question, (value, _) in answers.items()}
            yield Verdict(label, reason, score, attributes(one, label, text, plain))


# To each question the likeliest value, and its chance.
Answers = Mapping[str, tuple[str, float]]


def _answers(weights: Weights, sums: Floats) -> Iterator[Answers]:
    """The answers for each item of a block."""
    told: dict[str, list[tuple[str, float]]] = {}
    for question, values in weights.questions.items():
        chances = weights.chances(sums, question)
        best = [values[number] for number in chances.argmax(axis=1).tolist()]
        told[question] = [*zip(best, chances.max(axis=1).tolist(), strict=True)]
    return ({question: answers[i] for question, answers in told.items()} for i in range(len(sums)))


def _label(
    one: Ruled, rows: Rows, answers: Answers, model: Model
) -> tuple[UnitLabel | None, str, float]:
    if "label" not in answers:
        return one.label, one.reason, score_of("unit", one.reason) if one.label else 0.0
    value, chance = answers["label"]
    if value == NONE and one.label is not None and one.case.item and chance < SURE:
        return one.label, one.reason, score_of("unit", one.reason)
    label = None if value == NONE else UnitLabel(value)
    reason = one.reason
    if label is not one.label:
        number = model.clauses.questions["label"].index(value)
        reason = "model: " + ", ".join(model.clauses.because(rows, "label", number))
    return label, reason, round(chance, 3)


def attributes(
    one: Ruled, label: UnitLabel | None, text: str, answers: Mapping[str, str]
) -> Mapping[str, Any]:
    """The attributes of a clause with this label, as keyword arguments of a unit."""
    if label is None:
        return {}
    same = label is (one.label or UnitLabel.CLAIM)
    found = dict(one.assertion if same else asserted(one.case, label, text))
    if answers.get("assertion", found["assertion"]) != found["assertion"]:
        found = {"assertion": answers["assertion"]}
    if label is UnitLabel.CLAIM:
        found["kind"] = answers.get("kind", one.kind)
        found["valence"] = answers.get("valence", one.valence)
    elif label is UnitLabel.PROPOSAL:
        found["kind"] = answers.get("aim", one.aim)
        found["modality"] = one.modality
    return found
