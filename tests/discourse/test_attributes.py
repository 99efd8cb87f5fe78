"""Kind, valence, assertion, modality and source of single sentences."""

from pathlib import Path

import pytest
import yaml

from kznlp.pipeline import analyze_text

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "attributes.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_attributes(case, nlp):
    [unit] = analyze_text(case["text"], nlp=nlp).units
    source = unit.attributed_to.text if unit.attributed_to else None
    found = {name: getattr(unit, name, source) for name in case} | {"text": case["text"]}
    assert found == case


@pytest.mark.parametrize("noted", ["салынбағандығын", "жеткіліксіз екенін", "ескіргенін"])
@pytest.mark.parametrize("remark", ["атап өту қажет", "атап өткен жөн", "айта кету керек"])
def test_a_lack_that_is_noted_is_a_problem(noted, remark, learned):
    [unit] = analyze_text(
        f"Аудан орталығында емхана ғимаратының {noted} {remark}.", nlp=learned
    ).units
    assert (unit.label, unit.kind, unit.valence) == ("claim", "assessment", "problem")


def test_every_unit_has_a_reason_and_a_score(nlp):
    units = analyze_text("Жол нашар. Сондықтан жөндеу қажет.", nlp=nlp).units
    assert [(u.id, u.reason) for u in units] == [("u1", "statement"), ("u2", "necessity")]
    assert all(0 < u.score <= 1 for u in units)


def test_section_is_the_heading_above(nlp):
    text = "# Есеп\n\nЖол нашар.\n\n## Талдау\n\nСу тапшы болып отыр."
    units = analyze_text(text, nlp=nlp).units
    assert [u.section for u in units] == ["Есеп", "Талдау"]
