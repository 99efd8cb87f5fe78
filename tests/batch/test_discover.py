"""Which files a run finds."""

import os

import pytest

from kznlp.batch.discover import discover


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, data in {
        "a.txt": b"x",
        "B.PDF": b"%PDF-1.4",
        "notes": "Мәтін".encode(),
        "utf16": "Мәтін".encode("utf-16"),
        "program": b"\x7fELF\0",
        "empty": b"",
        "image.png": b"x",
        ".hidden.txt": b"x",
        "~$plan.docx": b"x",
        ".git/c.txt": b"x",
        "deep/er/d.md": b"x",
        "kb.db": b"SQLite",
    }.items():
        path = tmp_path / "t" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "t"


def names(*paths, **options):
    found, failed = discover(paths, **options)
    assert not failed
    return [file.name for file in found]


def test_a_folder(tree):
    expected = ["t/B.PDF", "t/a.txt", "t/deep/er/d.md", "t/notes", "t/utf16"]
    assert names("t") == names("t", "t/deep", "t/a.txt") == expected


def test_a_file_that_is_named_is_taken(tree):
    assert names("t/image.png", "t/.hidden.txt") == ["t/.hidden.txt", "t/image.png"]
    assert names("t/kb.db", leave=[tree / "kb.db"]) == []


def test_globs(tree):
    assert names("t/*.txt") == ["t/a.txt"]
    assert names("t/**/*.md") == ["t/deep/er/d.md"]
    assert names("t/de*") == ["t/deep/er/d.md"]
    found, failed = discover(["t/*.xyz"])
    assert not found
    assert failed[0].message == "t/*.xyz: no file matches. Check the pattern."


def test_a_name_with_signs_of_a_glob(tree):
    (tree / "plan [2005].txt").write_text("x", "utf-8")
    assert names("t/plan [2005].txt") == ["t/plan [2005].txt"]


def test_loops_and_doubles_count_once(tree):
    (tree / "loop").symlink_to(tree)
    (tree / "deep" / "up").symlink_to(tree / "deep")
    (tree / "again.txt").symlink_to(tree / "a.txt")
    assert names("t") == ["t/B.PDF", "t/a.txt", "t/deep/er/d.md", "t/notes", "t/utf16"]


def test_a_name_that_is_not_utf8(tree):
    (tree / os.fsdecode(b"\xea\xe0\xe7.txt")).write_bytes(b"")
    found, failed = discover(["t"])
    assert len(found) == 5
    assert failed[0].message == r"t/\udcea\udce0\udce7.txt: its name is not UTF-8. Rename the file."
