"""Quality floors on the corpora of our own: a change that lowers a score below one fails.

Of `kk_policy` the part is scored that no model learns from.
"""

import hashlib
import json
from pathlib import Path

import pytest

from kznlp.evaluate import evaluate
from kznlp.evaluate.gold import documents
from kznlp.evaluate.system import System

CORPORA = Path(__file__).parents[2] / "corpora"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))
PARTS = {"gold": None, "kk_policy": "test"}
CASES = [(corpus, name) for corpus in PARTS for name in FLOORS[corpus]["scores"]]


@pytest.fixture(scope="module")
def scores():
    system = System()
    return {
        corpus: evaluate(
            CORPORA / corpus, system.analyze, relate=system.relate, samples=0, split=part
        ).scores
        for corpus, part in PARTS.items()
    }


@pytest.mark.parametrize("corpus", PARTS)
def test_corpus_is_the_one_that_the_floors_were_measured_on(corpus):
    digest = hashlib.sha256()
    pairs = documents(CORPORA / corpus, split=PARTS[corpus])
    for path in [text for text, _ in pairs] + [gold for _, gold in pairs]:
        digest.update(path.read_bytes())
    assert digest.hexdigest() == FLOORS[corpus]["digest"]


@pytest.mark.parametrize(("corpus", "name"), CASES)
def test_floor(scores, corpus, name):
    score = scores[corpus]
    for key in name.split("/"):
        score = score[key]
    assert score >= FLOORS[corpus]["scores"][name]


@pytest.mark.parametrize("corpus", PARTS)
def test_no_digit_is_altered(scores, corpus):
    assert scores[corpus]["tables"]["false_repairs"] == 0
