"""A real Stanza, trained for a moment on villages.conllu, under the whole pipeline.

The treebank was written and annotated for this test.
"""

import json
from pathlib import Path

import pytest

import kznlp
from kznlp.errors import KznlpError, ModelError
from kznlp.pipeline import analyze_text
from kznlp.train.stanza import Options, train
from kznlp.types import BlockKind

pytest.importorskip(
    "stanza.pipeline", reason='Stanza is not installed: pip install "kznlp[stanza]"'
)
pytestmark = pytest.mark.slow

TREEBANK = Path(__file__).parent / "villages.conllu"
OPTIONS = Options(steps=60, width=64)
TEXT = """# Ауыл туралы

Ауылда жаңа мектеп салынды. Жұмыссыздық азайды.

Су азайды, сондықтан егін қурады. Әкім ауылда мектеп салуы керек.

| Облыс | Мектеп |
|---|---|
| Ақмола | 12 |
| Абай | 7 |
"""


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    import torch

    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("stanza")
    train(TREEBANK, folder, options=OPTIONS)
    return folder


@pytest.fixture(scope="module")
def nlp(models):
    return kznlp.load(engine="stanza", models=models)


def test_the_pipeline_is_that_of_kznlp(nlp):
    assert nlp.lang == "kk"
    assert nlp.pipe_names == ["kk_structure", "kk_stanza", "kk_discourse", "kk_measures"]


def test_words_of_the_treebank(nlp):
    doc = nlp("Ауылда жаңа мектеп салынды. Су азайды.")
    words = [t.text for t in doc]
    assert " ".join(words) == "Ауылда жаңа мектеп салынды . Су азайды ."
    assert [s.text for s in doc.sents] == ["Ауылда жаңа мектеп салынды.", "Су азайды."]
    assert [doc[i].lemma_ for i in (0, 2, 3)] == ["ауыл", "мектеп", "сал"]
    assert {(t.pos_, t.tag_) for t in doc if t.text == "."} == {("PUNCT", "sent")}
    assert all(sum(t.dep_ == "root" for t in s) == 1 for s in doc.sents)
    assert doc.has_annotation("DEP", require_complete=True)


@pytest.mark.parametrize("text", ["", " \n", "😀 😀", "а\u0301\u200b", "\x80", "а" * 20_000])
def test_bad_text(nlp, text):
    assert nlp(text).text == text


def test_the_whole_pipeline(nlp):
    analysis = analyze_text(TEXT, nlp=nlp)
    labels = {unit.label for unit in analysis.units}
    assert {"claim", "proposal"} <= labels
    assert all(TEXT[unit.start : unit.end] == unit.text for unit in analysis.units)
    assert len(analysis.tables) == 1
    own = analyze_text(TEXT)
    assert [u.text for u in analysis.units] == [u.text for u in own.units]


def test_no_token_crosses_a_cell(nlp):
    doc = nlp(TEXT)
    [grid] = [block.grid for block in doc._.blocks if block.kind is BlockKind.GRID]
    starts = {sentence.start_char for sentence in doc.sents}
    for cell in grid.cells:
        assert cell.start in starts
        assert doc.char_span(cell.start, cell.end) is not None
    assert doc._.tables
    assert doc.text == TEXT


def test_training_tells_of_itself(models):
    told = json.loads((models / "training.json").read_text("utf-8"))
    assert told["options"] == {"steps": 60, "held_out": 10, "width": 64, "seed": 1}
    assert told["sentences"] == {"learned": 26, "kept": 2}


def test_what_is_not_there_is_left_out(models, tmp_path):
    # As Stanza's own: "kazNERD", "ktb_nocharlm".
    default = {"tokenize": "kazTokens", "mwt": "ktb", "pos": "ktb_nocharlm", "optional": {}}
    known = {"tokenize": {"kazTokens": {}}, "mwt": {"ktb": {}}, "pos": {"ktb_nocharlm": {}}}
    resources = {"kk": {"packages": {"default": default}, **known}}
    (tmp_path / "resources.json").write_text(json.dumps(resources), "utf-8")
    for name in ("tokenize", "mwt"):
        (tmp_path / "kk" / name).mkdir(parents=True)
        model = tmp_path / "kk" / name / f"{default[name]}.pt"
        model.symlink_to(models / "kk" / name / "kznlp.pt")
    doc = kznlp.load(engine="stanza", models=tmp_path)("Су азайды. Су азайды.")
    assert len(list(doc.sents)) == 2
    assert not doc.has_annotation("POS")


def test_no_models(tmp_path):
    with pytest.raises(ModelError, match="No Stanza models for Kazakh in") as caught:
        kznlp.load(engine="stanza", models=tmp_path)
    for told in (str(tmp_path), "stanza.download('kk'", "kznlp train stanza DATA.conllu"):
        assert told in str(caught.value)


def test_damaged_models(models, tmp_path):
    (tmp_path / "kk" / "tokenize").mkdir(parents=True)
    (tmp_path / "kk" / "tokenize" / "kznlp.pt").write_bytes(b"no network")
    (tmp_path / "resources.json").symlink_to(models / "resources.json")
    with pytest.raises(ModelError, match=r"cannot be used .* kznlp train stanza DATA.conllu"):
        kznlp.load(engine="stanza", models=tmp_path)


def test_other_models_are_not_overwritten(tmp_path):
    (tmp_path / "resources.json").write_text("{}", "utf-8")
    with pytest.raises(KznlpError, match="holds other models of Stanza"):
        train(TREEBANK, tmp_path)
