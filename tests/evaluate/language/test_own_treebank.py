"""The treebank and the text with entities in corpora/treebank are what their README says."""

import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
import regex

from kznlp.evaluate.language.conllu import dump, load
from kznlp.evaluate.language.iob2 import read_iob2
from kznlp.language.entities.labels import OUTSIDE, Label, may_follow, spans

CORPUS = Path(__file__).parents[3] / "corpora" / "treebank"
TREEBANK, ENTITIES = CORPUS / "policy.conllu", CORPUS / "IOB2_policy.txt"
BLOCKS = TREEBANK.read_text("utf-8").strip().split("\n\n")

# The labels of UD_Kazakh-KTB.
# fmt: off
UPOS = {
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
    "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
}
RELATIONS = {
    "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp",
    "clf", "compound", "compound:lvc", "conj", "cop", "csubj", "dep", "det", "discourse",
    "fixed", "flat:name", "iobj", "mark", "nmod", "nmod:poss", "nsubj", "nummod", "obj",
    "obl", "obl:own", "orphan", "parataxis", "punct", "root", "vocative", "xcomp",
}
# fmt: on
FEATURES = {
    "Aspect": {"Hab", "Imp", "Perf"},
    "Case": {"Abl", "Acc", "Dat", "Gen", "Ins", "Loc", "Nom"},
    "Degree": {"Cmp"},
    "Evident": {"Fh"},
    "Gender": {"Fem", "Masc"},
    "Mood": {"Cnd", "Des", "Imp", "Ind", "Opt", "Pot"},
    "NumType": {"Card", "Card,Ord", "Coll", "Ord"},
    "Number": {"Plur", "Sing"},
    "Number[psor]": {"Plur", "Plur,Sing", "Sing"},
    "Person": {"1", "2", "3"},
    "Person[psor]": {"1", "2", "3"},
    "Polarity": {"Neg"},
    "Polite": {"Form"},
    "PronType": {"Dem", "Ind", "Int", "Neg", "Prs", "Rcp", "Tot"},
    "Reflex": {"Yes"},
    "Tense": {"Fut", "Past", "Pres"},
    "VerbForm": {"Conv", "Fin", "Ger", "Inf", "Part"},
    "Voice": {"Pass", "Rcp"},
}
# Words of these relations have no dependents but signs, particles and such.
LEAVES = {"aux", "case", "cc", "cop", "det", "punct"}
NAME = regex.compile(r"# sent_id = (\p{L}+-\d{4}:\d+)")


def words_of(block):
    rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
    return [row for row in rows if "-" not in row[0]]


def name_of(block):
    return NAME.fullmatch(block.split("\n")[0])[1]


def test_file_is_what_the_reader_would_write():
    text = TREEBANK.read_text("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert dump(load(TREEBANK)) == text


def test_it_is_large_enough():
    rows = [row for block in BLOCKS for row in words_of(block)]
    assert len(BLOCKS) >= 120
    assert sum(row[3] not in {"PUNCT", "SYM"} for row in rows) >= 1_300


def test_sentences_have_names_and_are_all_different():
    names = [name_of(block) for block in BLOCKS]
    assert len(set(names)) == len(names)
    assert len({block.split("\n")[1] for block in BLOCKS}) == len(BLOCKS)
    following = Counter()
    for document, number in (name.split(":") for name in names):
        following[document] += 1
        assert int(number) == following[document], document


@pytest.mark.parametrize("block", BLOCKS, ids=map(name_of, BLOCKS))
def test_sentence(block):
    rows = words_of(block)
    assert [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    for row in rows:
        check_labels(row)
    check_tree(rows)


def check_labels(row):
    _, form, lemma, upos, _, feats, head, relation, _, _ = row
    assert form
    assert lemma
    assert upos in UPOS, row
    assert relation in RELATIONS, row
    assert (relation == "root") == (head == "0"), row
    assert (relation == "punct") == (upos == "PUNCT"), row
    assert relation not in {"aux", "cop"} or upos == "AUX", row
    if feats != "_":
        pairs = [feature.split("=") for feature in feats.split("|")]
        assert [name for name, _ in pairs] == sorted({name for name, _ in pairs}, key=str.lower)
        assert all(value in FEATURES[name] for name, value in pairs), row


def check_tree(rows):
    heads = [int(row[6]) for row in rows]
    assert heads.count(0) == 1
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at:
            at, steps = heads[at - 1], steps + 1
            assert steps <= len(heads), rows[start - 1]
    for row, head in zip(rows, heads, strict=True):
        if head and rows[head - 1][7] in LEAVES:
            assert row[7] in {"punct", "advmod"}, row


def test_entities_are_tagged_with_all_labels():
    sentences = read_iob2(ENTITIES)
    assert len(sentences) >= 60
    assert len({sentence.words for sentence in sentences}) == len(sentences)
    found = Counter()
    for sentence in sentences:
        tags = [OUTSIDE, *sentence.tags]
        assert all(may_follow(tag, before) for before, tag in pairwise(tags))
        found.update(label for _, _, label in spans(sentence.tags))
    assert set(found) == set(Label)
    assert found.total() >= 130
