"""Grids: spans, split headers, titles, numbering rows, continued tables, layout tables."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from reading import clean, grid

from kznlp.tables import find_tables
from kznlp.tables.frames import to_frame
from kznlp.types import BlockKind

HEADING, NOTE, TEXT = BlockKind.HEADING, BlockKind.NOTE, BlockKind.PARAGRAPH


def only(made):
    (table,) = find_tables(made)
    return table


def test_split_header_becomes_paths():
    table = only(
        grid(
            [
                [("№", 2, 1), ("Аудандар", 2, 1), ("Мектептер", 1, 2)],
                ["2004", "2005"],
                ["1", "Байзақ", "12", "14"],
                ["2", "Жуалы", "9", "9"],
                ["", "Облыс бойынша", "21", "23"],
            ]
        )
    )
    assert table.columns == ("№", "Аудандар", "Мектептер / 2004", "Мектептер / 2005")
    assert table.rows[0] == ("1", "Байзақ", "12", "14")
    assert table.label_column == 1
    assert table.total_rows == (2,)
    assert [(c.column, c.ok) for c in table.checks] == [(2, True), (3, True)]
    assert [(o.label, o.period, o.value) for o in table.observations[:2]] == [
        ("Байзақ", "2004", "12"),
        ("Байзақ", "2005", "14"),
    ]


def test_columns_that_exist_by_spans_alone_are_none():
    table = only(
        grid(
            [
                ["Шара", ("Жауапты", 1, 2), ("Мерзімі", 1, 3)],
                ["Оқыту", ("Білім бөлімі", 1, 2), ("2005 ж.", 1, 3)],
                ["Салу", ("Құрылыс бөлімі", 1, 2), ("2006 ж.", 1, 3)],
            ]
        )
    )
    assert table.columns == ("Шара", "Жауапты", "Мерзімі")
    assert table.rows[1] == ("Салу", "Құрылыс бөлімі", "2006 ж.")


def test_empty_columns_go_and_empty_cells_stay():
    table = only(grid([["Аудан", "", "Саны"], ["Шу", "", "3"], ["Талас", "", ""]]))
    assert table.columns == ("Аудан", "Саны")
    assert table.rows[1] == ("Талас", "")
    assert table.spans[1][1] is None


def test_cell_over_several_rows_is_repeated_without_a_place():
    table = only(
        grid([["Бағыт", "Шара"], [("Су", 2, 1), "Құбыр салу"], ["Сүзгі орнату"], ["Жол", "Жөндеу"]])
    )
    assert [row[0] for row in table.rows] == ["Су", "Су", "Жол"]
    assert table.spans[0][0] is not None
    assert table.spans[1][0] is None


def test_row_that_numbers_the_columns_is_dropped():
    table = only(grid([["№", "Шара", "Мерзімі"], ["1", "2", "3"], ["1", "Оқыту", "Мамыр"]]))
    assert table.rows == (("1", "Оқыту", "Мамыр"),)


def test_group_row_stands_alone():
    made = grid(
        [["№", "Шара", "Мерзімі"], [("Су", 1, 3)], ["1", "Құбыр", "2004"], ["2", "Сүзгі", "2005"]]
    )
    (table,) = find_tables(made)
    place = made.text.index("Су")
    assert table.rows[0] == ("Су",)
    assert table.spans[0] == ((place, place + 2),)
    assert to_frame(table).iloc[0].tolist() == ["Су", "", ""]


def test_title_row_is_the_caption_and_a_marked_one_is_a_header():
    rows = [[("Алдын алу", 1, 2)], ["Шара", "Мерзімі"], ["Оқыту", "2004 ж."], ["Дәріс", "2005 ж."]]
    assert only(grid(rows)).caption == "Алдын алу"
    assert only(grid(rows)).columns == ("Шара", "Мерзімі")
    assert only(grid(rows, header=2)).columns == ("Алдын алу / Шара", "Алдын алу / Мерзімі")


def test_caption_unit_and_continuation_stand_before():
    rows = [
        ["Аудан", "2004", "2005"],
        ["Шу", "5", "6"],
        ["Талас", "7", "8"],
        ["Барлығы", "12", "14"],
    ]
    table = only(grid(rows, (HEADING, "Мал басы"), (NOTE, "(мың бас)")))
    assert (table.caption, table.unit) == ("Мал басы", "мың бас")
    table = only(grid(rows, (TEXT, "3-кесте. Мал басы"), (TEXT, "мың бас")))
    assert (table.caption, table.unit) == ("3-кесте. Мал басы", "мың бас")
    assert only(grid(rows, (TEXT, "Мал басы көбейді. Оған қолдау көрсетілді."))).caption is None
    assert only(grid(rows, (TEXT, "2-кестенің жалғасы"))).caption == "2-кестенің жалғасы"


def joined(*made):
    """Several grids in one document, as texts and blocks run on."""
    from dataclasses import replace

    from kznlp.normalize import normalize
    from kznlp.types import Document, Grid

    text, blocks = "", []
    for one in made:
        shift = len(text)
        for block in one.document.blocks:
            cells = block.grid and Grid(
                block.grid.layout,
                tuple(
                    replace(c, start=c.start + shift, end=c.end + shift) for c in block.grid.cells
                ),
            )
            blocks.append(
                replace(block, start=block.start + shift, end=block.end + shift, grid=cells)
            )
        text += one.document.text
    return normalize(Document(id="x", source="-", text=text, blocks=tuple(blocks)))


def test_header_in_a_grid_of_its_own_goes_to_the_body_below():
    head = grid([["№", "Шара", "Саны"]], (HEADING, "Жоспар"))
    body = grid([["1", "Оқыту", "12"], ["2", "Салу", "3"]])
    table = only(joined(head, body))
    assert table.columns == ("№", "Шара", "Саны")
    assert len(table.rows) == 2
    assert table.caption == "Жоспар"


def test_continued_table_takes_labels_totals_and_unit():
    first = grid(
        [
            ["Аудан", "2004"],
            ["Шу", "5"],
            ["оның ішінде ауыл", "2"],
            ["Талас", "7"],
            ["Барлығы", "12"],
        ],
        (HEADING, "Мал басы"),
        (NOTE, "(мың бас)"),
    )
    second = grid([["2005"], ["6"], ["1"], ["8"], ["14"]], (TEXT, "кестенің жалғасы"))
    wider = grid(
        [["2005", "2006"], ["6", "7"], ["1", "1"], ["8", "9"], ["14", "16"]],
        (TEXT, "кестенің жалғасы"),
    )
    _, table = find_tables(joined(first, wider))
    assert table.total_rows == (3,)
    assert [(o.label, o.unit) for o in table.observations[:1]] == [("Шу", "мың бас")]
    assert all(check.ok for check in table.checks)
    assert len(find_tables(joined(first, second))) == 1  # one column is a frame


def test_what_only_places_text_is_no_table():
    assert find_tables(grid([["Облыс әкімі", "Н. Баев"]])) == ()
    assert (
        find_tables(grid([["Облыс әкімі", "Н. Баев"], ["Мәслихат хатшысы", "А.Б. Омаров"]])) == ()
    )
    assert find_tables(grid([["Бір ұяшық"]])) == ()
    assert find_tables(grid([["", "Әкімдіктің 2005 жылғы қаулысына 1-қосымша"], ["", ""]])) == ()
    assert find_tables(clean("Кесте жоқ.")) == ()


def test_paragraphs_side_by_side_are_no_table():
    prose = "Облыста жұмыссыздық деңгейі төмендеп келеді, оған жаңа кәсіпорындар ықпал етті. " * 5
    assert find_tables(grid([[prose, prose]] * 6)) == ()
    assert find_tables(grid([[prose, prose, prose]] * 3)) == ()


def test_ragged_rows_and_endless_spans():
    rows = [
        ["Облыс", "2003", "2004"],
        ["Ақмола", "71"],
        ["Ақтөбе", "53", "52", "99"],
        ["Тараз", "1"],
    ]
    assert {len(row) for row in only(grid(rows)).rows} == {4}
    rows = [[("Облыс", 65_000, 1), ("а", 1, 1000)], ["71", "3"], ["53", "4"]]
    assert all(len(t.rows) < 4 for t in find_tables(grid(rows)))


def test_a_cell_of_a_million_characters():
    rows = [
        ["Облыс", "Саны"],
        ["Ақмола", "1" * 10**6],
        ["Ақтөбе", "сөз " * 250_000],
        ["Тараз", "5"],
    ]
    begun = time.process_time()
    table = only(grid(rows, repaired=False))
    assert [len(row[1]) for row in table.rows] == [10**6, 999_999, 1]
    assert time.process_time() - begun < 2


def test_line_breaks_in_a_cell_are_no_thousands():
    table = only(grid([["Аудан", "Алаң"], ["Шу", "100\n200"], ["Талас", "3 200"]]))
    assert table.rows[0] == ("Шу", "100 200")
    assert [o.value for o in table.observations] == ["3200"]


def test_forty_thousand_cells():
    rows = [["Ауыл", *(f"К{k}" for k in range(99))]]
    rows += [[f"Ауыл {r}", *(str(r * k) for k in range(99))] for r in range(400)]
    table = only(grid(rows, repaired=False))
    assert (len(table.rows), len(table.observations)) == (400, 39_600)


TEXTS = st.sampled_from(
    ["", "Шу", "12", "2005", "1", "Барлығы", "оның ішінде", "3,5", "№", "-", "а\nб"]
)
SPANS = st.tuples(TEXTS, st.integers(1, 4), st.integers(1, 4))
CELLS = st.one_of(TEXTS, SPANS, st.tuples(TEXTS, st.just(1), st.just(10**6)))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=6), st.integers(0, 3))
def test_any_grid_is_survived_and_its_cells_hold_their_words(rows, header):
    made = grid([[c for c in row if c != ("", 1, 1)] for row in rows], header=header)
    for table in find_tables(made):
        assert {len(row) for row in table.rows} <= {1, len(table.columns)}
        for cells, spans in zip(table.rows, table.spans, strict=True):
            for cell, span in zip(cells, spans, strict=True):
                if span:
                    assert " ".join(made.text[slice(*span)].split()) == cell
