"""The published corpus: sound, as large and as varied as its page says, and annotated alike."""

from pathlib import Path

import pytest

from kznlp.corpus import check
from kznlp.corpus.catalogue import rows
from kznlp.evaluate.agreement import agreement
from kznlp.evaluate.gold import documents
from kznlp.kb.codes import taxonomy

FOLDER = Path(__file__).parents[2] / "corpora" / "kk_policy"


@pytest.fixture(scope="module")
def catalogue():
    return [row for _, row in rows(FOLDER)]


def test_nothing_is_wrong_in_it():
    assert [str(problem) for problem in check(FOLDER)] == []


def test_size_and_variety(catalogue):
    assert len(catalogue) >= 60
    assert sum(int(row["words"]) for row in catalogue) >= 30_000
    assert {row["sector"] for row in catalogue} == {*taxonomy("sectors")} - {"10"}
    assert len({row["kind"] for row in catalogue}) >= 17
    assert {row["level"] for row in catalogue} == {"republic", "oblast", "city", "district"}
    assert {row["condition"] for row in catalogue} == {"clean", "wrapped", "light_scan", "bad_scan"}
    assert min(row["year"] for row in catalogue) < "1996"
    assert max(row["year"] for row in catalogue) > "2020"


def test_parts_make_up_the_whole():
    parts = [{text for text, _ in documents(FOLDER, split=s)} for s in ("train", "dev", "test")]
    assert sum(map(len, parts)) == len(set.union(*parts)) == len(documents(FOLDER))


def test_every_document_is_annotated_twice(catalogue):
    names = {row["name"] for row in catalogue}
    for layer in ("a", "b"):
        assert {path.stem for path in (FOLDER / "layers" / layer).iterdir()} == names


def test_annotators_agree():
    (found,) = agreement(FOLDER)
    assert found.scores["units"]["iou.5"]["macro"] > 0.9
    assert found.alpha["label"] > 0.85
    assert found.scores["measures"]["f1"] > 0.85
