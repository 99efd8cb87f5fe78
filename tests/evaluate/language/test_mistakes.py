"""What was taken for what, on sentences short enough to count by hand."""

from dataclasses import replace

from kznlp.evaluate.confusions import confusions
from kznlp.evaluate.counts import Counts
from kznlp.evaluate.language.conllu import Sentence, Token, Word
from kznlp.evaluate.language.iob2 import Tagged
from kznlp.evaluate.language.mistakes import KINDS, mistakes
from kznlp.evaluate.language.named import mistakes as of_entities
from kznlp.evaluate.language.report import score

WORDS = (
    Word("Бала", "бала", "NOUN", "Case=Nom", 3, "nsubj"),
    Word("мектепке", "мектеп", "NOUN", "Case=Dat", 3, "obl:to"),
    Word("барды", "бар", "VERB", "Mood=Ind|Tense=Past", 0, "root"),
)
GOLD = Sentence(tuple(Token(word.form, (word,)) for word in WORDS), id="own:1")


def changed(place, **columns):
    words = list(WORDS)
    words[place] = replace(words[place], **columns)
    return GOLD.with_words(words)


def groups(system, *, parsed=True):
    return [(one.kind, one.gold, one.system) for one in mistakes(GOLD, system, parsed=parsed)]


def test_gold_has_no_mistakes():
    assert groups(GOLD) == []


def test_a_mistake_stands_in_its_sentence():
    [one] = mistakes(GOLD, changed(1, upos="PROPN"))
    assert (one.text, one.words, one.sentence) == (
        "мектепке",
        ("Бала", "мектепке", "барды"),
        "own:1",
    )
    assert (one.right, one.given) == ("NOUN", "PROPN")


def test_features_are_grouped_by_those_that_differ():
    assert groups(changed(2, feats="Mood=Ind|Person=3")) == [("features", "Tense=Past", "Person=3")]
    assert groups(changed(2, feats="_")) == [("features", "Mood=Ind|Tense=Past", "-")]


def test_lemmas_are_grouped_by_their_endings():
    assert groups(changed(1, lemma="мектепке")) == [("lemma", "-", "-ке")]
    assert groups(changed(2, lemma="_")) == [("lemma", "-бар", "-_")]


def test_heads_are_grouped_by_what_they_are():
    assert groups(changed(0, head=2)) == [("head", "nsubj of VERB", "nsubj of NOUN")]
    assert groups(changed(0, head=0)) == [("head", "nsubj of VERB", "nsubj of ROOT")]
    assert groups(changed(1, deprel="obj")) == [("relation", "obl", "obj")]
    assert groups(changed(1, deprel="obl")) == []
    assert groups(changed(0, head=2, deprel="obj"), parsed=False) == []


def test_the_commonest_come_first_with_so_many_cases():
    found = [*mistakes(GOLD, changed(0, upos="VERB")), *mistakes(GOLD, changed(1, upos="X"))]
    found += mistakes(GOLD, changed(1, upos="X", lemma="мек"))
    [first, second, third] = confusions(found, KINDS, cases=1)
    assert (first.gold, first.system, first.count, len(first.cases)) == ("NOUN", "X", 2, 1)
    assert (second.system, second.count) == ("VERB", 1)
    assert third.kind == "lemma"


def test_relations_are_right_with_the_right_head_only():
    scores = score([([GOLD], [changed(0, head=2)])])
    assert scores.relations["nsubj"] == Counts(0, 1, 1)
    assert scores.relations["obl"] == Counts(1, 1, 1)
    assert scores.labels["NOUN"] == Counts(2, 2, 2)
    assert [one.kind for one in scores.mistakes] == ["head"]


def test_without_a_tree_there_are_no_relations():
    bare = GOLD.with_words(replace(word, head=0, deprel="_") for word in WORDS)
    scores = score([([GOLD], [bare])])
    assert scores.relations == {}
    assert scores.mistakes == ()


def test_entities_missed_made_up_and_taken_for_others():
    words = ("Алматы", "қаласы", "Асан", "айтты", "3", "рет")
    gold = Tagged(words, ("B-GPE", "I-GPE", "B-PERSON", "O", "O", "O"))
    answer = ["B-GPE", "O", "B-GPE", "O", "B-CARDINAL", "O"]
    found = [(one.gold, one.system, one.text) for one in of_entities(gold, answer)]
    assert found == [
        ("GPE", "GPE (other bounds)", "Алматы қаласы"),
        ("PERSON", "GPE", "Асан"),
        ("-", "CARDINAL", "3"),
    ]
    [missed, _] = of_entities(gold, ["O"] * 6)
    assert (missed.right, missed.given) == ("GPE: Алматы қаласы", "-")
    assert list(of_entities(gold, gold.tags)) == []
