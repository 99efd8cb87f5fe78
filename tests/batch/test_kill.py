"""Runs that are killed, and go on as if nothing had been."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import analyzers
import pytest
from dumps import dump

from kznlp.batch import run
from kznlp.kb import KnowledgeBase

HERE = Path(__file__).parent


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(60):
        text = f"Құжат {number}.\nЖұмыссыздық {number} пайыз."
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return folder


def begin(folder, kb):
    """Start a run in a process group of its own, and wait until it has written something."""
    process = subprocess.Popen(
        [sys.executable, HERE / "kill_me.py", folder, kb],
        start_new_session=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    while process.poll() is None and not written(kb):
        time.sleep(0.02)
    return process


def written(kb):
    if not kb.exists() or kb.stat().st_size == 0:
        return 0
    with KnowledgeBase(kb, create=False) as found:
        return len(found.documents())


def test_killed_and_resumed_is_the_same_as_undisturbed(folder, tmp_path):
    kb = tmp_path / "kb.db"
    process = begin(folder, kb)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    before = written(kb)
    assert 0 < before <= 60
    summary = run([folder], kb, jobs=2, analyze=analyzers.slow)
    assert (summary.stored, summary.unchanged) == (60 - before, before)
    run([folder], tmp_path / "whole.db", jobs=0, analyze=analyzers.slow)
    assert dump(kb) == dump(tmp_path / "whole.db")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_in_good_order(folder, tmp_path, number):
    kb = tmp_path / "kb.db"
    process = begin(folder, kb)
    process.send_signal(number)
    said = process.communicate(timeout=20)[0].split()
    assert process.returncode == 0
    interrupted, stored, unchanged, remaining = said[0] == "True", *map(int, said[1:])
    assert interrupted == (remaining > 0)
    assert (stored + remaining, unchanged) == (60, 0)
    assert written(kb) == stored


def test_a_killed_parent_leaves_no_worker(folder, tmp_path):
    process = begin(folder, tmp_path / "kb.db")
    process.kill()
    # The pipe on which we wait is open until the last process of the group is gone.
    process.communicate(timeout=10)
