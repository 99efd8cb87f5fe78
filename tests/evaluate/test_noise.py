"""Damage on purpose: what it does, what it spares, and that annotation stays where it belongs."""

import pytest
import regex

from kznlp import resources
from kznlp.evaluate.damages import MISREADINGS, WAYS
from kznlp.evaluate.gold import Gold, GoldMeasure, GoldTable, GoldUnit
from kznlp.evaluate.noise import damage

SENTENCES = (
    "2005 жылы ауданда 3,5 млн. теңге бөлініп, екі мектептің шатыры жөнделді.",
    "Қаржы уақытында келмегендіктен, сумен қамту құбырының құрылысы тоқтап тұр.",
    "Аудан әкімдігіне кәсіпкерлерге жеңілдікпен несие беру тәртібін қайта қарау ұсынылады.",
)
TABLE = "Ауыл\tҮй саны\nҚарасу\t120\nТеректі\t98"
TEXT = "\n".join([*SENTENCES, "", TABLE, "", f'<p align="center">{SENTENCES[0]}</p>'])


def gold():
    places = [(TEXT.index(s), TEXT.index(s) + len(s)) for s in SENTENCES]
    units = [
        GoldUnit(["claim"], *place, text=s) for place, s in zip(places, SENTENCES, strict=True)
    ]
    at = TEXT.index("несие беру")
    measure = GoldMeasure(["T3"], ["proposed"], at, at + 10, text="несие беру")
    start = TEXT.index(TABLE)
    table = GoldTable([["Қарасу", "120"]], start=start, end=start + len(TABLE))
    return Gold(units, [("causes", "2", "1")], [measure], [table])


def apply(kind, rate, seed=0):
    return damage(TEXT, gold(), kind=kind, rate=rate, seed=seed)


def plain(text):
    return regex.sub(r"-\n|\s", "", text)


@pytest.mark.parametrize("kind", WAYS)
def test_same_arguments_same_text(kind):
    assert apply(kind, 0.3, 7) == apply(kind, 0.3, 7)
    assert apply(kind, 1)[0] != TEXT


@pytest.mark.parametrize("kind", ["letters", "keys", "scripts", "breaks"])
def test_rate_nought_changes_nothing(kind):
    assert apply(kind, 0) == (TEXT, gold())


@pytest.mark.parametrize("kind", WAYS)
@pytest.mark.parametrize("seed", range(5))
def test_figures_markup_and_tables_stay(kind, seed):
    text, moved = apply(kind, 0.5, seed)
    assert regex.findall(r"\p{Nd}+,\p{Nd}+|\b\d{4}\b", text) == ["2005", "3,5", "2005", "3,5"]
    assert '<p align="center">' in text
    table = moved.tables[0]
    assert text[table.start : table.end] == TABLE


@pytest.mark.parametrize("kind", ["breaks", "wraps"])
@pytest.mark.parametrize("rate", [0.2, 1])
def test_layout_changes_no_word(kind, rate):
    text, moved = apply(kind, rate)
    assert plain(text) == plain(TEXT)
    assert [plain(unit.text) for unit in moved.units] == [plain(s) for s in SENTENCES]


@pytest.mark.parametrize("kind", ["letters", "keys"])
@pytest.mark.parametrize("seed", range(5))
def test_units_keep_to_their_words(kind, seed):
    text, moved = apply(kind, 0.1, seed)
    for unit, sentence in zip(moved.units, SENTENCES, strict=True):
        assert text[unit.start : unit.end] == unit.text
        assert abs(len(unit.text) - len(sentence)) < 12
        assert unit.text[-1] in ".,"
        assert not unit.text[0].isspace()
    measure = moved.measures[0]
    assert text[measure.start : measure.end] == measure.text
    assert moved.relations == gold().relations


def test_share_of_letters_is_the_rate():
    long = " ".join(SENTENCES) + "\n"
    text, _ = damage(long * 40, Gold([], [], [], []), kind="scripts", rate=0.1)
    twins = regex.findall(r"[асерохукАСЕРОХУКіІ]", long * 40)
    assert len(regex.findall(r"\p{Latin}", text)) == pytest.approx(0.1 * len(twins), rel=0.15)


def test_lines_are_joined_but_for_tables():
    text, _ = apply("breaks", 1)
    assert " ".join(SENTENCES) in text
    assert f"\n{TABLE}\n" in text


def test_no_misreading_makes_a_letter_of_itself_or_of_a_figure():
    for row in resources.table(MISREADINGS):
        assert row["printed"] != row["read"]
        assert not row["printed"].isdigit()
        assert int(row["weight"]) > 0
        assert row["printed"].islower() or not row["printed"].isalpha()
