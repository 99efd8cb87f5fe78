"""Where statements are cut, by rules and by a model."""

import numpy as np
import pytest

from kznlp.discourse.cuts import CUT, clauses, seams, signs_of
from kznlp.discourse.model import Model
from kznlp.discourse.statements import statements
from kznlp.discourse.weights import Weights, written

TEXT = "Апаттың салдарынан су тоқтады, ауыл халқы зардап шекті."


@pytest.fixture
def found(nlp):
    doc = nlp(TEXT)
    return list(seams(list(statements(doc, TEXT)), TEXT))


def cut_where(sign: str) -> Model:
    """A model that cuts at gaps with this sign, and nowhere else."""
    table = np.array([[-9, 9]], dtype=np.float32)
    bias = np.array([4, -4], dtype=np.float32)
    weights = Weights({CUT: ("whole", CUT)}, {CUT: 1.0}, (sign,), table, bias)
    none = Weights({}, {}, (), np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
    return Model(weights, none, none, {CUT: 0.5})


def texts(found, model):
    [made] = clauses(found, TEXT, model)
    return [(TEXT[one.start : one.end], one.role) for one in made]


def test_rules_cut_behind_a_marker(found):
    assert texts(found, None) == [
        ("Апаттың салдарынан", "marked"),
        ("су тоқтады, ауыл халқы зардап шекті", ""),
    ]


def test_a_model_cuts_where_it_is_sure(found):
    assert texts(found, cut_where("comma=True")) == [
        ("Апаттың салдарынан су тоқтады", ""),
        ("ауыл халқы зардап шекті", ""),
    ]


def test_a_model_may_leave_a_statement_whole(found):
    assert texts(found, cut_where("never")) == [(TEXT[:-1], "")]


def test_each_gap_has_signs(found):
    [seam] = found
    marker, comma = map(written, signs_of(seam))
    assert {"rule=marked", "comma=False", "last=салдарынан"} <= set(marker)
    assert {"rule=no", "comma=True", "opens=ауыл"} <= set(comma)
