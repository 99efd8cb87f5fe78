"""The parser, taught for a moment on the small treebank of the tagger's tests."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kznlp.errors import ModelError
from kznlp.evaluate.language import conllu
from kznlp.evaluate.language.conll18 import evaluate
from kznlp.evaluate.language.folds import disjoint
from kznlp.evaluate.language.report import score
from kznlp.language.parsing import model
from kznlp.language.parsing.component import TreeSetter
from kznlp.language.parsing.parser import LONGEST
from kznlp.language.parsing.words import Tagged
from kznlp.train.parsing import Options, annotator, reparse, teach
from kznlp.train.parsing_fit import Fitting
from kznlp.train.parsing_kin import learn

SMALL = conllu.load(Path(__file__).parent / "small.conllu")
FAST = Fitting(rounds=15, penalty=1.0)
OPTIONS = Options(arcs=FAST, relations=FAST, least=1, tagged=2)
WORDS = st.builds(
    Tagged,
    st.text(min_size=1, max_size=6),
    st.text(min_size=1, max_size=6),
    st.sampled_from(["NOUN", "VERB", "PUNCT", "ADJ", "???"]),
    st.sampled_from(["_", "Case=Gen", "VerbForm=Fin", "strange"]),
)


@pytest.fixture(scope="module")
def parser():
    return teach(SMALL, OPTIONS)


def assert_tree(nodes):
    heads = [node.head for node in nodes]
    assert sum(head == 0 for head in heads) == 1
    for word in range(1, len(heads) + 1):
        for _ in heads:
            word = heads[word - 1] if word else 0
        assert word == 0


def test_knows_what_it_was_taught(parser):
    scores = evaluate(SMALL, reparse(SMALL, parser))
    assert scores["UAS"].f1 > 0.95
    assert scores["LAS"].f1 > 0.9


def test_parses_what_it_was_not_taught():
    annotate = annotator(lambda split: split.test, OPTIONS)  # with the right tags
    split = disjoint(SMALL, "notes")
    scores = score([(split.test, annotate(split))])
    assert scores.metrics["UAS"].f1 > 0.6
    assert scores.metrics["UPOS"].f1 == 1


def test_the_same_data_gives_the_same_parser(parser):
    again = teach(SMALL, OPTIONS)
    assert np.array_equal(parser.arcs, again.arcs)
    assert np.array_equal(parser.relations.weights, again.relations.weights)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=9), max_size=4))
def test_always_trees_with_one_root(parser, sentences):
    trees = list(parser.parse(sentences))
    assert [len(tree) for tree in trees] == [len(sentence) for sentence in sentences]
    for tree in filter(None, trees):
        assert_tree(tree)
    alone = [next(parser.parse([sentence])) for sentence in sentences]
    assert alone == trees


def test_a_long_sentence_is_one_tree(parser):
    word = Tagged("ел", "ел", "NOUN", "Case=Nom")
    [tree] = parser.parse([[word] * (2 * LONGEST + 50)])
    assert_tree(tree)


def test_kept_as_it_was(parser, tmp_path):
    model.save(parser, tmp_path)
    loaded = model.load(tmp_path)
    ours, theirs = reparse(SMALL, parser), reparse(SMALL, loaded)
    assert evaluate(ours, theirs)["LAS"].f1 > 0.99  # weights are rounded
    model.save(loaded, tmp_path)
    assert reparse(SMALL, model.load(tmp_path)) == theirs


@pytest.mark.parametrize(
    "damage", [lambda p: p.unlink(), lambda p: p.write_bytes(p.read_bytes()[:-99])]
)
def test_a_damaged_model_says_how_to_rebuild_it(parser, tmp_path, damage):
    model.save(parser, tmp_path)
    damage(tmp_path / model.FILE)
    with pytest.raises(ModelError, match="Rebuild: kznlp train"):
        model.load(tmp_path)


def test_kindred_languages_are_a_start(parser, tmp_path):
    kin = learn(SMALL, FAST)
    model.save_kin(kin, tmp_path)
    loaded = model.load_kin(tmp_path)
    assert np.allclose(loaded, kin, atol=np.abs(kin).max() / 200)
    scores = evaluate(SMALL, reparse(SMALL, teach(SMALL, OPTIONS, loaded)))
    assert scores["UAS"].f1 > 0.95
    with pytest.raises(ModelError, match="Rebuild: kznlp train"):
        model.load_kin(tmp_path / "nowhere")


def tagged_doc(nlp, texts, starts):
    doc = nlp.make_doc("")
    doc = spacy.tokens.Doc(nlp.vocab, words=texts)
    for token in doc:
        token.pos_ = "PUNCT" if token.text in ".," else "SPACE" if token.is_space else "NOUN"
        token.lemma_ = token.text
        if starts:
            token.is_sent_start = token.i in starts
    return doc


def test_the_component_keeps_sentences(parser):
    nlp = spacy.blank("kk")
    texts = ["\n", "Әкім", " ", "қала", ".", "Ел", "\n", "\n", "келді", ".", "\n\n"]
    doc = TreeSetter(parser)(tagged_doc(nlp, texts, {0, 5}))
    assert [sentence.start for sentence in doc.sents] == [0, 5]
    for sentence in doc.sents:
        roots = [token for token in sentence if token.head == token]
        assert roots == [sentence.root]
        assert sentence.root.dep_ == "ROOT"
        assert all(token.head in sentence for token in sentence)
    assert {token.dep_ for token in doc if token.is_space} == {"dep"}


def test_a_doc_without_sentences_is_one(parser):
    doc = TreeSetter(parser)(tagged_doc(spacy.blank("kk"), ["Ел", "келді", "."], ()))
    assert len(list(doc.sents)) == 1
    empty = TreeSetter(parser)(spacy.blank("kk")(""))
    assert len(empty) == 0


def test_only_white_space(parser):
    doc = TreeSetter(parser)(tagged_doc(spacy.blank("kk"), [" ", "\n"], {0}))
    assert [token.head.i for token in doc] == [0, 0]


def test_the_component_moves_with_its_model(parser, tmp_path):
    nlp = spacy.blank("kk")
    one = TreeSetter(parser)
    one.to_disk(tmp_path)
    texts = ["Үлкен", "қала", "."]
    wanted = [token.head.i for token in one(tagged_doc(nlp, texts, {0}))]
    for other in (
        TreeSetter(parser).from_disk(tmp_path),
        TreeSetter(parser).from_bytes(one.to_bytes()),
    ):
        assert [token.head.i for token in other(tagged_doc(nlp, texts, {0}))] == wanted


def test_docs_in_a_stream_are_as_alone(parser):
    nlp = spacy.blank("kk")
    setter = TreeSetter(parser)
    texts = ["Үлкен", "қала", ".", "Ел", "өсті"]
    docs = [tagged_doc(nlp, texts[:size], {0}) for size in range(1, 6)]
    piped = [[t.head.i for t in doc] for doc in setter.pipe(docs, batch_size=2)]
    assert piped == [[t.head.i for t in setter(doc)] for doc in docs]
    assert all(a <= b for a, b in pairwise(map(len, piped)))


def test_the_model_that_kznlp_brings_along():
    words = {
        "Ауылдың": ("ауыл", "NOUN", "Case=Gen"),
        "мектебі": ("мектеп", "NOUN", "Case=Nom|Number[psor]=Plur,Sing|Person[psor]=3"),
        "жаңа": ("жаңа", "ADJ", "_"),
        "кітапты": ("кітап", "NOUN", "Case=Acc"),
        "алды": ("ал", "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"),
        ".": (".", "PUNCT", "_"),
    }
    [tree] = model.default_parser().parse([[Tagged(form, *rest) for form, rest in words.items()]])
    assert tree == [
        (2, "nmod:poss"),
        (5, "nsubj"),
        (4, "amod"),
        (5, "obj"),
        (0, "root"),
        (5, "punct"),
    ]


def test_the_file_of_kindred_languages_is_there():
    assert np.count_nonzero(model.default_kin()) > 1000
