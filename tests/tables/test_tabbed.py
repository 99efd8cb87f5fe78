"""Tables pasted from a word processor, with cells of words, empty cells and names of groups."""

import pytest

from kznlp.normalize import normalize_text
from kznlp.pipeline import analyze_text
from kznlp.tables import find_tables

HEADER = ("№", "Іс-шара", "Жауапты", "Мерзімі", "Шығыны, млн. теңге")
ROWS = (
    ("1", "Қазандықты газға көшіру", "Құрылыс бөлімі", "2004 жылғы III тоқсан", "12,5"),
    ("2", "Құдықтарды тазалау", "Ауыл әкімдері", "жыл сайын", "талап етілмейді"),
    ("3", "Су есептегіштер орнату", "«Жылу» АҚ", "2005 ж.", "3,2"),
)
TOTAL = ("", "Барлығы", "", "", "15,7")


def lines(*rows):
    return "\n".join("\t".join(row) if isinstance(row, tuple) else row for row in rows) + "\n"


def only(text):
    (table,) = find_tables(normalize_text(text))
    return table


def test_plan_without_a_column_of_figures():
    plain = [row[:4] for row in ROWS]
    table = only(lines(HEADER[:4], *plain))
    assert (table.layout, table.columns) == ("tabs", HEADER[:4])
    assert list(table.rows) == plain


def test_empty_cells_keep_their_places():
    table = only(lines(HEADER, *ROWS, TOTAL))
    assert list(table.rows) == [*ROWS, TOTAL]
    assert table.total_rows == (3,)


def test_row_that_numbers_the_columns_is_dropped():
    table = only(lines(HEADER, ("1", "2", "3", "4", "5"), *ROWS))
    assert (table.columns, list(table.rows)) == (HEADER, list(ROWS))


def test_line_of_words_names_a_group():
    table = only(lines(HEADER, "1-бағыт. Жылу", ROWS[0], "2-бағыт. Су", *ROWS[1:]))
    assert len(table.rows) == 5
    assert [row[0] for row in table.rows] == ["1-бағыт. Жылу", "1", "2-бағыт. Су", "2", "3"]


def test_blank_lines_between_rows():
    table = only("\n".join(lines(row) for row in (HEADER, *ROWS)))
    assert list(table.rows) == list(ROWS)


def test_header_may_be_missing():
    table = only(lines(*ROWS))
    assert list(table.rows) == list(ROWS)
    assert not any(table.columns)


def test_prose_above_and_below_is_no_part():
    text = "Жоспар бекітілсін.\n\n" + lines(HEADER, *ROWS) + "\nБақылау әкімге жүктелсін.\n"
    table = only(text)
    assert table.rows[-1] == ROWS[-1]
    assert text[table.start : table.start + 1] == "№"
    assert text[table.end - 3 : table.end] == "3,2"


def test_each_row_is_a_measure():
    analysis = analyze_text(lines(HEADER, *ROWS, TOTAL))
    assert [m.evidence[0].text for m in analysis.measures] == [row[1] for row in ROWS]
    assert analysis.measures[0].deadline == "2004-35"


@pytest.mark.parametrize(
    "text",
    [
        "\tБірінші абзац.\n\tЕкінші абзац.\n\tҮшінші абзац.\n",
        "Төраға\t\tС. Ахметов\nХатшы\t\tД. Омаров\nМүше\t\tА. Бекова\nМүше\t\tБ. Серіков\n",
        "Қабылдау\t24-15-16\nБухгалтерия\t24-15-17\nКадр\t24-15-18\nГараж\t24-15-19\n",
        "Кіріспе\t3\nНегізгі бөлім\t5\nҚорытынды\t17\nӘдебиет\t21\n",
    ],
)
def test_no_tables(text):
    assert not find_tables(normalize_text(text))


def test_lines_of_many_tabs_take_linear_time():
    assert len(find_tables(normalize_text("\t".join("аб") * 20_000))) == 0
