"""Quality floors of the language layer on our own treebank: a change that goes below one fails.

`language_floors.json` has the digest of corpora/treebank, and for each figure of the report (see
`kznlp.evaluate.language.evaluation`) the floor, or the ceiling where less is better. To add one,
name it there by its way through the report. `round_trip` are shares of words, into an alphabet
and back.
"""

import json
from pathlib import Path

import pytest

from kznlp.evaluate.language import data
from kznlp.evaluate.language.conllu import load
from kznlp.evaluate.language.evaluation import evaluate_language
from kznlp.evaluate.language.export import to_json
from kznlp.language.scripts import transliterate

CORPUS = Path(__file__).parents[3] / "corpora" / "treebank"
PINNED = json.loads((Path(__file__).parents[1] / "language_floors.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def report():
    return to_json(evaluate_language([CORPUS]))


def figure(report, name):
    for key in name.split("/"):
        report = report[int(key) if isinstance(report, list) else key]
    return report


def test_corpus_is_the_one_that_the_floors_were_measured_on():
    files = data.find([CORPUS])
    assert data.digest([*files.treebanks, *files.entities]) == PINNED["digest"]


@pytest.mark.parametrize("name", PINNED["floors"])
def test_floor(report, name):
    assert figure(report, name) >= PINNED["floors"][name]


@pytest.mark.parametrize("name", PINNED["ceilings"])
def test_ceiling(report, name):
    assert figure(report, name) <= PINNED["ceilings"][name]


@pytest.mark.parametrize("alphabet", PINNED["round_trip"])
def test_words_come_back_from_another_alphabet(alphabet):
    words = [sentence.text.split() for sentence in load(CORPUS / "policy.conllu")]
    told = "\n".join(" ".join(line) for line in words)
    there = transliterate(told, to=alphabet, source="cyrillic").text
    back = transliterate(there, to="cyrillic", source=alphabet).text.split()
    given = told.split()
    assert len(back) == len(given)
    same = sum(one == other for one, other in zip(given, back, strict=True))
    assert same / len(given) >= PINNED["round_trip"][alphabet]
