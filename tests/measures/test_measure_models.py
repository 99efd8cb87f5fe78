"""The models of measures: where they decide, what they say of it, and how they are learned."""

import json
import math

import pytest
from measure_docs import doc_of

from kznlp import resources
from kznlp.errors import KznlpError, ModelError
from kznlp.evaluate.gold import Gold, GoldMeasure, write
from kznlp.measures import models
from kznlp.measures.find import find_measures
from kznlp.measures.linear import Linear
from kznlp.measures.models import RULES, Models, Trusted
from kznlp.train.measures import Options, train

CLAIM = "[claim Қалада көше шамдары түнде жанып тұрады]."
SOIL = "Жердің құнары былтыр азайды"
ORDER = "[proposal Аудан әкімі жаңа мектеп салсын]."


def detecting(weights, bias=-1.0, threshold=0.5):
    return Models(detection=Trusted(Linear(("yes",), (bias,), weights), threshold))


def choosing(classes, weights, threshold=0.0):
    linear = Linear(classes, (0.0,) * len(classes), weights)
    return Trusted(linear, threshold)


def test_a_model_finds_what_no_rule_does():
    assert not find_measures(doc_of(CLAIM), models=RULES)
    (found,) = find_measures(doc_of(CLAIM), models=detecting({"word=шамда": (3.0,)}))
    assert found.reason == "model:word=шамда"
    assert found.score == pytest.approx(1 / (1 + math.exp(-2)), abs=0.01)


def test_a_model_that_knows_no_feature_of_a_measure_goes_by_its_bias():
    linear = Linear(("T1", "T3"), (0.0, 1.0), {"word=салсы": (1.0, 2.0)})
    assert linear.scores({"word=бөлсі": 1.0})["T3"] == pytest.approx(1 / (1 + math.exp(-1)))


def test_a_model_rejects_what_a_rule_holds():
    assert find_measures(doc_of(ORDER), models=RULES)
    assert not find_measures(doc_of(ORDER), models=detecting({"label=proposal": (-3.0,)}))


def test_a_model_that_is_far_enough_ahead_chooses_the_instrument():
    sure = choosing(("N1", "O1"), {"word=мекте": (2.0, 0.0)}, threshold=0.2)
    (found,) = find_measures(doc_of(ORDER), models=Models(instrument=sure))
    assert (found.instrument, found.secondary) == ("N1", ("O1",))
    assert {p.reason for p in found.provenance if p.field == "instrument"} == {"model:word=мекте"}
    unsure = choosing(("N1", "O1"), {"word=мекте": (0.1, 0.0)}, threshold=0.2)
    (found,) = find_measures(doc_of(ORDER), models=Models(instrument=unsure))
    assert found.instrument == "O1"


def test_an_instrument_that_a_model_chooses_has_the_place_of_the_words_that_name_it():
    doc = doc_of("[proposal Аудан әкімі несие беріп, жаңа мектеп салсын].")
    loan = choosing(("O1", "T3"), {"word=несие": (0.0, 3.0)})
    (found,) = find_measures(doc, models=Models(instrument=loan))
    (told,) = [p for p in found.provenance if p.field == "instrument"]
    assert (told.value, told.text, told.reason) == ("T3", "несие", "model:word=несие")


def test_a_model_chooses_the_sector():
    sure = choosing(("02", "09"), {"own=09": (3.0, 0.0)})
    (found,) = find_measures(doc_of(ORDER), models=Models(sector=sure))
    assert found.sector == "02"


def test_models_are_written_and_read(tmp_path):
    found = detecting({"rule=True": (1.25,)}, threshold=0.35)
    models.save(found, tmp_path)
    assert models.load(tmp_path) == found


def test_a_damaged_model_is_told(tmp_path):
    (tmp_path / models.FILE).write_text("{", "utf-8")
    with pytest.raises(ModelError, match=r"cannot be read.*Rebuild: kznlp train measures"):
        models.load(tmp_path)


def test_without_a_model_the_rules_decide(monkeypatch):
    def missing(name, *, rebuild):
        raise ModelError(f"The model {name!r} is missing. Rebuild: {rebuild}")

    monkeypatch.setattr(resources, "model", missing)
    models.stored.cache_clear()
    try:
        assert models.stored() == RULES
    finally:
        models.stored.cache_clear()


def test_the_model_that_comes_along_is_small_and_has_a_card():
    folder = resources.model(models.NAME, rebuild=models.REBUILD)
    assert (folder / models.FILE).stat().st_size < 2_000_000
    told = json.loads((folder / "training.json").read_text("utf-8"))
    assert told["data"]["sha256"][:16] in (folder / "README.md").read_text("utf-8")
    for name in told["kept"]:
        assert getattr(models.load(folder), name).model.weights


@pytest.fixture
def corpus(tmp_path):
    """Six documents, of each two statements that are measures, one without words of a rule."""
    for folder in ("docs", "gold"):
        (tmp_path / folder).mkdir()
    for number, place in enumerate(("Арна", "Бұлақ", "Дала", "Ерен", "Жаға", "Кең")):
        build = f"{place} ауылында жаңа мектеп салынсын"
        lit = f"{place} ауылында көше шамдары түнде жанып тұрады"
        text = f"# {place} ауылын дамыту туралы\n\n1. {build}.\n\n2. {lit}.\n\n3. {SOIL}.\n"
        measures = [
            GoldMeasure(
                instrument=["O1"],
                status=["planned"],
                start=text.index(said),
                end=text.index(said) + len(said),
                text=said,
                sector=["09"],
            )
            for said in (build, lit)
        ]
        name = f"{number}_{place}"
        (tmp_path / "docs" / f"{name}.txt").write_text(text, "utf-8")
        write(Gold([], [], measures, []), tmp_path / "gold" / f"{name}.jsonl")
    return tmp_path


def test_training_learns_what_the_rules_miss_and_repeats_itself(corpus, tmp_path):
    options = Options(folds=3, units=0)
    told = train([corpus], tmp_path / "one", options=options)
    score = told["scores"]["detection"]
    assert score["model"]["score"] > score["rules"]["score"]
    assert "detection" in told["kept"]
    train([corpus], tmp_path / "two", options=options)
    for name in (models.FILE, "training.json", "README.md"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    claim = "[claim Таулы ауылында көше шамдары түнде жанып тұрады]."
    (found,) = find_measures(doc_of(claim), models=models.load(tmp_path / "one"))
    assert found.reason.startswith("model:")


def test_training_without_a_corpus_says_what_is_missing(tmp_path):
    with pytest.raises(KznlpError, match=r"holds no gold"):
        train([tmp_path], tmp_path / "out")
