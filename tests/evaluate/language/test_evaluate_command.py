"""`kznlp evaluate` as a user runs it: documents where no command is named, or the language."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kznlp.cli import app
from kznlp.errors import ReadError

SMALL = Path(__file__).parents[2] / "language" / "tagging" / "small.conllu"


def kznlp(*arguments):
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


@pytest.mark.parametrize("command", [[], ["documents"], ["language"]])
def test_help_teaches(command):
    shown = kznlp(*command, "--help")
    assert shown.exit_code == 0
    assert "Example: kznlp evaluate" in shown.stdout


def test_a_folder_alone_is_scored_as_documents(tmp_path):
    for arguments in ([tmp_path], ["--json", tmp_path], ["documents", tmp_path]):
        error = kznlp(*arguments).exception
        assert "docs/NAME.txt" in str(error) or "gold" in str(error), error


def test_a_folder_named_as_a_command(tmp_path, monkeypatch):
    (tmp_path / "language").mkdir()
    monkeypatch.chdir(tmp_path)
    assert "Nothing to score in language" not in str(kznlp("./language").exception)
    assert "Nothing to score in language" in str(kznlp("language", "language").exception)


def test_language_prints_tables_and_talks_on_stderr():
    shown = kznlp("language", SMALL, "--errors", 1)
    assert shown.exit_code == 0
    assert "CoNLL-18" in shown.stdout
    assert "taken for" in shown.stdout
    assert "scoring the shipped models on" in shown.stderr
    assert "scoring" not in shown.stdout


def test_language_prints_json():
    shown = kznlp("language", SMALL, "--json")
    told = json.loads(shown.stdout)
    assert told["data"]["files"] == [str(SMALL)]
    assert told["runs"][0]["name"] == "shipped models"


def test_one_fold_is_wrong_usage():
    shown = kznlp("language", SMALL, "--folds", 1)
    assert shown.exit_code == 2
    assert "2 or more" in shown.stderr


def test_a_damaged_treebank_is_named(tmp_path):
    path = tmp_path / "own.conllu"
    path.write_text("бала\n", "utf-8")
    assert isinstance(error := kznlp("language", path).exception, ReadError)
    assert "line 1" in str(error)
