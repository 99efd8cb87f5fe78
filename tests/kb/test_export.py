"""Exports that other programs read; the round trip is in test_round_trip.py."""

import csv
import io
import json

import pytest
from samples import PLAN, REPORT, TEXT

from kznlp.errors import StoreError, UnknownNameError
from kznlp.kb import KnowledgeBase
from kznlp.records import decode, encode


def test_jsonl_lines_are_analyses(kb, tmp_path):
    (path,) = kb.export(tmp_path / "all.jsonl")
    lines = path.read_text("utf-8").splitlines()
    assert [decode(line) for line in lines] == [PLAN, REPORT]
    assert json.loads(lines[0])["text"] == TEXT


def test_json_is_a_list_of_the_same(kb):
    lines, whole = io.StringIO(), io.StringIO()
    assert kb.export(lines) == kb.export(whole, to="json") == ()
    assert json.loads(whole.getvalue()) == [json.loads(x) for x in lines.getvalue().splitlines()]


def test_csv_has_a_file_for_each_table(kb, tmp_path):
    files = {path.name: path for path in kb.export(tmp_path / "csv", to="csv")}
    with files["measures.csv"].open(encoding="utf-8", newline="") as stream:
        assert [row["id"] for row in csv.DictReader(stream)] == ["m-loan", "m-school", "m-work"]
    with files["tables.csv"].open(encoding="utf-8", newline="") as stream:
        assert json.loads(next(csv.DictReader(stream))["columns"]) == ["Облыс", "Саны"]


def test_parquet_is_optional(kb, tmp_path):
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        with pytest.raises(StoreError, match=r'pip install "pyarrow"'):
            kb.export(tmp_path / "parquet", to="parquet")
    else:
        assert kb.export(tmp_path / "parquet", to="parquet")


def test_what_cannot_be_exported(kb):
    with pytest.raises(UnknownNameError, match=r"No format named 'xml'\. Known: csv, json, jsonl"):
        kb.export("x", to="xml")
    with pytest.raises(StoreError, match="Name a folder to write to"):
        kb.export(io.StringIO(), to="csv")


def test_plain_analyses_can_be_loaded():
    with KnowledgeBase(":memory:") as other:
        assert other.load([encode(PLAN), b"", encode(REPORT)]) == 2
        assert other.analysis("bb02") == REPORT
        with pytest.raises(StoreError, match="Line 2 is no analysis"):
            other.load([encode(PLAN), b"{}"])
