"""Whatever cannot be read is refused with the file, the problem and the way out."""

import os
import struct
import subprocess
import sys
import time

import pytest
from office_files import W, odt, programme, raw_docx, zipped

from kznlp.errors import ReadError
from kznlp.read import Limits, read, read_bytes, read_text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
ENTITIES = f'<!DOCTYPE x [<!ENTITY a "b">]><w:document {W}><w:body>{P.format("&a;")}</w:body>'
LOCKED = zipped(
    {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:'
        'manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
        "content.xml": "\x01\x02",
    }
)
REFUSED = {
    "empty": (b"", "it is empty"),
    "white space": (b" \n\t\r\n", "nothing but white space"),
    "only tags": (b"<html><body><p></p></body></html>", "no text in it"),
    "rtf": (b"{\\rtf1 abc}", r"an RTF document\. .*save it as DOCX"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(99), r"a PNG image\. .*ocrmypdf"),
    "gzip": (b"\x1f\x8b\x08" + bytes(99), r"gzip archive\. Unpack it"),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), r"\(\.doc\)\. .*save it as DOCX"),
    "xls": (OLE + "Workbook".encode("utf-16-le"), r"\.xls"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    "xlsx": (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "a spreadsheet"),
    "zip": (zipped({"a.txt": "abc"}), r"a ZIP archive\. Unpack it"),
    "no body": (zipped({"word/document.xml": "<a/>"}), "no document part"),
    "no xml": (zipped({"word/document.xml": "<a"}), r"word/document\.xml is damaged"),
    "deep xml": (raw_docx("<w:x>" * 5000 + "</w:x>" * 5000), r"word/document\.xml is damaged"),
    "entities": (zipped({"word/document.xml": ENTITIES}), "declares XML entities"),
    "odt": (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "no document part"),
    "odt with a password": (LOCKED, "protected by a password"),
    "xml": (b"<?xml version='1.0'?><book><p>abc</p></book>", "XML of a kind that is not read"),
    "pdf": (b"%PDF-1.4\nabc", "damaged or cut off|no pages"),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(data, message):
    with pytest.raises(ReadError, match=message) as caught:
        read_bytes(data, source="folder/file.x")
    assert str(caught.value).startswith("folder/file.x: ")
    assert caught.value.advice


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated_docx(share):
    data = programme()
    with pytest.raises(ReadError, match="damaged or cut off"):
        read_bytes(data[: int(share * len(data))])


BOMB = raw_docx(P.format("а" * 4_000_000))
LIMITS = {
    "ratio": (BOMB, Limits(), r"times its size; the limit is Limits\(ratio=250\)"),
    "unpacked": (BOMB, Limits(unpacked=10_000), r"the limit is Limits\(unpacked=10,000\)"),
    "members": (programme(), Limits(members=3), r"parts; the limit is Limits\(members=3\)"),
    "bytes": (b"abc " * 99, Limits(bytes=100), r"396 bytes; the limit is 100\. .*Limits\(bytes"),
    "characters": (b"abc " * 99, Limits(characters=100), "more than 100 characters"),
    "docx text": (
        raw_docx(P.format("а" * 999)),
        Limits(characters=100),
        "more than 100 characters",
    ),
    "cells": (programme(), Limits(cells=2), "more than 2 cells"),
}


@pytest.mark.parametrize(("data", "limits", "message"), LIMITS.values(), ids=LIMITS.keys())
def test_limits(data, limits, message):
    with pytest.raises(ReadError, match=message):
        read_bytes(data, limits=limits)


def test_fifty_megabytes_without_a_line_break_are_refused_at_once():
    data = "Облыста су аз ".encode() * 2_200_000
    start = time.process_time()
    with pytest.raises(ReadError, match=r"more than 3,000,000 characters\. Split it"):
        read_bytes(data)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "text",
    ["1" * 1_000_000, "Облыста су аз " * 100_000, "а) " * 100_000, "-\t" * 100_000, "*а " * 99_999],
    ids=["digits", "one line", "markers", "tabs", "stars"],
)
def test_long_lines_cost_bounded_time(text):
    start = time.process_time()
    assert read_text(text).blocks
    assert time.process_time() - start < 5


def test_paths(tmp_path):
    with pytest.raises(ReadError, match=r"nothing\.txt: there is no such file"):
        read(tmp_path / "nothing.txt")
    with pytest.raises(ReadError, match="it is a folder"):
        read(tmp_path)
    with pytest.raises(ReadError, match="cannot be opened"):
        read("a\0b")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReadError, match="it is a named pipe"):
        read(tmp_path / "pipe")
    with pytest.raises(ReadError, match="a device"):
        read("/dev/zero")
    (tmp_path / "link").symlink_to(tmp_path / "link")
    with pytest.raises(ReadError, match="cannot be opened"):
        read(tmp_path / "link")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_permission(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("Мәтін", "utf-8")
    path.chmod(0)
    with pytest.raises(ReadError, match="not permitted"):
        read(path)


def test_a_file_is_known_by_its_content_not_its_name(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(programme())
    document = read(path)
    assert (document.format, document.source) == ("docx", str(path))
    assert len(document.id) == 64


def test_a_lying_size_in_the_archive_is_harmless():
    data = bytearray(BOMB)
    place = data.rfind(b"PK\x01\x02", 0, data.rfind(b"PK\x01\x02") + 4)
    data[place + 24 : place + 28] = struct.pack("<I", 1000)
    with pytest.raises(ReadError, match="damaged or cut off"):
        read_bytes(bytes(data))


def test_import_loads_no_reader_of_office_files():
    code = (
        "import sys, kznlp.read; "
        "print([m for m in ('pdfplumber', 'docx', 'lxml', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_odt_is_no_bomb_by_repeated_cells():
    cell = '<table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p>'
    row = f'<table:table-row table:number-rows-repeated="99999999">{cell}</table:table-cell>'
    document = read_bytes(odt(f"<table:table>{row}</table:table-row></table:table>"))
    assert len(document.blocks[0].grid.cells) <= 10_000
