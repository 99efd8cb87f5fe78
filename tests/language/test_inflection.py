"""Runs cases/inflects.json; whatever the grammar writes is read as a form again."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kznlp.language.inflection import beginnings, inflects
from kznlp.language.suffixes import SUFFIXES, detached, endings, harmonies, sound, underlying

CASES = json.loads((Path(__file__).parent / "cases" / "inflects.json").read_text("utf-8"))
PAIRS = [(form, stem) for stem, forms in CASES["forms"].items() for form in forms]
OTHERS = [(form, stem) for stem, forms in CASES["others"].items() for form in forms]
NOUNS = ["бала", "мектеп", "аудан", "халық", "тіл", "үй", "жоспар", "қаз", "су"]


@pytest.mark.parametrize(("form", "stem"), PAIRS)
def test_forms(form, stem):
    assert inflects(form, stem)


@pytest.mark.parametrize(("form", "stem"), OTHERS)
def test_other_words(form, stem):
    assert not inflects(form, stem)


@pytest.mark.parametrize(("form", "stem"), PAIRS)
def test_forms_begin_as_the_stem_may(form, stem):
    assert form.startswith(tuple(beginnings(stem)))


@settings(max_examples=1000)
@given(st.text("аыікғгпбйиьуюянрзл", min_size=1, max_size=5), st.text("аыіиуюйн", max_size=2))
def test_whatever_stem_is_read_may_begin_so(before, rest):
    for stem, _ in underlying(before, rest):
        assert before.startswith(tuple(beginnings(stem))), stem


@st.composite
def nominal_forms(draw):
    """A noun with number, possessive and case, spelled by the plain rules of school grammar."""
    noun = draw(st.sampled_from(["бала", "аудан", "тіл", "жоспар", "үй", "дәрігер"]))
    front = harmonies(noun) == (True,)
    vowel = "е" if front else "а"
    word = noun
    if draw(st.booleans()):
        start = {"vowel": "л", "glide": "л"}.get(sound(noun), "д")
        word += f"{start}{vowel}р"
    if draw(st.booleans()):
        high = "і" if front else "ы"
        word += ("с" if sound(word) == "vowel" else "") + high
        word += draw(
            st.sampled_from(["", "н", f"н{high}ң", f"нд{vowel}", f"н{vowel}", f"н{vowel}н"])
        )
    else:
        word += draw(st.sampled_from(["", "ге" if front else "ға", f"д{vowel}"]))
    return noun, word


@settings(max_examples=300)
@given(nominal_forms())
def test_generated_forms_are_forms(pair):
    noun, word = pair
    assert inflects(word, noun)


@settings(max_examples=500)
@given(st.sampled_from(NOUNS), st.text(st.sampled_from("аеыілрнңдтғгқкмсзп"), max_size=7))
def test_readings_use_up_the_ending_and_follow_the_states(stem, rest):
    for chain, sizes in endings(rest, "noun", stem):
        state = "noun"
        for number in chain:
            assert state in SUFFIXES[number].states
            state = SUFFIXES[number].next
        assert sum(sizes) == len(rest)
        assert bool(chain) == bool(rest)


def test_detached_endings():
    assert all(map(detached, ["ның", "ге", "тарға", "сыз"]))
    assert not any(map(detached, ["бала", "қ", "мектеп", "ц"]))
