"""How what Stanza reads becomes a Doc, with a stand-in for Stanza, which need not be installed."""

import sys
from types import SimpleNamespace as Made

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Token

import kznlp
from kznlp.errors import KznlpError, UnknownNameError
from kznlp.language.stanza import Word, annotate, load_stanza
from kznlp.types import Block, BlockKind, Cell, Grid

NLP = spacy.blank("kk")
if not Token.has_extension("words"):
    Token.set_extension("words", default=())


def read(text, *, split=(), heads=True):
    """A document of Stanza: words at spaces, sentences at full stops; `split` words are two."""
    sentences, tokens, words, names, place = [], [], [], [], 0

    def close():
        if tokens:
            # Every word hangs on the one before it, the first is the root.
            for word in words:
                word.head = word.id - 1 if heads else None
                word.deprel = ("dep" if word.head else "root") if heads else None
            sentences.append(Made(tokens=[*tokens], words=[*words], ents=[*names]))
            tokens.clear(), words.clear(), names.clear()

    for form in text.split():
        start = text.index(form, place)
        place = start + len(form)
        parts = [form[:-3], form[-3:]] if form in split else [form]
        own = [
            Made(
                id=len(words) + i, text=part, lemma=part.lower(), upos="NOUN", xpos="n", feats="A=B"
            )
            for i, part in enumerate(parts, start=1)
        ]
        words.extend(own)
        tokens.append(Made(start_char=start, end_char=place, words=own))
        if form.istitle():
            names.append(Made(start_char=start, end_char=place, type="GPE"))
        if form.endswith("."):
            close()
    close()
    return Made(sentences=sentences)


def engine(**options):
    return lambda texts: [read(text, **options) for text in texts]


def annotated(text, *blocks, **options):
    doc = NLP.make_doc(text)
    doc._.blocks = blocks
    return annotate(doc, engine(**options), NLP.vocab)


def test_annotation_is_kept():
    doc = annotated("Су азайды.")
    assert [(t.text, t.lemma_, t.pos_, t.tag_, str(t.morph)) for t in doc] == [
        ("Су", "су", "NOUN", "n", "A=B"),
        ("азайды.", "азайды.", "NOUN", "n", "A=B"),
    ]
    assert [(t.head.i, t.dep_) for t in doc] == [(0, "root"), (0, "dep")]
    assert [(e.text, e.label_) for e in doc.ents] == [("Су", "GPE")]


def test_heads_are_counted_from_the_start_of_the_document():
    doc = annotated(" а б.  в\nг")
    assert [(t.text, t.head.text) for t in doc if not t.is_space] == [
        ("а", "а"),
        ("б.", "а"),
        ("в", "в"),
        ("г", "в"),
    ]
    assert [s.text for s in doc.sents] == [" а б.  ", "в\nг"]


def test_several_words_are_one_token():
    doc = annotated("біз дайынбыз", split={"дайынбыз"})
    token = doc[1]
    assert [(w.text, w.pos) for w in token._.words] == [("дайын", "NOUN"), ("быз", "NOUN")]
    assert token._.words[0] == Word("дайын", lemma="дайын", pos="NOUN", tag="n", morph="A=B")
    assert (token.lemma_, token.head.text) == ("дайын", "біз")
    assert doc[0]._.words == ()


def test_without_a_parser_sentences_are_kept():
    doc = annotated("а б.  в", heads=False)
    assert [s.text for s in doc.sents] == ["а б.  ", "в"]
    assert not doc.has_annotation("DEP")


def test_blocks_and_cells_are_edges():
    text = "Жалпы ереже\nоблыс саны Ақмола 12"
    spans = [(12, 17), (18, 22), (23, 29), (30, 32)]
    grid = Grid("html", tuple(Cell(0, i, *span) for i, span in enumerate(spans)))
    blocks = Block(BlockKind.HEADING, 0, 11), Block(BlockKind.GRID, 12, 32, grid=grid)
    doc = annotated(text, *blocks)
    sentences = [s.text.strip() for s in doc.sents]
    assert sentences == ["Жалпы ереже", "облыс", "саны", "Ақмола", "12"]
    assert doc._.blocks == blocks
    for start, end in spans:
        assert doc.char_span(start, end) is not None


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("абА. \n\t"), max_size=30), st.booleans())
def test_the_text_stays_the_same(text, heads):
    doc = annotated(text, heads=heads, split={"ааабб"})
    assert doc.text == text
    assert [t.text for t in doc if not t.is_space] == text.split()
    assert "".join(s.text_with_ws for s in doc.sents) == text


def test_stanza_is_not_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "stanza", None)
    with pytest.raises(KznlpError, match=r'pip install "kznlp\[stanza\]"'):
        load_stanza()


def test_no_such_engine():
    with pytest.raises(UnknownNameError, match=r"No engine named 'spacy'\. Known: kznlp, stanza"):
        kznlp.load(engine="spacy")
