"""Flattened tables come back; what only looks like one is none; readings in doubt are listed."""

import importlib
import random
import sys
import time
from pathlib import Path

import msgspec
import pytest
import yaml
from reading import clean

from kznlp.normalize import normalize_text
from kznlp.records import Table
from kznlp.tables import find_tables
from kznlp.tables.readings import read
from kznlp.tables.sums import Sum

CASES = Path(__file__).parent / "cases"
BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def cases(name):
    found = yaml.safe_load((CASES / name).read_text("utf-8"))
    return [pytest.param(case, id=case["name"]) for case in found]


@pytest.mark.parametrize("case", cases("flattened.yml"))
def test_comes_back(case):
    (table,) = find_tables(normalize_text(case["text"]))
    assert [list(row) for row in table.rows] == case["rows"]
    assert list(table.columns) == case["columns"]
    assert not table.ambiguous


@pytest.mark.parametrize("case", cases("not_tables.yml"))
def test_is_no_table(case):
    assert find_tables(normalize_text(case["text"])) == ()


AMBIGUOUS = "Берілген мәлімет: Ақмола 3 350 170 Ақтөбе 1 249 345 Атырау 5 200 413 Жамбыл 2 100 905"


def test_readings_in_doubt_are_listed_with_their_costs():
    (table,) = find_tables(clean(AMBIGUOUS))
    assert table.ambiguous
    readings = {tuple(row[1:] for row in r.rows) for r in (table, *table.alternatives)}
    assert (("3 350", "170"), ("1 249", "345"), ("5 200", "413"), ("2 100", "905")) in readings
    assert len(readings) == len(table.alternatives) + 1
    costs = [other.cost for other in table.alternatives]
    assert costs == sorted(costs)
    assert costs[0] >= 0


def test_alternatives_print_what_stands_at_their_places():
    text = clean(AMBIGUOUS)
    (table,) = find_tables(text)
    for other in table.alternatives:
        assert {len(row) for row in other.rows} == {len(other.columns)}
        for row, spans in zip(other.rows, other.spans, strict=True):
            assert list(row) == [text.text[slice(*span)] for span in spans]


def test_alternatives_survive_json():
    (table,) = find_tables(clean(AMBIGUOUS))
    assert msgspec.json.decode(msgspec.json.encode(table), type=Table) == table


def test_one_reading_that_adds_up_is_not_in_doubt():
    rows = "Ақмола 1 249 345 Ақтөбе 2 900 905 Атырау 3 350 170 Барлығы 7 500 420"
    (table,) = find_tables(clean(f"Облыстар Саны {rows}"))
    assert not table.ambiguous
    assert table.rows[-1] == ("Барлығы", "7 500 420")


def test_a_series_keeps_to_one_size():
    rows = [line.split() for line in ("485 574 709", "478 587 1 706", "997 1 048 1 124")]
    best = read(rows, years=3)[0]
    assert [len(cells) for cells in best.cells] == [3, 3, 3]
    assert best.cells[1] == ((0, 1), (1, 2), (2, 4))


def test_rows_that_do_not_agree_have_no_reading():
    assert read([["1", "2", "3"], ["4"]]) == []


def test_sums_decide_against_likeness():
    rows = [["1", "100"], ["2", "200"], ["3", "300"]]
    assert read(rows, sums=[Sum(2, (0, 1))])[0].width in (1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Аа 1 Бб 2 Вв 3 " * 2_000,
        "Баев – 5 Омаров – " * 5_000,
        "Облыстар 2003 2004 " * 5_000,
        "Ақмола\t" + "1" * 10**6 + "\t2Ақтөбе\t3\t4Атырау\t5\t6",
        "Облыстар Ақмола " + "123 " * 50_000 + "Ақтөбе " + "123 " * 50_000 + "Атырау 1",
        "Аа 1\nББ\n" * 2_000,
    ],
    ids=["labels", "dashes", "headers", "digits", "groups", "lines"],
)
def test_endless_rows_take_no_time(text):
    begun = time.process_time()
    find_tables(clean(text))
    assert time.process_time() - begun < 5


def test_thousands_of_rows_with_thousands_by_space():
    places = ["Ақмола", "Ақтөбе", "Атырау", "Жамбыл"]
    rows = [f"{places[k % 4]} {k % 900 + 1} {100 + k % 7}{k % 10}0 5,{k % 9}" for k in range(2000)]
    begun = time.process_time()
    (table,) = find_tables(clean("Облыстар 2003 2004 2005 " + " ".join(rows)))
    assert len(table.rows) == 2000
    assert time.process_time() - begun < 10


@pytest.mark.skipif(not BENCHMARKS.exists(), reason="no benchmarks beside the tests")
@pytest.mark.parametrize("total", [True, False])
def test_benchmark_keeps_its_level(monkeypatch, total):
    monkeypatch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
    made = importlib.import_module("flat_tables").made(12, 7)
    benchmark = importlib.import_module("tables")
    chance = random.Random(7)
    judged = []
    for damage in importlib.import_module("damages").DAMAGES.values():
        for table in made:
            text, rows = damage(table.with_total(chance) if total else table, chance)
            found = find_tables(benchmark.normalized(text))
            judged.append(benchmark.judged(found, rows, text))
    assert not any("repairs" in result for result in judged)
    assert sum("exact + listed" in result for result in judged) >= 0.98 * len(judged)
    assert sum("exact" in result for result in judged) >= 0.96 * len(judged)
