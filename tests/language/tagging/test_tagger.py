"""The tagger, taught for a moment on a small treebank of our own."""

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
from kznlp.language.morphology import default_analyzer
from kznlp.language.tagging import features, model
from kznlp.language.tagging.component import TagSetter
from kznlp.language.tagging.readings import readings_of
from kznlp.train import profiles
from kznlp.train.lattices import Options as Fitting
from kznlp.train.tagging import observed, retag, teach, with_frequent

FILE = Path(__file__).parent / "small.conllu"
SMALL = conllu.load(FILE)
FITTING = Fitting(rounds=15)


@pytest.fixture(scope="module")
def tagger():
    return teach(SMALL, readings_of(default_analyzer()), FITTING)


def test_knows_what_it_was_taught(tagger):
    scores = evaluate(SMALL, list(retag(SMALL, tagger)))
    assert scores["UPOS"].f1 > 0.97
    assert scores["Lemmas"].f1 > 0.97
    assert scores["AllFeats"].f1 > 0.93


def test_tags_what_it_was_not_taught():
    split = disjoint(SMALL, "notes")
    taught = teach(split.train, readings_of(default_analyzer()), FITTING)
    scores = score([(split.test, list(retag(split.test, taught)))])
    assert scores.metrics["UPOS"].f1 > 0.8
    assert scores.labels["PUNCT"].f1 == 1


def test_the_context_decides(tagger):
    forms = ["Мен", "мұғалім", "мен", "балаларға", "айттым", "."]
    assert [one.upos for one in tagger.tag(forms)][::2] == ["PRON", "CCONJ", "VERB"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12) | st.sampled_from(["қала", "1998", ","])))
def test_chooses_among_the_candidates(tagger, forms):
    chosen = tagger.tag(forms)
    assert len(chosen) == len(forms)
    for form, one in zip(forms, chosen, strict=True):
        assert one in tagger.candidates.of(form)


def test_frequent_words_are_tagged_as_if_they_were_not(tagger):
    lines = [[word.form for word in sentence.words] for sentence in SMALL]
    known = with_frequent(tagger, lines)
    assert known.frequent.get("қала", False) or known.frequent.get(".", False)
    for forms in lines:
        told = [[(one.tag, one.lemma) for one in by.tag(forms)] for by in (known, tagger)]
        assert told[0] == told[1]


def test_kept_as_it_was(tagger, tmp_path):
    model.save(tagger, tmp_path)
    loaded = model.load(tmp_path)
    assert list(retag(SMALL, loaded)) == list(retag(SMALL, tagger))


def by_name(table):
    """The weights in a table by observation, by part."""
    parts, *lines = table.splitlines()
    parts, found = parts.split("\t"), {}
    for name, told in (line.split("\t", 1) for line in lines):
        pairs = [pair.split(":") for pair in told.split(" ")]
        found[name] = {parts[int(part)]: float(weight) for part, weight in pairs}
    return found


def slowly(tagger, forms):
    """The best path by the names that training sees, all candidates and paths tried."""
    found = [tagger.candidates.of(form) for form in forms]
    weights = by_name(tagger.weights)
    best = [(0.0, ())]
    for one, told in zip(found, observed(forms, found, tagger.profiles), strict=True):
        alone = [sum(weights.get(name, {}).get(part, 0) for name, part in names) for names in told]
        best = [
            max(
                (
                    (before + score + beside(weights, path, candidate), (*path, candidate))
                    for before, path in best
                ),
                key=lambda pair: pair[0],
            )
            for candidate, score in zip(one, alone, strict=True)
        ]
    return list(max(best, key=lambda pair: pair[0])[1])


def beside(weights, path, candidate):
    if not path:
        return 0
    pairs = features.of_pair(path[-1].tag, candidate.tag)
    return sum(weights.get(name, {}).get(part, 0) for name, part in pairs)


def test_sees_what_training_sees(tagger):
    for sentence in SMALL:
        forms = [word.form for word in sentence.words]
        assert tagger.tag(forms) == slowly(tagger, forms)


def test_running_text_tells_of_lemmas():
    lines = [["Жаңа", "қала", "салынды", "."], ["Қаланың", "жаңа", "мектебі", "ашылды", "."]] * 3
    readings = readings_of(default_analyzer())
    found = profiles.learn(lines, readings)
    assert found["жаңа"] != found["қала"]
    assert len({len(codes) for codes in found.values()}) == 1
    told = teach(SMALL, readings, FITTING, found)
    for sentence in SMALL:
        forms = [word.form for word in sentence.words]
        assert told.tag(forms) == slowly(told, forms)


def test_text_is_read_by_its_shape(tmp_path):
    (tmp_path / "a_pack.json").write_text('{"samples": [{"text": "Бұл үлкен қала."}]}', "utf-8")
    (tmp_path / "IOB2_b.txt").write_text("Жаңа O\nүй O\n\n", "utf-8")
    (tmp_path / "c.txt").write_text("Ол үйге келді.\n", "utf-8")
    (tmp_path / "d.conllu").write_text("", "utf-8")
    read = [" ".join(line) for line in profiles.read(profiles.files([tmp_path]))]
    assert read == ["Жаңа үй", "Бұл үлкен қала .", "Ол үйге келді ."]


def test_sentences_together_are_tagged_as_alone(tagger):
    texts = [[word.form for word in sentence.words] for sentence in SMALL]
    together = list(tagger.tag_all([*texts[:3], [], *texts[3:], []]))
    assert together == [*map(tagger.tag, texts[:3]), [], *map(tagger.tag, texts[3:]), []]


def test_more_words_than_are_kept(tagger, monkeypatch):
    texts = [[word.form for word in sentence.words] for sentence in SMALL]
    told = list(tagger.tag_all(texts))
    monkeypatch.setattr("kznlp.language.tagging.tagger.KEPT", 10)
    assert list(map(tagger.tag, texts)) == told


@given(st.lists(st.lists(st.sampled_from(["«", "Ел", "-", "1", "үй", "(", "."]), max_size=6)))
def test_words_behind_signs_open_in_all_sentences_alike(sentences):
    words = [word for one in sentences for word in one]
    forms = sorted(set(words))
    which = np.array([forms.index(word) for word in words], np.int64)
    expected = [first for one in sentences for first in features.opens(one)]
    assert features.opening(forms, which, list(map(len, sentences))).tolist() == expected


@pytest.mark.parametrize(
    ("form", "lemma", "feats"),
    [
        ("келген жоқ", "кел", "Mood=Ind|Number=Sing|Person=3|Polarity=Neg|Tense=Past|VerbForm=Fin"),
        ("барса екен", "бар", "Mood=Des|Number=Sing|Person=3|VerbForm=Fin"),
        (
            "көрген емеспін",
            "көр",
            "Mood=Ind|Number=Sing|Person=1|Polarity=Neg|Tense=Past|VerbForm=Fin",
        ),
    ],
)
def test_verbs_of_several_parts_are_one_word(form, lemma, feats):
    found = readings_of(default_analyzer())(form)
    assert (lemma, f"VERB {feats}") in [(reading.lemma, reading.tag) for reading in found]


@pytest.mark.parametrize("damage", [lambda p: p.unlink(), lambda p: p.write_text("{")])
def test_a_damaged_model_says_how_to_rebuild_it(tagger, tmp_path, damage):
    model.save(tagger, tmp_path)
    damage(tmp_path / model.KNOWLEDGE)
    with pytest.raises(ModelError, match="Rebuild: kznlp train language"):
        model.load(tmp_path)


def test_the_component_sets_tags_features_and_lemmas(tagger):
    nlp = spacy.blank("kk")
    doc = TagSetter(tagger)(nlp("Әкім  қаладан келді."))
    token = doc[-2]
    assert (token.pos_, token.lemma_) == ("VERB", "кел")
    assert token.morph.get("Tense") == ["Past"]
    assert doc[1].is_space
    assert not doc[1].pos_


def test_the_component_is_kept_in_a_folder_and_in_bytes(tagger, tmp_path):
    forms = ["Әкім", "қаладан", "келді", "."]
    component = TagSetter(tagger)
    component.to_disk(tmp_path / "kk_tagger", exclude=("vocab",))
    for other in (
        TagSetter().from_disk(tmp_path / "kk_tagger", exclude=("vocab",)),
        TagSetter().from_bytes(component.to_bytes()),
    ):
        assert other.model.tag(forms) == tagger.tag(forms)
        assert other.to_bytes() == component.to_bytes()
