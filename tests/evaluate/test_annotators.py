"""Agreement of two annotators, counted by hand."""

import pytest

from kznlp.errors import KznlpError
from kznlp.evaluate.agreement import agreement, compare, render
from kznlp.evaluate.alpha import alpha
from kznlp.evaluate.gold import Gold, GoldMeasure, GoldTable, GoldUnit, write

RAW = "Жол салынды. Қаржы жоқ. Көпір салу керек."
PLACES = [(0, 12), (13, 23), (24, 41)]


def layer(*labels, relations=(), measures=()):
    units = [
        GoldUnit([label], *place) for label, place in zip(labels, PLACES, strict=True) if label
    ]
    return Gold(units, list(relations), list(measures), [GoldTable([["а", "1"]])])


def agree(one, other):
    return compare("a", "b", {"x": RAW}, [one], [other])


def test_alpha_of_a_textbook():
    # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example B: 0.095
    one, other = "0100000000", "1110010010"
    assert alpha(zip(one, other, strict=True)) == pytest.approx(0.095, abs=0.001)


def test_alpha_is_unknown_where_all_labels_are_one():
    assert alpha([("claim", "claim")] * 3) is None
    assert alpha([]) is None


def test_same_layers_agree():
    one = layer("claim", "cause", "proposal", relations=[("causes", "2", "1")])
    found = agree(one, one)
    assert found.scores["units"]["iou.9"]["macro"] == 1.0
    assert (found.alpha["label"], found.agreed_relations) == (1.0, 1.0)
    assert found.words == 7


def test_what_one_did_not_mark_is_none():
    found = agree(layer("claim", "cause", "proposal"), layer("claim", None, "proposal"))
    assert found.scores["units"]["any"]["cause"] == 0.0
    # values: claim 2, proposal 2, cause 1, none 1; one disagreement
    assert found.alpha["label"] == round(1 - 5 * 2 / (36 - 4 - 4 - 1 - 1), 3)


def test_relations_count_between_units_that_both_marked_alike():
    one = layer("claim", "cause", "proposal", relations=[("causes", "2", "1")])
    other = layer("claim", "claim", "proposal", relations=[("addresses", "3", "1")])
    assert agree(one, other).agreed_relations == 0.0
    alike = layer("claim", "claim", "proposal", relations=[("addresses", "3", "1")])
    assert agree(alike, other).agreed_relations == 1.0


def test_relations_of_tables_count():
    one = layer("claim", "cause", "proposal", relations=[("supports", "T1", "1")])
    assert agree(one, one).agreed_relations == 1.0


def test_measures_and_their_fields():
    def with_measure(**fields):
        place = {"start": 24, "end": 34, "status": ["proposed"]}
        return layer("claim", "cause", "proposal", measures=[GoldMeasure(**place | fields)])

    one = with_measure(
        instrument=["O1"], sector=["04.5"], actors=["аудан әкімі"], regions=["KZ-39 Қостанай"]
    )
    other = with_measure(
        instrument=["T1"], sector=["04.5"], actors=["аудан әкімінің"], regions=["KZ-39"]
    )
    scores = agree(one, other).scores
    assert (scores["measures"]["f1"], scores["measures"]["instrument"]) == (1.0, 0.0)
    assert [scores["fields"][x] for x in ("sector", "actors", "regions")] == [1.0, 1.0, 1.0]


@pytest.fixture
def corpus(tmp_path):
    for name in ("docs", "layers/a", "layers/b"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "docs/x.txt").write_text(RAW, "utf-8")
    write(layer("claim", "cause", "proposal"), tmp_path / "layers/a/x.jsonl")
    write(layer("claim", "claim", "proposal"), tmp_path / "layers/b/x.jsonl")
    write(layer("claim", "claim", "proposal"), tmp_path / "layers/b/y.jsonl")
    return tmp_path


def test_folder(corpus):
    (found,) = agreement(corpus)
    assert (found.first, found.second, found.documents) == ("a", "b", ("x",))
    text = render([found])
    assert text.startswith("layers a and b: 1 documents, 7 words\nunits, any")
    assert "agreed" in text


def test_folder_without_two_layers(corpus):
    (corpus / "layers/b/x.jsonl").unlink()
    with pytest.raises(KznlpError, match=r"no document in two layers: expected layers/a"):
        agreement(corpus)


def test_layer_without_text(corpus):
    (corpus / "docs/x.txt").unlink()
    with pytest.raises(KznlpError, match=r"x has no document in .*docs"):
        agreement(corpus)
