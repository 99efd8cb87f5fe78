"""PDF with a text layer."""

import pytest
from pdf_writer import pdf, table, text
from seen import blocks, cells, check

from kznlp.errors import ReadError
from kznlp.read import Limits, read_bytes

LINES = [
    "Облыста жұмыссыздық деңгейі соңғы үш жылда айтарлықтай төмен-",
    "деді, бұған жаңа кәсіпорындардың ашылуы және шағын кәсіпкер-",
    "ліктің дамуы ықпал етті. 2004 жылы 1200 адам жұмысқа тұрды.",
]


def sheet(number: int) -> list[str]:
    drawn = [text(180, 810, "Жұмыспен қамту бағдарламасы"), text(300, 30, str(number))]
    drawn += [text(60, 700 - 13 * k, line) for k, line in enumerate(LINES)]
    drawn += [text(80, 660, "Екінші абзац осы жерден басталады.")]
    drawn += [text(60, 640, "1) мектеп салу;"), text(60, 627, f"{number + 1}) жол жөндеу.")]
    drawn += table(60, 600, [["Аудан", "Саны"], ["Абай", "12"], ["Ұлан", str(30 + number)]])
    return [*drawn, text(60, 500, "Кестеден кейінгі мәтін."), text(350, 470, "Облыс әкімі")]


@pytest.fixture(scope="module")
def document():
    return read_bytes(pdf([sheet(k) for k in range(1, 5)]), source="a.pdf")


def test_paragraphs_lists_and_notes(document):
    check(document)
    assert document.format == "pdf"
    first = [b for b in blocks(document)[:7] if b[0] != "grid"]
    assert first == [
        ["paragraph", 0, "", " ".join(LINES)],
        ["paragraph", 0, "", "Екінші абзац осы жерден басталады."],
        ["list_item", 0, "1)", "мектеп салу;"],
        ["list_item", 0, "2)", "жол жөндеу."],
        ["paragraph", 0, "", "Кестеден кейінгі мәтін."],
        ["note", 0, "", "Облыс әкімі"],
    ]


def test_broken_words_keep_hyphen_and_line_break(document):
    assert "төмен-\nдеді" in document.text


def test_headers_and_page_numbers_are_dropped(document):
    assert "бағдарламасы" not in document.text
    assert len(document.blocks) == 4 * 7


def test_ruled_tables_are_grids_and_not_repeated(document):
    block = document.blocks[4]
    assert block.grid.layout == "pdf"
    assert [c[-1] for c in cells(document, block)] == ["Аудан", "Саны", "Абай", "12", "Ұлан", "31"]
    assert document.text.count("Аудан") == 4


def test_a_line_that_reaches_into_a_table_is_no_part_of_it():
    drawn = [text(60, 601, "Аудандар бойынша мәліметтер келтірілген")]
    drawn += table(60, 602, [["Аудан", "Саны"], ["Абай", "12"], ["Ұлан", "31"]])
    found = read_bytes(pdf([drawn]))
    line, grid = found.blocks
    assert found.text[line.start : line.end] == "Аудандар бойынша мәліметтер келтірілген"
    assert [c[-1] for c in cells(found, grid)] == ["Аудан", "Саны", "Абай", "12", "Ұлан", "31"]


def test_lines_in_columns_stay_as_printed():
    rows = [("Абай", "413"), ("Аягөз ауданы", "3496"), ("Күршім", "12")]
    drawn = [text(60, 700, "Бөлінген несиелер:")]
    for k, (name, number) in enumerate(rows):
        drawn += [text(60, 680 - 13 * k, name), text(300, 680 - 13 * k, number)]
    found = read_bytes(pdf([drawn]))
    assert [b.kind.value for b in found.blocks] == ["paragraph", "verbatim"]
    lines = [line for line in found.text.split("\n") if line.strip()][1:]
    assert {line.index(number) for line, (_, number) in zip(lines, rows, strict=True)} == {40}


def test_a_scan_needs_ocr():
    with pytest.raises(ReadError, match=r"no text layer: it is a scan\. .*`ocrmypdf`"):
        read_bytes(pdf([["0 0 100 100 re f"]]))


def test_pages_without_text_are_told():
    found = read_bytes(pdf([sheet(1), ["0 0 9 9 re f"]]))
    assert found.warnings == ("1 of 2 pages have no text; they may be scans.",)


def test_too_many_pages():
    with pytest.raises(ReadError, match=r"more than 2 pages\. .*Limits\(pages=…\)"):
        read_bytes(pdf([sheet(k) for k in range(3)]), limits=Limits(pages=2))


def test_encrypted():
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas("x.pdf", encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(100, 700, "secret")
    data = canvas.getpdfdata()
    with pytest.raises(ReadError, match=r"encrypted with a password\. .*qpdf"):
        read_bytes(data)


@pytest.mark.parametrize("part", [20, 300, 900, 2000])
def test_truncated(part):
    data = pdf([sheet(1)])
    with pytest.raises(ReadError, match=r"damaged or cut off|no pages|no text layer"):
        read_bytes(data[:part])
