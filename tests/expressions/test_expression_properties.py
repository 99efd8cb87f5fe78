"""What holds for any text: order, no overlap, true slices; and time that grows with length only."""

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kznlp.expressions.acts import find_acts
from kznlp.expressions.bodies import find_bodies
from kznlp.expressions.body_openings import may_open
from kznlp.expressions.dates import find_dates
from kznlp.expressions.money import find_money
from kznlp.expressions.openers import Openers
from kznlp.expressions.places import find_places
from kznlp.expressions.sources import find_sources

FINDERS = [find_acts, find_bodies, find_dates, find_money, find_places, find_sources]
PIECES = [
    "2005 жылы",
    "жылғы ",
    "15 ",
    "наурызда ",
    "IV тоқсан ",
    "1 231,5 ",
    "млн. ",
    "мың ",
    "теңге ",
    "$",
    "Ақтөбе ",
    "облысының ",
    "\nқаласы ",
    ", ",
    "және ",
    "«",
    "» ",
    "АҚ ",
    "қаржы ",
    "басқармасына ",
    "әкімі ",
    "N 12 ",
    "қаулысы ",
    "туралы ",
    "Заңы ",
    "бюджеттен ",
    "(",
    ")",
    ".",
    ";\n",
    "дейін ",
    "бастап ",
    "Қазақстан ",
    "Республикасының ",
    "ҰЭМ",
    "-",
    "–",
    "6-бабы ",
    "İ",
    "ẞ",
    "сайын",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("облысының бюджеттен облысының бюджеттен ")
def test_mentions_are_in_order_and_are_slices(text):
    for find in FINDERS:
        done = 0
        for mention in find(text):
            assert done <= mention.start < mention.end <= len(text)
            assert mention.text == text[mention.start : mention.end]
            done = mention.end


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_what_is_left_out_for_its_words_has_nothing_to_find(text):
    found = [find(text) for find in FINDERS]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Openers, "missing_in", lambda self, text: False)
        assert [find(text) for find in FINDERS] == found


def test_words_are_remembered_up_to_a_bound(monkeypatch):
    monkeypatch.setattr("kznlp.expressions.openers.MOST", 3)
    openers = Openers(re.compile("облыс"))
    for _ in range(2):
        assert openers.missing_in("есеп берілсін")
        assert not openers.missing_in("облыста есеп бар")
        assert openers.missing_in("тағы бір мектеп салынсын")


OPENINGS = ["Облыс ", "Облыстық ", "Құқықты қорғау ", "жөніндегі ", "комиссиясы ", "Қала құрылысы "]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*OPENINGS, *PIECES]), min_size=2, max_size=6).map("".join))
def test_no_body_opens_a_text_that_may_not_open_with_one(text):
    if not may_open(text):
        first = len(text) - len(text.lstrip())
        assert all(body.start > first for body in find_bodies(text))


LONG = {
    "digits": "1" * 1_000_000,
    "figures": "12 " * 100_000,
    "quotes": '"' * 200_000,
    "years": "2005 жылғы " * 10_000,
    "heads": "әкімі " * 5_000,
    "scales": "мың " * 60_000,
    "capitals": "Ә" * 500_000,
    "one word": "алматы" * 100_000,
    "numbers of acts": "N 5 " * 60_000,
    "spaces": " " * 1_000_000,
}


@pytest.mark.parametrize("find", FINDERS, ids=lambda f: f.__name__)
@pytest.mark.parametrize("text", list(LONG.values()), ids=list(LONG))
def test_odd_long_texts_take_no_time(find, text):
    before = time.process_time()
    find(text)
    assert time.process_time() - before < 5
