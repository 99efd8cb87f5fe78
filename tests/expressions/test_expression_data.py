"""The data files of expressions: sorted, no repeats, NFC, and entries that test themselves."""

import csv
import unicodedata

import pytest
import regex
import yaml

from kznlp import resources
from kznlp.expressions import kinds
from kznlp.expressions.acts import find_acts
from kznlp.expressions.country import find_country
from kznlp.expressions.dates import find_dates
from kznlp.expressions.gazetteer import gazetteer
from kznlp.expressions.money import find_money
from kznlp.expressions.patterns import lower

FOLDER = resources.DATA / "expressions"
TABLES = sorted(FOLDER.glob("*.csv"))
LISTS = [*sorted(FOLDER.glob("*.yml")), resources.DATA / "taxonomy" / "kinds.yml"]
# In these the order tells: what is tried first, or what comes first in a sentence.
ORDERED = {"examples", "formula", "itself", "kinds", "needs", "not_examples", "roles", "title"}
CODES = ["10", "11", "15", "19", "23", "27", "31", "33", "35", "39"]
CODES += ["43", "47", "55", "59", "61", "62", "63", "71", "75", "79"]


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.name)
def test_tables_are_sorted_without_repeats(path):
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    assert rows[1:] == sorted(rows[1:])
    assert len({tuple(row) for row in rows}) == len(rows)
    assert all(len(row) == len(rows[0]) for row in rows)
    assert all(unicodedata.is_normalized("NFC", "".join(row)) for row in rows)


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.name)
def test_lists_are_sorted_without_repeats(path):
    for where, words in _lists(yaml.safe_load(path.read_text("utf-8")), path.name):
        assert words == sorted(set(words)), f"{where} is not sorted, or repeats a word"


def _lists(node, where):
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in ORDERED:
                yield from _lists(value, f"{where}: {key}")
    elif isinstance(node, list):
        if all(isinstance(item, str) for item in node):
            yield where, node
        else:
            for item in node:
                yield from _lists(item, where)


def test_places_have_codes_and_successors():
    names = {t.full_name for found in gazetteer().values() for t in found}
    for row in resources.table("expressions/places.csv"):
        assert row["code"] == "KZ" or row["code"].removeprefix("KZ-") in CODES, row
        assert row["kato"] in ("", row["code"][3:] + "0000000"), row
        assert not row["start"] or not row["end"] or row["start"] <= row["end"], row
        assert not row["successor"] or row["successor"] in names, row
        assert row["end"] or not row["successor"], row


def test_every_region_of_today_is_there_once():
    rows = [r for r in resources.table("expressions/places.csv") if r["kato"] and not r["end"]]
    assert sorted(r["code"][3:] for r in rows) == CODES


@pytest.mark.parametrize("entry", resources.entries("expressions/date_words.yml")["roles"])
def test_roles_of_dates(entry):
    for text in entry["examples"]:
        assert find_dates(text)[-1].role == entry["role"], text
    for text in entry["not_examples"]:
        assert find_dates(text)[-1].role != entry["role"], text


@pytest.mark.parametrize("entry", resources.entries("expressions/money_words.yml")["kinds"])
def test_kinds_of_money(entry):
    for text in entry["examples"]:
        assert find_money(text)[0].kind == entry["kind"], text
    for text in entry["not_examples"]:
        assert find_money(text)[0].kind != entry["kind"], text


@pytest.mark.parametrize("entry", resources.entries("expressions/act_words.yml")["heads"])
def test_heads_of_acts(entry):
    for text in entry["examples"]:
        assert entry["head"][:-1] in lower(find_acts(text)[0].name), text
    for text in entry["not_examples"]:
        assert not find_acts(text), text


@pytest.mark.parametrize("entry", resources.entries("expressions/place_words.yml")["country"])
def test_words_for_the_country(entry):
    assert all(list(find_country(text)) for text in entry["examples"])
    assert not any(list(find_country(text)) for text in entry["not_examples"])


@pytest.mark.parametrize("entry", kinds.kinds(), ids=lambda e: e["code"])
def test_kinds_of_documents(entry):
    patterns = [regex.compile(p) for p in entry["title"] + entry["formula"] + entry["itself"]]
    for text in entry["examples"]:
        assert any(p.search(lower(text)) for p in patterns), text
        assert entry["code"] in (kinds.kind_of(text, ""), kinds.kind_of("", text)), text
    for text in entry["not_examples"]:
        assert kinds.kind_of(text, text) != entry["code"], text
    assert set(entry["label"]) == {"en", "kk", "ru"}
