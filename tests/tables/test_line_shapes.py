"""CSV pasted into text, and lists that are tables."""

import pytest

from kznlp.normalize import normalize_text
from kznlp.pipeline import analyze_text
from kznlp.tables import find_tables

BODY = [("Ақмола", "7135", "5,4"), ("Ақтөбе", "5306", "4,0"), ("Алматы", "4418", "3,3")]


def tables(text):
    return find_tables(normalize_text(text))


@pytest.mark.parametrize("lead", ["", "Мәліметтер төменде келтірілді.\n\n"])
def test_semicolons(lead):
    lines = ["Облыс;Саны;Үлесі", *(";".join(row) for row in BODY)]
    (table,) = tables(lead + "\n".join(lines) + "\n")
    assert (table.layout, table.columns) == ("csv", ("Облыс", "Саны", "Үлесі"))
    assert list(table.rows) == BODY


def test_commas_and_quotation_marks():
    lines = ["Облыс,Саны,Үлесі", *(f'{a},{b},"{c}"' for a, b, c in BODY)]
    (table,) = tables("\n".join(lines) + "\n")
    assert list(table.rows) == BODY


@pytest.mark.parametrize(
    "text",
    [
        "ауыл шаруашылығы;\nбілім беру;\nденсаулық сақтау.",
        "1) алма, алмұрт, өрік\n2) жүзім, шие, жиде\n3) қауын, қарбыз, асқабақ\n",
        "2005 жылы, 2006 жылы, 2007 жылы\n2008 жылы, 2009 жылы, 2010 жылы\n2011, 2012, 2013\n",
        "Мектеп – 2. Бала – 7.",
        "Кеңесте Ахметов – 5, Омаров – 3 рет сөйледі.",
        "Оның ішінде: мұғалімдер – 12 адам, дәрігерлер – 7 адам, жүргізушілер – 3 адам.",
    ],
)
def test_prose_is_no_table(text):
    assert tables(text) == ()


ITEMS = "Ақмола – 7135; Ақтөбе – 5306; Алматы – 4418; Атырау – 1200; "
LIST = f"Жұмыссыздар саны облыстар бойынша: {ITEMS}"


@pytest.mark.parametrize("sign", ["\n", " "])
def test_a_list_of_territories(sign):
    text = LIST.replace("; ", f";{sign}") + "Жамбыл – 3981 адам."
    (table,) = tables(text)
    assert table.layout == "list"
    assert table.caption == "Жұмыссыздар саны облыстар бойынша"
    assert table.rows[0] == ("Ақмола", "7135")
    assert table.rows[-1] == ("Жамбыл", "3981")
    assert [o.region for o in table.observations][:2] == ["KZ-11", "KZ-15"]


def test_a_list_with_a_total():
    (table,) = tables("Көшеттер: емен – 120; қайың – 80; терек – 40; барлығы – 240.")
    assert [check.ok for check in table.checks] == [True]


def test_a_list_is_prose_as_well():
    found = analyze_text("Облыстарда жұмыссыздар көбейді: " + ITEMS + "Жамбыл – 3981.")
    assert [table.layout for table in found.tables] == ["list"]
    assert found.units
