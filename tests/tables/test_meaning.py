"""Numbers, units, totals and their checks, regions, observations."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import grid

from kznlp.tables import find_tables
from kznlp.tables.draft import Piece
from kznlp.tables.headers import is_numbering
from kznlp.tables.numbers import is_missing, plain, value
from kznlp.tables.regions import are_names, regions
from kznlp.tables.units import unit_of
from kznlp.types import BlockKind


@pytest.mark.parametrize(
    ("printed", "worth"),
    [
        ("7135", "7135"),
        ("1 249,5", "1249.5"),
        ("1\u00a0249\u202f345", "1249345"),
        ("12.5", "12.5"),
        ("12,50 %", "12.50"),
        ("-3,2", "-3.2"),
        ("– 5", "-5"),
        ("+4", "4"),
        ("007", "7"),
        ("56/79,88", None),
        ("1.02.97", None),
        ("12 45", None),
        ("1 2345", None),
        ("1,2,3", None),
        ("5-ге дейін", None),
        ("25-14-36", None),
        ("IV", None),
        ("", None),
    ],
)
def test_value(printed, worth):
    number = value(printed)
    assert (None if number is None else plain(number)) == worth


@given(st.decimals(0, 10**9, places=2))
def test_value_of_what_was_printed(number):
    printed = f"{number:,.2f}".replace(",", " ").replace(".", ",")
    assert value(printed) == number


@pytest.mark.parametrize("mark", ["", " ", "-", "–", "—", "--", "…", "...", "x", "х", "Х", "*"])
def test_missing_marks(mark):
    assert is_missing(mark)
    assert value(mark) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Шығыстар (мың теңге)", "мың теңге"),
        ("сомасы, млн. теңге", "млн теңге"),
        ("миллион теңге", "млн теңге"),
        ("алаңы (га)", "га"),
        ("Құны теңгемен", "теңге"),
        ("өсім, %", "%"),
        ("пайызбен", "%"),
        ("адам", "адам"),
        ("Адам саны", None),
        ("Газ құбыры", None),
        ("2005 жыл", None),
    ],
)
def test_unit(text, unit):
    assert unit_of(text) == unit


def test_unit_of_a_label_is_told_apart_from_its_words():
    assert unit_of("Ауылдағы адам", loose=False) is None
    assert unit_of("Шығын нормасы, л/га", loose=False) == "л/га"


def test_numbering_rows():
    def row(*cells):
        return [Piece(c) for c in cells]

    assert is_numbering(row("1", "2", "3"))
    assert is_numbering(row("А", "Б", "1", "2"))
    assert is_numbering(row("6", "7", "8"))
    assert not is_numbering(row("1", "3", "5"))
    assert not is_numbering(row("5", "6"))
    assert not is_numbering(row("1", "Шара", "3"))


def checks(rows, header=("Облыстар", "Саны", "Көлемі")):
    (table,) = find_tables(grid([list(header), *rows]))
    return [(c.row, c.column, c.difference, c.ok) for c in table.checks]


def test_total_below_and_above():
    body = [["Ақтөбе", "10", "1,5"], ["Атырау", "20", "2,5"]]
    assert checks([*body, ["Барлығы", "30", "4,1"]]) == [(2, 1, "0", True), (2, 2, "0.1", True)]
    assert checks([["Барлығы", "30", "4,0"], *body]) == [(0, 1, "0", True), (0, 2, "0.0", True)]


def test_wrong_total_is_told_with_its_difference():
    rows = [["Ақтөбе", "10", "100"], ["Атырау", "20", "200"], ["ҚАЗАҚСТАН", "31", "300"]]
    assert checks(rows) == [(2, 1, "1", False), (2, 2, "0", True)]


def test_parts_count_once():
    rows = [
        ["Ақтөбе", "10", "5"],
        ["оның ішінде ауыл", "4", "2"],
        ["Атырау", "20", "6"],
        ["Жиыны", "30", "11"],
    ]
    assert checks(rows) == [(3, 1, "0", True), (3, 2, "0", True)]


def test_subtotals_close_their_own_rows():
    rows = [
        ["Мектеп", "1", "2"],
        ["Лицей", "3", "4"],
        ["Барлығы", "4", "6"],
        ["Емхана", "5", "5"],
        ["Аурухана", "6", "6"],
        ["Барлығы", "11", "11"],
    ]
    assert [ok for *_, ok in checks(rows)] == [True] * 4


def test_no_false_alarm_where_the_rows_leave_a_choice():
    rows = [
        ["Жұмыспен қамту, барлығы", "50", "60"],
        ["Оның ішінде", "", ""],
        ["ерлер", "20", "25"],
        ["жастар", "15", "20"],
        ["мүгедектер", "3", "4"],
    ]
    assert checks(rows, ("Көрсеткіш", "2004", "2005")) == []


def test_rates_are_not_summed():
    rows = [["Ақтөбе", "10", "5"], ["Атырау", "20", "7"], ["Барлығы", "30", "6"]]
    assert [c[1] for c in checks(rows, ("Облыстар", "Саны", "Орташа жасы"))] == [1]
    assert [c[1] for c in checks(rows, ("Облыстар", "Саны", "Үлесі, %"))] == [1]


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=12), st.integers(-9, 9))
def test_difference_is_reported_minus_computed(figures, off):
    total = max(0, sum(figures) + off)
    rows = [[f"Ауыл {k}", str(f)] for k, f in enumerate(figures, start=1)]
    found = checks([*rows, ["Барлығы", str(total)]], ("Ауылдар", "Саны"))
    assert found == [(len(figures), 1, str(total - sum(figures)), total == sum(figures))]


def test_regions_follow_the_header():
    assert regions(["Ақмола", "Алматы қаласы", "Үйлер"], header="Облыстар") == (
        "KZ-11",
        "KZ-75",
        None,
    )
    assert are_names(["Шығыс Қазақстан", "Мектептер Павлодар"]) == [True, False]


def test_unit_column_and_periods_reach_the_figures():
    rows = [
        ["№", "Көрсеткіш", "Өлшем бірлігі", "2004 жыл", "2005 жыл"],
        ["1", "Көшет отырғызу", "дана", "120", "1 300"],
        ["2", "Алаң", "га", "5,5", "–"],
    ]
    (table,) = find_tables(grid(rows, (BlockKind.HEADING, "Көгалдандыру")))
    assert [(o.label, o.unit, o.period, o.value, o.printed) for o in table.observations] == [
        ("Көшет отырғызу", "дана", "2004", "120", "120"),
        ("Көшет отырғызу", "дана", "2005", "1300", "1 300"),
        ("Алаң", "га", "2004", "5.5", "5,5"),
    ]
    assert sum(Decimal(o.value) for o in table.observations) == Decimal("1425.5")


def test_plan_keeps_its_columns_and_gives_no_figures_of_years():
    rows = [
        ["№", "Іс-шаралар", "Орындау мерзімі", "Жауаптылар"],
        ["1", "Мектеп салу", "2004", "Білім басқармасы"],
        ["2", "Жол жөндеу", "2005", "Көлік басқармасы"],
    ]
    (table,) = find_tables(grid(rows))
    assert table.columns == ("№", "Іс-шаралар", "Орындау мерзімі", "Жауаптылар")
    assert table.label_column == 1
    assert table.observations == ()


def test_columns_of_ranges_bounds_and_accounts_are_figures():
    rows = [
        ["Теңгерім, млн теңге", "(12,5)"],
        ["Жасы", "10–15"],
        ["Шығыс", "3,7 млн"],
        ["Саны", "45*"],
    ]
    (table,) = find_tables(grid([["Көрсеткіш", "2003 ж."], *rows]))
    told = [(o.value, o.low, o.high, o.unit) for o in table.observations]
    assert told == [
        ("-12.5", None, None, "млн теңге"),
        (None, "10", "15", None),
        ("3.7", None, None, "млн"),
        ("45", None, None, None),
    ]


def test_a_total_of_figures_that_cannot_be_added_is_not_checked():
    rows = [["Ақтөбе", "10"], ["Атырау", "20–25"], ["Тараз", "30*"], ["Барлығы", "60"]]
    (table,) = find_tables(grid([["Қалалар", "Саны"], *rows]))
    assert table.checks == ()
    rows[1][1] = "20*"
    (table,) = find_tables(grid([["Қалалар", "Саны"], *rows]))
    assert [check.ok for check in table.checks] == [True]
