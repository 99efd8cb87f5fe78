"""Runs over folders of bad, changed, moved and doubled files."""

import os
import re
import threading
from pathlib import Path

import analyzers
import pytest
from dumps import dump

from kznlp.batch import run
from kznlp.batch.lock import locked
from kznlp.errors import KznlpError, StoreError
from kznlp.kb import KnowledgeBase


@pytest.fixture
def folder(tmp_path):
    for name in ("a.txt", "b.md", "deep/er/c.html"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} жұмыссыздық туралы", "utf-8")
    return tmp_path / "docs"


def quick(paths, kb, **options):
    return run(paths, kb, **{"jobs": 0, "analyze": analyzers.count} | options)


BAD = {
    "raise_1.txt": "ZeroDivisionError: of all things. Please report it",
    "refuse_1.txt": "it is empty. Delete it",
    "gone_1.txt": "the file is gone",
    "hang_1.txt": "it took more than 2 s. Split it",
    "exit_1.txt": "its worker ended with exit code 3",
    "kill_1.txt": "its worker was killed",
    "crash_1.txt": r"its worker crashed \(SIGSEGV\)",
    "grow_1.txt": "it needs too much memory",
    "nest_1.txt": "it is nested too deeply",
}


def test_bad_documents_are_named_and_all_others_done(folder, tmp_path):
    for name in (*BAD, "print_1.txt"):
        (folder / name).write_text(name, "utf-8")
    (folder / "loop").symlink_to(folder)
    (folder / "broken.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    seen = []
    summary = run(
        [folder, tmp_path / "missing.txt"],
        tmp_path / "kb.db",
        jobs=2,
        timeout=2,
        memory=100_000_000,
        progress=seen.append,
        analyze=analyzers.moody,
    )
    said = {Path(failure.source).name: failure.message for failure in summary.failed}
    expected = BAD | {
        "broken.txt": "there is no such file",
        "missing.txt": "there is no such file",
        "pipe.txt": "no regular file",
    }
    assert said.keys() == expected.keys()
    for name, message in expected.items():
        assert re.search(message, said[name]), said[name]
        assert name in said[name]
    assert summary.stored == 4
    assert [event.done for event in seen] == list(range(1, seen[-1].total + 1))
    with KnowledgeBase(tmp_path / "kb.db") as kb:
        assert len(kb.failures()) == len(expected)
        assert len(kb.documents()) == 4


def test_a_second_run_changes_nothing(folder, tmp_path):
    first = quick([folder], tmp_path / "kb.db")
    before = dump(tmp_path / "kb.db")
    again = quick([folder], tmp_path / "kb.db")
    assert (first.stored, again.stored, again.unchanged) == (3, 0, 3)
    assert quick([folder], tmp_path / "kb.db", resume=False).stored == 3
    assert dump(tmp_path / "kb.db") == before


def test_workers_find_what_this_process_finds(folder, tmp_path):
    quick([folder], tmp_path / "here.db")
    quick([folder], tmp_path / "apart.db", jobs=2)
    assert dump(tmp_path / "here.db") == dump(tmp_path / "apart.db")


def test_a_changed_file_replaces_its_rows(folder, tmp_path):
    quick([folder], tmp_path / "kb.db")
    (folder / "a.txt").write_text("басқа мәтін", "utf-8")
    summary = quick([folder], tmp_path / "kb.db")
    assert (summary.stored, summary.unchanged) == (1, 2)
    quick([folder], tmp_path / "fresh.db")
    assert dump(tmp_path / "kb.db") == dump(tmp_path / "fresh.db")


@pytest.mark.parametrize("order", [("a.txt", "z.txt"), ("z.txt", "a.txt")])
def test_the_same_bytes_twice_are_one_document(folder, tmp_path, order):
    (folder / "z.txt").write_bytes((folder / "a.txt").read_bytes())
    for name in order:
        quick([folder / name], tmp_path / "kb.db")
    with KnowledgeBase(tmp_path / "kb.db") as kb:
        assert [Path(s).name for s in kb.documents()["source"]] == ["a.txt"]
        assert kb.remove(os.path.realpath(folder / "a.txt")) == 0
        assert [Path(s).name for s in kb.documents()["source"]] == ["z.txt"]
        assert kb.remove(str(folder / "z.txt")) == 1


def test_a_failure_is_remembered_until_retried_or_changed(folder, tmp_path):
    bad = folder / "raise_1.txt"
    bad.write_text("x", "utf-8")
    for options in ({}, {}, {"retry": True}):
        summary = quick([bad], tmp_path / "kb.db", analyze=analyzers.moody, **options)
        assert "ZeroDivisionError" in summary.failed[0].message
    calls = []
    analyzers.ACTS["raise"] = calls.append
    try:
        quick([bad], tmp_path / "kb.db", analyze=analyzers.moody)
        assert not calls
        bad.write_text("y", "utf-8")
        assert quick([bad], tmp_path / "kb.db", analyze=analyzers.moody).stored == 1
    finally:
        analyzers.ACTS["raise"] = analyzers._raise
    with KnowledgeBase(tmp_path / "kb.db") as kb:
        assert kb.failures().empty


def test_a_file_out_of_reach_keeps_its_document(folder, tmp_path):
    quick([folder], tmp_path / "kb.db")
    (folder / "a.txt").unlink()
    summary = quick([folder / "a.txt"], tmp_path / "kb.db")
    assert "no such file" in summary.failed[0].message
    with KnowledgeBase(tmp_path / "kb.db") as kb:
        assert len(kb.documents()) == 3


def test_one_run_at_a_time(folder, tmp_path):
    kb = tmp_path / "kb.db"
    with locked(kb), pytest.raises(StoreError, match=r"kb\.db: another run is writing"):
        quick([folder], kb)
    assert quick([folder], kb).stored == 3
    assert not (tmp_path / "kb.db.lock").exists()


def test_a_run_works_in_any_thread(folder, tmp_path):
    done = []
    thread = threading.Thread(target=lambda: done.append(quick([folder], tmp_path / "kb.db")))
    thread.start()
    thread.join()
    assert done[0].stored == 3


def test_an_analyzer_needs_a_name(folder, tmp_path):
    with pytest.raises(KznlpError, match=r"cannot import .*<lambda>\. Put it at the top"):
        quick([folder], tmp_path / "kb.db", analyze=lambda path: analyzers.count(path))


def test_workers_that_cannot_start_end_the_run(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(analyzers.count, "__module__", "no_such_module")
    with pytest.raises(KznlpError, match=r"No worker process can start: .*no_such_module"):
        quick([folder], tmp_path / "kb.db", jobs=1)
