"""Quality floors on the gold corpus of our own: a change that lowers a score below one fails."""

import hashlib
import json
from pathlib import Path

import pytest

from kznlp.evaluate import evaluate
from kznlp.pipeline import analyze_document
from kznlp.read import read

GOLD = Path(__file__).parents[2] / "corpora" / "gold"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))["gold"]


@pytest.fixture(scope="module")
def scores():
    def analyze(path):
        document = read(path)
        return document.text, analyze_document(document)

    return evaluate(GOLD, analyze, samples=0).scores


def test_corpus_is_the_one_that_the_floors_were_measured_on():
    digest = hashlib.sha256()
    for path in sorted(GOLD.rglob("*.txt")) + sorted(GOLD.rglob("*.json")):
        digest.update(path.read_bytes())
    assert digest.hexdigest() == FLOORS["digest"]


@pytest.mark.parametrize("name", FLOORS["scores"])
def test_floor(scores, name):
    score = scores
    for key in name.split("/"):
        score = score[key]
    assert score >= FLOORS["scores"][name]


def test_no_digit_is_altered(scores):
    assert scores["tables"]["false_repairs"] == 0
