"""Generated forms: cases, and that analysis and generation agree."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kznlp.language.morphology import analyze, default_analyzer, generate
from kznlp.language.suffixes import SUFFIXES

FOLDER = Path(__file__).parent / "cases"
FORMS = json.loads((FOLDER / "forms.json").read_text("utf-8"))
CASES = json.loads((FOLDER / "readings.json").read_text("utf-8"))
NOUNS = [
    "кітап",
    "орын",
    "бала",
    "үй",
    "қауіп",
    "модель",
    "факт",
    "тау",
    "халық",
    "су",
    "сый",
    "ән",
]
VERBS = [
    "кел",
    "оқы",
    "қой",
    "тап",
    "айт",
    "жи",
    "ки",
    "сөйле",
    "бар",
    "қорық",
    "шық",
    "еріт",
    "көр",
]


def features(upos):
    """All the features with which a word of this kind stands in the cases."""
    return sorted({feats for _, kind, feats in CASES.values() if kind == upos})


def test_there_are_enough_forms():
    assert len(FORMS) >= 60


@pytest.mark.parametrize(("lemma", "upos", "feats", "form"), FORMS)
def test_the_likeliest_form(lemma, upos, feats, form):
    assert generate(lemma, upos, feats)[0] == form


@settings(max_examples=200, deadline=None)
@given(
    st.tuples(st.sampled_from(NOUNS), st.just("NOUN"), st.sampled_from(features("NOUN")))
    | st.tuples(st.sampled_from(VERBS), st.just("VERB"), st.sampled_from(features("VERB")))
)
def test_every_form_is_read_back(asked):
    lemma, upos, feats = asked
    for form in generate(lemma, upos, feats):
        assert asked in {reading.key for reading in default_analyzer().known(form)}


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["гломпа", "бүрдек", "сұққап", "тиң"]),
    st.sampled_from([f for f in features("NOUN") if f]),
)
def test_forms_of_unknown_words_are_guessed_back(lemma, feats):
    for form in generate(lemma, "NOUN", feats):
        assert analyze(form)


@pytest.mark.parametrize(
    "word", [w for w, (x, *_) in CASES.items() if x.isalpha() and not x[1:].isupper()]
)
def test_every_reading_gives_its_word(word):
    for reading in analyze(word):
        if reading.upos == "PROPN" or reading.guessed or repeats(reading.pieces[2]):
            continue
        assert word.lower() in [f.lower() for f in generate(*reading.key)], reading


def repeats(chain):
    """Whether a suffix takes back what another said, "бала-дай-ды": such forms are read only."""
    says = [SUFFIXES[number].feats for number in chain if "Case" in SUFFIXES[number].feats]
    return len(says) > 1 or any(SUFFIXES[number].template in {"ЛЫҚ", "ҒЫ"} for number in chain)


def test_features_come_in_any_order():
    assert generate("бала", "NOUN", "Number=Plur|Case=Dat") == ("балаларға",)
    assert generate("үлкен", "ADJ", "_") == generate("үлкен", "ADJ", "")


def test_irregular_forms_come_from_the_data():
    assert generate("мен", "PRON", "Case=Dat|Number=Sing|Person=1|PronType=Prs") == ("маған",)


def test_names_keep_their_capitals():
    assert generate("Нью-Йорк", "PROPN", "Case=Nom") == ("Нью-Йорк",)
    assert generate("Алматы", "PROPN", "Case=Dat")[0] == "Алматыға"


@pytest.mark.parametrize(
    ("lemma", "upos", "feats"),
    [("кітап", "NOUN", "Tense=Past"), ("және", "CCONJ", "Case=Dat"), ("1998", "NUM", "Case=Dat")],
)
def test_what_has_no_form(lemma, upos, feats):
    assert generate(lemma, upos, feats) == ()
