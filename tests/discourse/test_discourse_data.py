"""The data files: each pattern fits its examples, no pattern its not_examples, none repeats."""

import pytest

from kznlp import resources
from kznlp.discourse import phrases, tails, valence
from kznlp.discourse.labels import RULES
from kznlp.discourse.tails import Pattern
from kznlp.discourse.words import words_of
from kznlp.language.phrases import Phrases

FILES = ["connectives", "formulae", "frames", "kinds", "predicates", "sources"]


def groups(name):
    """Lists of entries, each with a name."""

    def walk(node, path):
        if isinstance(node, dict):
            for key, value in node.items():
                yield from walk(value, f"{path}.{key}")
        elif isinstance(node, list) and node and isinstance(node[0], dict):
            if "examples" in node[0]:
                yield path, node
            for number, value in enumerate(node):
                yield from walk(value, f"{path}.{number}")

    return list(walk(resources.entries(f"discourse/{name}.yml"), name))


GROUPS = [group for name in FILES for group in groups(name)]
ENTRIES = [(path, entry) for path, group in GROUPS for entry in group]


def fits(entry, text):
    forms = words_of(text).forms
    if "ends" in entry:
        return Pattern.parse(entry["ends"]).ends(forms)
    if "begins" in entry:
        return forms[: len(entry["begins"].split())] == tuple(entry["begins"].split())
    return any(True for _ in Phrases({"": [entry["phrase"]]}).find(forms))


def pattern(entry):
    return next(entry[key] for key in ("ends", "begins", "phrase") if key in entry)


@pytest.mark.parametrize(("path", "entry"), ENTRIES)
def test_pattern_fits_its_examples(path, entry):
    assert set(entry) <= {"ends", "begins", "phrase", "examples", "not_examples", "comma"}, path
    assert entry["examples"], f"{path}: {pattern(entry)} has no example"
    for example in entry["examples"]:
        assert fits(entry, example), f"{path}: {pattern(entry)} does not fit {example!r}"
    for example in entry.get("not_examples", ()):
        assert not fits(entry, example), f"{path}: {pattern(entry)} fits {example!r}"


@pytest.mark.parametrize(("path", "group"), GROUPS, ids=[path for path, _ in GROUPS])
def test_entries_do_not_repeat(path, group):
    patterns = [pattern(entry) for entry in group]
    assert len(set(patterns)) == len(patterns)


@pytest.mark.parametrize(
    ("path", "group"), [g for g in GROUPS if "predicates" not in g[0]], ids=lambda g: str(g)[:30]
)
def test_entries_are_sorted_where_order_decides_nothing(path, group):
    patterns = [pattern(entry) for entry in group]
    assert patterns == sorted(patterns), path


def test_all_groups_of_kinds_are_looked_for():
    assert set(resources.entries("discourse/kinds.yml")) == set(phrases.KINDS)


def test_no_tail_is_longer_than_what_is_looked_at():
    for path, entry in ENTRIES:
        assert len(entry.get("ends", "").split()) <= tails.LONGEST, f"{path}: {entry['ends']}"


def test_beginnings_have_one_word_or_two():
    for path, entry in ENTRIES:
        assert len(entry.get("begins", "").split()) <= 2, f"{path}: {entry['begins']}"


CUES = (
    set(valence.WEIGHTS)
    | valence.TRENDS
    | valence.LEVELS
    | valence.SUBJECTS
    | valence.STEADY
    | {"none", "occurs"}
)


def test_cues_show_an_example():
    for row in resources.table("discourse/cues.csv"):
        stem = row["stem"]
        example = f" {row['example'].lower()} "
        shown = f" {stem[1:]} " if stem[0] == "=" else f" {stem}"
        assert shown in example, f"cues.csv: {stem} is not in its example {row['example']!r}"
        assert row["cue"] in CUES


def test_scores_are_shares():
    for row in resources.table("discourse/reliability.csv"):
        assert row["about"] in {"addresses", "causes", "supports", "unit"}
        assert 0 < float(row["score"]) < 1


def test_every_rule_has_a_score():
    scored = {
        r["rule"] for r in resources.table("discourse/reliability.csv") if r["about"] == "unit"
    }
    assert scored == {name for name, _, label in RULES if label}
