"""Sentences in other languages: marked, and left out of tagging and of units."""

import pytest
import spacy

import kznlp
from kznlp.language.foreign import kazakh_sentences

MIXED = (
    "Ауылда жаңа мектеп салынды. Постановление вступает в силу со дня подписания. "
    "The school was built in 2005. Мұғалімдер саны азайды."
)


@pytest.fixture(scope="module")
def doc():
    return kznlp.load(parser=True)(MIXED)


def test_each_language_is_told(doc):
    assert [(span.text.split()[0], span.label_) for span in doc.spans["foreign"]] == [
        ("Постановление", "ru"),
        ("The", "other"),
    ]
    assert [sentence._.language for sentence in doc.sents] == ["kk", "ru", "other", "kk"]
    assert len(doc._.languages) == len(doc)


def test_only_kazakh_is_tagged_and_gives_units(doc):
    tagged = {sentence[0].text: bool(sentence[0].pos_) for sentence in doc.sents}
    assert tagged == {"Ауылда": True, "Постановление": False, "The": False, "Мұғалімдер": True}
    assert {ent.sent[0].text for ent in doc.ents} <= {"Ауылда", "Мұғалімдер"}
    assert [sentence.root for sentence in doc.sents if sentence[0].text == "The"] == [doc[13]]
    assert [unit.text.split()[0] for unit in doc._.units] == ["Ауылда", "Мұғалімдер"]


@pytest.mark.parametrize(
    "text",
    ["II, III, IV тоқсандар", "2006 жыл -29,8; 2007 жыл -31,5", "О не?", "N р/с", "", "  ", "№ 5"],
)
def test_short_and_empty_texts_are_left_alone(text):
    nlp = spacy.blank("kk")
    nlp.add_pipe("kk_sentences")
    nlp.add_pipe("kk_languages")
    doc = nlp(text)
    assert not doc.spans["foreign"]
    assert sum(map(len, kazakh_sentences(doc))) == len(doc)


def test_without_sentences_the_text_is_one():
    nlp = spacy.blank("kk")
    nlp.add_pipe("kk_languages")
    doc = nlp("Новая школа построена за год.")
    assert [span.label_ for span in doc.spans["foreign"]] == ["ru"]
    assert list(kazakh_sentences(doc)) == []
