"""Relations of small texts, and what holds of all relations."""

from pathlib import Path

import pytest
import yaml

from kznlp.pipeline import analyze_text

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "relations.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_relations(case, nlp):
    analysis = analyze_text(case["text"], nlp=nlp)
    texts = {u.id: u.text for u in analysis.units}
    found = [[str(r.type), r.reason, texts[r.source], texts[r.target]] for r in analysis.relations]
    assert len(found) == len(case["relations"])
    for one, expected in zip(found, case["relations"], strict=True):
        assert one[:2] == expected[:2]
        assert one[2].startswith(expected[2])
        assert one[3].startswith(expected[3])


def test_scores_are_those_of_the_rules(nlp):
    text = "Құрылыс кешіктірілді, өйткені мердігер таңдалмаған."
    [relation] = analyze_text(text, nlp=nlp).relations
    assert 0 < relation.score < 1
