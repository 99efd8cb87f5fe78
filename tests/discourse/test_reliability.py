"""Scores of rules, counted on a gold folder that can be counted by hand."""

import json

from kznlp import resources
from kznlp.discourse.reliability import FILE
from kznlp.records import Analysis, DocumentRecord, Unit
from kznlp.train.reliability import measure, write

RAW = "Жол салынды. Көпір салынсын."


def test_agreement_is_counted_by_rule(tmp_path):
    units = (
        Unit(id="u1", label="claim", start=0, end=11, text="", reason="statement"),
        Unit(id="u2", label="claim", start=13, end=27, text="", reason="statement"),
    )
    gold = [
        {"labels": ["claim"], "start": 0, "end": 12},
        {"labels": ["proposal"], "start": 13, "end": 28},
    ]
    for name in ("docs", "gold"):
        (tmp_path / name).mkdir()
    (tmp_path / "docs" / "a.txt").write_text(RAW, "utf-8")
    told = {"units": gold, "relations": [], "measures": [], "tables": []}
    (tmp_path / "gold" / "a.json").write_text(json.dumps(told), "utf-8")
    analysis = Analysis(document=DocumentRecord(id="d", source="d"), units=units)
    scores = measure(tmp_path, lambda path: (path.read_text("utf-8"), analysis))
    assert scores["unit", "statement"] == 0.5  # (1 + 1) / (2 + 2)
    assert scores["unit", "imperative"] == 0.5  # never seen
    write(scores, tmp_path / "scores.csv")
    lines = (tmp_path / "scores.csv").read_text("utf-8").splitlines()
    assert lines[0] == "about,rule,score"
    assert len(lines) == 1 + len(resources.table(FILE))
