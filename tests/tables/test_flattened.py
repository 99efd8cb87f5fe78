"""Tables made at random and flattened in several ways come back as they were, digit for digit."""

import random
import re
import time

import flattening
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import clean

from kznlp.normalize import unrepaired
from kznlp.tables import find_tables
from kznlp.types import Block, BlockKind, Document

THOUSANDS = {"thousands": " ", "largest": 99_999}
WORDS = {"places": False, "total": False}
WAYS = {
    "tabs": (flattening.without_row_breaks, {}),
    "tabs, decimal comma": (flattening.without_row_breaks, {"decimal": True}),
    "tabs, thousands by space": (flattening.without_row_breaks, THOUSANDS),
    "tabs, numbered": (flattening.without_row_breaks, {"numbered": True}),
    "tabs, numbered, no total": (flattening.without_row_breaks, {"numbered": True, "total": False}),
    "tabs, one column": (flattening.without_row_breaks, {"columns": 1}),
    "spaces": (flattening.with_spaces, {}),
    "spaces, decimal comma": (flattening.with_spaces, {"decimal": True}),
    "spaces, glued rows": (flattening.with_spaces_and_glued_rows, {}),
    "spaces, numbered": (flattening.with_spaces_and_glued_rows, {"numbered": True}),
    "tabs, indicators": (flattening.without_row_breaks, WORDS),
    "tabs, years": (flattening.without_row_breaks, {"years": ""}),
    "tabs, years with a word": (flattening.without_row_breaks, {"years": " ж."}),
    "tabs, missing figures": (flattening.without_row_breaks, {"missing": True, "total": False}),
    "tabs between rows": (flattening.with_tabs_alone, {}),
    "tabs between rows, indicators": (flattening.with_tabs_alone, WORDS),
    "spaces between rows": (flattening.with_spaces_between_rows, WORDS),
    "spaces, indicators": (flattening.with_spaces, WORDS),
    "spaces, years": (flattening.with_spaces, {"years": ""}),
    "spaces, years with a word": (flattening.with_spaces, {"years": " ж."}),
    "spaces, missing figures": (flattening.with_spaces, {"missing": True, "total": False}),
    "spaces, glued rows, indicators": (flattening.with_spaces_and_glued_rows, WORDS),
    "lines, years": (flattening.as_lines, {"years": "", **WORDS}),
    "columns, indicators": (flattening.as_columns, WORDS),
    "lines": (flattening.as_lines, {}),
    "lines, numbered": (flattening.as_lines, {"numbered": True}),
    "columns": (flattening.as_columns, {}),
    "columns, thousands by space": (flattening.as_columns, THOUSANDS),
}


def paragraph(text):
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return unrepaired(Document(id="x", source="-", text=text, blocks=blocks))


def tables_of(way, seed):
    flatten, options = WAYS[way]
    made = flattening.make(random.Random(seed), **options)
    text = clean(flatten(made), verbatim=way.startswith(("lines", "columns")))
    return made, text, find_tables(text)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(4))
def test_comes_back_as_it_was(way, seed):
    made, _, tables = tables_of(way, seed)
    assert [[list(row) for row in table.rows] for table in tables] == [made.rows]
    assert list(tables[0].columns) == made.header
    assert not tables[0].ambiguous
    assert all(check.ok for check in tables[0].checks)


@pytest.mark.parametrize("seed", range(8))
def test_thousands_by_space_are_right_or_said_to_be_ambiguous(seed):
    made = flattening.make(random.Random(seed), **THOUSANDS)
    table, *_ = find_tables(clean(flattening.with_spaces(made)))
    assert table.ambiguous or [list(row) for row in table.rows] == made.rows


@pytest.mark.parametrize("way", WAYS)
def test_prose_around_stays_outside(way):
    _, text, tables = tables_of(way, 3)
    if flattening.BEFORE in text.text:
        around = text.text[: tables[0].start] + text.text[tables[0].end :]
        assert flattening.BEFORE in around
        assert flattening.BEHIND in around


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(WAYS)), st.integers(0, 10_000))
def test_no_digit_is_altered(way, seed):
    _, text, tables = tables_of(way, seed)
    for table in tables:
        for cells, spans in zip(table.rows, table.spans, strict=True):
            for cell, span in zip(cells, spans, strict=True):
                assert (span is None) == (cell == "")
                if span:
                    assert " ".join(text.text[slice(*span)].split()) == cell


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("12 34,5.\t\nАбв Жол–|-%№:"), max_size=200))
def test_any_text_is_survived_and_spans_hold_their_cells(text):
    for table in find_tables(clean(text)):
        assert {len(row) for row in table.rows} == {len(table.columns)}
        assert all(table.start <= o.start < o.end <= table.end for o in table.observations)


def test_two_tables_in_one_paragraph():
    first = flattening.make(random.Random(1), columns=2)
    second = flattening.make(random.Random(2), columns=3, numbered=True)
    text = flattening.without_row_breaks(first) + flattening.without_row_breaks(second)
    found = find_tables(clean(text))
    assert [[list(row) for row in table.rows] for table in found] == [first.rows, second.rows]


def test_caption_and_dates_are_taken_from_before_the_header():
    text = (
        "Жағдай күрделі.2004 жылғы Тараз қаласындағы кітапханалар туралы мәлімет:"
        "№\tКөрсеткіш\t1.01.04 \tж.\t1.02.04 ж.1\tОқырмандар\t120\t1402\tКітаптар\t900\t9113\t"
        "Журналдар\t15\t18Сан өсті."
    )
    (table,) = find_tables(clean(text))
    assert table.caption == "2004 жылғы Тараз қаласындағы кітапханалар туралы мәлімет"
    assert table.columns == ("№", "Көрсеткіш", "1.01.04 ж.", "1.02.04 ж.")
    assert table.rows[1] == ("2", "Кітаптар", "900", "911")
    assert table.label_column == 1


@pytest.mark.parametrize(
    "text",
    [
        "Топ құрамы:\nБаев Нұрлан Серікұлы      - облыс әкімінің орынбасары\n"
        "Омаров Талғат             - бөлім бастығы\nСейітова Гүлнар           - хатшы",
        "Кіріспе ......... 3\nТалдау ......... 5\nШаралар ......... 12\nҚорытынды ......... 20",
        "Қабылдау бөлмесі   25-14-36\nКеңсе   25-14-37\nМұрағат   25-14-40",
        "1.\tБірінші іс-шара жүргізілсін.2.\tЕкінші іс-шара жүргізілсін.3.\tҮшінші.",
        "2003 жылы 12 мектеп, 2004 жылы 15 мектеп салынды. Оған 25 млн. теңге бөлінді.",
        "Алматы қаласы, Абай даңғылы, 15, 3 пәтер; Тараз қаласы, Төле би көшесі, 7.",
        "1. Ақмола облысында 12 нысан. 2. Атырау облысында 7 нысан. 3. Жамбыл облысында 9 нысан.",
    ],
)
@pytest.mark.parametrize("verbatim", [False, True])
def test_what_only_looks_like_a_table_is_none(text, verbatim):
    assert find_tables(clean(text, verbatim=verbatim)) == ()


@pytest.mark.parametrize(
    "text",
    ["1" * 10**6, "1 " * 300_000, "1\t" * 300_000, "\t" * 10**6, "|" * 10**6, "- " * 300_000],
    ids=["digits", "figures", "tabs and figures", "tabs", "bars", "dashes"],
)
def test_monstrous_lines_are_passed_over_in_no_time(text):
    begun = time.process_time()
    assert find_tables(paragraph(text)) == ()
    assert time.process_time() - begun < 2


def test_five_thousand_rows():
    rows = [f"{flattening.OBLASTS[k % 14]} ауылы\t{k}\t{k * 7 % 997}" for k in range(5000)]
    begun = time.process_time()
    (table,) = find_tables(paragraph("Ауылдар\tҮйлер\tАдамдар" + "".join(rows)))
    assert len(table.rows) == 5000
    assert time.process_time() - begun < 5


def test_figures_keep_every_digit_of_the_source():
    made = flattening.make(random.Random(5), numbered=True)
    text = flattening.without_row_breaks(made, before="", behind="")
    (table,) = find_tables(clean(text))
    printed = "".join(cell for row in (table.columns, *table.rows) for cell in row)
    assert re.sub(r"\s", "", printed) == re.sub(r"\s", "", text)


def test_row_that_lacks_a_cell_is_filled_up_and_said_to_be_ambiguous():
    rows = [
        "Ақтөбе\t1\t2\t3",
        "Атырау\t4\t5\t6",
        "Жамбыл\t7\t8",
        "Павлодар\t9\t1\t2",
        "Семей\t3\t4\t5",
    ]
    (table,) = find_tables(clean("Облыстар\tҮйлер\tЖолдар\tМектептер" + "".join(rows) + "Соңы."))
    assert table.rows[2] == ("Жамбыл", "7", "8", "")
    assert table.ambiguous
    assert len(table.rows) == 5


def test_bars_and_rules():
    text = (
        "-----------------------------------\n"
        "N  | Іс-шаралар      |Мерзімі\n"
        "р/с|                 |\n"
        "-----------------------------------\n"
        "1  | 2               | 3\n"
        "-----------------------------------\n"
        "1. |Ұңғыма қазу, су- |2003-\n"
        "   |құбырын жөндеу   |2004 ж.\n"
        "-----------------------------------\n"
        "2. |Сүзгі орнату     |2004 ж.\n"
        "-----------------------------------"
    )
    (table,) = find_tables(clean((BlockKind.HEADING, "Жоспар"), text, verbatim=True))
    assert table.caption == "Жоспар"
    assert table.columns == ("N р/с", "Іс-шаралар", "Мерзімі")
    assert [row[0] for row in table.rows] == ["1.", "2."]
    assert table.rows[0][2] == "2003- 2004 ж."


def test_links_parted_by_bars_are_no_table():
    text = (
        "Басты бет | Жаңалықтар | Байланыс\nҚұжаттар | Бағдарламалар\nСайт картасы | Іздеу | Кіру"
    )
    assert find_tables(clean(text, verbatim=True)) == ()


def test_wrapped_label_and_group_in_columns():
    text = (
        "Көрсеткіштер                   2003      2004\n"
        "Барлық мектептер мен\n"
        "лицейлердің саны                120       125\n"
        "Кітапханалар                     40        41\n"
        "Ауылдар\n"
        "Мектептер                        80        81\n"
        "Кітапханалар                     30        30"
    )
    (table,) = find_tables(clean(text, verbatim=True))
    assert [row[0] for row in table.rows] == [
        "Барлық мектептер мен лицейлердің саны",
        "Кітапханалар",
        "Ауылдар",
        "Мектептер",
        "Кітапханалар",
    ]
    assert table.columns == ("Көрсеткіштер", "2003", "2004")


def test_name_and_years_above_lines_are_no_rows():
    rows = ["Дақылдар\t2003\t2004", "Бидай\t120\t130", "Арпа\t30\t28", "Жиыны\t150\t158"]
    text = "\n".join(["2-кесте. Егін көлемі, мың га", *rows])
    (table,) = find_tables(clean(text))
    assert table.caption == "2-кесте. Егін көлемі, мың га"
    assert table.columns == ("Дақылдар", "2003", "2004")
    assert len(table.rows) == 3
    assert table.unit == "мың га"
    assert all(check.ok for check in table.checks)


def test_many_lines_that_are_no_table_take_no_time():
    begun = time.process_time()
    assert find_tables(paragraph("Баев Нұрлан      хатшы\n" * 20_000)) == ()
    assert time.process_time() - begun < 5
