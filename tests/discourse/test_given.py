"""Relations between units that somebody else marked."""

from kznlp.discourse.given import link, place
from kznlp.records import Unit, UnitLabel

TEXT = "Жол тозғандықтан, көлік жүрмейді. Сондықтан жолды жөндеу қажет."


def given(*parts: tuple[str, str]) -> list[Unit]:
    """Units by label and text."""
    found = []
    for number, (label, text) in enumerate(parts, start=1):
        start = TEXT.index(text)
        end = start + len(text)
        kind = "action" if label == "proposal" else None
        found.append(
            Unit(
                id=str(number),
                label=UnitLabel(label),
                kind=kind,
                start=start,
                end=end,
                text=text,
                reason="gold",
            )
        )
    return found


def test_given_units_are_related(nlp):
    units = given(
        ("cause", "Жол тозғандықтан"),
        ("claim", "көлік жүрмейді"),
        ("proposal", "Сондықтан жолды жөндеу қажет"),
    )
    found = {(str(one.type), one.source, one.target) for one in link(nlp(TEXT), units)}
    assert found == {("causes", "1", "2"), ("addresses", "3", "2")}


def test_units_are_read_in_order_of_the_text(nlp):
    units = given(("claim", "көлік жүрмейді"), ("cause", "Жол тозғандықтан"))
    found = list(place(nlp(TEXT), units))
    assert [one.unit.id for one in found] == ["2", "1"]
    assert [one.case.clause.role for one in found] == ["marked", ""]


def test_no_units_have_no_relations(nlp):
    assert link(nlp(TEXT), []) == ()
