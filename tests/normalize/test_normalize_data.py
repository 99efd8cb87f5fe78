"""The data files of this stage: sorted, no repeats, each letter of the script that is meant."""

import csv

import pytest
import regex

from kznlp import resources
from kznlp.normalize.edits import COSTS
from kznlp.normalize.readings import letters

FOLDER = resources.DATA / "normalize"
FILES = sorted(path.name for path in FOLDER.iterdir())


def rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


@pytest.mark.parametrize("name", FILES)
def test_rows_are_sorted_filled_and_single(name):
    found = rows(name)
    assert found == sorted(found)
    assert len({tuple(row) for row in found}) == len(found)
    assert all(cell.strip() == cell and cell for row in found for cell in row)
    assert resources.table(f"normalize/{name}")  # checks NFC and the number of cells


@pytest.mark.parametrize("name", ["look_alikes.csv", "shifted_letters.csv"])
def test_readings_are_cyrillic_letters_of_the_same_case(name):
    for letter, readings in letters(f"normalize/{name}").items():
        assert regex.fullmatch(r"\p{Lu}|\p{Ll}", letter), letter
        for reading in readings:
            assert regex.fullmatch(r"\p{Cyrillic}", reading), (letter, reading)
            assert reading.isupper() == letter.isupper(), (letter, reading)


def test_look_alikes_are_of_another_script():
    for letter in letters("normalize/look_alikes.csv"):
        assert regex.fullmatch(r"[\p{Latin}\p{Greek}]", letter), letter


def test_confusions_are_of_known_kinds_and_change_something():
    for printed, meant, kind in rows("confusions.csv"):
        assert kind in COSTS
        assert printed != meant
        assert regex.fullmatch(r"\p{Cyrillic}{1,2}", meant)
        assert 1 <= len(printed) <= (1 if kind == "mark" else 2)
        assert kind != "mark" or len(meant) == 1  # a quick look takes them letter by letter


def test_typography_has_a_fixed_point():
    table = resources.pairs("normalize/typography.csv")
    assert not set(table) & set(table.values())
