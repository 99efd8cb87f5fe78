"""The data files of the language: sorted, no repeats, one script per cell."""

import csv

import pytest
import regex

from kznlp import resources
from kznlp.language.suffixes import CLASS, SUFFIXES

TABLES = sorted((resources.DATA / "language").glob("*.csv"))
MIXED = regex.compile(r"(?=.*\p{Latin})(?=.*\p{Cyrillic})")


def rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_one_script_per_cell_and_no_repeats(path):
    found = rows(path)
    assert not [cell for row in found for cell in row if MIXED.match(cell)]
    assert len({tuple(row) for row in found}) == len(found)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_sorted(path):
    if path.name == "suffixes.csv":  # in the order of the grammar
        return
    keys = [row[0] for row in rows(path)]
    assert keys == sorted(keys)


def test_every_state_is_reached_and_left():
    starts = {"noun", "verb", "narrowed", "palatal", "softened"}
    reached = {suffix.next for suffix in SUFFIXES} | starts
    used = {state for suffix in SUFFIXES for state in suffix.states}
    assert used <= reached
    assert reached - used == {"last"}
    assert {suffix.after for suffix in SUFFIXES} <= {"", "consonant", *CLASS.values()}


def test_abbreviations_say_whether_they_end_a_sentence():
    ends = resources.pairs("language/abbreviations.csv")
    assert set(ends.values()) == {"never", "starter", "capital"}
    assert all(form.endswith(".") for form in ends)
