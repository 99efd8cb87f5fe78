r"""Tell the format of a document by its content; the name breaks ties only.

>>> sniff(b"%PDF-1.7 ...")
<Format.PDF: 'pdf'>
>>> sniff("<!DOCTYPE html><p>Бұйрық".encode())
<Format.HTML: 'html'>
>>> sniff("# Қаулы\n".encode())
<Format.TEXT: 'text'>

Whether text is Markdown is decided after decoding, by `kznlp.read.text`.
"""

import io
import re
import zipfile
from enum import StrEnum

from kznlp.errors import ReadError


class Format(StrEnum):
    """What a reader exists for."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"


DOCX_ADVICE = "Open it in a word processor and save it as DOCX."
SCAN_ADVICE = "Recognize its text first, e.g. with `ocrmypdf`, and read the resulting PDF."
SHEET_ADVICE = "Save its sheets as CSV or HTML; only text documents are read."
XML_ADVICE = "Save it as DOCX, ODT, HTML or text with the program that it comes from."
UNPACK_ADVICE = "Unpack it and read the documents in it."
PROGRAM_ADVICE = "Only documents are read: text, Markdown, HTML, DOCX, ODT, PDF."

# What a file starts with, what that is, and what the user can do about it.
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "an RTF document", DOCX_ADVICE),
    (b"\x89PNG\r\n", "a PNG image", SCAN_ADVICE),
    (b"\xff\xd8\xff", "a JPEG image", SCAN_ADVICE),
    (b"GIF8", "a GIF image", SCAN_ADVICE),
    (b"II*\x00", "a TIFF image", SCAN_ADVICE),
    (b"MM\x00*", "a TIFF image", SCAN_ADVICE),
    (b"AT&TFORM", "a DjVu scan", SCAN_ADVICE),
    (b"\x1f\x8b", "a gzip archive", UNPACK_ADVICE),
    (b"BZh", "a bzip2 archive", UNPACK_ADVICE),
    (b"\xfd7zXZ\x00", "an xz archive", UNPACK_ADVICE),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK_ADVICE),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK_ADVICE),
    (b"SQLite format 3\x00", "an SQLite database", PROGRAM_ADVICE),
    (b"\x7fELF", "a program", PROGRAM_ADVICE),
    (b"MZ\x90\x00", "a program", PROGRAM_ADVICE),
    (b"%!PS", "a PostScript file", "Convert it to PDF, e.g. with `ps2pdf`."),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.I | re.S,
)
TAG = re.compile(r"<(?:p|div|br|table|td|h[1-6]|span|font|center|article)\b[^<>]*>", re.I)


def sniff(data: bytes, *, source: str = "-", name: str | None = None) -> Format:
    """The format of `data`; `name` is the name of the file, where there is one.

    Raises:
        ReadError: it is of a kind that is not read; the message says what it is.
    """
    head = data[:1024]
    for signature, what, advice in SIGNATURES:
        if data.startswith(signature):
            raise ReadError(source, f"it is {what}", advice)
    if data.startswith(OLE):
        raise _ole(data, source)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data, source)
    if re.search(rb"(?:\A|[\r\n\x00])\s*%PDF-\d", head):
        return Format.PDF
    plain = data[:8192].replace(b"\x00", b"").decode("latin-1")
    plain = plain.removeprefix("ï»¿").lstrip("ÿþ")
    kind = sniff_text(plain, name=name)
    if kind is Format.TEXT and plain.lstrip().startswith("<?xml"):
        raise ReadError(source, "it is XML of a kind that is not read", XML_ADVICE)
    return kind


def sniff_text(text: str, *, name: str | None = None) -> Format:
    """HTML or text, for what is decoded already."""
    head = text[:8192].lstrip("\ufeff")
    named = (name or "").lower().endswith((".html", ".htm", ".xhtml"))
    is_html = HTML.match(head) or (named and TAG.search(head))
    return Format.HTML if is_html else Format.TEXT


def _zip(data: bytes, source: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.open("mimetype").read(80) if "mimetype" in names else b""
    except Exception as error:  # zipfile raises many kinds on a damaged archive
        raise ReadError(
            source,
            "it starts like a DOCX, ODT or ZIP file, and is damaged or cut off",
            "Copy or download it again.",
        ) from error
    if any(name.lower().endswith("word/document.xml") for name in names):
        return Format.DOCX
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return Format.ODT
    if any(name.startswith(("xl/", "ppt/")) for name in names) or b"opendocument" in kind:
        raise ReadError(source, "it is a spreadsheet or a presentation", SHEET_ADVICE)
    if "[Content_Types].xml" in names:
        raise ReadError(source, "it is an Office file without a document in it", DOCX_ADVICE)
    raise ReadError(source, "it is a ZIP archive", UNPACK_ADVICE)


def _ole(data: bytes, source: str) -> ReadError:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return ReadError(
            source,
            "it is protected by a password",
            "Open it in a word processor, remove the password, and save it as DOCX.",
        )
    if holds("WordDocument"):
        return ReadError(source, "it is a Word 97-2003 document (.doc)", DOCX_ADVICE)
    if holds("Workbook") or holds("Book"):
        return ReadError(source, "it is an Excel 97-2003 workbook (.xls)", SHEET_ADVICE)
    return ReadError(source, "it is an old Office file", DOCX_ADVICE)
