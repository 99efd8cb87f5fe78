"""Both forms of gold file say the same."""

import json

import pytest

from kznlp.errors import KznlpError
from kznlp.evaluate.gold import Gold, GoldMeasure, GoldTable, GoldUnit, documents, load, write

GOLD = Gold(
    units=[
        GoldUnit(labels=["claim"], start=0, end=12, kind="fact", valence="progress"),
        GoldUnit(labels=["cause", "claim"], start=13, end=23, source=(13, 18)),
    ],
    relations=[("causes", "2", "1"), ("supports", "T1", "1")],
    measures=[
        GoldMeasure(
            instrument=["T3"],
            status=["planned"],
            start=24,
            end=41,
            actors=["қаржы бөлімі", "әкімдік"],
            sector=["04.2", "04.7"],
        )
    ],
    tables=[GoldTable(id="T1", rows=[["Қарасу ауданы", "12"]])],
)


def test_lines_are_read_back(tmp_path):
    path = tmp_path / "one.jsonl"
    write(GOLD, path)
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [line["type"] for line in lines] == [
        "unit",
        "unit",
        "relation",
        "relation",
        "measure",
        "table",
    ]
    assert lines[2] == {"type": "relation", "relation": "causes", "from": "u2", "to": "u1"}
    assert load(path) == GOLD


def test_strings_of_the_plain_form_are_lists(tmp_path):
    path = tmp_path / "one.json"
    measure = {
        "instrument": ["T3"],
        "status": ["planned"],
        "start": 0,
        "end": 4,
        "actors": "қаржы бөлімі, әкімдік; банк",
        "sector": "04.2/04.7",
        "funding": "2005 ж. – 3,7; 2006 ж. – 5,5",
    }
    path.write_text(
        json.dumps({"units": [], "relations": [], "measures": [measure], "tables": []}), "utf-8"
    )
    (found,) = load(path).measures
    assert found.actors == ["қаржы бөлімі", "әкімдік", "банк"]
    assert found.sector == ["04.2", "04.7"]
    assert found.funding == ["2005 ж. – 3,7; 2006 ж. – 5,5"]


def test_broken_line_is_named(tmp_path):
    path = tmp_path / "one.jsonl"
    path.write_text('{"type": "unit", "labels": ["claim"], "start": 0, "end": 4}\n{"type": "x"}\n')
    with pytest.raises(KznlpError, match=r"one\.jsonl, line 2 is no gold annotation"):
        load(path)


def test_gold_without_its_document_is_named(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "gold").mkdir()
    write(GOLD, tmp_path / "gold" / "one.jsonl")
    with pytest.raises(KznlpError, match="has no document"):
        documents(tmp_path)


def test_parts_of_a_corpus(tmp_path):
    for part in ("docs", "gold"):
        (tmp_path / part).mkdir()
    for name in ("one", "two"):
        (tmp_path / "docs" / f"{name}.txt").write_text("Мәтін.", "utf-8")
        write(GOLD, tmp_path / "gold" / f"{name}.jsonl")
    assert len(documents(tmp_path, split="test")) == 2  # no catalogue: all of them
    (tmp_path / "documents.csv").write_text("name,split\none,train\ntwo,test\n", "utf-8")
    assert [text.stem for text, _ in documents(tmp_path, split="test")] == ["two"]
    assert len(documents(tmp_path)) == 2
    with pytest.raises(KznlpError, match="holds no gold of the part 'dev'"):
        documents(tmp_path, split="dev")
