"""The command as a user runs it: what stands on stdout, on stderr, and the exit code."""

import io
import json
import sys

import msgspec
import pytest

from kznlp import cli, records

COMMANDS = [
    "run",
    "query",
    "show",
    "history",
    "export",
    "analyze",
    "normalize",
    "tables",
    "schema",
    "evaluate",
    "train",
    "corpus",
]
TEXT = """# Ауылды қолдау бағдарламасы

Ауылда жұмыс жоқ, өйткені зауыт жабылды.

1. Жұмыссыздарды тракторшы мамандығына оқыту курстары ашылсын.
2. Шаруаларға аудандық бюджеттен 5 млн. теңге шағын несие берілсін.
"""
TABLE = "| Аудан | Адам |\n|---|---|\n| Келес | 10 |\n| Сайрам | 20 |\n| Барлығы | 31 |\n"


@pytest.fixture
def kznlp(monkeypatch, capsysbinary):
    """Run the command; its exit code, stdout and stderr."""

    def call(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["kznlp", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        out, err = capsysbinary.readouterr()
        return stopped.value.code or 0, out.decode("utf-8"), err.decode("utf-8")

    return call


@pytest.fixture
def folder(tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.txt").write_text(TEXT, "utf-8")
    (docs / "b.md").write_text("Аудандар бойынша мәлімет\n\n" + TABLE, "utf-8")
    return docs


@pytest.fixture
def database(kznlp, folder, tmp_path):
    path = tmp_path / "policy.db"
    code, out, _ = kznlp("run", folder, "--kb", path, "--jobs", 1)
    assert code == 0
    assert "2 documents stored, 0 unchanged, 0 failed" in out
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches(kznlp, command):
    code, out, _ = kznlp(command, "--help")
    assert code == 0
    assert "Usage: kznlp " + command in out
    if command != "schema" and command != "train":
        assert "Example: kznlp " + command in " ".join(out.split())


def test_version(kznlp):
    assert kznlp("--version") == (0, "0.1.0\n", "")


def test_wrong_usage_is_2(kznlp, database):
    assert kznlp("run")[0] == 2
    code, _, err = kznlp("query", database, "--instrument", "X9")
    assert code == 2
    assert "No instrument named 'X9'. Known: A" in err
    assert kznlp("query", database, "--json", "--csv")[0] == 2


def test_analyze_prints_the_contract(kznlp, folder):
    code, out, err = kznlp("analyze", folder / "a.txt")
    assert (code, err) == (0, "")
    analysis = records.decode(out)
    for unit in analysis.units:
        assert TEXT[unit.start : unit.end] == unit.text
    assert [m.instrument for m in analysis.measures] == ["O2", "T3"]


def test_analyze_reads_standard_input(kznlp):
    code, out, _ = kznlp("analyze", "-", "--indent", 1, stdin=TEXT.encode("kz1048"))
    assert code == 0
    assert out.count("\n") > 50
    assert records.decode(out).document.encoding == "kz1048"


def test_a_missing_file_is_named(kznlp, tmp_path):
    code, out, err = kznlp("analyze", tmp_path / "none.txt")
    assert (code, out) == (1, "")
    assert "none.txt" in err
    assert "Traceback" not in err


def test_normalize_and_explain(kznlp, tmp_path):
    path = tmp_path / "scan.txt"
    path.write_text("Қaзақстан Республикасы", "utf-8")  # Latin a
    assert kznlp("normalize", path) == (0, "Қазақстан Республикасы\n", "")
    code, out, _ = kznlp("normalize", path, "--explain")
    assert code == 0
    assert "Қaзақстан" in out
    assert "Қазақстан" in out


def test_tables_are_drawn_and_written(kznlp, folder, tmp_path):
    code, out, _ = kznlp("tables", folder / "b.md")
    assert code == 0
    assert "Сайрам" in out
    assert "30" in out  # the sum that the printed total misses
    code, out, _ = kznlp("tables", folder / "b.md", "--to", "json")
    assert json.loads(out)[0]["checks"][0]["ok"] is False
    assert kznlp("tables", folder / "b.md", "--to", "xlsx")[0] == 2
    assert kznlp("tables", folder / "b.md", "--to", "xlsx", "-o", tmp_path / "t.xlsx")[0] == 0
    assert (tmp_path / "t.xlsx").read_bytes()[:2] == b"PK"


def test_query_by_any_inflection(kznlp, database):
    code, out, _ = kznlp("query", database, "жұмыссыз", "--json")
    assert code == 0
    (found,) = json.loads(out)
    assert found["instrument"] == "O2"
    code, out, _ = kznlp("query", database, "--instrument", "T", "--csv")
    assert code == 0
    assert out.count("\n") == 2
    code, out, err = kznlp("query", database)
    assert "O2" in out
    assert "2 measures" in err


def test_query_of_all_that_is_stored(kznlp, database):
    code, _, err = kznlp("query", database, "зауыт")
    assert code == 0
    assert "--passages" in err
    code, out, _ = kznlp("query", database, "зауыттар", "--passages", "--json")
    assert [found["text"] for found in json.loads(out)] == ["өйткені зауыт жабылды"]
    assert "зауыт жабылды" in kznlp("query", database, "зауыт", "--passages")[1]
    assert kznlp("query", database, "--passages")[0] == 2


def test_history_follows_a_measure_through_documents(kznlp, folder, tmp_path):
    told = "Шаруаларға аудандық бюджеттен 5 млн. теңге шағын несие берілді."
    (folder / "report.txt").write_text(told, "utf-8")
    database = tmp_path / "policy.db"
    kznlp("run", folder, "--kb", database, "--jobs", 1)
    (row,) = json.loads(kznlp("history", database, "--json")[1])
    assert row["versions"] == 2
    versions = json.loads(kznlp("history", database, row["measure"], "--json")[1])
    assert {version["source"].rsplit("/", 1)[-1] for version in versions} == {"a.txt", "report.txt"}
    code, out, _ = kznlp("history", database, row["measure"][:8])
    assert code == 0
    assert "status:" in out


def test_history_of_nothing(kznlp, database):
    code, out, err = kznlp("history", database)
    assert (code, out) == (0, "")
    assert "No measure is told by several documents." in err


def test_corpus_commands(kznlp, tmp_path):
    for part in ("docs", "gold"):
        (tmp_path / part).mkdir()
    (tmp_path / "docs" / "one.txt").write_text("Жол салынды.", "utf-8")
    unit = {"type": "unit", "labels": ["cause"], "start": 0, "end": 11}
    (tmp_path / "gold" / "one.jsonl").write_text(json.dumps(unit | {"end": 10}), "utf-8")
    code, out, err = kznlp("corpus", "check", tmp_path)
    assert code == 1
    assert "one.jsonl, line 1: 0-10 cuts a word" in out
    assert "1 problems in 1 corpora" in err
    (tmp_path / "gold" / "one.jsonl").write_text(json.dumps(unit), "utf-8")
    assert kznlp("corpus", "freeze", tmp_path)[0] == 0
    assert kznlp("corpus", "check", tmp_path)[0] == 0
    assert "GoldUnit" in json.loads(kznlp("corpus", "schema")[1])["$defs"]


def test_show_tells_where_values_came_from(kznlp, database):
    _, out, _ = kznlp("query", database, "несие", "--json")
    identity = json.loads(out)[0]["id"]
    code, out, _ = kznlp("show", database, identity)
    assert code == 0
    assert "5 млн. теңге" in out
    assert "5000000" in out
    code, out, _ = kznlp("show", database, identity, "--json")
    assert msgspec.json.decode(out)["measure"]["id"] == identity
    code, _, err = kznlp("show", database, "zzz")
    assert code == 1
    assert "zzz" in err


def test_export_round_trip(kznlp, database, tmp_path):
    assert kznlp("export", database, tmp_path / "all.jsonl")[0] == 0
    assert len((tmp_path / "all.jsonl").read_text("utf-8").splitlines()) == 2
    assert kznlp("export", database, tmp_path / "csv", "--to", "csv")[0] == 0
    assert (tmp_path / "csv" / "measures.csv").exists()


def test_a_query_needs_a_knowledge_base(kznlp, tmp_path, folder):
    assert kznlp("query", tmp_path / "none.db", "су")[0] == 1
    code, _, err = kznlp("query", folder / "a.txt", "су")
    assert code == 1
    assert "a.txt" in err


def test_a_bad_document_is_set_aside(kznlp, folder, tmp_path):
    (folder / "empty.txt").write_bytes(b"")
    code, out, err = kznlp("run", folder, "--kb", tmp_path / "policy.db", "--jobs", 1)
    assert code == 1
    assert "2 documents stored, 0 unchanged, 1 failed" in out
    assert "empty.txt" in err
    code, out, _ = kznlp("run", folder, "--kb", tmp_path / "policy.db", "--jobs", 1, "--json")
    assert code == 1
    assert json.loads(out)["unchanged"] == 2
