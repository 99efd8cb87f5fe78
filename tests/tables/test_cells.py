"""Printed cells and what they say: `cases/figures.csv`."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kznlp.tables.cells import read_cell
from kznlp.tables.numbers import plain

with (Path(__file__).parent / "cases" / "figures.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


def shown(figure):
    numbers = {k: getattr(figure, k) for k in ("value", "low", "high")}
    return {
        "kind": figure.kind,
        **{k: "" if x is None else plain(x) for k, x in numbers.items()},
        "unit": figure.unit or "",
        "about": "1" if figure.about else "",
        "note": figure.note or "",
    }


def test_there_are_many():
    assert len({case["printed"] for case in CASES}) >= 500


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["printed"] or "empty")
def test_cell(case):
    wanted = {name: told for name, told in case.items() if name != "printed"}
    assert shown(read_cell(case["printed"])) == wanted


@given(st.text(max_size=100))
def test_any_text_is_read(text):
    figure = read_cell(text)
    assert (figure.value is not None) == (figure.kind == "number")


@given(st.decimals(0, 10**12, places=3))
def test_digits_stay(number):
    printed = f"{number:,.3f}".replace(",", " ").replace(".", ",")
    assert read_cell(printed).value == number


@pytest.mark.parametrize("text", ["1" * 10**6, "1 " * 10**6, "(" * 10**6, "1.234" * 10**5])
def test_long_cells_are_text(text):
    assert read_cell(text).kind == "text"
