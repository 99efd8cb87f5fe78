"""The metrics against cases counted by hand."""

from dataclasses import replace

import pytest

from kznlp.errors import KznlpError
from kznlp.evaluate.counts import Counts
from kznlp.evaluate.language.conll18 import METRICS, evaluate
from kznlp.evaluate.language.conllu import Sentence, Token, Word


def sentence(*tokens):
    """Of "form/UPOS/head/relation" words, several of one token joined by "+" after its form."""
    made = []
    for token in tokens:
        form, _, several = token.partition("=")
        words = tuple(word(part) for part in (several or token).split("+"))
        made.append(Token(form if several else words[0].form, words))
    return Sentence(tuple(made))


def word(part):
    form, upos, head, deprel = part.split("/")
    return Word(form, form.lower(), upos, "_", int(head), deprel)


GOLD = sentence("Бала/NOUN/3/nsubj", "үйге/NOUN/3/obl", "келді/VERB/0/root", "./PUNCT/3/punct")


def test_gold_against_itself_is_perfect():
    assert {name: c.f1 for name, c in evaluate([GOLD], [GOLD]).items()} == dict.fromkeys(METRICS, 1)


def test_a_wrong_tag_and_a_wrong_head():
    system = sentence("Бала/PROPN/3/nsubj", "үйге/NOUN/1/obl", "келді/VERB/0/root", "./PUNCT/3/p")
    scores = evaluate([GOLD], [system])
    assert scores["UPOS"] == Counts(3, 4, 4)
    assert scores["UAS"] == Counts(3, 4, 4)
    assert scores["LAS"] == Counts(2, 4, 4)


def test_a_token_cut_in_two():
    system = sentence(
        "Бала/NOUN/4/nsubj", "үй/NOUN/4/obl", "ге/X/2/dep", "келді/VERB/0/root", "./PUNCT/4/punct"
    )
    scores = evaluate([GOLD], [system])
    assert scores["Tokens"] == scores["Words"] == Counts(3, 5, 4)
    assert scores["UAS"] == scores["LAS"] == Counts(3, 5, 4)


def test_a_sentence_cut_in_two():
    one, other = sentence("Бала/NOUN/0/root"), sentence("келді/VERB/0/root")
    gold = sentence("Бала/NOUN/2/nsubj", "келді/VERB/0/root")
    scores = evaluate([gold], [one, other])
    assert scores["Sentences"] == Counts(0, 2, 1)
    assert scores["Tokens"] == Counts(2, 2, 2)
    assert scores["UAS"] == Counts(1, 2, 2)


def test_words_of_one_token_are_aligned_by_form():
    gold = sentence("баласыз=бала/NOUN/0/root+сыз/ADP/1/case", "үй/NOUN/1/dep")
    whole = sentence("баласыз/ADJ/0/root", "үй/NOUN/1/dep")
    scores = evaluate([gold], [whole])
    assert scores["Tokens"] == Counts(2, 2, 2)
    assert scores["Words"] == Counts(1, 2, 3)
    assert evaluate([gold], [gold])["Words"] == Counts(3, 3, 3)


def test_features_of_the_possessor_are_not_universal():
    feats = "Case=Nom|Number[psor]=Plur,Sing|Person[psor]=3"
    gold = Sentence((Token("үйі", (Word("үйі", "үй", "NOUN", feats),)),))
    bare = Sentence((Token("үйі", (replace(gold.words[0], feats="Case=Nom"),)),))
    scores = evaluate([gold], [bare])
    assert (scores["UFeats"].f1, scores["AllFeats"].f1) == (1, 0)


def test_other_texts_are_refused():
    with pytest.raises(KznlpError, match="not the same text: from letter 0 on"):
        evaluate([GOLD], [sentence("Қала/NOUN/0/root")])
