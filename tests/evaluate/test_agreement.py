"""`kznlp.evaluate` against an independent scorer, and the quality floors, on the development set.

The development set is no part of the repository: where it does not lie beside the checkout, as
`../shared/dev`, these tests are skipped and say so.
"""

import importlib.util
import json
from pathlib import Path

import pytest

from kznlp.evaluate import evaluate
from kznlp.evaluate.gold import documents
from kznlp.evaluate.system import System
from kznlp.evaluate.units import HEADLINES
from kznlp.records import encode

DEV = Path(__file__).parents[3] / "shared" / "dev"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))

pytestmark = pytest.mark.skipif(
    not DEV.exists(), reason="the development set does not lie beside the checkout"
)


@pytest.fixture(scope="module")
def system():
    return System()


@pytest.fixture(scope="module")
def analyses(system):
    return {path: system.analyze(path) for path, _ in documents(DEV)}


@pytest.fixture(scope="module")
def ours(analyses, system):
    return evaluate(DEV, analyses.__getitem__, relate=system.relate, samples=0).scores


@pytest.fixture(scope="module")
def theirs(analyses, tmp_path_factory):
    spec = importlib.util.spec_from_file_location("scorer", DEV / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    folder = tmp_path_factory.mktemp("predicted")
    triples = []
    for path, gold in documents(DEV):
        text, analysis = analyses[path]
        predicted = folder / gold.name
        predicted.write_bytes(encode(analysis))
        triples.append((text, json.loads(gold.read_text("utf-8")), scorer.load_pred(predicted)))
    return scorer.report(triples)


def test_scores_agree(ours, theirs):
    units = {f"{at}/{name}": score for at in HEADLINES for name, score in ours["units"][at].items()}
    for name, score in units.items():
        at, label = name.split("/")
        assert score * 100 == pytest.approx(theirs[at][label], abs=0.11), name
    assert ours["tables"]["cell_f1"] * 100 == pytest.approx(theirs["tables"]["cell_f1"], abs=0.11)
    assert ours["tables"]["rows_exact"] * 100 == pytest.approx(
        theirs["tables"]["rows_exact"], abs=0.11
    )
    for mine, other in (("f1", "f1"), ("instrument", "instrument_acc"), ("status", "status_acc")):
        assert ours["measures"][mine] * 100 == pytest.approx(theirs["measures"][other], abs=0.11)
    for name, score in theirs["fields"].items():
        assert ours["fields"][name] * 100 == pytest.approx(score, abs=0.11), name
    assert ours["relations"]["micro"] * 100 == pytest.approx(theirs["relations"]["micro"], abs=0.11)


@pytest.mark.parametrize("name", FLOORS["dev"])
def test_floor(ours, name):
    score = ours
    for key in name.split("/"):
        score = score[key]
    assert score >= FLOORS["dev"][name]
    assert ours["tables"]["false_repairs"] == 0
