"""Runs the cases in cases/prose.json and cases/plans.json; what holds for any text is below."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measure_docs import NLP, doc_of, plan_of, seen

from kznlp import resources
from kznlp.measures.candidates import find_candidates
from kznlp.measures.find import find_measures as find
from kznlp.measures.models import RULES

CASES = Path(__file__).parent / "cases"
PROSE = json.loads((CASES / "prose.json").read_text("utf-8"))
PLANS = json.loads((CASES / "plans.json").read_text("utf-8"))
PIECES = st.sampled_from(
    [
        "мектеп салу",
        "қажет",
        "[proposal несие беру]",
        "[claim мектеп салынды]",
        ", ",
        ". ",
        "\n\n",
        "- ",
        ":",
        "2003-2005 жылдарға арналған",
        "бағдарламасы",
        "«Таза су»",
        "5 млн. теңге",
        "?",
    ]
)


def find_measures(doc):
    """By the rules alone."""
    return find(doc, models=RULES)


def cases(listed, expect="pass"):
    return [pytest.param(c, id=c["label"]) for c in listed if c.get("expect", "pass") == expect]


def check(found, case):
    wanted = case["measures"]
    assert [seen(m, w) for m, w in zip(found, wanted, strict=False)] == wanted
    assert len(found) == len(wanted), [m.title for m in found]


@pytest.mark.parametrize("case", cases(PROSE))
def test_prose(case):
    check(find_measures(doc_of(case["text"], kind=case.get("kind"))), case)


@pytest.mark.parametrize("case", cases(PROSE, "fail"))
@pytest.mark.xfail(strict=True)
def test_known_failure(case):
    check(find_measures(doc_of(case["text"])), case)


@pytest.mark.parametrize("case", cases(PLANS))
def test_plan(case):
    check(find_measures(plan_of(case)), case)


def test_every_value_says_where_it_stands():
    text = "[proposal Қала әкімі 2004 жылғы 1 мамырға дейін жастарға 5 млн. теңге несие берсін]"
    doc = doc_of(text)
    (measure,) = find_measures(doc)
    known = {p.field for p in measure.provenance}
    assert {"instrument", "status", "targets", "actors", "deadline", "funding"} <= known
    for value in measure.provenance:
        assert value.reason
        if value.start is not None:
            assert doc.text[value.start : value.end] == value.text


def test_ids_are_stable_and_differ():
    text = "[proposal жолды жөндеу қажет]. [proposal жолды жөндеу қажет]."
    first, second = find_measures(doc_of(text)), find_measures(doc_of(text))
    assert [m.id for m in first] == [m.id for m in second]
    assert len({m.id for m in first}) == 2


def test_the_same_words_in_another_document_have_another_id():
    docs = [doc_of("[proposal жолды жөндеу қажет]"), doc_of("[proposal жолды жөндеу қажет]")]
    for number, doc in enumerate(docs):
        doc.user_data["document_id"] = f"d{number}"
    one, other = (find_measures(doc)[0].id for doc in docs)
    assert one != other


@pytest.mark.parametrize(("day", "status"), [("2006-03-01", "ended"), ("2004-03-01", "in_force")])
def test_what_ended_before_the_document_is_over(day, status):
    doc = doc_of("[claim 2003-2005 жылдары жас отбасыларға жәрдемақы берілді].")
    doc._.date = day
    assert [measure.status for measure in find_measures(doc)] == [status]


def test_a_level_to_be_reached_is_no_measure_whatever_a_model_thinks():
    level = "Ауданда инфляция деңгейі 2005 жылы 6 пайыздан аспауы тиіс"
    for mark, count in (("proposal:goal", 0), ("proposal", 1)):
        doc = doc_of(f"[{mark} {level}].")
        assert len([*find_candidates(doc.text, doc._.units)]) == count


def test_a_long_title_is_cut_at_a_word():
    text = "[proposal " + "ауыл мектебін жөндеу және " * 10 + "салу қажет]"
    title = find_measures(doc_of(text))[0].title
    assert len(title) <= 120
    assert title.endswith("…")


def test_nothing_in_an_empty_doc():
    assert find_measures(NLP.make_doc("")) == ()


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_offsets_lie_in_the_text(text):
    doc = doc_of(text)
    codes = {entry["code"] for entry in resources.entries("taxonomy/instruments.yml")}
    for measure in find_measures(doc):
        assert measure.instrument in codes
        for evidence in measure.evidence:
            assert doc.text[evidence.start : evidence.end] == evidence.text
            assert evidence.text.strip()
