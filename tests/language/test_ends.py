"""The automaton of suffixes says of each cut just what the grammar says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kznlp.language import ends
from kznlp.language.suffixes import SOUNDS, SUFFIXES, endings_after, surfaces

KEYS = [
    (state, last, front)
    for state in sorted({state for suffix in SUFFIXES for state in suffix.states})
    for last in SOUNDS["classes"]
    for front in (False, True)
]
WRITTEN = sorted({surface for key in KEYS for surface, *_ in surfaces(*key)})
LETTERS = sorted({letter for surface in WRITTEN for letter in surface})


@settings(max_examples=300, deadline=None)
@given(
    st.text(LETTERS, min_size=1, max_size=3),
    st.lists(st.sampled_from(WRITTEN), max_size=4).map("".join),
    st.sampled_from(KEYS),
)
def test_cuts_are_where_the_grammar_reads_suffixes(stem, rest, key):
    word = stem + rest
    found = dict(ends.cuts(word))
    for place in range(1, len(word) + 1):
        state, last, front = key
        chains = endings_after(word[place:], state, last, (front,))
        follows = place in found and found[place].follows(state, (last, (front,)))
        assert follows == bool(chains)


def test_strange_letters_end_the_walk():
    assert [place for place, _ in ends.cuts("үй😀дан")] == [6, 5, 3]
    assert len(list(ends.cuts("a" * 100_000))) == 1
    assert list(ends.cuts("")) == []


def test_what_is_remembered_is_bounded(monkeypatch):
    monkeypatch.setattr(ends, "MOST", 0)
    before = dict(ends.cuts("адам"))[4].keys()
    first = list(ends.cuts("үйлеріміздікілердегілермен"))
    assert [place for place, _ in first] == [
        place for place, _ in ends.cuts("үйлеріміздікілердегілермен")
    ]
    assert dict(ends.cuts("адам"))[4].keys() == before
