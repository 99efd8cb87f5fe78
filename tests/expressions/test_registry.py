"""The register of bodies: names, abbreviations and posts, by the year of the document."""

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from kznlp import resources
from kznlp.expressions.registry import resolve

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "registry.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES)
def test_resolve(case):
    name, *rest = (part.strip() for part in case.split("|"))
    year, region, body, canonical = (None if part == "-" else part for part in rest)
    found = resolve(name, year=year, region=region)
    assert (found and found.id, found and found.name) == (body, canonical)


def test_a_name_ends_after_it_begins():
    for row in resources.table("expressions/bodies.csv"):
        assert row["start"], row
        assert not row["end"] or row["start"] < row["end"], row


def test_a_name_belongs_to_one_body():
    owners = defaultdict(set)
    for row in resources.table("expressions/bodies.csv"):
        owners[row["name"]].add(row["id"])
    assert not {name: ids for name, ids in owners.items() if len(ids) > 1}
