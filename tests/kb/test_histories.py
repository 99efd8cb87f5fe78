"""A measure that three documents tell: its versions in order, what changed, what removal leaves."""

import pytest

from kznlp.kb import KnowledgeBase
from kznlp.records import Analysis, DocumentRecord, Evidence, Funding, Measure, Region

TEXTS = {
    "speech": ("2003-09", "announced", "Алға ауылында жаңа мектеп салу жарияланды", None),
    "plan": ("2004-02-01", "planned", "Алға ауылында жаңа мектеп салу", "2005-12"),
    "report": ("2006-01", "in_force", "Алға ауылында жаңа мектеп салынды", "2006-06"),
}


def told(name):
    date, status, text, deadline = TEXTS[name]
    measure = Measure(
        id=f"m-{name}",
        title=text,
        instrument="O1",
        status=status,
        regions=(Region(code="KZ-43", name="Қызылорда"),),
        deadline=deadline,
        funding=(Funding(amount="5000000", printed="5 млн. теңге"),) if deadline else (),
        reason="test",
        evidence=(Evidence(start=0, end=len(text), text=text),),
    )
    document = DocumentRecord(id=name.encode().hex(), source=f"{name}.txt", date=date)
    return Analysis(document=document, measures=(measure,))


@pytest.fixture
def kb():
    with KnowledgeBase(":memory:") as found:
        found.add_many(told(name) for name in ("report", "speech", "plan"))
        yield found


def test_versions_stand_in_order_of_time(kb):
    assert kb.stale
    assert kb.link() == 3
    assert not kb.stale
    found = kb.history("m-report")
    assert list(found["status"]) == ["announced", "planned", "in_force"]
    assert list(found["changes"]) == [
        [],
        ["status: announced → planned"],
        ["status: planned → in_force", "deadline: 2005-12 → 2006-06"],
    ]
    assert kb.history("m-plan").equals(found)


def test_all_histories(kb):
    kb.link()
    (row,) = kb.histories().to_dict("records")
    assert (row["measure"], row["versions"], row["first"], row["last"]) == (
        "m-speech",
        3,
        "2003-09",
        "2006-01",
    )
    assert row["statuses"] == ["announced", "planned", "in_force"]
    assert row["sources"] == ["speech.txt", "plan.txt", "report.txt"]


def test_document_takes_its_links_along(kb):
    kb.link()
    kb.remove("plan.txt")
    assert list(kb.history("m-report")["measure"]) == ["m-speech", "m-report"]
    assert not kb.stale


def test_measure_that_one_document_tells(kb):
    assert list(kb.history("m-plan")["measure"]) == ["m-plan"]
    assert kb.histories().empty


def test_links_do_not_depend_on_order(kb):
    kb.link()
    before = kb.histories()
    with KnowledgeBase(":memory:") as other:
        for name in ("plan", "report", "speech"):
            other.add(told(name))
            other.link()
        assert other.histories().equals(before)
