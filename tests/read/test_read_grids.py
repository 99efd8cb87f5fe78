"""HTML and Markdown tables in texts."""

import pytest
from seen import cells, check

from kznlp.read import read_text
from kznlp.types import BlockKind

PLAIN = [(0, 0, 1, 1, "а"), (0, 1, 1, 1, "б"), (1, 0, 1, 1, "1"), (1, 1, 1, 1, "2")]
SOUP = {
    "closed": "<table><tr><td>а</td><td>б</td></tr><tr><td>1</td><td>2</td></tr></table>",
    "lines": "<table>\n<tr>\n<td>а</td>\n<td>\nб\n</td>\n</tr>\n"
    "<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</table>",
    "nothing closed": "<table><tr><td>а<td>б<tr><td>1<td>2",
    "rows not closed": "<table><tr><td>а</td><td>б</td><tr><td>1</td><td>2</td></table>",
    "cut in a cell": "<table><tr><td>а</td><td>б</td></tr><tr><td>1</td><td>2",
    "cut after a row": "<table><tr><td>а</td><td>б</td></tr><tr><td>1</td><td>2</td></tr>",
    "no first row": "<table><td>а</td><td>б</td><tr><td>1</td><td>2</td></tr></table>",
    "sections": "<TABLE border=1><tbody><TR><TD width='5'>а<TD>б</TR></tbody>"
    "<tr><td>1<td>2</table>",
    "markdown": "| а | б |\n|---|:-:|\n| 1 | 2 |",
    "markdown without outer bars": "а | б | \n--|--\n1 | 2",
}


def grid(text):
    document = read_text(text)
    check(document)
    (block,) = (b for b in document.blocks if b.kind is BlockKind.GRID)
    return document, block


@pytest.mark.parametrize("source", SOUP.values(), ids=SOUP.keys())
def test_soup(source):
    assert cells(*grid(source)) == PLAIN


@pytest.mark.parametrize("source", SOUP.values(), ids=SOUP.keys())
def test_prose_around_stays_outside(source):
    document, block = grid(f"Алдында мәтін бар.\n\n{source}\n\n## Кейін\n\nСоңы осы.")
    assert cells(document, block) == PLAIN
    kinds = [b.kind.value for b in document.blocks]
    assert kinds == ["paragraph", "grid", "heading", "paragraph"]


def test_spans():
    document, block = grid(
        '<table><tr><th rowspan="2">Аудан<th colspan="2">Саны</tr><tr><td>1998<td>1999</tr>'
        "<tr><td>Абай<td>5<td>6</tr></table>"
    )
    assert cells(document, block)[:4] == [
        (0, 0, 2, 1, "Аудан"),
        (0, 1, 1, 2, "Саны"),
        (1, 1, 1, 1, "1998"),
        (1, 2, 1, 1, "1999"),
    ]
    assert [c.header for c in block.grid.cells][:3] == [True, True, False]
    assert block.grid.shape == (3, 3)


def test_spans_beyond_the_table_are_cut():
    _, block = grid("<table>" + "<tr><td rowspan=9999 colspan=5>x<td>y</tr>" * 400 + "</table>")
    assert max(c.row + c.rows for c in block.grid.cells) == 400
    assert len(block.grid.cells) == 800


def test_signs_in_cells():
    document, block = grid(
        "<table><tr><td>&quot;Су&quot;<br>құбыры<td><p>бір</p><p>екі</p>"
        "<tr><td><b>5</b>&nbsp;%<td></table>"
    )
    assert [c[-1] for c in cells(document, block)] == ['"Су" құбыры', "бір екі", "5 %", ""]


def test_inner_table_is_text_of_its_cell():
    document, block = grid(
        "<table><tr><td>а</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>"
    )
    assert cells(document, block) == [(0, 0, 1, 1, "а"), (0, 1, 1, 1, "1 2")]


def test_clean_text_has_tabs_and_line_breaks():
    document, block = grid(SOUP["lines"])
    text, done = "", block.start
    for piece in document.markup:
        text += document.text[done : piece.start] + piece.text
        done = piece.end
    assert text + document.text[done : block.end] == "а\tб\n1\t2"
