"""`kznlp evaluate` on documents as a user runs it: scores, mistakes, learning curves."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kznlp.cli import app
from kznlp.evaluate import system
from kznlp.evaluate.gold import Gold, GoldUnit, load
from kznlp.evaluate.layers import units_in_clean
from kznlp.evaluate.system import System
from kznlp.normalize import normalize_text

GOLD = Path(__file__).parents[2] / "corpora" / "gold"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One document of the gold corpus."""
    made = tmp_path_factory.mktemp("corpus")
    for part in ("docs", "gold"):
        (made / part).mkdir()
        for path in (GOLD / part).glob("01_*"):
            (made / part / path.name).write_bytes(path.read_bytes())
    return made


def kznlp(*arguments):
    shown = CliRunner().invoke(app, ["evaluate", *map(str, arguments)])
    assert shown.exit_code == 0, shown.exception
    return shown


def test_scores(folder):
    text = kznlp(folder, "--samples", 20).stdout
    for words in ("1 documents", "relation, units given", "label: gold ↓ found →"):
        assert words in text


def test_json(folder):
    told = json.loads(kznlp(folder, "--json", "--samples", 20, "--errors", "fields").stdout)
    assert told["documents"] == 1
    assert told["units"]["iou.5"]["macro"] > 0.5
    assert set(told["relations_on_gold"]) == {"causes", "addresses", "supports", "micro"}
    assert {"kind", "gold", "found", "document"} <= set(told["mistakes"][0])


@pytest.mark.parametrize("layer", ["relations", "fields"])
def test_mistakes_stand_in_their_text(folder, layer):
    text = kznlp(folder, "--errors", layer, "--lines", 1).stdout
    assert f" in {layer}" in text
    assert "95 %" not in text


def test_where_nothing_is_wrong_it_is_said(folder):
    shown = kznlp(folder, "--errors", "tables")
    assert (shown.stdout, shown.stderr) == ("", "Nothing is wrong in tables.\n")


def test_an_unknown_layer_is_wrong_usage(folder):
    shown = CliRunner().invoke(app, ["evaluate", str(folder), "--errors", "words"])
    assert shown.exit_code == 2


def test_learning_curve(folder, monkeypatch):
    learned = []

    def fit(corpus, where):
        learned.append(corpus)
        return System().analyze

    monkeypatch.setattr(system, "fit", fit)
    shown = kznlp("curve", folder, "--on", folder, "--share", 1, "--share", 0.5)
    assert "learning from 1 documents" in shown.stderr
    assert "units, macro" in shown.stdout
    assert len(learned) == 2
    told = json.loads(kznlp("curve", folder, "--on", folder, "--share", 1, "--json").stdout)
    assert told[0]["documents"] == 1


def test_units_of_the_gold_in_clean_text():
    raw = "Қaржы  жоқ.   Жoл салынды."
    gold = Gold([GoldUnit(["cause"], 0, 10), GoldUnit(["claim"], 14, 25)], [], [], [])
    found = units_in_clean(normalize_text(raw), gold)
    assert [(unit.id, unit.text) for unit in found] == [("1", "Қаржы жоқ"), ("2", "Жол салынды")]


def test_relations_between_units_of_the_gold_name_them(folder):
    (path,), (gold,) = (sorted((folder / part).iterdir()) for part in ("docs", "gold"))
    loaded = load(gold)
    names = {str(number) for number in range(1, len(loaded.units) + 1)}
    relations = System().relate(path, loaded)
    assert relations
    assert {one.target for one in relations} <= names
