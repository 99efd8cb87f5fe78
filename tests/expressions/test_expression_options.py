"""What the options of the finders change, and the smaller functions around them."""

from decimal import Decimal

import pytest

from kznlp.expressions.bodies import find_bodies
from kznlp.expressions.dates import find_dates
from kznlp.expressions.money import find_amounts, find_money, parse_amounts, unit_of
from kznlp.expressions.places import find_places
from kznlp.expressions.sources import find_sources, source_name

LABELS_1995 = {
    "Ақмола": "KZ-11",
    "Ақтөбе": "KZ-15",
    "Алматы": "KZ-19",
    "Атырау": "KZ-23",
    "Шығыс Қазақстан": "KZ-63",
    "Жамбыл": "KZ-31",
    "Жезқазған": "KZ-35",
    "Батыс Қазақстан": "KZ-27",
    "Қарағанды": "KZ-35",
    "Қызылорда": "KZ-43",
    "Көкшетау": "KZ-59",
    "Қостанай": "KZ-39",
    "Манғыстау": "KZ-47",
    "Павлодар": "KZ-55",
    "Солтүстік Қазақстан": "KZ-59",
    "Семей": "KZ-63",
    "Талдықорған": "KZ-19",
    "Торғай": "KZ-39",
    "Оңтүстік Қазақстан": "KZ-61",
    "Алматы қаласы": "KZ-75",
    "Ленинск қаласы": "KZ-43",
    "ҚАЗАҚСТАН": "KZ",
}


@pytest.mark.parametrize(("label", "code"), list(LABELS_1995.items()))
def test_row_labels_resolve(label, code):
    assert [p.code for p in find_places(label)] == [code]


def test_labels_resolve_line_by_line():
    found = find_places("\n".join(LABELS_1995))
    assert [p.code for p in found] == list(LABELS_1995.values())


@pytest.mark.parametrize(
    ("year", "code"), [(None, "KZ-10"), ("1998", "KZ-63"), ("2023", "KZ-10"), ("1990", "KZ-63")]
)
def test_a_town_belongs_to_the_oblast_of_the_year(year, code):
    assert [p.code for p in find_places("Семей қаласында", year=year)] == [code]


@pytest.mark.parametrize(
    ("text", "region", "code"),
    [
        ("Жамбыл ауданы", None, "KZ"),
        ("Жамбыл ауданы", "KZ-31", "KZ-31"),
        ("Жамбыл ауданы", "KZ-59", "KZ-59"),
        ("Жамбыл ауданы", "KZ-55", "KZ"),
        ("Алматы облысының Жамбыл ауданы", "KZ-31", "KZ-19"),
    ],
)
def test_districts_of_one_name_need_their_oblast(text, region, code):
    assert find_places(text, region=region)[-1].code == code


def test_regions_have_kato_codes():
    assert find_places("Қостанай облысында")[0].kato == "390000000"
    assert find_places("Рудный қаласында")[0].kato is None


@pytest.mark.parametrize("text", ["осы жылдың 1 шілдесіне дейін", "IV тоқсан", "желтоқсан", "биыл"])
def test_without_an_anchor_there_is_no_year(text):
    assert find_dates(text) == ()


def test_an_anchor_may_be_a_year():
    assert find_dates("1 қыркүйекке дейін", anchor="1998")[0].value == "1998-09-01"


@pytest.mark.parametrize(
    ("cell", "unit", "amounts"),
    [
        ("1 500", "мың теңге", [("1500000", None)]),
        ("29,8", "Болжамды шығыстар (миллион теңге)", [("29800000", None)]),
        (
            "2006 жыл - 29,8 2007 жыл - 31,5",
            "млн. теңге",
            [("29800000", "2006"), ("31500000", "2007")],
        ),
        ("3 млн. теңге", "мың теңге", [("3000000", None)]),
        ("Талап етілмейді", "мың теңге", []),
        ("-", "мың теңге", []),
        ("15 %", "мың теңге", []),
        ("15", "адам", []),
    ],
)
def test_amounts_of_cells(cell, unit, amounts):
    found = [(str(m.amount), m.period) for m in parse_amounts(cell, unit=unit)]
    assert found == amounts


def test_units_of_headers():
    assert unit_of("Шығындар, млн. теңге") == (Decimal(1_000_000), "KZT")
    assert unit_of("Адам саны") == (Decimal(1), None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Жергілікті бюджеттен", "жергілікті бюджет"),
        ("Республикалық бюджет қаражаты шегінде", "республикалық бюджет"),
        ("Павлодар және Екібастұз қалаларының бюджеттері", "Екібастұз қалаларының бюджеттері"),
        ("Қаржыландыру қажет емес", None),
    ],
)
def test_names_of_sources(text, name):
    assert source_name(text) == name


def test_sources_of_a_sentence():
    found = find_sources("Облыстық бюджеттен және халықаралық гранттардан төленеді")
    assert [s.text for s in found] == ["Облыстық бюджеттен", "халықаралық гранттардан"]


def test_amounts_without_context_are_the_same_amounts():
    text = "2005 жылы жергілікті бюджеттен 3,5 млн. теңге бөлінді, 2006 жылы – 4 млн. теңге."
    whole = find_money(text)
    assert [(m.start, m.end, m.amount) for m in find_amounts(text)] == [
        (m.start, m.end, m.amount) for m in whole
    ]
    assert [m.period for m in whole] == ["2005", "2006"]


def test_places_at_hand_change_no_body():
    text = "Тараз қаласының әкімі мен Ақтөбе облысы қаржы басқармасы"
    assert find_bodies(text, places=lambda: find_places(text)) == find_bodies(text)


def test_place_behind_a_small_figure_is_found():
    assert [p.text for p in find_places("есеп¹Өскеменде, қосымша ²Өскеменде")] == [
        "Өскеменде",
        "Өскеменде",
    ]
