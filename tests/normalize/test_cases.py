"""Runs every case of cases/*.json: repairs, text that must not change, and known failures."""

import json
from pathlib import Path

import pytest

from kznlp.normalize import normalize
from kznlp.types import Block, BlockKind, Document

FOLDER = Path(__file__).parent / "cases"


def cases(name):
    rows = json.loads((FOLDER / name).read_text("utf-8"))
    return [pytest.param(row, id=row["original"][:40]) for row in rows]


def paragraph(text):
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return normalize(Document(id="0", source="-", text=text, blocks=(block,)))


REPAIRS = ["characters.json", "scripts.json", "joins.json", "slips.json", "seams.json"]


@pytest.mark.parametrize("case", [case for name in REPAIRS for case in cases(name)])
def test_repair(case):
    clean = paragraph(case["original"])
    assert clean.text == case["fixed"]
    assert sorted(change.rule for change in clean.changes) == sorted(case["rules"])


@pytest.mark.parametrize("case", [case for name in REPAIRS for case in cases(name)])
def test_a_repaired_text_needs_no_repair(case):
    assert paragraph(case["fixed"]).text == case["fixed"]


@pytest.mark.parametrize("case", cases("untouched.json"))
def test_untouched(case):
    clean = paragraph(case["original"])
    assert clean.text == case["original"], [change.rule for change in clean.changes]


@pytest.mark.parametrize("case", cases("known_failures.json"))
@pytest.mark.xfail(strict=True)
def test_known_failure(case):
    assert paragraph(case["original"]).text == case["fixed"]


def test_every_file_is_read():
    assert {path.name for path in FOLDER.iterdir()} == {
        *REPAIRS,
        "untouched.json",
        "known_failures.json",
    }
