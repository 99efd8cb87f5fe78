"""DOCX and ODT."""

import pytest
from office_files import W, odt, programme, raw_docx
from seen import blocks, cells, check

from kznlp.read import read_bytes
from kznlp.read.docx_numbering import printed


def test_docx_programme():
    document = read_bytes(programme(), source="a.docx")
    check(document)
    assert (document.format, document.encoding) == ("docx", None)
    assert document.properties["title"] == "Су бағдарламасы"
    assert [b for b in blocks(document) if b[0] != "grid"] == [
        ["note", 0, "", "Әкімдіктің 1999 жылғы қаулысына"],
        ["heading", 1, "", "Облыстық бағдарлама"],
        ["heading", 1, "1.", "Кіріспе"],
        ["paragraph", 0, "", "Облыста ауыз су тапшы."],
        ["list_item", 0, "1.", "құбыр салу;"],
        ["list_item", 0, "2.", "құдық қазу."],
        ["list_item", 1, "•", "көгалдандыру"],
        ["heading", 2, "", "Қаржы көздері"],
        ["note", 0, "", "Облыс әкімі"],
        ["note", 0, "", "А. Сейітов"],
    ]


def test_docx_table():
    document = read_bytes(programme())
    (block,) = (b for b in document.blocks if b.grid)
    assert block.grid.layout == "docx"
    assert cells(document, block) == [
        (0, 0, 1, 3, "Көрсеткіш"),
        (1, 0, 2, 1, "Абай"),
        (1, 1, 1, 1, "1"),
        (1, 2, 1, 1, "3 4"),
        (2, 1, 1, 1, "2"),
        (2, 2, 1, 1, "ішкі 5"),
    ]
    assert document.text[block.start : block.end] == "Көрсеткіш\nАбай\t1\t3\n4\n2\tішкі\t5"


def test_docx_tracked_changes_and_signs():
    body = (
        "<w:p><w:r><w:t>Құны</w:t></w:r><w:del><w:r><w:delText> 5</w:delText><w:t> 5</w:t></w:r>"
        "</w:del><w:ins><w:r><w:tab/><w:t>6 теңге</w:t></w:r></w:ins><w:r><w:instrText>PAGE"
        "</w:instrText><w:noBreakHyphen/><w:softHyphen/><w:br/></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Ішкі абзац.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document = read_bytes(raw_docx(body))
    assert document.text == "Құны\t6 теңге-\u00ad\n\n\nІшкі абзац.\n\n"


def test_docx_columns_by_tabs_are_verbatim():
    row = "<w:p><w:r><w:t>{}</w:t><w:tab/><w:t>5</w:t><w:tab/><w:t>7</w:t></w:r></w:p>"
    body = "<w:p><w:r><w:t>Бөлу:</w:t></w:r></w:p>" + row.format("Абай") + row.format("Ұлан")
    found = blocks(read_bytes(raw_docx(body)))
    assert found[1:] == [["verbatim", 0, "", "Абай 5 7 Ұлан 5 7"]]


def test_docx_footnotes_follow_the_text():
    body = (
        '<w:p><w:r><w:t>Су аз</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
        "<w:p><w:r><w:t>Соңғы сөйлем осы.</w:t></w:r></w:p>"
    )
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r>'
        "<w:t>1998 жылғы дерек.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    found = blocks(read_bytes(raw_docx(body, footnotes=notes)))
    assert found[-1] == ["note", 0, "", "1998 жылғы дерек."]
    assert len(found) == 3


def test_docx_numbers_are_computed():
    levels = "".join(
        f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for k, (kind, text) in enumerate(
            (("decimal", "%1."), ("decimal", "%1.%2."), ("russianLower", "%3)"))
        )
    )
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>тапсырма орындалсын;</w:t></w:r></w:p>"
        for level in (0, 1, 1, 2, 2, 0, 1)
    )
    found = blocks(read_bytes(raw_docx(body, numbering=numbering)))
    assert [b[2] for b in found] == ["1.", "1.1.", "1.2.", "а)", "б)", "2.", "2.1."]
    assert [b[1] for b in found] == [0, 1, 1, 2, 2, 0, 1]


@pytest.mark.parametrize(
    ("number", "format", "text"),
    [
        (4, "upperRoman", "IV"),
        (1949, "lowerRoman", "mcmxlix"),
        (3, "russianLower", "в"),
        (2, "upperLetter", "B"),
        (7, "none", ""),
        (7, "ordinal", "7"),
    ],
)
def test_number_formats(number, format, text):
    assert printed(number, format) == text


def test_docx_text_boxes_follow_their_paragraph_once():
    box = "<w:txbxContent><w:p><w:r><w:t>Қорап мәтіні.</w:t></w:r></w:p></w:txbxContent>"
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        f'<w:p xmlns:mc="{compatibility}"><w:r><w:t>Абзац осы.</w:t><mc:AlternateContent>'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    )
    found = blocks(read_bytes(raw_docx(body)))
    assert [b[3] for b in found] == ["Абзац осы.", "Қорап мәтіні."]


def test_odt():
    styles = (
        '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="R"><style:paragraph-properties fo:text-align="end"/>'
        "</style:style>"
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix="."/><text:list-level-style-bullet text:level="2" '
        'text:bullet-char="–"/></text:list-style>'
    )
    body = (
        "<text:tracked-changes><text:p>жойылған</text:p></text:tracked-changes>"
        '<text:p text:style-name="R">Әкімнің шешіміне</text:p>'
        '<text:h text:outline-level="2">Мақсаты</text:h>'
        '<text:p>Су<text:s text:c="2"/>таза<text:tab/>болсын<text:note><text:note-body>'
        "<text:p>1998 жылғы дерек.</text:p></text:note-body></text:note>.</text:p>"
        '<text:p text:style-name="B">Қаржы көздері</text:p>'
        '<text:list text:style-name="L"><text:list-item><text:p>құбыр салу:</text:p><text:list>'
        "<text:list-item><text:p>ауылда;</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>құдық қазу.</text:p></text:list-item></text:list>"
    )
    document = read_bytes(odt(body, styles))
    check(document)
    assert document.format == "odt"
    assert blocks(document) == [
        ["note", 0, "", "Әкімнің шешіміне"],
        ["heading", 2, "", "Мақсаты"],
        ["paragraph", 0, "", "Су таза болсын."],
        ["heading", 3, "", "Қаржы көздері"],
        ["list_item", 0, "1.", "құбыр салу:"],
        ["list_item", 1, "–", "ауылда;"],
        ["list_item", 0, "2.", "құдық қазу."],
        ["note", 0, "", "1998 жылғы дерек."],
    ]


def test_odt_table():
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    wide = ' table:number-columns-spanned="2"'
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell.format(wide, "Көрсеткіш")
        + "<table:covered-table-cell/></table:table-row></table:table-header-rows>"
        + "<table:table-row>"
        + cell.format("", "Абай")
        + cell.format("", "5")
        + '<table:table-cell table:number-columns-repeated="9"/></table:table-row>'
        + '<table:table-row table:number-rows-repeated="2">'
        + cell.format(' table:number-columns-repeated="2"', "7")
        + "</table:table-row></table:table>"
    )
    document = read_bytes(odt(body))
    (block,) = document.blocks
    filled = [c for c in cells(document, block) if c[-1]]
    assert filled == [
        (0, 0, 1, 2, "Көрсеткіш"),
        (1, 0, 1, 1, "Абай"),
        (1, 1, 1, 1, "5"),
        (2, 0, 1, 1, "7"),
        (2, 1, 1, 1, "7"),
        (3, 0, 1, 1, "7"),
        (3, 1, 1, 1, "7"),
    ]
    assert block.grid.cells[0].header
