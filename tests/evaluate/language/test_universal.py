"""Docs cut as the treebank cuts them."""

import pytest
import spacy

from kznlp.evaluate.language.universal import sentences, tokens

NLP = spacy.blank("kk")
NLP.add_pipe("kk_sentences")


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Өсім 12,5% болды.", ["Өсім", "12,5%", "болды", "."]),
        ("Үлесі 70%-ға жетті", ["Үлесі", "70%-ға", "жетті"]),
        ("20-жылдығына арналған", ["20", "-", "жылдығына", "арналған"]),
        ("5-ші орын", ["5-ші", "орын"]),
        ("АҚШ-пен келісті", ["АҚШ-пен", "келісті"]),
        ("Сан-Францискода тұрды", ["Сан-Францискода", "тұрды"]),
        ("Ол келген жоқ.", ["Ол", "келген жоқ", "."]),
        ("Ол барады екен.", ["Ол", "барады екен", "."]),
        ("Үйде су жоқ.", ["Үйде", "су", "жоқ", "."]),
        ("үш-төрт күн", ["үш", "-", "төрт", "күн"]),
        ("Ол-кісі- деді", ["Ол", "-", "кісі", "-", "деді"]),
    ],
)
def test_tokens(text, forms):
    assert [token.form for token in tokens(NLP(text))] == forms


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("қуаныштымын", ["қуанышты", "мын"]),
        ("ертең-ақ", ["ертең", "-ақ"]),
        ("келді-ау", ["келді", "ау"]),
        ("балаларымыз", ["балаларымыз"]),
        ("сондай-ақ", ["сондай-ақ"]),
    ],
)
def test_words(form, words):
    [token] = tokens(NLP(form))
    assert [word.form for word in token.words] == words


def test_sentences_keep_their_letters():
    text = "Өсім 12% болды. – Ол келген жоқ, - деді 5-сынып оқушысы."
    found = list(sentences(NLP(text)))
    assert len(found) == 2
    assert "".join(s.text for s in found).replace(" ", "") == text.replace(" ", "")
