"""`kk_ner` on running text: rules and model together, whole tokens, reasons."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kznlp import resources
from kznlp.language.entities import component
from kznlp.language.entities.component import make_ner
from kznlp.language.entities.entity import Entity
from kznlp.language.entities.kinds import is_ordinal, kind
from kznlp.language.entities.labels import Label
from kznlp.language.entities.merge import merge
from kznlp.language.entities.pieces import pieces
from kznlp.language.entities.word_features import known_as, of_word

BITS = ["Қаржы министрлігі ", "Ақтау", " 5 млн. теңге", "-", "\n", " ", "1) ", "«", "» "]
BITS += ["2004 жылғы 3 мамырдағы N 7 ", "қаулысы", ".", "😀", "́", "ұ" * 70]
TEXT = st.lists(st.sampled_from(BITS), max_size=30).map("".join)


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("kk")
    nlp.add_pipe("kk_sentences")
    nlp.add_pipe("kk_ner")
    return nlp


def found(doc) -> set[tuple[str, str]]:
    return {(ent.text, ent.label_) for ent in doc.ents}


@pytest.mark.parametrize(
    ("text", "entity", "label"),
    [
        ("Бөлім 2003 жылғы 9 сәуірдегі N 15 бұйрығына сүйенді.", "N 15 бұйрығына", "LAW"),
        ("Жөндеуге 4,5 млн. теңге жұмсалды.", "4,5 млн. теңге", "MONEY"),
        ("Облыстық қаржы басқармасы есеп берді.", "Облыстық қаржы басқармасы", "ORGANISATION"),
        ("Шығын 12,5%-ке кеміді.", "12,5%-ке", "PERCENTAGE"),
        ("Жиналыс 2006 жылы өтті.", "2006 жылы", "DATE"),
        ("Бұл туралы Мақсат Жүнісов айтты.", "Мақсат Жүнісов", "PERSON"),
        ("Сапар Польша мен Жапонияда болды.", "Жапонияда", "GPE"),
    ],
)
def test_entities_of_policy_text(nlp, text, entity, label):
    assert any(entity in ent and kind == label for ent, kind in found(nlp(text)))


def test_every_entity_tells_its_reason(nlp):
    doc = nlp("Қаржы министрлігі 2005 жылы Алматыда 5 млн. теңге бөлді.")
    reasons = {ent.label_: ent._.reason for ent in doc.ents}
    assert reasons["MONEY"].startswith("money:")
    assert all(reasons.values())


def test_list_numbers_are_no_entities(nlp):
    assert not nlp("1. Тапсырма берілсін.\n2) Есеп жасалсын.").ents


def test_rules_can_be_left_out():
    nlp = spacy.blank("kk")
    nlp.add_pipe("kk_ner", config={"rules": False})
    assert {ent._.reason for ent in nlp("Ол 2005 жылы Астанаға келді.").ents} == {"kk_ner"}


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_entities_never_overlap_and_take_whole_tokens(nlp, text):
    doc = nlp(text)
    for one, other in zip(doc.ents, doc.ents[1:], strict=False):
        assert one.end <= other.start
    for ent in doc.ents:
        assert doc.text[ent.start_char : ent.end_char] == ent.text
        assert ent.label_ in set(Label)
        assert ent._.reason


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_pieces_stand_where_they_say(text):
    place = 0
    for word, start, end in zip(*pieces(text), strict=True):
        assert word
        assert place <= start < end
        assert not text[place:start].strip()
        place = end


def test_damaged_model_is_told(monkeypatch):
    monkeypatch.setattr(resources, "PACKAGE", Path("nowhere/kznlp"))
    component.default_model.cache_clear()
    with pytest.raises(ValueError, match=r"kk_policy_sm.*kznlp train language"):
        _ = make_ner(spacy.blank("kk"), "kk_ner", rules=True).model
    component.default_model.cache_clear()


def entity(start, end, label, reason):
    return Entity(start, end, Label(label), reason)


def test_act_comes_before_the_model():
    act = entity(0, 20, "LAW", "act:number")
    assert merge([act], [entity(0, 4, "DATE", "kk_ner"), entity(10, 12, "CARDINAL", "kk_ner")]) == [
        act
    ]


def test_amount_takes_words_that_the_model_adds():
    [kept] = merge([entity(8, 20, "MONEY", "money:x")], [entity(0, 26, "MONEY", "kk_ner")])
    assert (kept.start, kept.end, kept.reason) == (0, 26, "money:x")


def test_longer_body_comes_before_the_model():
    body = entity(0, 20, "ORGANISATION", "body:head")
    assert merge([body], [entity(9, 20, "ORGANISATION", "kk_ner")]) == [body]
    same = entity(0, 20, "ORGANISATION", "kk_ner")
    assert merge([body], [same]) == [same]


def test_model_comes_before_places():
    person = entity(0, 10, "PERSON", "kk_ner")
    assert merge([entity(0, 4, "GPE", "place:bare_name")], [person]) == [person]


def test_entity_needs_a_stretch():
    with pytest.raises(ValueError, match="start < end"):
        entity(3, 3, "GPE", "x")


def test_numbers_in_words_and_digits():
    assert [kind(w) for w in ("бес", "бесік", "бестің", "5-тен")] == [
        "numeral",
        "small",
        "numeral",
        "digits",
    ]
    assert is_ordinal("12-інші")
    assert not is_ordinal("12-сі")


def test_names_are_known_by_lists():
    assert "people" in known_as("қазақ")
    assert ("gaz", "country") in of_word("Жапонияда")
