"""Frames, files and drawings of tables."""

import csv
import io
import json
import random
import zipfile

import flattening
import msgspec
import openpyxl
import pytest
from reading import clean
from rich.console import Console

from kznlp.errors import UnknownNameError
from kznlp.records import Table
from kznlp.tables import find_tables
from kznlp.tables.export import render, write
from kznlp.tables.frames import tidy, to_frame
from kznlp.tables.printed import as_printed

WRONG = (
    "Облыстар\tҮйлер, мың\tАдамдарАқтөбе\t1 200\t3,5Атырау\t30\t–Жамбыл\t4\t1,5"
    "ҚАЗАҚСТАН\t1 234\t6,0Соңы."
)


@pytest.fixture
def wrong():
    (table,) = find_tables(clean(WRONG))
    return table


def written(tables, to):
    out = io.BytesIO()
    write(tables, out, to=to)
    return out.getvalue()


def test_frame_as_printed_and_as_numbers(wrong):
    assert to_frame(wrong).loc[0].tolist() == ["Ақтөбе", "1 200", "3,5"]
    numbers = to_frame(wrong, numbers=True)
    assert numbers["Үйлер, мың"].tolist() == [1200, 30, 4, 1234]
    assert numbers["Адамдар"].isna().tolist() == [False, True, False, False]
    assert numbers.attrs["total_rows"] == (3,)


def test_tidy_has_a_row_for_each_figure(wrong):
    frame = tidy([wrong, wrong])
    assert len(frame) == 14
    assert frame.loc[frame["total"], "value"].tolist() == [1234, 6.0] * 2
    assert set(frame["region"].dropna()) >= {"KZ-15", "KZ", "KZ-31"}
    assert tidy([]).columns.tolist() == frame.columns.tolist()


def test_csv_and_json_give_the_cells_back(wrong):
    lines = written([wrong], "csv").decode().splitlines()
    assert lines[0] == 'Облыстар,"Үйлер, мың",Адамдар'
    assert lines[1] == 'Ақтөбе,1 200,"3,5"'
    assert "\r\n\r\n" in written([wrong, wrong], "csv").decode()
    assert msgspec.json.decode(written([wrong], "json"), type=list[Table]) == [wrong]


def test_markdown_tells_of_the_wrong_total(wrong):
    text = written([wrong], "md").decode()
    assert "| Ақтөбе | 1 200 | 3,5 |" in text
    assert "| --- | ---: | ---: |" in text
    assert "ҚАЗАҚСТАН, Адамдар: reported 6.0, computed 5.0, difference 1.0" in text


def test_xlsx_holds_numbers_and_no_formulas(wrong):
    book = openpyxl.load_workbook(io.BytesIO(written([wrong], "xlsx")))
    sheet = book.worksheets[0]
    assert [c.value for c in sheet[3]] == ["Ақтөбе", 1200, 3.5]
    assert book.sheetnames[-1] == "observations"
    risky = msgspec.structs.replace(wrong, caption="=1+1 [a/b]", rows=(("=cmd", "\x00", "–"),) * 4)
    book = openpyxl.load_workbook(io.BytesIO(written([risky], "xlsx")))
    assert book.worksheets[0]["A3"].value == "'=cmd"


def test_file_and_unknown_format(wrong, tmp_path):
    write([wrong], tmp_path / "t.md", to="md")
    assert (tmp_path / "t.md").read_text("utf-8").startswith("**t1")
    with pytest.raises(
        UnknownNameError, match=r"No table format named 'pdf'. Known: csv, json, md"
    ):
        write([wrong], tmp_path / "t.pdf", to="pdf")


def test_drawing_marks_the_wrong_total(wrong):
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(render(wrong))
    text = console.export_text()
    assert "6,0 ✗" in text
    assert "difference 1.0" in text
    assert "1 234 ✗" not in text


def test_cells_are_shown_as_the_source_prints_them():
    made = flattening.make(random.Random(4))
    text = flattening.without_row_breaks(made).replace("Ақтөбе", "Aқтөбе")  # a Latin A
    source = clean(text)
    (table,) = find_tables(source)
    cells = {row[0] for row in as_printed(source, table).rows}
    assert "Aқтөбе" in cells or "Aқтөбе" not in text
    assert "Aқтөбе" not in {row[0] for row in table.rows}


def test_package_describes_its_files(wrong):
    with zipfile.ZipFile(io.BytesIO(written([wrong], "zip"))) as archive:
        told = json.loads(archive.read("datapackage.json"))
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    table, observations = told["resources"]
    assert [r["path"] for r in told["resources"]] == [n for n in files if n.endswith(".csv")]
    assert [field["type"] for field in table["schema"]["fields"]] == ["string", "number", "number"]
    assert table["schema"]["fields"][1]["groupChar"] == " "
    assert table["schema"]["fields"][2]["decimalChar"] == ","
    assert table["schema"]["missingValues"] == ["", "–"]
    assert files["t1.csv"].splitlines()[1] == 'Ақтөбе,1 200,"3,5"'
    header, *rows = csv.reader(files["observations.csv"].splitlines())
    assert header == [field["name"] for field in observations["schema"]["fields"]]
    assert {row[header.index("value")] for row in rows} >= {"1200.0", "3.5"}
