"""Writes DOCX and ODT files for the tests."""

import io
import zipfile

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

ODT_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def programme() -> bytes:
    """A programme with headings, lists, a table with merged cells, and a signature."""
    document = docx.Document()
    document.core_properties.title = "Су бағдарламасы"
    right = document.add_paragraph("Әкімдіктің 1999 жылғы қаулысына")
    right.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_heading("Облыстық бағдарлама", 0)
    document.add_heading("1. Кіріспе", 1)
    document.add_paragraph("Облыста ауыз су тапшы.")
    for item in ("құбыр салу;", "құдық қазу."):
        document.add_paragraph(item, style="List Number")
    document.add_paragraph("көгалдандыру", style="List Bullet")
    document.add_paragraph().add_run("Қаржы көздері").bold = True
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Көрсеткіш"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Абай"
    table.cell(1, 1).text, table.cell(2, 1).text, table.cell(1, 2).text = "1", "2", "3\n4"
    inner = table.cell(2, 2).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "ішкі", "5"
    sign = document.add_table(1, 2)
    sign.cell(0, 0).text, sign.cell(0, 1).text = "Облыс әкімі", "А. Сейітов"
    return saved(document)


def saved(document) -> bytes:
    """The bytes of a python-docx document."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def raw_docx(body: str, **parts: str) -> bytes:
    """A DOCX of hand-written XML; `parts` are other members of `word/`, by name."""
    members = {"[Content_Types].xml": "<Types/>"}
    members["word/document.xml"] = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    members |= {f"word/{name}.xml": content for name, content in parts.items()}
    return zipped(members)


def odt(body: str, styles: str = "") -> bytes:
    """An ODT whose content is `body`."""
    content = (
        f"<office:document-content {ODT_NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content})


def zipped(members: dict[str, str]) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()
