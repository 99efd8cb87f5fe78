"""Learning curves: parts that hold one another, the held-out folder left alone."""

import json

import pytest

from kznlp.evaluate.gold import Gold, GoldUnit, documents, write
from kznlp.evaluate.learning import curve, draw, to_json
from kznlp.records import Analysis, DocumentRecord, Unit

TEXT = "Жол салынды."


def make(folder, names, catalogue=""):
    for name in ("docs", "gold"):
        (folder / name).mkdir(parents=True)
    for name in names:
        (folder / "docs" / f"{name}.txt").write_text(TEXT, "utf-8")
        write(Gold([GoldUnit(["claim"], 0, 12)], [], [], []), folder / "gold" / f"{name}.jsonl")
    if catalogue:
        (folder / "documents.csv").write_text(catalogue, "utf-8")
    return folder


@pytest.fixture
def folders(tmp_path):
    parts = "".join(f"x{n},{'test' if n == 9 else 'train'}\n" for n in range(10))
    return [
        make(tmp_path / "ours", [f"x{n}" for n in range(10)], "name,split\n" + parts),
        make(tmp_path / "theirs", ["x0"]),
        make(tmp_path / "held_out", ["z"]),
    ]


def test_parts_grow_and_the_test_part_stays_out(folders):
    *learned, held_out = folders
    seen = []

    def fit(corpus, folder):
        assert not folder.exists()
        names = {text.stem.rsplit("-", 1)[0] for text, _ in documents(corpus)}
        seen.append(names)
        unit = Unit(id="u1", label="claim", start=0, end=12, text=TEXT, reason="test")
        document = DocumentRecord(id="0", source="-")
        found = (unit,) if len(names) > 3 else ()
        return lambda path: (TEXT, Analysis(document=document, units=found))

    said = []
    points = list(curve(learned, held_out, fit, shares=(0.2, 0.5, 1.0), tell=said.append))
    assert [point.documents for point in points] == [2, 5, 10]
    assert [point.words for point in points] == [4, 10, 20]
    assert seen[0] <= seen[1] <= seen[2]
    assert "x9" not in seen[2]
    assert said[0] == "learning from 2 documents"
    told = json.loads(json.dumps(to_json(points)))
    assert [one["scores"]["units"]["iou.5"]["claim"] for one in told] == [0.0, 1.0, 1.0]
    assert draw(points).renderables[1].row_count == 3
