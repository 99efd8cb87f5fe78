"""Origins of rewritten text, checked against the plain way: one number for each character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kznlp.normalize.offsets import Edit, Origins, rewrite

AFTER = st.text("xyz", max_size=3)


@st.composite
def edits(draw, size):
    """Edits of a text of this size, in order and without overlap."""
    cuts = sorted(draw(st.lists(st.integers(0, size), max_size=8)))
    return [
        Edit(start, end, draw(AFTER)) for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]


@st.composite
def rounds(draw):
    """A text and two rounds of edits: the second one in the coordinates of the first's result."""
    text = draw(st.text("абвгд", max_size=12))
    first = draw(edits(len(text)))
    once, _ = rewrite(text, [], first)
    return text, first, draw(edits(len(once)))


@given(rounds())
def test_text_is_that_of_plain_replacement(case):
    text, first, second = case
    for changes in (first, second):
        expected = text
        for start, end, after in reversed(changes):
            expected = expected[:start] + after + expected[end:]
        text, _ = rewrite(text, [], changes)
        assert text == expected


@given(rounds())
def test_spans_rise_and_stay_inside(case):
    text, first, second = case
    clean, pieces = rewrite(text, [], first)
    clean, pieces = rewrite(clean, pieces, second)
    origins = Origins(pieces)
    spans = [origins.source(at, at + 1) for at in range(len(clean))]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
    assert [end for _, end in spans] == sorted(end for _, end in spans)


@given(rounds())
def test_kept_characters_keep_their_place(case):
    text, first, second = case
    clean, pieces = rewrite(text, [], first)
    clean, pieces = rewrite(clean, pieces, second)
    origins = Origins(pieces)
    for at, letter in enumerate(clean):
        start, end = origins.source(at, at + 1)
        if letter not in "xyz":  # edits write only these
            assert letter in text[start:end]


def test_deletion_belongs_to_neither_side():
    text, pieces = rewrite("**аб** вг", [], [Edit(0, 2, ""), Edit(4, 6, "")])
    assert text == "аб вг"
    assert Origins(pieces).source(0, 2) == (2, 4)


def test_insertion_has_an_empty_origin():
    text, pieces = rewrite("аб.Вг", [], [Edit(3, 3, " ")])
    assert text == "аб. Вг"
    assert Origins(pieces).source(3, 4) == (3, 3)
    assert Origins(pieces).source(4, 6) == (3, 5)


def test_only_the_changed_middle_is_a_piece():
    _, pieces = rewrite("басшы- лары", [], [Edit(0, 11, "басшылары")])
    assert [tuple(piece) for piece in pieces] == [(5, 5, 5, 7)]


def test_letters_swapped_one_for_one_make_no_piece():
    assert rewrite("iс", [], [Edit(0, 2, "іс")])[1] == []


def test_two_cuts_into_one_piece_become_one():
    _, pieces = rewrite("аб", [], [Edit(0, 2, "xyzxyz")])
    text, pieces = rewrite("xyzxyz", pieces, [Edit(1, 2, ""), Edit(4, 5, "")])
    assert text == "xzxz"
    assert [tuple(piece) for piece in pieces] == [(0, 4, 0, 2)]


@pytest.mark.parametrize(("start", "expected"), [(0, (0, 0)), (3, (3, 3)), (5, (5, 5))])
def test_an_empty_slice_has_an_empty_source(start, expected):
    assert Origins().source(start, start) == expected
