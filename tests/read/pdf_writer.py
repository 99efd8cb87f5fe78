"""Writes small PDFs with Cyrillic text and ruled lines; no font file is needed to extract text.

The font is a CID font with code points as codes and a ToUnicode map, 6 points wide a letter.
"""

WIDTH = 600  # thousandths of the font size
SIZE = 10


def text(x: float, y: float, words: str) -> str:
    """The drawing operation for words whose baseline begins at x, y from the lower left corner."""
    return f"BT /F1 {SIZE} Tf {x} {y} Td <{words.encode('utf-16-be').hex()}> Tj ET"


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """The drawing operation for a ruled line."""
    return f"{x1} {y1} m {x2} {y2} l S"


def table(
    x: float, y: float, rows: list[list[str]], width: float = 150, height: float = 20
) -> list[str]:
    """A ruled table whose upper left corner is x, y."""
    columns = len(rows[0])
    right, bottom = x + width * columns, y - height * len(rows)
    drawn = [line(x, y - height * k, right, y - height * k) for k in range(len(rows) + 1)]
    drawn += [line(x + width * k, y, x + width * k, bottom) for k in range(columns + 1)]
    for i, row in enumerate(rows):
        drawn += [text(x + width * j + 3, y - height * i - 14, c) for j, c in enumerate(row) if c]
    return drawn


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF of A4 pages, each a list of drawing operations."""
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + "8 beginbfrange\n"
        + "".join(f"<{k:02X}00> <{k:02X}FF> <{k:02X}00>\n" for k in (0, 4, 0x20, 0x21, 5, 1, 2, 3))
        + "endbfrange endcmap end end"
    )
    kids = " ".join(f"{7 + 2 * k} 0 R" for k in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H "
        "/DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /DW 600 /FontDescriptor 5 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        "<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -200 1000 800] "
        "/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
        _stream(cmap),
    ]
    for k, operations in enumerate(pages):
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {8 + 2 * k} 0 R >>",
            _stream("\n".join(operations)),
        ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


def _stream(content: str) -> str:
    return f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream"
