"""Languages of words and texts: mixed sentences of our own, neighbors of Kazakh, bad input."""

from collections import Counter
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from kznlp import resources
from kznlp.errors import ModelError
from kznlp.language import letters
from kznlp.language.identify import LANGUAGES, language_of, languages_of_words

CASES = Path(__file__).parent / "cases" / "mixed.txt"
MARKS = {"[": "ru", "]": "kk", "<": "other", ">": "kk"}
# Share of the words of each language that are found, and of those found that are right.
FLOORS = {"kk": (0.98, 0.98), "ru": (0.97, 0.98), "other": (0.8, 0.8)}


def sentences():
    for line in CASES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, labels = "kk", []
        for piece in regex.findall(r"[\[\]<>]|\p{L}+", line):
            language = MARKS.get(piece, language)
            labels += [] if piece in MARKS else [language]
        yield regex.sub(r"[\[\]<>]", "", line), labels


def test_words_of_mixed_sentences():
    found, given_, right = Counter(), Counter(), Counter()
    cases = list(sentences())
    assert len(cases) >= 200
    for text, labels in cases:
        told = languages_of_words(text)
        assert len(told) == len(labels)
        found.update(told)
        given_.update(labels)
        right.update(one for one, other in zip(told, labels, strict=True) if one == other)
    for language, (recall, precision) in FLOORS.items():
        assert right[language] / given_[language] >= recall, (language, right, given_)
        assert right[language] / found[language] >= precision, (language, right, found)


@pytest.mark.parametrize(
    "text",
    [
        "Мен бүгүн мектепке барган жокмун, анткени ооруп калдым.",
        "Кыргызстандын өкмөтү жаңы мыйзамды кабыл алды.",
        "Без бүген татар телендә сөйләшәбез, аннары өйгә кайтабыз.",
        "Беҙҙең ауылда яңы мәктәп төҙөлә, балалар бик шат.",
        "Ўзбекистон ҳукумати янги қарор қабул қилди.",
        "Bugun biz yangi maktabga bordik, ustoz juda yaxshi odam.",
        "The government adopted the programme in 2005.",
    ],
)
def test_neighbors_are_not_kazakh(text):
    assert language_of(text) == "other"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Министрлік жаңа бағдарлама әзірледі.", "kk"),
        ("Мал шаруашылығы, бала саны, жалпы көлем", "kk"),
        ("Правительство утвердило программу.", "ru"),
    ],
)
def test_texts(text, language):
    assert language_of(text) == language
    assert languages_of_words(text).count(language) > len(text.split()) / 2


def test_tokens_without_letters_go_with_their_words():
    assert languages_of_words(["Жаңа", "5", ",", "үй"]) == ["kk"] * 4
    assert languages_of_words([]) == []
    assert languages_of_words(["", "12"]) == ["kk", "kk"]


@given(tokens=st.lists(st.text(max_size=12), max_size=20))
def test_every_token_has_a_language(tokens):
    told = languages_of_words(tokens)
    assert len(told) == len(tokens)
    assert set(told) <= set(LANGUAGES)


@given(text=st.text(max_size=100))
def test_any_text_has_a_language(text):
    assert language_of(text) in LANGUAGES


@pytest.mark.parametrize(
    "text", ["щ" * 1_000_000, "қ " * 200_000, "😀" * 100_000, "а\u0301" * 50_000]
)
def test_bad_input_takes_linear_time(text):
    assert language_of(text) in LANGUAGES
    assert set(languages_of_words(text)) <= set(LANGUAGES)


@pytest.mark.parametrize("text", [None, "но\t1\n", "но\t1\t2\tx\n"])
def test_a_damaged_model_names_the_command(tmp_path, monkeypatch, text):
    if text is not None:
        (tmp_path / "letters.tsv").write_text(text, "utf-8")
    monkeypatch.setattr(resources, "model", lambda name, rebuild: tmp_path)
    letters.forget()
    with pytest.raises(ModelError, match=r"Rebuild: kznlp train languages DATA"):
        letters.chances("сирек")
    letters.forget()


def test_listed_words_are_listed_once():
    for code, words in resources.entries(letters.LISTED).items():
        assert words == sorted(set(words)), code
