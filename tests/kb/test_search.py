"""Search by lemmas, and queries that are no syntax."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kznlp.errors import KznlpError, UnknownNameError
from kznlp.kb import KnowledgeBase
from kznlp.kb.words import match, words
from kznlp.records import Analysis, DocumentRecord, Evidence, Measure, Unit

FOUND = [
    ("жұмыссыздық", {"u1"}),
    ("ЖҰМЫССЫЗДЫҚТЫ", {"u1"}),
    ("кітап", {"u3"}),
    ("жұмыссыздық кітап", set()),
    ("шаралар жұмыссыздық", {"u1"}),
    ('"шағын несие"', {"u2"}),
    ('"несие шағын"', set()),
    ("«шағын несие»", {"u2"}),
    ("“несие шағын”", set()),
    ("несие шағын", {"u2"}),
    ("жұмыс*", {"u1"}),
    ("жастар-несие", set()),
    ("ауыл-аймақ", {"u3"}),
    ("12", {"u3"}),
]
TEXTS = ("Жұмыссыздыққа қарсы шаралар", "Жастарға шағын несие", "Кітабы бар 12 ауыл-аймақ")


@pytest.fixture(scope="module")
def small():
    units = tuple(
        Unit(id=f"u{i}", label="claim", start=0, end=len(t), text=t, reason="x")
        for i, t in enumerate(TEXTS, start=1)
    )
    with KnowledgeBase(":memory:") as found:
        document = DocumentRecord(id="d", source="d", title="Шаралар туралы")
        found.add(Analysis(document=document, units=units))
        yield found


@pytest.mark.parametrize(("query", "expected"), FOUND)
def test_found(small, query, expected):
    assert set(small.search(query, kinds=["unit"])["id"]) == expected


def test_best_first_and_limited(kb):
    found = kb.search("несие")
    assert found["score"].tolist() == sorted(found["score"], reverse=True)
    assert set(found["kind"]) == {"unit", "measure"}
    assert len(kb.search("несие", limit=1)) == 1


def test_titles_and_captions(kb):
    assert kb.search("жоспар")["kind"].tolist() == ["document"]
    assert kb.search("Ақмола")["id"].tolist() == ["t1"]
    with pytest.raises(UnknownNameError, match=r"No kind of passage named 'poem'"):
        kb.search("а", kinds=["poem"])


@given(st.text(st.sampled_from("аб12\"*()-+^:{}'\\ «”NEARANDOT\x00ә́"), max_size=15) | st.text())
def test_no_query_is_a_syntax_error(small, query):
    if words(query):
        small.search(query)
    else:
        with pytest.raises(KznlpError, match="holds no word"):
            small.search(query)


def test_quotation_marks_need_no_end():
    assert match('"жаңа мектеп') == match("жаңа мектеп")


def test_a_measure_is_found_by_the_sentence_around_it_after_those_that_say_it():
    texts = "Жұмыссыздыққа қарсы күрес үшін курстар ашылсын", "Жұмыссыздық туралы деректер жиналсын"
    evidence = "курстар ашылсын", "Жұмыссыздық туралы деректер жиналсын"
    units = [
        Unit(id=f"u{i}", label="proposal", start=0, end=len(t), text=t, reason="x")
        for i, t in enumerate(texts)
    ]
    measures = [
        Measure(
            id=f"m{i}",
            title=text,
            instrument="O2",
            status="planned",
            unit=f"u{i}",
            reason="x",
            evidence=(Evidence(start=0, end=len(text), text=text),),
        )
        for i, text in enumerate(evidence)
    ]
    document = DocumentRecord(id="d", source="d")
    with KnowledgeBase(":memory:") as kb:
        kb.add(Analysis(document=document, units=tuple(units), measures=tuple(measures)))
        assert kb.measures("жұмыссыздық")["id"].tolist() == ["m1", "m0"]
        assert set(kb.search("жұмыссыздық", kinds=["measure"])["id"]) == {"m1"}
