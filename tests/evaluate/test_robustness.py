"""Scores on damaged text: what is counted, and that little is lost where a scanner misreads."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kznlp.cli import app
from kznlp.evaluate import robustness
from kznlp.pipeline import analyze_text

GOLD = Path(__file__).parents[2] / "corpora" / "gold"
MOST_LOST = 0.08


@pytest.fixture
def conditions(monkeypatch):
    def only(*chosen):
        monkeypatch.setattr(robustness, "CONDITIONS", chosen)

    return only


def test_three_letters_in_a_hundred_cost_little(conditions):
    conditions(("letters", 0.03), ("scripts", 0.1), ("breaks", 1.0))
    found = robustness.to_json(robustness.robustness(GOLD, analyze_text, repeats=1))
    assert [one["kind"] for one in found] == [None, "letters", "scripts", "breaks"]
    assert found[0]["lost"] == 0
    assert all(one["lost"] <= MOST_LOST for one in found)
    assert all(one["scores"]["tables"]["false_repairs"] == 0 for one in found)


def test_command(conditions):
    conditions(("wraps", 0.3))
    arguments = ["evaluate", "noise", str(GOLD), "--repeats", "1"]
    shown = CliRunner().invoke(app, arguments)
    assert shown.exit_code == 0
    assert "wraps" in shown.stdout
    told = json.loads(CliRunner().invoke(app, [*arguments, "--json"]).stdout)
    assert [one["rate"] for one in told] == [0.0, 0.3]
