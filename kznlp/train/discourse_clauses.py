"""Learns to read clauses, and compares what was learned with the rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kznlp.discourse.signs import alone
from kznlp.discourse.weights import Floats, Weights
from kznlp.train.discourse_calibration import calibrate
from kznlp.train.discourse_examples import Example
from kznlp.train.discourse_fit import Options, Question, fit
from kznlp.train.discourse_folds import Fold
from kznlp.train.discourse_questions import ask, by_rule

ALONE = 0.5  # what a clause counts without its surroundings


def learn(given: Sequence[Example], options: Options) -> Weights:
    """The weights of all questions, from documents.

    Each clause teaches twice, in its place and, for less, alone: a statement should be understood
    without what stands around it.
    """
    items = [signs for one in given for signs in one.signs]
    count = len(items)
    items += [alone(one) for example in given for one in example.ruled]
    return fit(items, {name: _twice(q, count) for name, q in ask(given).items()}, options)


def _twice(question: Question, count: int) -> Question:
    """The question, asked again of the items from `count` on."""
    return replace(
        question,
        items=(*question.items, *(item + count for item in question.items)),
        answers=question.answers * 2,
        accepted=question.accepted * 2,
        weights=(*question.weights, *(weight * ALONE for weight in question.weights)),
    )


def compare(parts: Sequence[Fold], learned: Sequence[Weights]) -> dict[str, dict[str, float]]:
    """For each question the shares of right answers of the rules and of the models of the folds.

    Returns:
        "rules", "model", the number of "items", and of the model's chances "scale", "brier", "ece".
    """
    given: dict[str, list[_Given]] = {}
    for part, weights in zip(parts, learned, strict=True):
        ruled = [one for example in part.test for one in example.ruled]
        signs = [one for example in part.test for one in example.signs]
        sums = weights.sums([weights.rows(one) for one in signs])
        for name, question in ask(part.test).items():
            if name in weights.questions:
                own = sums[:, weights.columns(name)]
                rules = [by_rule(ruled[item], name) for item in question.items]
                given.setdefault(name, []).append(_Given(question, own, rules))
    return {name: _compared(answers) for name, answers in given.items()}


@dataclass(frozen=True, slots=True)
class _Given:
    """The answers of a model and of the rules to a question."""

    question: Question
    sums: Floats
    rules: list[str]


def _compared(given: Sequence[_Given]) -> dict[str, float]:
    values = given[0].question.values
    sums = np.concatenate([one.sums[list(one.question.items)] for one in given])
    right = [values.index(answer) for one in given for answer in one.question.answers]
    accepted = [labels for one in given for labels in one.question.accepted]
    model = [values[place] for place in sums.argmax(axis=1)]
    honest = calibrate(sums, right)
    return {
        "items": len(right),
        "rules": _share((answer for one in given for answer in one.rules), accepted),
        "model": _share(model, accepted),
        "scale": honest.scale,
        "brier": honest.brier,
        "ece": honest.error,
    }


def _share(answers: Iterable[str], accepted: Sequence[tuple[str, ...]]) -> float:
    right = sum(answer in labels for answer, labels in zip(answers, accepted, strict=True))
    return round(right / len(accepted), 4)


def only(weights: Weights, scales: Mapping[str, float]) -> Weights:
    """The weights of those questions that have a scale here, with that scale."""
    scales = {name: scale for name, scale in scales.items() if name in weights.questions}
    every = np.arange(weights.table.shape[1])
    columns = [column for name in scales for column in every[weights.columns(name)]]
    return replace(
        weights,
        questions={name: weights.questions[name] for name in scales},
        scales=dict(scales),
        table=weights.table[:, columns],
        bias=weights.bias[columns],
    )
