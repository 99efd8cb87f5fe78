"""Mistakes of documents: what they are called, what stands on each side, how they are shown."""

import json

import pytest

from kznlp.evaluate.decisions import MISSED, SPURIOUS, decisions, matrix
from kznlp.evaluate.draw import draw, draw_mistakes
from kznlp.evaluate.excerpts import excerpt
from kznlp.evaluate.export import to_json
from kznlp.evaluate.gold import Gold, GoldMeasure, GoldTable, GoldUnit
from kznlp.evaluate.mistakes import LAYERS, mistakes
from kznlp.evaluate.report import Scored, report, tally
from kznlp.records import (
    Actor,
    Analysis,
    DocumentRecord,
    Evidence,
    Measure,
    Provenance,
    Relation,
    Table,
    Unit,
)

RAW = "Кіріспе\nЖол салынды. Қаржы жоқ. Көпір салу керек.\nЕсеп тапсырылды."


def place(words):
    start = RAW.index(words)
    return start, start + len(words)


def gold_unit(words, label, **attributes):
    return GoldUnit([label], *place(words), **attributes)


def unit(number, words, label, **attributes):
    start, end = place(words)
    return Unit(
        id=f"u{number}",
        label=label,
        start=start,
        end=end,
        text=words,
        reason="rule",
        score=0.5,
        **attributes,
    )


def measure(words, **fields):
    start, end = place(words)
    evidence = (Evidence(start=start, end=end, text=words),)
    fields = {"instrument": "O1", "status": "planned"} | fields
    return Measure(id="m", title="", reason="rule", score=0.5, evidence=evidence, **fields)


def scored(gold, **found):
    gold = Gold(**({"units": [], "relations": [], "measures": [], "tables": []} | gold))
    analysis = Analysis(document=DocumentRecord(id="0", source="-"), **found)
    made = tuple(decisions(RAW, gold, analysis))
    return Scored("a", RAW, gold, analysis, tally(RAW, analysis, gold), made)


ONE = scored(
    {
        "units": [
            gold_unit("Жол салынды", "claim", kind="fact"),
            gold_unit("Қаржы жоқ", "cause"),
            gold_unit("Көпір салу керек", "proposal", kind="action"),
        ],
        "relations": [("causes", "2", "1")],
        "measures": [
            GoldMeasure(
                ["O1"], ["planned"], *place("Көпір салу"), sector=["04.5"], actors=["аудан әкімі"]
            ),
            GoldMeasure(["T1"], ["planned"], *place("Қаржы")),
        ],
        "tables": [GoldTable([["а", "1"], ["б", "2"]], columns=["x", "y"])],
    },
    units=(
        unit(1, "Жол салынды", "claim", kind="assessment"),
        unit(2, "Қаржы жоқ", "claim"),
        unit(3, "салу керек", "proposal", kind="action"),
        unit(4, "Есеп тапсырылды", "claim"),
    ),
    relations=(Relation(type="addresses", source="u3", target="u2", reason="nearest", score=0.4),),
    measures=(
        measure(
            "Көпір салу",
            instrument="T1",
            sector="06",
            actors=(Actor(name="облыс мәслихаты"),),
            provenance=(Provenance(field="actors", value="x", reason="list", score=0.9),),
        ),
        measure("Есеп"),
    ),
    tables=(
        Table(
            id="t1",
            start=0,
            end=7,
            columns=("x", "y"),
            rows=(("а", "1"), ("б", "3"), ("в", "4")),
            layout="html",
        ),
    ),
)


def told(layer):
    return [(one.kind, one.gold.value, one.found.value) for one in mistakes(layer, ONE)]


def test_units():
    assert told("units") == [
        ("kind of claim", "fact", "assessment"),
        ("cause taken for claim", "cause", "claim"),
        ("proposal cut otherwise, 62% shared", "proposal", "proposal"),
        ("spurious claim", "", "claim"),
    ]
    assert mistakes("units", ONE)[1].found.reason == "rule, 0.50"


def test_relations_tell_their_ends():
    assert told("relations") == [
        ("missed causes", "causes: «Қаржы жоқ» → «Жол салынды»", ""),
        ("spurious addresses", "", "addresses: «салу керек» → «Қаржы жоқ»"),
    ]


def test_measures():
    assert told("measures") == [
        ("missed measure", "T1", ""),
        ("instrument of a measure", "O1", "T1"),
        ("sector of a measure", "04.5", "06"),
        ("spurious measure", "", "O1"),
    ]


def test_fields_tell_what_set_them():
    sector, actors = mistakes("fields", ONE)
    assert (sector.gold.value, sector.found.value) == ("04.5", "06")
    assert (actors.gold.value, actors.found.value) == ("аудан әкімі", "облыс мәслихаты")
    assert actors.found.reason == "list, 0.90"


def test_tables():
    assert told("tables") == [
        ("row of a table", "б | 2", "б | 3"),
        ("row of a table", "-", "в | 4"),
    ]


def test_label_confusions_tell_of_missed_and_spurious():
    assert matrix(ONE.decisions, "label") == {
        "cause": {"claim": 1, "proposal": 0},
        "claim": {"claim": 1, "proposal": 0},
        "proposal": {"claim": 0, "proposal": 1},
        SPURIOUS: {"claim": 1, "proposal": 0},
    }
    alone = scored({"units": [gold_unit("Қаржы жоқ", "cause")]})
    assert matrix(alone.decisions, "label") == {"cause": {MISSED: 1}}


def test_excerpt_marks_both_sides_and_leaves_out_what_is_far():
    lines = list(excerpt(RAW, gold=[place("Қаржы жоқ")], found=[place("Есеп")]))
    assert lines == [
        (2, "Жол салынды. ⟦Қаржы жоқ⟧. Көпір салу керек."),
        (3, "⟨Есеп⟩ тапсырылды."),
    ]
    with_context = excerpt(RAW, gold=[place("Қаржы жоқ")], found=[], lines=1)
    assert [number for number, _ in with_context] == [1, 2, 3]


def test_excerpt_of_a_long_line_keeps_what_is_near():
    raw = "а " * 500 + "міне " + "б " * 500
    ((number, line),) = excerpt(raw, gold=[(1000, 1004)], found=[])
    assert number == 1
    assert "⟦міне⟧" in line
    assert len(line) < 220
    assert (line[0], line[-1]) == ("…", "…")


def drawn(part):
    from io import StringIO

    from rich.console import Console

    stream = StringIO()
    Console(file=stream, width=160).print(part)
    return stream.getvalue()


def test_report_is_drawn():
    text = drawn(draw(report([ONE, ONE], samples=10)))
    for words in ("2 documents, 20 words", "95 %", "iou.5", "label: gold ↓ found →", "spurious"):
        assert words in text


@pytest.mark.parametrize("layer", LAYERS)
def test_mistakes_are_drawn(layer):
    text = "".join(drawn(part) for part in draw_mistakes(report([ONE], samples=0), layer, lines=1))
    assert f"a: {len(mistakes(layer, ONE))} in {layer}" in text
    assert "found" in text


def test_json():
    told = json.loads(json.dumps(to_json(report([ONE], samples=5), layer="units")))
    assert told["documents"] == 1
    assert told["units"]["iou.5"]["claim"] == pytest.approx(0.5, abs=0.01)
    assert told["confusions"]["label"]["cause"]["claim"] == 1
    assert told["by_document"][0]["scores"]["measures"]["f1"] == 0.5
    assert told["mistakes"][1]["found"]["value"] == "claim"
    assert set(told["interval"]) >= {"units/iou.5/macro", "measures/f1", "fields/actors"}
