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
from dataclasses import dataclass
from itertools import islice
from typing import Any

from kznlp.discourse.labels import DEFINITION
from kznlp.discourse.model import Model
from kznlp.discourse.reliability import score_of
from kznlp.discourse.ruled import Ruled, asserted
from kznlp.discourse.signs import signs
from kznlp.discourse.weights import Floats
from kznlp.records import UnitLabel

NONE = "none"
SURE = 0.7  # the chance from which on an item of a list whose lead-in names what it holds is none


@dataclass(frozen=True, slots=True)
class Verdict:
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
    for rows, sums in model.clauses.blocks(signs(ruled)):
        chances = {name: model.clauses.chances(sums, name) for name in model.clauses.questions}
        for i, one in enumerate(islice(rest, len(rows))):
            answers = {
                name: values[int(chances[name][i].argmax())]
                for name, values in model.clauses.questions.items()
                if one.reason != DEFINITION
            }
            label, reason, score = _label(one, rows[i], answers, chances, i, model)
            yield Verdict(label, reason, score, attributes(one, label, text, answers))


def _label(
    one: Ruled,
    rows: Sequence[int],
    answers: Mapping[str, str],
    chances: Mapping[str, Floats],
    i: int,
    model: Model,
) -> tuple[UnitLabel | None, str, float]:
    if "label" not in answers:
        return one.label, one.reason, score_of("unit", one.reason) if one.label else 0.0
    value = int(chances["label"][i].argmax())
    drops = answers["label"] == NONE and one.label is not None
    if drops and one.case.item and chances["label"][i][value] < SURE:
        return one.label, one.reason, score_of("unit", one.reason)
    label = None if answers["label"] == NONE else UnitLabel(answers["label"])
    reason = one.reason
    if label is not one.label:
        reason = "model: " + ", ".join(model.clauses.because(rows, "label", value))
    return label, reason, round(float(chances["label"][i][value]), 3)


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
