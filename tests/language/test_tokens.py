"""Runs the cases of cases/tokens.json."""

import json
from pathlib import Path

import pytest
import spacy

CASES = json.loads((Path(__file__).parent / "cases" / "tokens.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("kk")


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_tokens(nlp, case):
    doc = nlp(case["text"])
    assert [token.text for token in doc] == case["tokens"]
    assert doc.text == case["text"]


def test_stop_words_and_numbers(nlp):
    doc = nlp("және екеуден жиырма бала")
    assert [t.is_stop for t in doc] == [True, False, False, False]
    assert [t.like_num for t in doc] == [False, False, True, False]
