"""`kznlp train language` on a few sentences: a pipeline for spaCy, with its card and scores."""

import json
from pathlib import Path

import pytest
import spacy

import kznlp
from kznlp.errors import KznlpError, ModelError
from kznlp.train import clusters, crf, entities, parsing
from kznlp.train.language import Options, train
from kznlp.train.lattices import Options as Fitting
from kznlp.train.parsing_fit import Fitting as ArcFitting

HERE = Path(__file__).parent
TREEBANK = HERE / "tagging" / "small.conllu"
ENTITIES = HERE / "entities" / "cases"
FEW = ArcFitting(penalty=8.0, rounds=10)
OPTIONS = Options(
    treebank="small",
    tagger=Fitting(rounds=10),
    parser=parsing.Options(arcs=FEW, relations=FEW, tagged=2),
    ner=entities.Options(
        learning=crf.Options(epochs=4, batch=4),
        grouping=clusters.Options(groups=(4,), least=1, dimensions=8),
        seen=1,
        parts=2,
    ),
    folds=2,
    documents=("notes",),
)


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    return folder, train([TREEBANK.parent, ENTITIES], folder, options=OPTIONS)


def test_spacy_loads_it(trained):
    folder, _ = trained
    nlp = spacy.load(folder)
    assert nlp.pipe_names == ["kk_sentences", "kk_languages", "kk_tagger", "kk_ner"]
    nlp.enable_pipe("kk_parser")
    doc = nlp("Әкім қаладан келді. Ол үйде.")
    assert all(token.pos_ and token.lemma_ and token.dep_ for token in doc)
    assert [sentence.root.head for sentence in doc.sents] == [s.root for s in doc.sents]
    assert doc.has_annotation("ENT_IOB")
    again = spacy.blank("kk").from_config(nlp.config).from_bytes(nlp.to_bytes())
    assert [t.pos_ for t in again(doc.text)] == [t.pos_ for t in doc]


def test_scores_are_told_where_one_looks_for_them(trained):
    folder, told = trained
    written = json.loads((folder / "training.json").read_text("utf-8"))
    assert written["scores"] == told["scores"]
    assert list(told["scores"]) == ["2 folds", "document notes"]
    folds = told["scores"]["2 folds"]
    assert folds["UPOS"] > 0.7
    assert folds["UAS"] > 0.2
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    assert meta["performance"]["pos_acc"] == folds["UPOS"]
    assert meta["requirements"] == [f"kznlp>={kznlp.__version__}"]
    card = (folder / "README.md").read_text("utf-8")
    assert f"| 2 folds | {folds['UPOS']:.2%} |" in card
    assert "$" not in card


def test_damage_is_told_when_it_is_loaded(trained, tmp_path):
    folder, _ = trained
    nlp = spacy.load(folder)
    nlp.to_disk(tmp_path)
    (tmp_path / "kk_parser" / "parser.npz").write_bytes(b"PK")
    with pytest.raises(ModelError, match=r"parser\.npz.*kznlp train language"):
        spacy.load(tmp_path)


def test_training_wants_a_treebank(tmp_path):
    with pytest.raises(KznlpError, match="No treebank"):
        train([ENTITIES], tmp_path)
