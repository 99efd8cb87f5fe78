"""Training, on two small documents that can be read here."""

import json
from pathlib import Path

import numpy as np
import pytest

from kznlp.discourse.model import load
from kznlp.errors import KznlpError
from kznlp.train.discourse import Options, train
from kznlp.train.discourse_calibration import calibrate
from kznlp.train.discourse_examples import examples
from kznlp.train.discourse_folds import folds

SENTENCES = [
    ("claim", "Ауданда мал басы 12 пайызға азайды.", {"kind": "fact", "valence": "problem"}),
    ("claim", "Жаңа мектеп ашылды.", {"kind": "fact", "valence": "progress"}),
    ("claim", "Ауыл суының сапасы нашар.", {"kind": "assessment", "valence": "problem"}),
    ("claim", "Халық саны 2004 жылы 15 мың адам болды.", {"kind": "fact", "valence": "neutral"}),
    ("proposal", "Жолды жөндеу қажет.", {"kind": "action"}),
    ("proposal", "Мақсат - жұмыссыздықты азайту.", {"kind": "goal"}),
]
PAIR = ("Қаржы бөлінбегендіктен,", "құрылыс тоқтап қалды.")


def write(folder: Path, name: str, order: list[int]) -> None:
    """A document of these sentences, with its gold."""
    text, units = "", []
    parts = [SENTENCES[number] for number in order]
    for label, sentence, attributes in parts:
        unit = {"labels": [label], "start": len(text), "end": len(text) + len(sentence) - 1}
        units.append(unit | attributes | {"assertion": "affirmed"})
        text += sentence + " "
    for label, words in zip(("cause", "claim"), PAIR, strict=True):
        units.append({"labels": [label], "start": len(text), "end": len(text) + len(words) - 1})
        text += words + " "
    relations = [["causes", str(len(units) - 1), str(len(units))]]
    told = {"units": units, "relations": relations, "measures": [], "tables": []}
    (folder / "docs" / f"{name}.txt").write_text(text, "utf-8")
    (folder / "gold" / f"{name}.json").write_text(json.dumps(told), "utf-8")


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    (folder / "docs").mkdir(parents=True)
    (folder / "gold").mkdir()
    for number, place in enumerate(("abai", "abai", "semei", "oral")):
        write(folder, f"0{number}_{place}_report", [*range(number, 6), *range(number)])
    return folder


def test_training_gives_a_model_with_scores_and_card(corpus, tmp_path):
    told = train([corpus], tmp_path / "model", options=Options(folds=3))
    assert told["data"]["documents"] == 4
    assert told["data"]["units"] == 4 * 8
    assert told["scores"]["corpus"]["rules"]["units any"] > 0.8
    model = load(tmp_path / "model")
    assert "cut" in model.least
    assert (tmp_path / "model" / "README.md").read_text("utf-8").startswith("# kk_discourse")
    written = json.loads((tmp_path / "model" / "training.json").read_text("utf-8"))
    assert written["scores"] == told["scores"]


def test_training_twice_gives_the_same(corpus, tmp_path):
    for name in ("one", "other"):
        train([corpus], tmp_path / name, options=Options(folds=3))
    one, other = load(tmp_path / "one"), load(tmp_path / "other")
    assert one.clauses.names == other.clauses.names
    assert np.array_equal(one.clauses.table, other.clauses.table)
    assert np.array_equal(one.links.table, other.links.table)


def test_documents_of_one_place_never_part(corpus):
    for fold in folds(list(examples([corpus])), count=3, seed=0):
        assert not {one.group for one in fold.train} & {one.group for one in fold.test}


def test_documents_kept_for_tests_are_left_out(corpus):
    lines = "name,split\n00_abai_report,test\n02_semei_report,train\n"
    (corpus / "documents.csv").write_text(lines, "utf-8")
    assert [one.name[:2] for one in examples([corpus])] == ["01", "02", "03"]


def test_one_document_is_too_few(corpus, tmp_path):
    for path in [*(corpus / "docs").glob("0[1-3]*"), *(corpus / "gold").glob("0[1-3]*")]:
        path.unlink()
    with pytest.raises(KznlpError, match="1 documents are too few"):
        train([corpus], tmp_path / "model")


def test_chances_that_are_too_sure_are_softened():
    sums = np.array([[4, 0], [4, 0], [4, 0], [0, 4]], dtype=np.float32)
    found = calibrate(sums, [0, 0, 1, 1])  # right three times in four
    assert found.scale < 0.6
    assert 0 <= found.error < 0.2
