"""What the lint finds in annotation, one fault at a time, and what it lets pass."""

import json

import pytest

from kznlp.corpus import check, freeze
from kznlp.errors import KznlpError

TEXT = "Жол салынды. Қаржы жоқ болғандықтан, жұмыс тоқтады. Көпір салу керек."
UNITS = [
    {"id": "u1", "labels": ["claim"], "start": 0, "end": 11, "kind": "fact", "valence": "progress"},
    {"id": "u2", "labels": ["cause"], "start": 13, "end": 35},
    {"id": "u3", "labels": ["proposal"], "start": 52, "end": 68, "kind": "action"},
]
RELATION = {"relation": "addresses", "from": "u3", "to": "u2"}
MEASURE = {
    "instrument": ["O1"],
    "status": ["proposed"],
    "start": 52,
    "end": 62,
    "sector": ["04.5"],
    "targets": ["rural"],
    "deadline": "2005-36",
}


def lines(*, units=UNITS, relations=(RELATION,), measures=(MEASURE,), tables=()):
    kinds = (("unit", units), ("relation", relations), ("measure", measures), ("table", tables))
    return [{"type": kind} | item for kind, listed in kinds for item in listed]


def corpus(folder, items, *, text=TEXT, name="one"):
    for part in ("docs", "gold"):
        (folder / part).mkdir(exist_ok=True)
    (folder / "docs" / f"{name}.txt").write_text(text, "utf-8")
    dumped = "\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    (folder / "gold" / f"{name}.jsonl").write_text(dumped, "utf-8")
    return folder


def found(folder):
    return [f"{problem.where}: {problem.message}" for problem in check(folder)]


def changed(at, **fields):
    return [unit | fields if number == at else unit for number, unit in enumerate(UNITS)]


def test_sound_corpus_has_no_problems(tmp_path):
    assert found(corpus(tmp_path, lines())) == []


@pytest.mark.parametrize(
    ("items", "message"),
    [
        (lines(units=changed(0, end=10)), "line 1: 0-10 cuts a word"),
        (lines(units=changed(0, end=12, text="Жол")), "line 1: 0-12 is 'Жол салынды.', but its"),
        (lines(units=changed(1, start=12)), "line 2: 12-35 has space at its ends"),
        (lines(units=changed(1, start=4)), "line 2: it begins at 4, before the unit above ends"),
        (lines(units=changed(2, end=200)), "line 3: 52-200 is no span of a text of 69 characters"),
        (lines(units=changed(1, labels=["fact"])), "line 2: no label 'fact'; expected cause,"),
        (lines(units=changed(0, valence=None)), "line 1: a claim needs its valence: neutral,"),
        (lines(units=changed(1, kind="fact")), "line 2: a cause has no kind"),
        (lines(units=changed(2, kind="fact")), "line 3: no kind 'fact'; expected action, goal"),
        (lines(units=changed(0, assertion="denied")), "line 1: no assertion 'denied'"),
        (lines(relations=[RELATION | {"to": "u9"}]), "line 4: there is no u9"),
        (lines(relations=[RELATION | {"to": "u3"}]), "line 4: it leads from u3 to itself"),
        (lines(relations=[RELATION | {"from": "u1"}]), "line 4: only a proposal addresses, u1 is"),
        (lines(relations=[RELATION, RELATION]), "line 5: the same is already there"),
        (lines(measures=[MEASURE | {"instrument": ["T9"]}]), "line 5: no instrument 'T9'"),
        (lines(measures=[MEASURE | {"sector": ["4"]}]), "line 5: no sector '4'"),
        (lines(measures=[MEASURE | {"deadline": "2005-13"}]), "line 5: deadline '2005-13' is no"),
        (lines(tables=[{"id": "T1", "rows": [["Жол", "7"]]}]), "line 6: the cell '7' is not in"),
        (lines(tables=[{"id": "T1", "rows": [["Жол"]], "total_rows": [1]}]), "line 6: total row 1"),
    ],
)
def test_faults(tmp_path, items, message):
    (problem,) = found(corpus(tmp_path, items))
    assert problem.startswith(message)


def test_second_reading_may_bring_its_attributes(tmp_path):
    units = changed(1, labels=["cause", "claim"], kind="fact", valence="problem")
    assert found(corpus(tmp_path, lines(units=units))) == []


def test_line_that_is_no_item(tmp_path):
    (problem,) = found(corpus(tmp_path, [{"type": "sentence"}]))
    assert "line 1 is no gold annotation" in problem


def test_document_without_annotation_and_the_reverse(tmp_path):
    corpus(tmp_path, lines())
    (tmp_path / "docs" / "two.txt").write_text("Мәтін.", "utf-8")
    (tmp_path / "gold" / "three.jsonl").write_text("", "utf-8")
    told = {(problem.path.name, problem.message.split(" in ")[0]) for problem in check(tmp_path)}
    assert told == {
        ("two.txt", "no annotation of this name"),
        ("three.jsonl", "no document of this name"),
    }


def test_layers_are_checked_too(tmp_path):
    corpus(tmp_path, lines())
    layer = tmp_path / "layers" / "a"
    layer.mkdir(parents=True)
    (layer / "one.jsonl").write_text('{"type": "unit", "labels": [], "start": 0, "end": 11}')
    assert found(tmp_path) == ["line 1: it has no label"]


def test_passage_in_two_documents(tmp_path):
    text = " ".join(f"сөз{number}" for number in range(20))
    corpus(tmp_path, [], text=text, name="one")
    corpus(tmp_path, [], text=f"Басқаша басталады: {text}", name="two")
    (problem,) = found(tmp_path)
    assert problem.startswith("the text: it shares a passage with one.txt")


def test_catalogue_notices_a_changed_document(tmp_path):
    corpus(tmp_path, lines())
    (tmp_path / "documents.csv").write_text("name,kind\none,есеп\ngone,есеп\n", "utf-8")
    assert freeze(tmp_path) == 1
    written = (tmp_path / "documents.csv").read_text("utf-8").splitlines()
    assert written[0] == "name,kind,words,split,sha256"
    assert written[1].startswith("one,есеп,10,")
    assert found(tmp_path) == []
    (tmp_path / "docs" / "one.txt").write_text(TEXT + " Бітті.", "utf-8")
    assert found(tmp_path)[0].startswith("line 2: words of one is 11, not '10'; run `kznlp corpus")


def test_new_document_moves_no_other(tmp_path):
    corpus(tmp_path, lines())
    freeze(tmp_path)
    before = (tmp_path / "documents.csv").read_text("utf-8").splitlines()
    corpus(tmp_path, [], text="Басқа мәтін.", name="another")
    freeze(tmp_path)
    after = (tmp_path / "documents.csv").read_text("utf-8").splitlines()
    assert set(before) < set(after)


def test_folder_that_is_no_corpus(tmp_path):
    with pytest.raises(KznlpError, match="is no corpus: expected the folders docs/ and gold/"):
        next(check(tmp_path))
    with pytest.raises(KznlpError, match="is no corpus: expected the folder docs/"):
        freeze(tmp_path)
