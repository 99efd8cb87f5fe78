"""The pattern files: each pattern finds its examples and none of its not_examples."""

import unicodedata
from itertools import pairwise

import pytest
import regex

from kznlp import resources
from kznlp.tables.words import pattern

FILES = ("captions.yml", "columns.yml", "layouts.yml", "totals.yml", "units.yml")
ENTRIES = [(name, entry) for name in FILES for entry in resources.entries(f"tables/{name}")]
IDS = [f"{name}:{entry['name']}:{entry['pattern'][:20]}" for name, entry in ENTRIES]


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=IDS)
def test_pattern_keeps_its_word(name, entry):
    whole = name == "units.yml"  # units are looked for as a whole, the others anywhere
    found = regex.compile(entry["pattern"], regex.I)
    search = found.fullmatch if whole else found.search
    assert entry["examples"], "an entry needs an example"
    assert [e for e in entry["examples"] if not search(e)] == []
    assert [e for e in entry["not_examples"] if search(e)] == []


@pytest.mark.parametrize("name", FILES)
def test_file_is_in_order(name):
    names = [entry["name"] for entry in resources.entries(f"tables/{name}")]
    if name != "units.yml":
        assert all(a <= b for a, b in pairwise(names)), f"{name}: names are not sorted"
    patterns = [entry["pattern"] for entry in resources.entries(f"tables/{name}")]
    assert len(set(patterns)) == len(patterns), f"{name}: a pattern is there twice"
    assert all(unicodedata.is_normalized("NFC", p) for p in patterns)


def test_unknown_name_is_told():
    with pytest.raises(KeyError, match=r"totals\.yml has no entry named 'totl'"):
        pattern("totals.yml", "totl")
