"""Every pattern of the data files matches its example and no counterexample; codes are valid."""

import re
import unicodedata

import pytest

from kznlp import resources
from kznlp.language.phrases import Phrases
from kznlp.measures.groups import target_codes
from kznlp.measures.lexicon import lexicon
from kznlp.measures.predicates import form_of
from kznlp.measures.words import words

INSTRUMENTS = {
    "N1", "N2", "N3", "A1", "A2", "A3", "A4", "T1", "T2", "T3", "T4", "T5", "T6", "O1", "O2", "O3",
    "O4",
}  # fmt: skip
TARGETS = {
    "unemployed", "youth", "women", "disabled", "older", "rural", "self_employed", "smes",
    "farmers", "returnees_migrants", "low_income", "families", "students", "employees",
    "public_bodies", "enterprises", "general",
}  # fmt: skip
TAXONOMIES = ("taxonomy/instruments.yml", "taxonomy/targets.yml", "taxonomy/sectors.yml")
CUES = (
    "measures/compared.yml",
    "measures/deeds.yml",
    "measures/doubtful.yml",
    "measures/lasting.yml",
    "measures/not_measures.yml",
    "measures/not_targets.yml",
    "measures/plan_headers.yml",
    "measures/prices.yml",
    "measures/programmes.yml",
    "measures/tellings.yml",
)
LISTS = ("measures/purpose.yml",)


def name_of(entry):
    return entry.get("code") or entry.get("kind") or entry.get("role")


ENTRIES = [
    pytest.param(name, entry, id=f"{name}:{name_of(entry)}")
    for name in (*TAXONOMIES, *CUES)
    for entry in resources.entries(name)
]
FORMS = [
    pytest.param(entry, id=entry["form"]) for entry in resources.entries("measures/predicates.yml")
]


def matches(phrases, text):
    found = [word.lower for word in words(text)]
    return [match.phrase for match in Phrases({"": phrases}).find(found)]


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_patterns_match_their_examples(name, entry):
    for kind in ("phrases", "hints"):
        for phrase, example in entry.get(kind, {}).items():
            assert matches([phrase], example), f"{name}: {phrase!r} misses {example!r}"


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_no_pattern_matches_a_counterexample(name, entry):
    phrases = [*entry["phrases"], *entry.get("hints", {})]
    for text in entry.get("not_examples", ()):
        assert not matches(phrases, text), f"{name}: {text!r}"


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_entries_are_clean(name, entry):
    listed = [*entry["phrases"], *entry.get("hints", {})]
    assert len(set(listed)) == len(listed), f"{name}, {name_of(entry)}: a pattern is there twice"
    for phrase in listed:
        assert unicodedata.is_normalized("NFC", phrase)
        assert not re.search(r"(?i)[a-z].*[а-яәғқңөұүһі]|[а-яәғқңөұүһі].*[a-z]", phrase), phrase


@pytest.mark.parametrize("name", TAXONOMIES)
def test_codes_have_labels_in_three_languages(name):
    for entry in resources.entries(name):
        assert all(entry[language] for language in ("kk", "ru", "en")), entry["code"]


def test_the_codes_are_those_of_the_taxonomy():
    assert {e["code"] for e in resources.entries("taxonomy/instruments.yml")} == INSTRUMENTS
    assert {e["code"] for e in resources.entries("taxonomy/targets.yml")} == TARGETS
    for entry in resources.entries("taxonomy/sectors.yml"):
        assert re.fullmatch(r"(0\d|10)(\.\d)?", entry["code"])


def test_wider_groups_are_known():
    for entry in resources.entries("taxonomy/targets.yml"):
        assert set(entry.get("unless", ())) <= TARGETS - {entry["code"]}


@pytest.mark.parametrize("entry", FORMS)
def test_forms_fit_their_examples(entry):
    for example in entry["examples"]:
        assert form_of(words(example)) == entry["form"], example
    for example in entry["not_examples"]:
        assert form_of(words(example)) != entry["form"], example


def test_statuses_name_known_forms():
    forms = {entry["form"] for entry in resources.entries("measures/predicates.yml")}
    table = resources.entries("measures/status.yml")
    for part in ("asked", "told", "modality"):
        assert set(table[part]) <= forms


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_sorted(name):
    for listed in resources.entries(name).values():
        assert listed == sorted(set(listed))


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_patterns_are_sorted(name, entry):
    for kind in ("phrases", "hints"):
        listed = list(entry.get(kind, {}))
        assert listed == sorted(listed), f"{name}, {name_of(entry)}: sort the {kind}"


def test_rules_by_kind_name_known_forms_and_kinds():
    forms = {entry["form"] for entry in resources.entries("measures/predicates.yml")}
    known = {entry["code"] for entry in resources.entries("taxonomy/kinds.yml")}
    for rule in resources.entries("measures/status.yml")["by_kind"]:
        assert rule["form"] in forms
        assert rule["where"] in ("predicate", "lead_in", "told")
        assert rule["kinds"] == sorted(set(rule["kinds"]) & known)


def test_kinds_with_a_status_of_their_own_are_known():
    known = {entry["code"] for entry in resources.entries("taxonomy/kinds.yml")}
    assert set(resources.entries("measures/status.yml")["kinds"]) <= known


@pytest.mark.parametrize("entry", resources.entries("measures/not_targets.yml"), ids=name_of)
def test_what_names_no_target_group_has_its_words(entry):
    for example in entry["phrases"].values():
        found = words(example)
        assert entry["code"] in lexicon("taxonomy/targets.yml").codes_in(found), example
        assert entry["code"] not in target_codes(found), example
