"""What holds for any bytes and any text."""

from contextlib import suppress

from hypothesis import example, given, settings
from hypothesis import strategies as st
from office_files import odt, programme
from pdf_writer import pdf, table, text
from seen import check

from kznlp.errors import ReadError
from kznlp.read import read_bytes, read_text

SIGNS = """
<table> </table> <tr> <td> <td/> </td> <th/> <p> </p> <br> <b> </b> <li> <ul> <pre> </pre> <h1>
</h1> <!-- --> <script> </script> &amp; &nbsp; &bogus; # ## > * ** ``` | |--|--| ---- 1. 2) а) -
– • I. 1.1. : ; . , «су» Ескерту. ОБЛЫС жұмыс әкімі 2004 А.Б. [а](б) \\ < &
"""
SPACES = ["\n", "\n\n", "\r\n", "\t", "    ", " ", "\x00", "\u2028"]
PARTS = st.sampled_from([*SIGNS.split(), *SPACES])
MESSY = st.lists(PARTS, max_size=60).map("".join)
SEEDS = (
    programme(),
    odt("<text:p>Су таза болсын.</text:p>"),
    pdf([[text(60, 700, "Облыста су аз."), *table(60, 600, [["а", "б"], ["1", "2"]])]]),
    "# Қаулы\n\n1. Бекітілсін.\n\n<table><tr><td>а<td>б</table>".encode("kz1048"),
    "<!DOCTYPE html><p>Облыста су аз.</p>".encode("utf-16"),
)


@settings(max_examples=300, deadline=None)
@given(MESSY)
@example("Су аз.\n\n\tаты | 1 | 2\n\tжөні | 3 | 4")
@example("\t<!-- <table>\u2028<table>|--|--|")
def test_any_text(source):
    document = read_text(source)
    check(document)
    assert document.text == source


@settings(max_examples=150, deadline=None)
@given(MESSY)
def test_any_page(source):
    check(read_text(f"<html><body>{source}"))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data):
    with suppress(ReadError):
        check(read_bytes(data))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SEEDS), st.data())
def test_damaged_files(data, draw):
    damaged = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 6))):
        place = draw.draw(st.integers(0, len(damaged) - 1))
        damaged[place] = draw.draw(st.integers(0, 255))
    cut = draw.draw(st.integers(len(damaged) // 2, len(damaged)))
    with suppress(ReadError):
        check(read_bytes(bytes(damaged[:cut])))


@settings(max_examples=100, deadline=None)
@given(st.lists(PARTS, max_size=20).map("".join), st.sampled_from(["utf-8", "utf-16"]))
def test_same_bytes_same_document(source, encoding):
    data = f"Облыста су аз {source}".encode(encoding)
    with suppress(ReadError):
        assert read_bytes(data) == read_bytes(data)
