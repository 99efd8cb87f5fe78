"""Fits a linear model over signs (`kznlp.discourse.weights`) with logistic regressions.

Signs of some names count for more than others: what the rules say is to be trusted until there is
evidence, single words little. A sign that is seen in one example alone is left out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression

from kznlp.discourse.weights import Floats, Group, Weights, written


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be learned.

    Attributes:
        values: among which to choose.
        items: the numbers of those that teach it.
        answers: the right value of each of these.
        accepted: all values of each that are no mistake.
        weights: what each counts.
    """

    values: tuple[str, ...]
    items: tuple[int, ...]
    answers: tuple[str, ...]
    accepted: tuple[tuple[str, ...], ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How weights are fitted.

    Attributes:
        strength: how far weights may go, by question; "" for those that are not named.
        trust: what a sign counts, by its name; 1 for those that are not named.
        least: examples in which a sign must be seen.
        steps: of the solver, at most.
    """

    strength: Mapping[str, float] = field(default_factory=lambda: {"": 0.1})
    trust: Mapping[str, float] = field(default_factory=dict)
    least: int = 2
    steps: int = 200


def fit(
    items: Sequence[Sequence[Group]], asked: Mapping[str, Question], options: Options
) -> Weights:
    """The weights of the signs of the items, for all questions that have more than one answer."""
    signs = [written(groups) for groups in items]
    asked = {name: question for name, question in asked.items() if len(set(question.answers)) > 1}
    counts = Counter(sign for told in signs for sign in told)
    names = tuple(sorted(name for name, count in counts.items() if count >= options.least))
    rows = {name: row for row, name in enumerate(names)}
    trust = np.array([options.trust.get(_name(name), 1.0) for name in names], dtype=np.float32)
    table = matrix(signs, rows) @ scipy.sparse.diags(trust)
    columns, biases = [], []
    for name, question in asked.items():
        strength = options.strength.get(name, options.strength[""])
        model = LogisticRegression(C=strength, max_iter=options.steps, tol=1e-3)
        chosen = table[list(question.items)]
        model.fit(chosen, question.answers, sample_weight=question.weights)
        weights, bias = _columns(model, question.values)
        columns.append(weights * trust[:, None])
        biases.append(bias)
    return Weights(
        questions={name: question.values for name, question in asked.items()},
        scales=dict.fromkeys(asked, 1.0),
        names=names,
        table=np.hstack([np.zeros((len(names), 0)), *columns]).astype(np.float32),
        bias=np.concatenate([np.zeros(0), *biases]).astype(np.float32),
    )


def matrix(items: Sequence[Sequence[str]], rows: Mapping[str, int]) -> scipy.sparse.csr_matrix:
    """Items × signs, 1 where an item has the sign; none has one twice."""
    found = [sorted(rows[sign] for sign in signs if sign in rows) for signs in items]
    ends = np.cumsum([0, *map(len, found)])
    flat = np.fromiter((row for line in found for row in line), dtype=np.int32)
    ones = np.ones(len(flat), dtype=np.float32)
    return scipy.sparse.csr_matrix((ones, flat, ends), shape=(len(items), len(rows)))


def _name(sign: str) -> str:
    return sign.partition("=")[0]


def _columns(model: LogisticRegression, values: Sequence[str]) -> tuple[Floats, Floats]:
    """Weights and bias for each value; one that was never right can only lose."""
    weights = np.zeros((model.coef_.shape[1], len(values)), dtype=np.float32)
    bias = np.full(len(values), -20.0, dtype=np.float32)
    found, offsets = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # one row stands for both
        found = np.vstack([-found / 2, found / 2])
        offsets = np.concatenate([-offsets / 2, offsets / 2])
    for row, value in enumerate(model.classes_):
        weights[:, values.index(value)] = found[row]
        bias[values.index(value)] = offsets[row]
    return weights, bias
