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
    found = analyze_text(
        "2005 жылы облыстарда жұмыссыздар саны көбейді: " + ITEMS + "Жамбыл – 3981."
    )
    assert [table.layout for table in found.tables] == ["list"]
    assert found.units


@pytest.mark.parametrize(
    ("lead", "items"),
    [
        ("Жұмыссыздар: ", "1) Ақмола – 7135; 2) Ақтөбе – 5306; 3) Алматы – 4418; 4) Атырау – 12; "),
        (
            "Жұмыссыздар:\n",
            "- Ақмола – 7135;\n- Ақтөбе – 5306;\n- Алматы – 4418;\n- Атырау – 12;\n- ",
        ),
        ("Жұмыссыздар:\n", "Ақмола: 7135\nАқтөбе: 5306\nАлматы: 4418\nАтырау: 12\n"),
    ],
    ids=["numbered", "dashes", "colons"],
)
def test_items_with_marks(lead, items):
    last = "Жамбыл: 3981" if "Ақмола:" in items else "5) Жамбыл – 3981."
    (table,) = tables(lead + items + last.removeprefix("" if "1)" in items else "5) "))
    assert table.caption == "Жұмыссыздар"
    assert [row[1] for row in table.rows] == ["7135", "5306", "4418", "12", "3981"]


def test_a_second_figure_in_brackets():
    places = ("Ақмола", "Ақтөбе", "Алматы", "Атырау", "Жамбыл")
    text = "; ".join(f"{name} – {710 + n} ({n},2 %)" for n, name in enumerate(places))
    (table,) = tables(f"Жұмыссыздар: {text}.")
    assert table.rows[1] == ("Ақтөбе", "711", "1,2 %")
    assert [o.unit for o in table.observations[:2]] == [None, "%"]


def test_points_part_thousands_as_the_table_tells():
    rows = ["Абай ауданы;1.249;1.300", "Ақсу ауданы;249;300", "Ескелді ауданы;1.900;1.850"]
    (table,) = tables("\n".join(["Аудандар;2003;2004", *rows, "Барлығы;3.398;3.450"]))
    assert table.rows[0] == ("Абай ауданы", "1.249", "1.300")
    assert [o.value for o in table.observations[:3]] == ["1249", "1300", "249"]
    assert [o.printed for o in table.observations[:1]] == ["1.249"]
    assert [check.ok for check in table.checks] == [True, True]


def test_years_that_name_rows_are_their_periods():
    lines = ["Жылдар\tТуғандар", "1998\t234", "1999\t540", "2000\t610", "Барлығы\t1384"]
    (table,) = tables("\n".join(lines))
    assert table.label_column == 0
    assert [o.period for o in table.observations] == ["1998", "1999", "2000", None]


def test_a_cell_is_cut_where_its_column_ends():
    (table,) = tables(
        "Көрсеткіштер             2002 ж. 2003 2004 ж.\n"
        "Туғандар саны                384   418     483\n"
        "Мектеп бітірушілер           953 1 104     968\n"
        "Жұмыссыз жастар              958   881     999\n"
        "Жаңа жұмыс орындары           71    73      73\n"
        "Тіркелген кәсіпкерлер        226   197     161\n"
    )
    assert table.columns == ("Көрсеткіштер", "2002 ж.", "2003", "2004 ж.")
    assert table.rows[1] == ("Мектеп бітірушілер", "953", "1 104", "968")


def test_a_row_that_lacks_a_cell_keeps_the_others_in_their_columns():
    (table,) = tables(
        "Облыстар          2003      2004      2005\n"
        "Ақмола             713       700       690\n"
        "Ақтөбе             530                 510\n"
        "Алматы             441       440       439\n"
        "Атырау             424       420       418\n"
        "Жамбыл             549       550       551\n"
    )
    assert table.rows[1] == ("Ақтөбе", "530", "", "510")


def test_ragged_lines_keep_all_cells_and_are_in_doubt():
    lines = ["Облыстар\t2003\t2004", "Ақмола\t71\t72", "Ақтөбе\t53", "Алматы\t44\t43\t42"]
    (table,) = tables("\n".join([*lines, "Атырау\t42\t41"]))
    assert table.columns == ("Облыстар", "2003", "2004", "")
    assert table.rows[1:3] == (("Ақтөбе", "53", "", ""), ("Алматы", "44", "43", "42"))
    assert table.ambiguous


def test_a_list_whose_items_break_over_lines():
    text = (
        "Кезекте тұрғандар саны, адам:\nАқмола – 40; Ақтөбе – 38; Ұлытау –\n11; Қостанай –\n37; "
        "Шымкент\nқ. – 57; қалған 3 өңір – 17; Жиыны – 200."
    )
    (table,) = find_tables(normalize_text(text))
    assert table.layout == "list"
    assert table.rows[2:6] == (
        ("Ұлытау", "11"),
        ("Қостанай", "37"),
        ("Шымкент қ.", "57"),
        ("қалған 3 өңір", "17"),
    )


def test_shares_that_make_a_hundred_are_a_table():
    text = "Құрылым мынадай: азық – {} %; киім – 21 %; жиһаз – 13 %; өзгесі – 32 %."
    (table,) = find_tables(normalize_text(text.format(34)))
    assert table.rows[0] == ("азық", "34")
    assert not find_tables(normalize_text(text.format(54)))
