"""What holds of any text: units stand in order, apart, and say what the text says."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kznlp.discourse import find_units
from kznlp.pipeline import analyze_text

WORDS = "жол нашар салдарынан өсті қажет себептері бекітілсін салу болғандықтан сондықтан бұл"
SIGNS = [", ", ". ", ": ", "; ", " (", ") ", "? ", " - ", "\n\n", "\n1. ", "\n- ", "\n# ", " 12 "]
PIECES = st.sampled_from(SIGNS) | st.sampled_from([f" {word}" for word in WORDS.split()])
MESSY = st.lists(PIECES, max_size=40).map("".join)


@settings(max_examples=60, deadline=None)
@given(MESSY)
def test_units_stand_apart_and_in_order(nlp, text):
    analysis = analyze_text(text, nlp=nlp)
    done = 0
    for number, unit in enumerate(analysis.units, start=1):
        assert unit.id == f"u{number}"
        assert done <= unit.start < unit.end
        assert unit.text == unit.text.strip()
        done = unit.end
    ids = {unit.id for unit in analysis.units}
    assert all({r.source, r.target} <= ids and r.source != r.target for r in analysis.relations)


@settings(max_examples=20, deadline=None)
@given(MESSY)
def test_same_text_same_units(nlp, text):
    assert analyze_text(text, nlp=nlp).units == analyze_text(text, nlp=nlp).units


def test_nothing_comes_of_nothing(nlp):
    assert analyze_text("", nlp=nlp).units == ()
    assert analyze_text(" \n\n ", nlp=nlp).relations == ()


def test_a_doc_without_structure_has_no_units(nlp):
    assert nlp.get_pipe("kk_discourse")(nlp.make_doc("Жол нашар."))._.units == ()


@pytest.mark.parametrize(
    "piece",
    ["жол: ", "жол; ", "(жол; ", "өсті, бұл ", "салдарынан ", "- жол:\n\n", "жол өсті. "],
)
def test_time_grows_with_length_not_faster(nlp, piece):
    def once(doc):
        begin = time.process_time()
        find_units(doc)
        return time.process_time() - begin

    def seconds(times):
        doc = nlp(piece * times)
        return min(once(doc) for _ in range(3))  # a collection of garbage may fall into one

    seconds(10)
    assert seconds(4000) < 10 * seconds(1000) + 0.2
