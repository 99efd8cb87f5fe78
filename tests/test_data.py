"""The data files: NFC, sorted, no repeats, one script in a word; a failure names file and line."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
import regex
import yaml

from kznlp import resources

CSV = sorted(resources.DATA.rglob("*.csv"))
YAML = sorted(resources.DATA.rglob("*.yml"))
MIXED = regex.compile(r"\b(?=\w*\p{Latin})(?=\w*\p{Cyrillic})\w+\b")
# A class of letters in a pattern may hold look-alikes of both scripts: "[IVXІХ]".
LETTERS = regex.compile(r"\[[^\]]*\]")
# Its suffixes stand in the order in which words take them.
GRAMMAR = resources.DATA / "language" / "suffixes.csv"
# These list look-alike letters and damaged forms: mixing scripts is what they are about.
ABOUT_SCRIPTS = "normalize"


def name(path: Path) -> str:
    return str(path.relative_to(resources.DATA))


@pytest.mark.parametrize("path", [p for p in CSV if p != GRAMMAR], ids=name)
def test_csv_is_sorted_without_repeats(path):
    rows = [tuple(r.values()) for r in resources.table(name(path))]
    for line, (one, other) in enumerate(pairwise(rows), start=3):
        assert one < other, f"{path}, line {line}: {other} must stand before {one}, or repeats it"


def test_grammar_repeats_no_line():
    rows = [tuple(r.values()) for r in resources.table(name(GRAMMAR))]
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("path", YAML, ids=name)
def test_yaml_is_read(path):
    assert resources.entries(name(path))


@pytest.mark.parametrize("path", YAML, ids=name)
def test_yaml_repeats_no_key(path):
    def check(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            for key, _ in node.value:
                assert keys.count(key.value) == 1, f"{path}, line {key.start_mark.line + 1}: repeat"
            for _, value in node.value:
                check(value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                check(value)

    check(yaml.compose(path.read_text("utf-8"), yaml.SafeLoader))


@pytest.mark.parametrize("path", [p for p in CSV + YAML if ABOUT_SCRIPTS not in p.parts], ids=name)
def test_words_do_not_mix_scripts(path):
    with path.open(encoding="utf-8", newline="") as lines:
        for line, cells in enumerate(csv.reader(lines), start=1):
            mixed = MIXED.findall(LETTERS.sub("", " ".join(cells)))
            assert not mixed, f"{path}, line {line}: {mixed} mixes scripts"
