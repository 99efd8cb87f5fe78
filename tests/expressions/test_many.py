"""Dates and amounts of money in sentences: value, role or context, and place of each.

`cases/dates.json` has the document's own date as `anchor`; in `cases/money.json` the amount is told
by its printed number and scale as well.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from kznlp.expressions.dates import find_dates
from kznlp.expressions.money import find_money

CASES = Path(__file__).parent / "cases"
DATES = json.loads((CASES / "dates.json").read_text("utf-8"))
MONEY = json.loads((CASES / "money.json").read_text("utf-8"))
LEAST = 400


@pytest.mark.parametrize("case", DATES, ids=lambda case: case["text"])
def test_dates(case):
    found = find_dates(case["text"], anchor=case["anchor"])
    assert [(m.start, m.text, m.value, m.role) for m in found] == [
        (one["start"], one["printed"], one["value"], one["role"]) for one in case["found"]
    ]


@pytest.mark.parametrize("case", MONEY, ids=lambda case: case["text"])
def test_money(case):
    found = find_money(case["text"])
    seen = [(m.start, m.text, m.amount, m.currency, m.period, m.source, m.kind) for m in found]
    keys = ("currency", "period", "source", "kind")
    assert seen == [
        (one["start"], one["printed"], Decimal(one["amount"]), *(one[key] for key in keys))
        for one in case["found"]
    ]


@pytest.mark.parametrize("case", MONEY, ids=lambda case: case["text"])
def test_amounts_of_the_data_are_number_times_scale(case):
    for one in case["found"]:
        number = Decimal(one["number"].replace(" ", "").replace(",", "."))
        assert number * one["scale"] == Decimal(one["amount"])
        assert case["text"][one["start"] :].startswith(one["printed"])


@pytest.mark.parametrize("cases", [DATES, MONEY], ids=["dates", "money"])
def test_there_are_many(cases):
    assert sum(len(case["found"]) for case in cases) >= LEAST
    assert len({case["text"] for case in cases}) == len(cases)
