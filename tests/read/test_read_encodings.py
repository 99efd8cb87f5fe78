"""Encodings found without being told."""

import pytest

from kznlp.errors import ReadError
from kznlp.read import read_bytes
from kznlp.read.encodings import decode
from kznlp.read.letters import KAZAKH

TEXT = (
    "Облыста жұмыссыздық деңгейі төмендеп, өңірдегі халықтың тұрмысы жақсарды. "
    "Әкімдік үш жылда үлкен құрылыс жүргізіп, ғимараттар мен жаңа мектептер салды."
)
RUSSIAN = "Уровень безработицы в области снизился, построены новые школы и дороги."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16-le", "utf-16-be", "kz1048", "ptcp154", "utf-32-le"]
)
def test_kazakh(encoding):
    mark = "\ufeff" if encoding.startswith("utf-32") else ""
    found = decode((mark + TEXT).encode(encoding))
    assert (found.text, found.encoding, found.warnings) == (TEXT, encoding, ())


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_russian(encoding):
    found = decode(RUSSIAN.encode(encoding))
    assert (found.text, found.encoding) == (RUSSIAN, encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_mark_is_no_text(encoding):
    assert decode(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["kz1048", "ptcp154"])
def test_a_few_words_are_enough(encoding):
    assert decode("Жұмыс орны ашылды".encode(encoding)).text == "Жұмыс орны ашылды"


@pytest.mark.parametrize(
    "signs",
    ["‰ѓќѕґ±ї", "єђљњ¤§‡"],
    ids=["as fonts after kz1048", "as fonts of their own"],
)
def test_shifted_letters(signs):
    text = (
        TEXT + " Қазақстан Республикасының Үкіметі өңірлік бағдарламаны бекітті. "
        "Осыған сәйкес ауылдағы үйлер мен жолдар жөнделіп, тұрғындар таза сумен қамтылды. "
        "Өткен жылы үш мыңға жуық адам жұмысқа орналасып, әлеуметтік көмек алды. "
    ) * 3
    table = str.maketrans(dict(zip(KAZAKH, signs, strict=False)))
    found = decode(text.translate(table).encode("cp1251", "replace"))
    wrong = sum(a != b for a, b in zip(found.text.lower(), text.lower(), strict=True))
    assert wrong < 0.05 * len(text)  # ә, ө, ү may change places in a short text
    assert "stand in other places of the code page" in found.warnings[0]


def test_mixed_encodings_are_told():
    data = f"{TEXT}\n".encode() + f"{TEXT}\n".encode("kz1048") + f"{TEXT}\n".encode()
    found = decode(data)
    assert found.text == f"{TEXT}\n" * 3
    assert "bytes are not UTF-8 and were read as kz1048" in found.warnings[0]


def test_damaged_utf8_is_told():
    found = decode(TEXT.encode() + b" \xff\xfe " + TEXT.encode()[:-1])
    assert found.text.startswith(TEXT)
    assert "not valid UTF-8" in found.warnings[-1]


def test_nul_bytes_are_tolerated_and_told():
    document = read_bytes(f"Жол\x00 салынды. {TEXT}".encode())
    assert "1 NUL characters were ignored" in document.warnings[0]
    assert [(m.end - m.start, m.text) for m in document.markup] == [(1, "")]


def test_a_wrong_declaration_does_not_count():
    page = f'<html><head><meta charset="windows-1251"></head><p>{TEXT}</p></html>'
    assert decode(page.encode()).text == page
    assert decode(page.encode("ptcp154")).text == page


def test_a_declared_foreign_page_is_tried():
    text = "Şehirdeki işsizlik oranı düştü, çünkü yeni fabrikalar açıldı"
    page = f'<html><meta charset="iso-8859-9"><p>{text}</p></html>'
    with pytest.raises(ReadError, match="If it is text, save it as UTF-8"):
        decode(page.encode("cp1026"))


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x01\x02\x03 abc" * 50])
def test_binary_data_is_refused(data):
    with pytest.raises(ReadError, match=r"binary data|no text in Kazakh or Russian"):
        decode(data, source="x.txt")
