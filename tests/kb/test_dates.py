"""Days of EDTF dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kznlp.kb.dates import days, hull

CASES = [
    ("2004-02-29", ("2004-02-29", "2004-02-29")),
    ("2005-33", ("2005-01-01", "2005-03-31")),
    ("2005-40", ("2005-01-01", "2005-06-30")),
    ("2005-22", ("2005-06-01", "2005-08-31")),
    ("2005?", ("2005-01-01", "2005-12-31")),
    ("2005/2007-06", ("2005-01-01", "2007-06-30")),
    ("../2007", ("0001-01-01", "2007-12-31")),
    ("2007/2005", None),
    ("2005-02-30", None),
    ("2005-13", None),
    ("2005-33-01", None),
    ("0000", None),
    ("XII", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("written", "expected"), CASES)
def test_days(written, expected):
    assert days(written) == expected


@given(st.dates())
def test_every_day_is_itself(day):
    assert days(day.isoformat()) == (day.isoformat(), day.isoformat())
    assert days(f"{day:%Y-%m}".zfill(7))[0] == day.replace(day=1).isoformat()


@given(st.text("0123456789-/.?", max_size=12))
def test_days_are_days_or_nothing(text):
    found = hull(text)
    if found:
        assert date.fromisoformat(found[0]) <= date.fromisoformat(found[1])
