"""Fields outside the evidence: in the point above, the preamble, the signature, labels."""

import json
from pathlib import Path

import pytest
from measure_docs import plan_of

from kznlp.measures.find import find_measures
from kznlp.measures.labels import label_at
from kznlp.measures.models import RULES
from kznlp.pipeline import analyze_text
from kznlp.types import Block, BlockKind

CASES = json.loads((Path(__file__).parent / "cases" / "outside.json").read_text("utf-8"))


def seen(measure):
    """The fields as the cases name them."""
    return {
        "actors": [actor.name for actor in measure.actors],
        "ids": [actor.id for actor in measure.actors],
        "canonical": [actor.canonical for actor in measure.actors],
        "start": measure.start,
        "end": measure.end,
        "deadline": measure.deadline,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_field(case, monkeypatch):
    monkeypatch.setattr("kznlp.measures.find.stored", lambda: RULES)
    found = seen(analyze_text(case["text"]).measures[case.get("nth", 0)])
    wanted = {name: value for name, value in case.items() if name in found}
    assert {name: found[name] for name in wanted} == wanted


def test_the_place_of_an_actor_is_that_of_its_words(monkeypatch):
    monkeypatch.setattr("kznlp.measures.find.stored", lambda: RULES)
    text = next(case["text"] for case in CASES if case["label"] == "letters of two alphabets")
    (measure,) = analyze_text(text).measures
    (note,) = (note for note in measure.provenance if note.field == "actors")
    assert text[note.start : note.end] == "Аудан әкiмдерi"


PLAN = {
    "columns": ["Іс-шара", "Орындалу мерзімі", "Орындаушылар", "Бақылауға жауаптылар"],
    "rows": [
        ["Семинар өткізу", "2004 жылғы мамыр", "Қаржы басқармасы", "Облыс әкімі"],
        ["", "2004 жылғы маусым", "Аудан әкімдері", ""],
        ["Көшет отырғызу", "2004 ж. тұрақты", "-//-", "Облыс әкімі"],
    ],
}


def test_rows_go_on_and_cells_repeat_the_one_above():
    first, second = find_measures(plan_of(PLAN), models=RULES)
    assert [actor.name for actor in first.actors] == ["Қаржы басқармасы", "Аудан әкімдері"]
    assert (first.start, first.end) == ("2004-05", "2004-06")
    assert [actor.name for actor in second.actors] == ["Аудан әкімдері"]
    assert (second.start, second.end) == ("2004", "2004")


def test_labels_below_a_point_name_who_answers_and_by_when(monkeypatch):
    monkeypatch.setattr("kznlp.measures.find.stored", lambda: RULES)
    text = (
        "# Жер туралы\n\n1. Алқаптарды суландыру жүйесі салынсын.\n\n"
        "Орындаушылар: Жер комитеті (А. Сейітов) және аудан әкімдері\n\n"
        "Орындау мерзімі: 2004 жылғы 1 мамыр\n\n2. Жол жөнделсін."
    )
    first, second = analyze_text(text).measures
    assert [actor.name for actor in first.actors] == ["Жер комитеті", "аудан әкімдері"]
    assert first.deadline == "2004-05-01"
    assert not second.actors


def test_a_sentence_with_a_colon_is_no_label():
    text = "Жауаптылар туралы ұзақ сөйлем осылай басталып тұр: әкім"
    assert label_at(text, [Block(BlockKind.PARAGRAPH, 0, len(text))]) == []
