"""What queries find, in which order, and what they say of names that they do not know."""

import pytest

from kznlp.errors import KznlpError, StoreError, UnknownNameError
from kznlp.kb import KnowledgeBase

FILTERS = [
    ({}, ["m-loan", "m-school", "m-work"]),
    ({"instrument": "T3"}, ["m-loan"]),
    ({"instrument": "O"}, ["m-school", "m-work"]),
    ({"instrument": ["T", "O3"]}, ["m-loan", "m-work"]),
    ({"status": ["planned", "proposed"]}, ["m-loan", "m-work"]),
    ({"sector": "10"}, ["m-loan"]),
    ({"sector": "09"}, ["m-school"]),
    ({"target": "youth"}, ["m-loan"]),
    ({"region": "KZ-11"}, ["m-school"]),
    ({"region": "KZ-43"}, ["m-loan"]),  # from its document; the school has a region of its own
    ({"region": "Қызылорда"}, ["m-loan"]),
    ({"region": "қызылорда облысы"}, ["m-loan"]),
    ({"region": ["Ақмола", "KZ"]}, ["m-school", "m-work"]),
    ({"actor": "министрлігі"}, ["m-loan"]),
    ({"actor": "қаржы"}, ["m-loan"]),
    ({"actor": "білім"}, []),
    ({"start": "2006"}, ["m-school"]),
    ({"end": "2005"}, ["m-loan"]),  # by the date of its document
    ({"start": "2006-02", "end": "2006-03"}, ["m-school"]),
    ({"start": "2008"}, []),
    ({"kind": "report"}, ["m-work"]),
    ({"source": "plan"}, ["m-loan", "m-school"]),
    ({"source": "%"}, []),
    ({"limit": 1}, ["m-loan"]),
    ({"words": "несие"}, ["m-loan"]),
    ({"words": "мектеп", "instrument": "T"}, []),
]


@pytest.mark.parametrize(("asked", "expected"), FILTERS, ids=repr)
def test_measures(kb, asked, expected):
    assert kb.measures(**asked)["id"].tolist() == expected


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"instrument": "X9"}, r"No instrument named 'X9'\. Known: .*O3"),
        ({"status": "done"}, r"No status named 'done'\. Known: announced, cancelled"),
        ({"target": "cats"}, r"No target named 'cats'\. Known: .*youth"),
        ({"sector": "99"}, r"No sector named '99'\. Known: 01"),
        ({"kind": "poem"}, r"No kind named 'poem'\. Known: action_plan"),
        ({"region": "KZ-99"}, r"No region named 'KZ-99'\. Known: KZ, KZ-10"),
        ({"region": "Атлантида"}, r"No region named 'Атлантида'\. Known: .*KZ-43 Қызылорда"),
        ({"start": "ертең"}, r"'ертең' is no date\. Write 2005"),
        ({"words": "!"}, r"The query '!' holds no word"),
    ],
    ids=repr,
)
def test_unknown_names_are_told_with_the_known_ones(kb, asked, message):
    with pytest.raises(KznlpError, match=message):
        kb.measures(**asked)


def test_a_measure_shows_its_lists(kb):
    loan = kb.measures(instrument="T3").iloc[0]
    assert loan["actors"] == ["Қаржы министрлігі"]
    assert loan["regions"] == ["KZ-43"]
    assert loan["funding"] == ["5 мың теңге"]
    assert loan["start"] is None


def test_a_measure_in_context(kb):
    shown = kb.measure("m-l")
    assert shown.measure.id == "m-loan"
    assert shown.document.source == "docs/plan.md"
    quotation = shown.quotations[0]
    assert quotation.before.endswith("Жастарға ")
    assert quotation.after.startswith(" қажет.")
    assert kb.measure("m-work").quotations[0].before == ""  # its text was not stored


def test_provenance(kb):
    found = kb.provenance("m-loan").iloc[0]
    assert (found["field"], found["value"], found["reason"]) == ("instrument", "T3", "phrase")
    assert found["text"] == "несие беру"


@pytest.mark.parametrize(
    ("start", "message"),
    [
        ("m-", r"Several measures begin with 'm-': m-loan, m-school, m-work\. Give more"),
        ("x", "No measure has an id that begins with 'x'; `kznlp query` lists them"),
    ],
)
def test_an_id_must_be_one(kb, start, message):
    with pytest.raises(StoreError, match=message):
        kb.measure(start)


def test_units(kb):
    assert kb.units(label="claim")["id"].tolist() == ["u1"]
    assert kb.units(region="KZ-43", valence="problem")["id"].tolist() == ["u1"]
    assert kb.units("несие")["id"].tolist() == ["u2"]
    with pytest.raises(UnknownNameError, match=r"No label named 'joke'\. Known: cause, claim"):
        kb.units(label="joke")


def test_comparisons_show_their_words(kb):
    (found,) = kb.comparisons(verdict="contradicted").itertuples()
    assert (found.text, found.reported, found.table) == ("9", "8", "t1")
    assert found.unit_text == kb.units().set_index("id").loc["u1", "text"]
    assert kb.comparisons(verdict="supported").empty
    with pytest.raises(UnknownNameError, match="verdict"):
        kb.comparisons(verdict="maybe")


def test_relations_show_their_words(kb):
    found = kb.relations().iloc[0]
    assert (found["from"], found["to"]) == ("u2", "u1")
    assert found["to_text"].startswith("Жұмыссыздыққа")


def test_tables_and_their_figures(kb):
    found = kb.tables("жұмыссыз").iloc[0]
    assert (found["rows"], found["failed_checks"], found["columns"]) == (2, 1, ["Облыс", "Саны"])
    assert kb.table("bb", "t1")["Саны"].tolist() == ["7", "8"]
    with pytest.raises(UnknownNameError, match=r"No table of docs/report.txt named 't9'.*t1"):
        kb.table("bb02", "t9")
    assert kb.checks(ok=False)["difference"].tolist() == ["1"]
    assert kb.checks(ok=True).empty


def test_observations_inherit_region_and_period(kb):
    assert kb.observations(region="KZ-11")["number"].tolist() == [7.5]
    assert kb.observations(region="KZ")["label"].tolist() == ["Барлығы"]
    assert len(kb.observations("саны", start="1995", end="1996")) == 2
    assert kb.observations(start="1996").empty


def test_documents_are_counted(kb):
    found = kb.documents().set_index("id")
    assert found.loc["aa01", ["units", "relations", "measures"]].tolist() == [2, 1, 2]


def test_an_empty_base_has_columns():
    with KnowledgeBase(":memory:") as empty:
        for frame in (empty.measures(), empty.units(), empty.observations(), empty.search("а")):
            assert frame.empty
            assert "source" in frame.columns
