"""Builds the samples that are no plain text from their sources: DOCX, PDF, an old code page.

    python corpora/build_samples.py FONT.ttf

reads `corpora/sources/` and writes into `corpora/samples/`. FONT.ttf is any TrueType font with
the Kazakh letters (DejaVu Sans was used); python-docx and reportlab (extra `test`) must be there.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

SOURCES = Path(__file__).parent / "sources"
SAMPLES = Path(__file__).parent / "samples"

Part = tuple[str, str | list[list[str]]]


def parts(markdown: str) -> Iterator[Part]:
    """Headings ("1", "2", …), list items ("-"), paragraphs ("") and tables ("|"), in order."""
    rows: list[list[str]] = []
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if set("".join(cells)) != {"-"}:
                rows.append(cells)
            continue
        if rows:
            yield "|", rows
            rows = []
        if line.startswith("#"):
            sign, _, text = line.partition(" ")
            yield str(len(sign)), text
        elif line.startswith("- "):
            yield "-", line.removeprefix("- ")
        elif line:
            yield "", line


def build_docx(source: Path, target: Path) -> None:
    """Write a Markdown source as DOCX."""
    document = Document()
    for kind, content in parts(source.read_text("utf-8")):
        if isinstance(content, list):
            table = document.add_table(len(content), len(content[0]), style="Table Grid")
            for row, cells in zip(table.rows, content, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        elif kind.isdigit():
            document.add_heading(content, int(kind))
        else:
            document.add_paragraph(content, style="List Bullet" if kind else None)
    document.save(str(target))


def build_pdf(source: Path, target: Path, font: str) -> None:
    """Write a Markdown source as PDF with ruled tables."""
    pdfmetrics.registerFont(TTFont("Sample", font))
    body = ParagraphStyle("body", fontName="Sample", fontSize=10, leading=14, spaceAfter=6)
    cell = ParagraphStyle("cell", parent=body, fontSize=8, leading=10, spaceAfter=0)
    heading = ParagraphStyle("heading", parent=body, fontSize=13, leading=17, spaceBefore=8)
    story = []
    for kind, content in parts(source.read_text("utf-8")):
        if isinstance(content, list):
            rows = [[Paragraph(text, cell) for text in row] for row in content]
            widths = [24 if not row.strip("N") else 120 for row in content[0]]
            story += [Table(rows, widths, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])]
            story += [Spacer(1, 8)]
        else:
            story += [Paragraph(content, heading if kind.isdigit() else body)]
    SimpleDocTemplate(str(target), pagesize=A4, invariant=1).build(story)


if __name__ == "__main__":
    for path in sorted(SOURCES.glob("05*.md")):
        build_docx(path, SAMPLES / f"{path.stem}.docx")
    for path in sorted(SOURCES.glob("06*.md")):
        build_pdf(path, SAMPLES / f"{path.stem}.pdf", sys.argv[1])
    for path in sorted(SOURCES.glob("*.html")):
        # KZ-1048 is what Kazakh offices used before Unicode.
        (SAMPLES / path.name).write_bytes(path.read_text("utf-8").encode("kz1048"))
