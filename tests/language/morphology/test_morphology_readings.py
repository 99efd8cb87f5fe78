"""Readings: cases, the cut into morphs, strange words, lexicons, the table of frequent words."""

import json
import shutil
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kznlp import resources
from kznlp.errors import ModelError
from kznlp.language.morphology import (
    Analyzer,
    analyze,
    default_analyzer,
    default_lexicon,
    load_lexicon,
    splits,
)
from kznlp.language.morphology.frequent import Frequent, digest

CASES = json.loads((Path(__file__).parent / "cases" / "readings.json").read_text("utf-8"))
SPLITS = json.loads((Path(__file__).parent / "cases" / "splits.json").read_text("utf-8"))
FOLDER = resources.model("kk_words", rebuild="kznlp train words")


def test_there_are_enough_cases():
    assert len(CASES) >= 200


@pytest.mark.parametrize(("word", "expected"), CASES.items())
def test_reading(word, expected):
    found = {(r.lemma, r.upos, r.feats) for r in analyze(word) if not r.guessed}
    assert tuple(expected) in found


@pytest.mark.parametrize("word", CASES)
def test_morphs_tile_the_word(word):
    for reading in analyze(word):
        morphs = reading.morphs
        assert morphs[0].start == 0
        assert morphs[-1].end == len(word)
        assert all(a.end == b.start for a, b in pairwise(morphs))


@pytest.mark.parametrize("word", CASES)
def test_readings_are_distinct_sorted_and_few(word):
    readings = analyze(word)
    assert len({reading.key for reading in readings}) == len(readings) <= 20
    assert [r.cost for r in readings] == sorted(r.cost for r in readings)
    for reading in readings:
        names = [pair.split("=")[0].lower() for pair in reading.feats.split("|")]
        assert names == sorted(names)


@pytest.mark.parametrize(("word", "expected"), SPLITS.items())
def test_split(word, expected):
    found = [[[r.lemma, r.upos, r.feats] for r in words] for words in splits(word)]
    assert expected in found


def test_ordinary_words_are_not_split():
    assert splits("мектеп") == splits("мен") == ()


def test_morphs_are_named_by_their_suffixes():
    names = [morph.name for morph in analyze("кітаптарымызға")[0].morphs]
    assert names == ["кітап", "ЛАр", "(Ы)мЫз", "ҒА"]


def test_unknown_words_are_guessed_by_their_endings():
    [best, *_] = analyze("гломпаларды")
    assert best.guessed
    assert (best.lemma, best.feats) == ("гломпа", "Case=Acc|Number=Plur")
    assert analyze("Зюкельманға")[0].key == ("Зюкельман", "PROPN", "Case=Dat")


def test_nothing_has_no_reading():
    assert analyze("") == ()


STRANGE = [
    "ғ" * 100_000,
    "кітап" * 20_000,
    "1" * 100_000,
    "-" * 1000,
    "😀",
    "а\u0301б",
    "\u0378",
    "iқ",
]


@pytest.mark.parametrize("word", STRANGE, ids=range(len(STRANGE)))
def test_strange_words_are_read_quickly(word):
    start = time.process_time()
    assert analyze(word)
    assert time.process_time() - start < 1


@settings(max_examples=500)
@given(st.text(st.sampled_from("аәбғеиіклмнқостуұүыьюяАҚ-.19%’"), min_size=1, max_size=16))
def test_anything_has_a_reading_that_uses_up_its_letters(word):
    readings = analyze(word)
    assert readings
    for reading in readings:
        assert reading.lemma
        assert reading.upos
        assert reading.morphs[-1].end == len(word)


def test_a_lexicon_can_be_enlarged():
    lexicon = default_lexicon()
    larger = lexicon.with_words([("гломпа", "NOUN", ""), ("Бельгодар", "PROPN", "Gender=Masc")])
    analyzer = Analyzer(larger)
    [best, *_] = analyzer.analyze("гломпаларды")
    assert (best.lemma, best.guessed) == ("гломпа", False)
    assert "Case=Gen|Gender=Masc" in {r.feats for r in analyzer.analyze("Бельгодардың")}
    assert "гломпа" not in lexicon.stems


def test_what_is_looked_up_is_what_would_be_worked_out():
    lexicon = default_lexicon()
    first, _, table = (FOLDER / "readings.tsv").read_text("utf-8").partition("\n")
    assert first == digest(FOLDER, table), "Run: python -m kznlp.train.frequent models/kk_words"
    slow = Analyzer(replace(lexicon, frequent=Frequent([], {})))
    for word in ["кітабы", "болады", "және", "Қазақстан", "оқушылардың"]:
        looked_up = lexicon.frequent.get(word)
        assert looked_up is not None
        assert [r.key for r in looked_up] == [r.key for r in slow.analyze(word)]
        assert [r.pieces for r in looked_up] == [r.pieces for r in slow.analyze(word)]


def test_a_missing_model_file_is_named(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "kk_words")
    (tmp_path / "kk_words" / "names.tsv").unlink()
    with pytest.raises(ModelError, match=r"names\.tsv.*kznlp train words"):
        load_lexicon(tmp_path / "kk_words")


def test_a_damaged_model_file_is_an_error(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "kk_words")
    (tmp_path / "kk_words" / "names.tsv").write_text("Гломпа\n", "utf-8")
    with pytest.raises(ModelError, match=r"damaged.*kznlp train words"):
        load_lexicon(tmp_path / "kk_words")


def test_a_table_made_from_other_data_is_not_used(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "kk_words")
    (tmp_path / "kk_words" / "names.tsv").write_text("Гломпа\t\t9\n", "utf-8")
    lexicon = load_lexicon(tmp_path / "kk_words")
    assert lexicon.frequent.get("кітабы") is None
    assert Analyzer(lexicon).analyze("Гломпада")[0].key == ("Гломпа", "PROPN", "Case=Loc")


def test_a_damaged_table_of_readings_is_not_used(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "kk_words")
    path = tmp_path / "kk_words" / "readings.tsv"
    path.write_bytes(path.read_bytes()[:-100])
    lexicon = load_lexicon(tmp_path / "kk_words")
    assert lexicon.frequent.get("кітабы") is None
    assert Analyzer(lexicon).analyze("кітабы")[0].lemma == "кітап"


def test_the_analyser_remembers():
    word = "оқушыларымыздың"
    assert default_analyzer().analyze(word) is default_analyzer().analyze(word)
