"""The tagger, taught for a moment on a small treebank of our own."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kznlp.errors import KznlpError, ModelError
from kznlp.evaluate.language import conllu
from kznlp.evaluate.language.conll18 import evaluate
from kznlp.evaluate.language.folds import disjoint
from kznlp.evaluate.language.report import score
from kznlp.language.morphology import default_analyzer
from kznlp.language.tagging import model
from kznlp.language.tagging.component import TagSetter
from kznlp.language.tagging.readings import readings_of
from kznlp.train.language import Options, train
from kznlp.train.lattices import Options as Fitting
from kznlp.train.tagging import retag, teach

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


def test_kept_as_it_was(tagger, tmp_path):
    model.save(tagger, tmp_path)
    loaded = model.load(tmp_path)
    assert list(retag(SMALL, loaded)) == list(retag(SMALL, tagger))


@pytest.mark.parametrize("damage", [lambda p: p.unlink(), lambda p: p.write_text("{")])
def test_a_damaged_model_says_how_to_rebuild_it(tagger, tmp_path, damage):
    model.save(tagger, tmp_path)
    damage(tmp_path / model.KNOWLEDGE)
    with pytest.raises(ModelError, match="Rebuild: kznlp train language"):
        model.load(tmp_path)


def test_the_component_sets_tags_features_and_lemmas(tagger):
    nlp = spacy.blank("kk")
    doc = TagSetter(nlp, tagger)(nlp("Әкім  қаладан келді."))
    token = doc[-2]
    assert (token.pos_, token.lemma_) == ("VERB", "кел")
    assert token.morph.get("Tense") == ["Past"]
    assert doc[1].is_space
    assert not doc[1].pos_


def test_training_writes_a_model_with_its_scores(tmp_path):
    options = Options(treebank="small", fitting=FITTING, folds=2, document="notes")
    scores = train([FILE.parent], tmp_path, options=options)
    assert scores["folds"]["UPOS"] > 0.75
    assert {path.name for path in tmp_path.iterdir()} == {
        "knowledge.json",
        "weights.tsv",
        "training.json",
    }


def test_training_wants_a_treebank(tmp_path):
    with pytest.raises(KznlpError, match="No treebank"):
        train([tmp_path], tmp_path)
