"""Which pairs of measures are one; the other documents hold measures of many kinds."""

import json
from pathlib import Path

import pytest

from kznlp.kb.same import Version, same

CASES = json.loads((Path(__file__).parent / "cases" / "same.json").read_text("utf-8"))


def versions(case):
    codes = case["instrument"], None
    mine, other = case["regions"], case.get("other_regions", case["regions"])
    yield Version("a", "1", case["a"], *codes, tuple(mine))
    yield Version("b", "1", case["b"], *codes, tuple(other))


def others(case):
    """Every measure of the other cases, in two documents of another region."""
    for number, other in enumerate(CASES):
        if {other["a"], other["b"]}.isdisjoint({case["a"], case["b"]}):
            yield Version("c", f"a{number}", other["a"], other["instrument"], None, ("KZ-10",))
            yield Version("d", f"b{number}", other["b"], other["instrument"], None, ("KZ-62",))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"])
def test_pairs(case):
    found = [(a.document, b.document) for a, b, _ in same([*versions(case), *others(case)])]
    assert (("a", "b") in found) == case["same"]


def test_only_the_closest_is_taken():
    plan = Version("a", "1", "Алға ауылында жаңа мектеп салу", "O1")
    near = Version("b", "1", "Алға ауылында жаңа мектеп салынды", "O1")
    less = Version("b", "2", "Алға ауылында жаңа мектеп пен балабақша салынды", "O1")
    assert [(a.measure, b.measure) for a, b, _ in same([plan, less, near])] == [("1", "1")]


def test_one_document_has_no_links():
    twice = [Version("a", str(n), "Алға ауылында жаңа мектеп салу", "O1") for n in range(2)]
    assert list(same(twice)) == []


def test_words_that_many_measures_have_are_no_link():
    many = [Version(str(n), "1", "жұмыстарды жүргізу", "O1") for n in range(20)]
    assert list(same(many)) == []
