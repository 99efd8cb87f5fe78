"""Opening: new files, other files, newer files, damaged and closed ones."""

import os
import sqlite3
import subprocess
import sys

import pytest
from samples import PLAN
from sqlalchemy import inspect

from kznlp.errors import StoreError
from kznlp.kb import KnowledgeBase, migrate, schema, sqlite


def test_migrations_make_what_the_code_expects():
    with KnowledgeBase(":memory:") as kb, kb.reading() as connection:
        found = inspect(connection)
        for name, table in schema.METADATA.tables.items():
            columns = {c["name"]: c for c in found.get_columns(name)}
            assert columns.keys() == set(table.columns.keys()), name
            for column in table.columns:
                made = columns[column.name]
                assert str(made["type"]) == str(column.type.compile(connection.dialect)), column
                if not column.primary_key:
                    assert made["nullable"] == column.nullable, column
            keys = found.get_pk_constraint(name)["constrained_columns"]
            assert keys == [c.name for c in table.primary_key.columns], name


def test_a_file_is_kept(tmp_path):
    with KnowledgeBase(tmp_path / "kb.db") as kb:
        kb.add(PLAN)
    with KnowledgeBase(tmp_path / "kb.db", create=False) as kb:
        assert kb.analysis("aa01") == PLAN
    assert [path.name for path in tmp_path.iterdir()] == ["kb.db"]


def test_migrations_go_on_where_they_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(migrate, "known", lambda dialect, all=migrate.known: all(dialect)[:1])
    KnowledgeBase(tmp_path / "kb.db").close()
    monkeypatch.undo()
    with KnowledgeBase(tmp_path / "kb.db") as kb:
        kb.add(PLAN)
        assert len(kb.search("несие")) == 2


def test_any_name_will_do(tmp_path):
    for name in ("а?b#c%20.db", "plan [1]: 'x'.db"):
        KnowledgeBase(tmp_path / name).close()
        assert (tmp_path / name).is_file()


def test_missing(tmp_path):
    with pytest.raises(StoreError, match=r"no\.db: there is no such file\. Make it: kznlp run"):
        KnowledgeBase(tmp_path / "no.db", create=False)


def test_no_folder(tmp_path):
    with pytest.raises(StoreError, match="Check that the folder exists"):
        KnowledgeBase(tmp_path / "no" / "kb.db")


def test_no_database(tmp_path):
    (tmp_path / "kb.db").write_text("Бұл дерекқор емес. " * 99, "utf-8")
    with pytest.raises(StoreError, match=r"kb\.db: file is not a database\. It is no database"):
        KnowledgeBase(tmp_path / "kb.db")


def test_another_program(tmp_path):
    with sqlite3.connect(tmp_path / "kb.db") as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    with pytest.raises(StoreError, match=r"is a database of another program\. Name another"):
        KnowledgeBase(tmp_path / "kb.db")


def test_newer(tmp_path):
    KnowledgeBase(tmp_path / "kb.db").close()
    with sqlite3.connect(tmp_path / "kb.db") as newer:
        newer.execute("INSERT INTO migrations VALUES (99, '0099_future')")
    newer.close()
    with pytest.raises(StoreError, match=r"a newer kznlp \(migration 99; this one knows 8\)"):
        KnowledgeBase(tmp_path / "kb.db")


def test_damaged(tmp_path):
    with KnowledgeBase(tmp_path / "kb.db") as kb:
        kb.add(PLAN)
    with (tmp_path / "kb.db").open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(200_000))
    with (
        pytest.raises(StoreError, match=r"kb\.db: .*\. .*elete it"),
        KnowledgeBase(tmp_path / "kb.db") as kb,
    ):
        kb.analysis("aa01")


def test_locked(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite, "WAIT", 0.05)
    with KnowledgeBase(tmp_path / "kb.db") as kb, KnowledgeBase(tmp_path / "kb.db") as other:
        with kb.writing(), pytest.raises(StoreError, match="Another process is writing to it"):
            other.add(PLAN)
        other.add(PLAN)


def test_all_or_nothing(tmp_path):
    def entries():
        yield PLAN
        raise ZeroDivisionError

    with KnowledgeBase(tmp_path / "kb.db") as kb:
        with pytest.raises(ZeroDivisionError):
            kb.add_many(entries())
        assert kb.documents().empty
        assert kb.search("несие").empty


def test_neither_spacy_nor_pandas_to_open():
    code = (
        "import sys; from kznlp.kb import KnowledgeBase; KnowledgeBase(':memory:')\n"
        "print([name for name in ('spacy', 'pandas', 'sklearn') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
