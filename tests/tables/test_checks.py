"""Sums down and across, shares, ratios, differences, repeated figures, and hints."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import grid

from kznlp.normalize import normalize_text
from kznlp.records import Hint
from kznlp.tables import find_tables
from kznlp.tables.checks.slips import changes
from kznlp.tables.notes import notes, suspected


def checks(rows, header, *, kind):
    (table,) = find_tables(grid([list(header), *rows]))
    return [c for c in table.checks if c.kind == kind]


def failing(found):
    return [(c.row, c.column, c.difference) for c in found if not c.ok]


BODY = [["Ақтөбе", "120", "80", "200"], ["Атырау", "300", "45", "345"], ["Тараз", "71", "9", "80"]]
HEADER = ("Қалалар", "Ерлер", "Әйелдер", "Барлығы")


def test_rows_add_up_to_their_total_column():
    assert [c.ok for c in checks(BODY, HEADER, kind="row")] == [True] * 3


def test_a_total_before_its_columns():
    rows = [[r[0], r[3], r[1], r[2]] for r in BODY]
    header = ("Қалалар", "Барлығы", "оның ішінде ерлер", "әйелдер")
    assert [c.ok for c in checks(rows, header, kind="row")] == [True] * 3


def test_a_row_that_fails_is_told():
    rows = [BODY[0], ["Атырау", "300", "45", "354"], BODY[2]]
    found = checks(rows, HEADER, kind="row")
    assert failing(found) == [(1, 3, "9")]
    assert found[1].hint == Hint(row=1, column=3, value="345", change="swap")


def test_columns_that_do_not_add_up_are_no_sum():
    rows = [[*row[:3], "7"] for row in BODY]
    assert checks(rows, HEADER, kind="row") == []


def test_row_and_column_point_at_one_cell():
    total = ["Барлығы", "491", "134", "625"]
    rows = [BODY[0], ["Атырау", "306", "45", "345"], BODY[2], total]
    down, across = (checks(rows, HEADER, kind=kind) for kind in ("column", "row"))
    assert failing(down) == [(3, 1, "-6")]
    assert failing(across) == [(1, 3, "-6")]
    told = {c.hint for c in (*down, *across) if not c.ok}
    assert told == {Hint(row=1, column=1, value="300", change="digit")}


def test_shares_of_a_total():
    rows = [["Ақтөбе", "50", "25,0"], ["Атырау", "30", "15,0"], ["Тараз", "40", "20,0"]]
    rows += [["Орал", "80", "41,0"], ["Барлығы", "200", "100"]]
    found = checks(rows, ("Қалалар", "Саны", "Үлесі, %"), kind="ratio")
    assert failing(found) == [(3, 2, "1.0")]
    assert len(found) == 5


@pytest.mark.parametrize(("header", "less"), [("2005/2004, %", 0), ("Өсімі, %", 100)])
def test_ratios_of_years(header, less):
    years = [(200, 250), (80, 60), (33, 44), (12, 15)]
    rows = [
        [f"Ауыл {n}", str(a), str(b), f"{Decimal(b) / a * 100 - less:.1f}".replace(".", ",")]
        for n, (a, b) in enumerate(years)
    ]
    found = checks(rows, ("Ауылдар", "2004", "2005", header), kind="ratio")
    assert [c.ok for c in found] == [True] * 4
    rows[2][3] = "99,9"
    assert [
        c[:2] for c in failing(checks(rows, ("Ауылдар", "2004", "2005", header), kind="ratio"))
    ] == [(2, 3)]


def test_differences():
    rows = [["А ауылы", "200", "250", "50"], ["Б ауылы", "80", "60", "-20"]]
    rows += [["В ауылы", "33", "44", "11"], ["Г ауылы", "12", "15", "4"]]
    found = checks(rows, ("Ауылдар", "2004", "2005", "Айырмасы"), kind="ratio")
    assert failing(found) == [(3, 3, "1")]


def test_rates_are_no_sum():
    rows = [["Ақтөбе", "7,1"], ["Атырау", "6,9"], ["Тараз", "8,0"], ["Барлығы", "7,3"]]
    assert checks(rows, ("Қалалар", "2005 жыл"), kind="column") == []


def test_rounded_figures_are_not_accused():
    rows = [["Ақтөбе", "10,4"], ["Атырау", "5,3"], ["Тараз", "8,1"], ["Барлығы", "23,9"]]
    assert [c.ok for c in checks(rows, ("Қалалар", "Шығыны"), kind="column")] == [True]


def test_whole_thousands_are_rounded():
    rows = [["Ақтөбе", "104"], ["Атырау", "53"], ["Тараз", "81"], ["Барлығы", "239"]]
    assert [c.ok for c in checks(rows, ("Қалалар", "Шығыны"), kind="column")] == [False]
    assert [c.ok for c in checks(rows, ("Қалалар", "Шығыны, мың теңге"), kind="column")] == [True]


def test_a_figure_told_twice():
    names = ("Ақтөбе", "Атырау", "Тараз", "Орал")
    rows = ["Қалалар\t2004", *(f"{n}\t{10 + k}" for k, n in enumerate(names))]
    other = [r.replace("\t12", "\t21") for r in rows]
    text = "1-кесте\n\n{}\n\nЕкінші кесте бойынша мәлімет.\n\n2-кесте\n\n{}\n"
    tables = find_tables(normalize_text(text.format("\n".join(rows), "\n".join(other))))
    assert len(tables) == 2
    found = [c for c in tables[1].checks if c.kind == "repeat"]
    assert failing(found) == [(2, 1, "9")]
    assert {c.other for c in found} == {"t1"}


@given(st.integers(10, 10**9), st.data())
def test_one_slip_is_seen(figure, data):
    text = str(figure)
    at = data.draw(st.integers(0, len(text) - 1))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != text[at]]))
    other = Decimal(text[:at] + digit + text[at + 1 :])
    assert list(changes(Decimal(figure), other)) == ["digit"]
    assert list(changes(Decimal(figure), Decimal(figure))) == []


COLUMNS = [f"{name} саны" for name in ("Мектеп", "Қой", "Сиыр", "Жылқы", "Түйе", "Ешкі", "Үй")]


def decimal_table(*, rows, changed):
    """A table of one place behind the comma that adds up, but for one figure."""
    figures = [
        [Decimal(17 * r + 31 * k + 3) / 10 for k in range(len(COLUMNS))] for r in range(rows)
    ]
    sums = [sum(column) for column in zip(*figures, strict=True)]
    figures[1][2] += Decimal(changed)
    cells = [[f"{r} ауыл", *map(str, row)] for r, row in enumerate([*figures, sums])]
    cells[-1][0] = "Барлығы"
    return [[cell.replace(".", ",") for cell in row] for row in cells]


def test_a_small_difference_fails_where_all_other_sums_are_exact():
    found = checks(decimal_table(rows=20, changed="0.3"), ("Ауылдар", *COLUMNS), kind="column")
    assert failing(found) == [(20, 3, "-0.3")]
    (chance,) = [c.chance for c in found if not c.ok]
    assert 0 < chance < 0.002


def test_a_small_difference_is_suspect_where_some_other_sums_are_exact():
    header = ("Ауылдар", *COLUMNS[:3])
    cut = [row[:4] for row in decimal_table(rows=8, changed="0.2")]
    found = checks(cut, header, kind="column")
    assert failing(found) == []
    (table,) = find_tables(grid([list(header), *cut]))
    (check,) = suspected(table)
    assert (check.row, check.column, check.difference) == (8, 3, "-0.2")
    assert any("rounding parts them so far in" in note for note in notes(table))


def test_rounded_tables_are_not_suspected():
    rows = decimal_table(rows=8, changed="0")
    rows[-1] = [rows[-1][0], *(f"{float(c.replace(',', '.')) + 0.1:.1f}" for c in rows[-1][1:])]
    found = checks(rows, ("Ауылдар", *COLUMNS), kind="column")
    assert all(c.ok and c.chance is None for c in found)


def test_shares_are_added_and_means_are_not():
    rows = [["Ақтөбе", "120", "50,0"], ["Атырау", "60", "25,0"], ["Тараз", "60", "25,0"]]
    header = ("Қалалар", "Саны", "Халық үлесі")
    whole = checks([*rows, ["Барлығы", "240", "100"]], header, kind="column")
    assert [(c.column, c.ok) for c in whole] == [(1, True), (2, True)]
    mean = checks([*rows, ["Барлығы", "240", "33,3"]], header, kind="column")
    assert [c.column for c in mean] == [1]
