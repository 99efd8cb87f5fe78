"""Scores of small analyses that can be counted by hand."""

import pytest

from kznlp.errors import KznlpError
from kznlp.evaluate import evaluate
from kznlp.evaluate.counts import Counts
from kznlp.evaluate.figures import intervals, summarize
from kznlp.evaluate.gold import Gold, GoldMeasure, GoldTable, GoldUnit, write
from kznlp.evaluate.report import tally
from kznlp.evaluate.spans import overlap, pair
from kznlp.records import (
    Actor,
    Analysis,
    DocumentRecord,
    Evidence,
    Funding,
    Measure,
    Relation,
    Table,
    Unit,
)

RAW = "Жол салынды. Қаржы жоқ. Көпір салу керек."
DOCUMENT = DocumentRecord(id="0", source="-")


def unit(number, label, start, end, **attributes):
    return Unit(
        id=f"u{number}", label=label, start=start, end=end, text="", reason="test", **attributes
    )


def measure(start, end, **fields):
    fields = {"instrument": "O1", "status": "planned"} | fields
    evidence = (Evidence(start=start, end=end, text=""),)
    return Measure(id="m", title="", reason="test", evidence=evidence, **fields)


def gold(**parts):
    return Gold(**({"units": [], "relations": [], "measures": [], "tables": []} | parts))


def scores(expected, **parts):
    return summarize(tally(RAW, Analysis(document=DOCUMENT, **parts), expected))


UNITS = [
    GoldUnit(labels=["claim"], start=0, end=12, kind="fact"),
    GoldUnit(labels=["cause", "claim"], start=13, end=23),
    GoldUnit(labels=["proposal"], start=24, end=41),
]


def test_full_stop_does_not_count():
    found = (unit(1, "claim", 0, 11, kind="fact"), unit(2, "cause", 13, 23))
    result = scores(gold(units=UNITS), units=found)
    assert result["units"]["iou.9"] == {
        "claim": 1.0,
        "cause": 1.0,
        "proposal": 0.0,
        "macro": 0.667,
        "micro": 0.8,
    }
    assert result["attributes"]["kind"] == 1.0


def test_second_reading_is_accepted():
    result = scores(gold(units=UNITS), units=(unit(1, "claim", 13, 23),))
    assert result["units"]["iou.5"]["claim"] == 0.667  # one right, the other claim missed


def test_unit_that_may_be_left_out_costs_nothing():
    expected = gold(units=[GoldUnit(labels=["claim", "none"], start=0, end=12)])
    assert tally(RAW, Analysis(document=DOCUMENT), expected).get("units/any/claim") is None


def test_short_overlap_counts_at_any_only():
    result = scores(gold(units=UNITS[:1]), units=(unit(1, "claim", 8, 12),))
    assert (result["units"]["any"]["claim"], result["units"]["iou.5"]["claim"]) == (1.0, 0.0)


def test_relation_needs_both_ends():
    expected = gold(units=UNITS, relations=[("causes", "2", "1"), ("addresses", "3", "2")])
    units = (unit(1, "claim", 0, 12), unit(2, "cause", 13, 23))
    right = Relation(type="causes", source="u2", target="u1", reason="test")
    wrong = Relation(type="addresses", source="u1", target="u2", reason="test")
    result = scores(expected, units=units, relations=(right, wrong))["relations"]
    assert (result["causes"], result["addresses"], result["micro"]) == (1.0, 0.0, 0.5)


def test_table_cells_and_rows():
    expected = gold(
        tables=[GoldTable(columns=["А", "Б"], rows=[["Ақмола", "1 249,5"], ["б", "2"]])]
    )
    table = Table(
        id="t1",
        start=0,
        end=1,
        columns=("а", "в"),
        rows=(("ақмола", "1249,5"), ("б", "3")),
        layout="html",
    )
    result = scores(expected, tables=(table,))["tables"]
    assert (result["cell_f1"], result["rows_exact"], result["header_f1"]) == (0.75, 0.5, 0.5)


def test_changed_digit_is_a_false_repair():
    table = Table(
        id="t1",
        start=0,
        end=12,
        columns=("а",),
        rows=(("12",),),
        spans=(((0, 11),),),
        layout="flattened",
    )
    assert scores(gold(), tables=(table,))["tables"]["false_repairs"] == 1


def test_wrapped_cell_between_bars_is_no_repair_but_a_changed_digit_is():
    raw = "су құ-|12\nбыры 5|мың"

    def repairs(cell):
        span = ((0, len(raw)),)
        table = Table(
            id="t1", start=0, end=9, columns=("а",), rows=((cell,),), spans=(span,), layout="ruled"
        )
        analysis = Analysis(document=DOCUMENT, tables=(table,))
        return summarize(tally(raw, analysis, gold()))["tables"]["false_repairs"]

    assert (repairs("су құ- быры 5"), repairs("су құ- быры 6")) == (0, 1)


def test_measure_fields():
    expected = gold(
        measures=[
            GoldMeasure(
                instrument=["O1", "T1"],
                status=["planned"],
                start=24,
                end=35,
                actors=["облыс әкімі", "қаржы басқармасы"],
                funding=["2005 жылы 3,5 млн. теңге"],
                deadline="2005-33",
                sector=["04.5", "06"],
            )
        ]
    )
    found = measure(
        24,
        41,
        instrument="T1",
        status="proposed",
        sector="06",
        actors=(Actor(name="облыс әкімі"),),
        funding=(Funding(amount="3500000", printed="3,5 млн. теңге"),),
        deadline="2005-33",
    )
    result = scores(expected, measures=(found, measure(0, 3)))
    assert result["measures"] == {
        "f1": 0.667,
        "precision": 0.5,
        "recall": 1.0,
        "instrument": 1.0,
        "status": 0.0,
        "gold": 1,
    }
    fields = result["fields"]
    assert (fields["money"], fields["dates"], fields["sector"]) == (1.0, 1.0, 1.0)
    assert fields["actors"] == 0.667


def test_optional_measure_counts_neither_way():
    optional = GoldMeasure(instrument=["O1"], status=["planned"], start=0, end=5, optional=True)
    assert scores(gold(measures=[optional]), measures=(measure(0, 5),))["measures"]["gold"] == 0


def test_pairing_is_optimal_not_greedy():
    spans = [(0, 10), (8, 20)], [(8, 20), (0, 20)]
    assert pair(*spans, overlap) == [(0, 1), (1, 0)]


def test_counts_without_gold_are_zero():
    assert (Counts().f1, Counts().precision, Counts().recall) == (0.0, 0.0, 0.0)


def test_curve_falls_with_the_overlap():
    result = scores(gold(units=UNITS[:1]), units=(unit(1, "claim", 0, 6),))["units"]
    # six of eleven letters, the full stop left out
    assert [result[at]["claim"] for at in ("any", "iou.5", "iou.6")] == [1.0, 1.0, 0.0]
    assert list(result) == ["any", *(f"iou.{n}" for n in range(1, 10))]


def test_relations_between_units_of_the_gold(corpus):
    def relate(path, expected):
        assert path.name == "a.txt"
        return [Relation(type="causes", source="2", target="1", reason="test")]

    found = evaluate(corpus, nothing, relate=relate, samples=0).scores
    assert found["relations_on_gold"]["causes"] == 1.0
    assert found["relations"]["causes"] == 0.0
    assert "relations_on_gold" not in evaluate(corpus, nothing, samples=0).scores


def nothing(path):
    return path.read_text("utf-8"), Analysis(document=DOCUMENT)


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "docs" / "a.txt").write_text(RAW, "utf-8")
    write(gold(units=UNITS, relations=[("causes", "2", "1")]), tmp_path / "gold" / "a.jsonl")
    return tmp_path


def test_folder(corpus):
    found = evaluate(corpus, nothing, samples=20)
    assert [(one.name, one.words) for one in found.documents] == [("a", 7)]
    assert found.interval["measures/f1"] == (0.0, 0.0)
    assert found.counts["units/any/claim"] == Counts(0, 0, 1)


def test_interval_holds_the_score_and_comes_out_again():
    tallies = [{"measures/found": Counts(right, 10, 10)} for right in range(10)]
    low, high = intervals(tallies, 500)["measures/f1"]
    assert 0.2 < low < 0.45 < high < 0.7
    assert intervals(tallies, 500) == intervals(tallies, 500)
    assert "measures/gold" not in intervals(tallies, 10)


def test_folder_without_gold_is_told(tmp_path):
    with pytest.raises(KznlpError, match=r"holds no gold: expected docs/NAME\.txt"):
        evaluate(tmp_path, lambda p: ("", Analysis(document=DOCUMENT)))


def test_malformed_gold_is_named(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "docs" / "a.txt").write_text(RAW, "utf-8")
    (tmp_path / "gold" / "a.json").write_text("{}", "utf-8")
    with pytest.raises(KznlpError, match=r"a\.json is no gold annotation: .*units"):
        evaluate(tmp_path, lambda p: ("", Analysis(document=DOCUMENT)))
