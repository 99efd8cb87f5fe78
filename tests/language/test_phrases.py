"""Phrases in running text."""

import time

import pytest

from kznlp.errors import KznlpError
from kznlp.language.phrases import Phrases

TEXT = "жұмыссыз жастарға шағын несиелер беру және кітабын оқыту қажет емес"


def found(phrase, text=TEXT):
    return [(m.start, m.end) for m in Phrases({"x": [phrase]}).find(text.split())]


@pytest.mark.parametrize(
    ("phrase", "spans"),
    [
        ("жас", [(1, 2)]),
        ("кітап", [(6, 7)]),
        ("=қажет", [(8, 9)]),
        ("=қаже", []),
        ("несие*", [(3, 4)]),
        ("шағын несие", [(2, 4)]),
        ("шағын|ірі несие*|қарыз", [(2, 4)]),
        ("жас … бер", [(1, 5)]),
        ("жұмыссыз … беру", [(0, 5)]),
        ("жұмыссыз … және", []),
        ("жұмыссыз … … беру", [(0, 5)]),
        ("несие бер", [(3, 5)]),
        ("жұмыс", []),
    ],
)
def test_patterns(phrase, spans):
    assert found(phrase) == spans


def test_hyphenated_words():
    text = "әлеуметтік-экономикалық даму мен оқу-әдістемелік құралдар"
    assert found("экономикалық даму", text) == [(0, 2)]
    assert found("оқу-әдістемелік құрал", text) == [(3, 5)]
    assert found("ақ", "ақ-ның жарғысы") == [(0, 1)]


@pytest.mark.parametrize(
    ("phrase", "word"), [("орын", "орнында"), ("халық", "халқының"), ("кәсіпорын", "кәсіпорны")]
)
def test_stems_that_drop_a_vowel(phrase, word):
    assert found(phrase, word) == [(0, 1)]


def test_indexes_do_not_disturb_each_other():
    text = ["әлеуметтік-экономикалық", "даму"]
    parts, whole = Phrases({"x": ["экономикалық даму"]}), Phrases({"y": ["әлеуметтік-эконом*"]})
    assert [m.key for m in parts.find(text)] == ["x"]
    assert [m.key for m in whole.find(text)] == ["y"]
    Phrases({"z": ["даму"]})
    assert [m.key for m in parts.find(text)] == ["x"]


def test_several_lexicons_are_searched_as_if_each_were_alone():
    lexicons = (
        {"x": ["экономикалық даму", "бер"]},
        {"y": ["әлеуметтік-эконом*", "шағын … даму"]},
        {"x": ["экономикалық", "несие"], "z": ["шағын экономика*"]},
    )
    texts = [
        TEXT,
        "шағын әлеуметтік-экономикалық даму несие-қаржы",
        "шағын-шағын экономикалық-даму",
    ]
    together = Phrases(*lexicons)
    for text in texts:
        words = text.split()
        found = list(together.find(words))
        assert found
        for number, lexicon in enumerate(lexicons):
            told = [(m.key, m.phrase, m.start, m.end) for m in found if m.lexicon == number]
            alone = Phrases(lexicon).find(words)
            assert told == [(m.key, m.phrase, m.start, m.end) for m in alone]


def test_words_may_be_forgotten_at_any_time(monkeypatch):
    monkeypatch.setattr("kznlp.language.phrases.MOST", 4)
    loans, young = Phrases({"x": ["шағын несие", "бер"]}), Phrases({"y": ["жас"]})
    words = TEXT.split()
    for _ in range(3):
        spans = [(m.start, m.end, [n.start for n in young.find(words)]) for m in loans.find(words)]
        assert spans == [(2, 4, [1]), (4, 5, [1])]
        assert list(loans.find(["тағы", "басқа", "сөздер", "келді", "кетті"])) == []


def test_overlapping_phrases_of_several_entries_come_in_order():
    matches = Phrases({"b": ["шағын несие", "несие"], "a": ["шағын"]}).find(TEXT.split())
    assert [(m.key, m.phrase, m.start, m.end) for m in matches] == [
        ("b", "шағын несие", 2, 4),
        ("a", "шағын", 2, 3),
        ("b", "несие", 3, 4),
    ]


@pytest.mark.parametrize("phrase", ["", "… бер", "бер …"])
def test_a_phrase_needs_words_at_both_ends(phrase):
    with pytest.raises(KznlpError, match="needs a word at both ends"):
        Phrases({"x": [phrase]})


def test_many_phrases_are_no_slower():
    stems = [a + b + c for a in "бвгджзклмн" for b in "еоұіы" for c in "пртсшлмнкқгзд"]
    phrases = Phrases({"x": [f"{stem} … {other}*" for stem in stems for other in ("бер", "ал")]})
    words = TEXT.split() * 2000
    assert list(phrases.find(words)) == []
    start = time.process_time()
    list(phrases.find(words))
    assert len(words) / (time.process_time() - start) > 50_000


def test_words_of_which_the_same_is_told_share_the_answers():
    phrases, words = Phrases({"x": ["несие*", "несие* бер"]}), ["несиелерге", "несиесін"]
    assert len(list(phrases.find(words))) == 2
    for by in (phrases._begun.by, phrases._begun.met.told):
        assert by[words[0]] is by[words[1]]
