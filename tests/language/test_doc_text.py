"""The text of a doc is remembered, and forgotten with the doc."""

import pytest
import spacy

from kznlp.language import doc_text
from kznlp.language.doc_text import text_of

NLP = spacy.blank("kk")
TEXTS = ["", " ", "Жаңа мектеп\n\nсалынды .", "Жаңа\ud800 мектеп", "\ufeff1998 ж.\t«Нұр» "]


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_that_of_the_doc(text):
    doc = NLP(text)
    assert text_of(doc) == doc.text
    assert text_of(doc) is text_of(doc)


def test_docs_made_elsewhere_have_one_too():
    doc = spacy.blank("ru")("новая школа")
    again = spacy.tokens.Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert text_of(again) == text_of(doc) == "новая школа"


def test_no_doc_is_kept():
    count = len(doc_text._texts)
    docs = [NLP.make_doc(f"{number} бала") for number in range(50)]
    assert len(doc_text._texts) == count + len(docs)
    del docs
    assert len(doc_text._texts) <= count + 1
