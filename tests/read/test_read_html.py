"""HTML files."""

import time

import pytest
from seen import blocks, cells, check

from kznlp.read import read_bytes, read_text
from kznlp.types import BlockKind


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def read_page(body: str, head: str = ""):
    document = read_text(page(body, head))
    check(document)
    assert document.format == "html"
    return document


def test_blocks_point_into_the_source():
    document = read_page("<h2>Бағдарлама</h2><p>Су &laquo;таза&raquo;<br>болсын.</p>")
    heading, text = document.blocks
    assert document.text[heading.start : heading.end] == "Бағдарлама"
    assert document.text[text.start : text.end] == "Су &laquo;таза&raquo;<br>болсын."
    assert blocks(document)[1] == ["paragraph", 0, "", "Су «таза» болсын."]


def test_title_is_a_property():
    assert read_page("<p>Мәтін</p>", "<title> Заң\n &amp; қаулы</title>").properties == {
        "title": "Заң & қаулы"
    }


def test_lists():
    document = read_page(
        "<p>Шаралар:</p><ol><li>жол салу;<ul><li>ауылда;</ul><li>көпір салу.</ol>"
        "<p>1) мектеп;<br>2) аурухана.</p>"
    )
    assert blocks(document)[1:] == [
        ["list_item", 0, "1.", "жол салу;"],
        ["list_item", 1, "•", "ауылда;"],
        ["list_item", 0, "2.", "көпір салу."],
        ["list_item", 1, "1)", "мектеп;"],
        ["list_item", 1, "2)", "аурухана."],
    ]


def test_scripts_styles_menus_are_left_out():
    document = read_page(
        "<nav><p>Мәзір</p></nav><script>if (a<b) document.write('<p>жоқ</p>')</script>"
        "<style>p { color: red }</style><!-- <p>жоқ</p> --><p>Мәтін осы.</p>"
        "<footer>Төменгі</footer>"
    )
    assert blocks(document) == [["paragraph", 0, "", "Мәтін осы."]]


def test_only_the_article_is_read_and_its_title():
    text = "Осы бап су пайдалану тәртібін белгілейді. " * 5
    document = read_page(
        f"<ul><li>Іздеу</li></ul><h1>Су туралы</h1><p>1999 жылғы заң.</p><ul><li>Бөлісу</li></ul>"
        f"<p>Қоңырау шалыңыз</p><article><p>{text}</p></article><p>Сайт картасы</p>"
    )
    assert [b[3] for b in blocks(document)] == ["Су туралы", "1999 жылғы заң.", text.strip()]


def test_bold_paragraphs_are_titles_and_right_ones_notes():
    document = read_page(
        "<p><b>Қаржы көздері</b></p><p align=right>Әкімнің шешіміне</p><p><b>Мақсат:</b> су.</p>"
    )
    assert [b[0] for b in blocks(document)] == ["heading", "note", "paragraph"]


def test_layout_tables_are_looked_through_and_data_tables_kept():
    data = "<table><tr><td>Жыл<td>Саны<tr><td>1998<td>5</table>"
    document = read_page(
        f"<table><tr><td><p>Мәзір</p><td><h1>Есеп</h1>{data}</table>"
        "<table><tr><td>&nbsp;<tr><td>Облыс әкімі<td>А. Сейітов</table>"
    )
    assert [b.kind.value for b in document.blocks] == [
        "paragraph",
        "heading",
        "grid",
        "note",
        "note",
    ]
    assert cells(document, document.blocks[2])[3][-1] == "5"


def test_preformatted_lines_are_read_like_text():
    document = read_page(
        "<pre>1) бірінші &amp; соңғы;\n2) екінші.\n\nАбай     5\nАягөз    6\n</pre>"
    )
    assert [b[0] for b in blocks(document)] == ["list_item", "list_item", "verbatim"]
    assert blocks(document)[0][3] == "бірінші & соңғы;"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "Мәтін" + "</div>" * 100_000,
        "<table><tr><td>" * 10_000 + "Мәтін" + "</table>" * 10_000,
        "<ul><li>" * 20_000 + "Мәтін",
        "<p" * 100_000 + ">Мәтін",
        "<!--" * 50_000 + "--><p>Мәтін",
        '<a b="' * 50_000 + "<p>Мәтін",
    ],
    ids=["div", "table", "list", "open tags", "comments", "quotes"],
)
def test_depth_and_soup_cost_bounded_time(body):
    start = time.process_time()
    document = read_text(page(body))
    check(document)
    assert "Мәтін" in document.text
    assert time.process_time() - start < 10


def test_utf16_page():
    document = read_bytes(page("<p>Мәтін осы жерде.</p>").encode("utf-16"))
    assert (document.format, document.encoding) == ("html", "utf-16-le")
    assert document.blocks[0].kind is BlockKind.PARAGRAPH
