"""The pieces that the tokenizer cuts off are those that its patterns find."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kznlp.language.kazakh import Kazakh

MADE = Kazakh()
MADE.make_doc("бала")
PLAIN = {
    name: re.compile(getattr(MADE.tokenizer, name).__self__.pattern)
    for name in ("prefix_search", "suffix_search", "infix_finditer", "url_match")
}


def spans(matches):
    return [match.span() for match in matches]


def length(match):
    return match.end() - match.start() if match else 0


def found(word):
    tokenizer = MADE.tokenizer
    return [
        tokenizer.find_prefix(word),
        tokenizer.find_suffix(word),
        spans(tokenizer.find_infix(word)),
        bool(tokenizer.url_match(word)),
    ]


def found_by_patterns(word):
    return [
        length(PLAIN["prefix_search"].search(word)),
        length(PLAIN["suffix_search"].search(word)),
        spans(PLAIN["infix_finditer"].finditer(word)),
        bool(PLAIN["url_match"].match(word)),
    ]


@given(st.text('абӘҚ129.,:;?!«»"“()–—-%²§=+…<>/', min_size=1, max_size=12))
def test_affixes_are_those_of_the_patterns(word):
    assert found(word) == found_by_patterns(word)


def test_no_letter_is_an_affix():
    letters = [letter for letter in map(chr, range(sys.maxunicode + 1)) if letter.isalpha()]
    together = "".join(letters)
    assert not spans(PLAIN["infix_finditer"].finditer(together))
    for letter in letters:
        assert not PLAIN["prefix_search"].match(letter)
        assert not PLAIN["suffix_search"].search(letter)


def test_patterns_of_the_user_stay_as_they_are():
    made = Kazakh()
    made.tokenizer.infix_finditer = re.compile("мен").finditer
    made.tokenizer.suffix_search = None
    made.tokenizer.url_match = None
    for _ in range(2):
        assert [t.text for t in made.make_doc("балаларменсу, су")] == [
            "балалар",
            "мен",
            "су,",
            "су",
        ]


@pytest.mark.parametrize("sign", [*"§=—–…,:;!?()[]{}<>_#*&'\"«»“”„$€₸°©", "..", "……", "US$"])
def test_signs_are_cut_off(sign):
    assert MADE.make_doc(f"{sign}бала")[0].text in (sign, sign[0])
