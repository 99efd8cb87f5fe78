"""The data files of reading: patterns match their examples, figures are sorted and sane."""

import unicodedata

import pytest

from kznlp import resources
from kznlp.read.known_lines import LONGEST, known_line, line_patterns
from kznlp.read.letters import WORST, pairs
from kznlp.types import BlockKind

ENTRIES = resources.entries("read/lines.yml")
FIELDS = {"name", "kind", "longest", "pattern", "examples", "not_examples", "note", "case", "latin"}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["name"])
def test_line_pattern(entry):
    assert set(entry) <= FIELDS
    assert BlockKind(entry["kind"]) in (BlockKind.HEADING, BlockKind.NOTE)
    assert 0 < entry["longest"] <= LONGEST
    for example in entry["examples"]:
        assert known_line(example).name == entry["name"], example
    for example in entry["not_examples"]:
        found = known_line(example)
        assert found is None or found.name != entry["name"], example


def test_line_patterns_are_sorted_and_differ():
    names = [pattern.name for pattern in line_patterns()]
    assert names == sorted(set(names))


def test_latin_lookalikes_do_not_hide_a_line():
    assert known_line("Облыс әкiмi").name == "signature"


def test_letter_pairs():
    found = pairs()
    assert list(found) == sorted(found)
    assert all(len(pair) == 2 and 0 <= cost < WORST for pair, cost in found.items())
    assert all(unicodedata.is_normalized("NFC", pair) and pair.islower() for pair in found)


def test_lookalikes_map_one_letter_of_one_script_to_the_other():
    for latin, cyrillic in resources.pairs("read/lookalikes.csv").items():
        assert len(latin) == len(cyrillic) == 1
        assert unicodedata.name(latin).startswith("LATIN")
        assert unicodedata.name(cyrillic).startswith("CYRILLIC")
