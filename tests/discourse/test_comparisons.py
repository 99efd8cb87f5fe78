"""Figures in prose against the cells of tables."""

import pytest

from kznlp.pipeline import analyze_text

TABLE = """Аудандар бойынша мәліметтер

Аудандар\tЖұмыссыздар саны\tЖаңа жұмыс орындары, мың\tҮлесі, %
Шу ауданы\t1204\t3,10\t41
Мерке ауданы\t980\t2,05\t33
Талас ауданы\t751\t0,99\t26
Облыс бойынша\t2935\t6,14\t100

"""


def verdicts(prose, *, table=TABLE):
    found = analyze_text(table + prose)
    return [
        (c.text, c.verdict, c.row, c.column) for c in found.comparisons if c.verdict != "not_found"
    ]


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        ("Облыста жұмыссыздар саны 2935 адамға жетті.", [("2935 адамға", "supported", 3, 1)]),
        ("Облыста жұмыссыздар саны 2,9 мыңға жетті.", [("2,9 мыңға", "supported", 3, 1)]),
        ("Шу ауданында жұмыссыздар саны 1204 адам болды.", [("1204 адам", "supported", 0, 1)]),
        ("Шу ауданында жұмыссыздар саны 1240 адам болды.", [("1240 адам", "contradicted", 0, 1)]),
        ("Шу ауданында 3100 жаңа жұмыс орны ашылды.", [("3100", "supported", 0, 2)]),
        ("Мерке ауданында 7 мектеп салынды.", []),
        ("Шу ауданында 1990 жылы жұмыссыздар саны 300 адам болды.", []),
        ("Жұмыссыздар саны 1998 жылы азайды.", []),
        ("Шу ауданында жұмыссыздар саны 15 пайызға өсті.", []),
    ],
)
def test_verdict(prose, wanted):
    assert verdicts(prose) == wanted


YEARS = """Аудандар бойынша жұмыссыздар саны

Аудандар\t2003 ж.\t2004 ж.\t2005 ж.
Шу ауданы\t1200\t1350\t1080
Мерке ауданы\t980\t1005\t990
Талас ауданы\t751\t799\t640
Облыс бойынша\t2931\t3154\t2710

"""


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        (
            "Шу ауданында жұмыссыздар саны 2004 жылы 12,5 %-ға өсті.",
            [("12,5 %", "supported", 0, 2)],
        ),
        ("Шу ауданында жұмыссыздар саны 2004 жылы 15 %-ға өсті.", [("15 %", "contradicted", 0, 2)]),
        (
            "2005 жылы Шу ауданында жұмыссыздар саны 2003 жылмен салыстырғанда 10 %-ға азайды.",
            [("10 %", "supported", 0, 3)],
        ),
        (
            "Өткен жылмен салыстырғанда Мерке ауданында жұмыссыздар саны 1,5 %-ға төмендеді.",
            [("1,5 %", "supported", 1, 3)],
        ),
        ("Шу ауданында жұмыссыздар саны 1990 жылы 12 %-ға өсті.", []),
        ("Шу ауданында мектептер саны 2004 жылы 12 %-ға өсті.", []),
    ],
)
def test_growth(prose, wanted):
    assert verdicts(prose, table=YEARS) == wanted


def test_figure_of_a_claim_that_no_table_has():
    prose = "Мерке ауданында 7 мектеп салынды. Тағы 5 мектеп салу қажет."
    (one,) = analyze_text(TABLE + prose).comparisons
    assert (one.text, one.value, one.verdict) == ("7", "7", "not_found")
    assert (one.table, one.row, one.column, one.reported) == (None, None, None, None)


def test_without_tables_nothing_is_said():
    assert verdicts("Облыста жұмыссыздар саны 2935 адамға жетті.", table="") == []


def test_the_figure_is_traced():
    raw = TABLE + "Шу ауданында жұмыссыздар саны 1204 адам болды."
    (one,) = analyze_text(raw).comparisons
    assert raw[one.start : one.end] == one.text == "1204 адам"
    assert (one.value, one.reported, one.table) == ("1204", "1204", "t1")
