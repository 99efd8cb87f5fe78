from pathlib import Path

import pytest

from kznlp.errors import KznlpError
from kznlp.evaluate.language import conllu
from kznlp.evaluate.language.folds import disjoint, folds

SMALL = conllu.load(Path(__file__).parents[2] / "language" / "tagging" / "small.conllu")


def test_every_sentence_is_tested_once():
    splits = list(folds(SMALL, count=5))
    assert sorted(s.id for split in splits for s in split.test) == sorted(s.id for s in SMALL)
    assert all(len(split.train) + len(split.test) == len(SMALL) for split in splits)


def test_the_same_seed_gives_the_same_folds():
    assert list(folds(SMALL, count=5, seed=3)) == list(folds(SMALL, count=5, seed=3))
    assert list(folds(SMALL, count=5, seed=3)) != list(folds(SMALL, count=5, seed=4))


def test_sentences_that_differ_in_numbers_stay_together():
    texts = [f"1\t{word}\t{word}\tNUM\t_\t_\t0\troot\t_\t_" for word in ("12", "77", "су", "от")]
    sentences = [next(conllu.parse(text)) for text in texts]
    [tested] = [s.test for s in folds(sentences, count=3) if sentences[0] in s.test]
    assert tested == tuple(sentences[:2])


def test_one_document_against_the_others():
    split = disjoint(SMALL, "notes")
    assert {s.id.partition(":")[0] for s in split.test} == {"notes"}
    assert {s.id.partition(":")[0] for s in split.train} == {"news"}


def test_bad_splits_say_what_there_is():
    with pytest.raises(KznlpError, match="ids begin with news, notes"):
        disjoint(SMALL, "laws")
    with pytest.raises(KznlpError, match="cannot be cut into 99 folds"):
        list(folds(SMALL, count=99))
