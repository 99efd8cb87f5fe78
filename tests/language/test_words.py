"""The words model: what it knows, lemmas, and that its card tells the truth."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kznlp import resources
from kznlp.errors import KznlpError, ModelError
from kznlp.language import words
from kznlp.language.readings import load
from kznlp.train.estimate import Options
from kznlp.train.words import train

CASES = json.loads((Path(__file__).parent / "cases" / "words.json").read_text("utf-8"))
FOLDER = resources.model("kk_words", rebuild="kznlp train words")

TEXT = """Ауылда жаңа мектеп салынды. Мектептің оқушылары көп.
Мектепке әр ауылдан оқушы келді. Ауылдың көшесі кең, көшеде ағаш бар.
"""


@pytest.mark.parametrize("word", CASES["known"])
def test_known(word):
    assert words.known(word)


@pytest.mark.parametrize("word", CASES["unknown"])
def test_unknown(word):
    assert not words.known(word)


@pytest.mark.parametrize(("form", "lemma"), CASES["lemmas"].items())
def test_lemma(form, lemma):
    assert words.lemma(form) == lemma


@pytest.mark.parametrize("forms", CASES["meet"], ids=lambda forms: forms[0])
def test_forms_of_one_word_meet(forms):
    assert len({words.lemma(form) for form in forms}) == 1


def test_frequency():
    assert words.frequency("және") > 1000
    assert words.frequency("жоқтықтанбыз") == 0


@settings(max_examples=500)
@given(st.text(st.sampled_from("аәбғеиіклмнқостуұшыья-1"), max_size=14))
def test_anything_has_a_lemma(word):
    lemma = words.lemma(word)
    assert bool(lemma) == bool(word)
    assert words.known(word) in {True, False}


def test_the_card_has_the_scores_of_the_training():
    told = json.loads((FOLDER / "training.json").read_text("utf-8"))
    card = (FOLDER / "README.md").read_text("utf-8")
    for name, value in told["scores"].items():
        row = next(line for line in card.splitlines() if line.startswith(f"| `{name}`"))
        assert row.endswith(f"| {value} |")
    assert all(f"{size:,}" in card for size in told["sizes"].values())


def test_scores_do_not_sink():
    scores = json.loads((FOLDER / "training.json").read_text("utf-8"))["scores"]
    assert scores["lemmas"] >= 0.91
    assert scores["words_known"] >= 0.93
    assert scores["misspelled_known"] <= 0.012


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "text.txt").write_text(TEXT * 3, "utf-8")
    (folder / "list.txt").write_text("мектеп/zatEsim\nауыл/zatEsim\nсал/etistik\nкел/etistik\n")
    (folder / "tree.conllu").write_text(
        "1\tМектептің\tмектеп\tNOUN\t_\t_\t0\troot\t_\t_\n"
        "2\tкелді\tкел\tVERB\t_\t_\t1\tdep\t_\t_\n\n",
        "utf-8",
    )
    return folder


def test_a_model_can_be_trained_and_read_back(corpus, tmp_path):
    made = train([corpus], tmp_path / "model", options=Options(form_documents=1))
    read = load(tmp_path / "model")
    assert (read.forms, read.stems, read.steps) == (made.forms, made.stems, made.steps)
    assert read.lemma("мектептерімізге") == "мектеп"
    assert read.known("ауылдарда")
    assert not read.known("терде")
    told = json.loads((tmp_path / "model" / "training.json").read_text("utf-8"))
    assert told["scores"]["lemmas"] == 1.0


def test_the_same_data_gives_the_same_model(corpus, tmp_path):
    for name in ("one", "two"):
        train([corpus], tmp_path / name)
    for file in ("forms.tsv", "stems.tsv", "suffixes.tsv", "training.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_lemmas_worked_out_beforehand_are_those_that_would_be():
    model = load(FOLDER)
    bare = replace(model, lemmas={})
    for form in list(model.forms)[::400]:
        assert model.lemma(form) == bare.lemma(form), "Run: python -m kznlp.train.frequent"


def test_no_data(tmp_path):
    with pytest.raises(KznlpError, match="No data in"):
        train([tmp_path], tmp_path / "model")


def test_a_damaged_model_names_the_way_out(tmp_path):
    (tmp_path / "forms.tsv").write_text("бала\tкөп\t\n", "utf-8")
    with pytest.raises(ModelError, match=r"cannot be used .* Rebuild: kznlp train words"):
        load(tmp_path)
