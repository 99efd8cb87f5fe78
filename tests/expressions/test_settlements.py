"""Villages and rural counties, by the noun behind their name."""

import pytest

from kznlp.expressions.settlements import find_settlements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Көктерек ауылында", ["Көктерек ауылы"]),
        ("Сарыбұлақ ауылдық округінің", ["Сарыбұлақ ауылдық округі"]),
        ("Жаңатас, Көктерек ауылдарындағы құбыр", ["Көктерек ауылдары"]),
        ("Самал шағын ауданында", ["Самал шағын ауданы"]),
        ("Қарағаш поселкесіне, Еңбек селосына", ["Қарағаш поселкесі", "Еңбек селосы"]),
        ("Әр ауылда клуб ашу", []),
        ("Облыс ауылдарында", []),
        ("Қаланың ауылдық округтерінде", []),
        ("шалғай ауылына", []),
    ],
)
def test_settlements(text, expected):
    found = list(find_settlements(text, region="KZ-63"))
    assert [place.name for place in found] == expected
    assert {(place.code, place.level) for place in found} <= {("KZ-63", "settlement")}
    assert all(text[place.start : place.end] == place.text for place in found)


def test_without_an_oblast_nobody_knows_where_they_are():
    assert not list(find_settlements("Көктерек ауылында", region=None))
