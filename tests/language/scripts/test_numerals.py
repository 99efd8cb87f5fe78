"""Numbers in words, both ways."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kznlp import resources
from kznlp.errors import KznlpError
from kznlp.language.numeral_words import DATA
from kznlp.language.numerals import LIMIT, Numeral, find_numerals, to_words

TABLE = resources.entries(DATA)


def values(text):
    return [found.value for found in find_numerals(text)]


@pytest.mark.parametrize(("words", "value"), TABLE["examples"].items())
def test_examples_of_the_data(words, value):
    assert values(words) == [Decimal(str(value))]


@pytest.mark.parametrize("word", TABLE["not_numerals"])
def test_look_alikes_are_no_numerals(word):
    assert values(word) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "нөл"),
        (7, "жеті"),
        (100, "жүз"),
        (1000, "мың"),
        (1991, "мың тоғыз жүз тоқсан бір"),
        (2_001_000, "екі миллион бір мың"),
        (25_000, "жиырма бес мың"),
        (152_300, "жүз елу екі мың үш жүз"),
        (10**15, "бір квадриллион"),
        (-12, "минус он екі"),
        (Decimal("0.75"), "нөл бүтін жүзден жетпіс бес"),
        (Decimal("12.0005"), "он екі бүтін он мыңнан бес"),
    ],
)
def test_numbers_in_words(number, words):
    assert to_words(number) == words
    assert values(words) == [number]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "бірінші"),
        (6, "алтыншы"),
        (20, "жиырмасыншы"),
        (40, "қырқыншы"),
        (69, "алпыс тоғызыншы"),
        (1000, "мыңыншы"),
        (2005, "екі мың бесінші"),
        (0, "нөлінші"),
    ],
)
def test_ordinals(number, words):
    assert to_words(number, ordinal=True) == words
    (found,) = find_numerals(words)
    assert (found.value, found.ordinal) == (number, True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ауылда елуге жуық үй бар", ["елуге"]),
        ("бес алты адам", ["бес", "алты"]),
        ("он бес, жиырма", ["он бес", "жиырма"]),
        ("бес мың алты мың", ["бес мың", "алты мың"]),
        ("бір жарым миллион теңге", ["бір жарым миллион"]),
        ("халықтың үштен бірі, төрттен үші", ["үштен бірі", "төрттен үші"]),
        ("олардың бірі келді", []),
        ("оның сапасын жетілдіру, оны жету", []),
        ("бірінші тоқсанда және II тоқсанда", ["бірінші"]),
        ("тоқсан бес", ["тоқсан бес"]),
        ("жиырма бірінші ғасырдың екі жүз елуіне", ["жиырма бірінші", "екі жүз елуіне"]),
        ("Бала үшін бірге онда барды", []),
        ("5мың", []),
        ("үшеуі келді", ["үшеуі"]),
        ("оннан он беске дейін", ["оннан", "он беске"]),
        ("мың тоғыз жүз тоқсан бірінші жылы", ["мың тоғыз жүз тоқсан бірінші"]),
        ("екі бүтін адам", ["екі"]),
    ],
)
def test_numerals_in_text(text, found):
    assert [text[numeral.start : numeral.end] for numeral in find_numerals(text)] == found


@given(number=st.integers(1 - LIMIT, LIMIT - 1))
def test_every_whole_number_comes_back(number):
    words = to_words(number)
    (found,) = find_numerals(words)
    assert (found.value, found.start, found.end) == (number, 0, len(words))


@given(number=st.integers(0, LIMIT - 1))
def test_every_ordinal_comes_back(number):
    (found,) = find_numerals(to_words(number, ordinal=True))
    assert (found.value, found.ordinal) == (number, True)


@given(number=st.decimals(-(10**9), 10**9, places=5, allow_nan=False, allow_infinity=False))
def test_every_fraction_comes_back(number):
    assert values(to_words(number)) == [number]


@given(
    text=st.lists(
        st.sampled_from(
            [
                *TABLE["examples"],
                "жарым",
                "бүтін",
                "минус",
                "оннан",
                "адам",
                "нөл",
                "жүз",
                "мың",
                "он",
            ]
        ),
        max_size=12,
    ).map(" ".join)
)
def test_any_order_of_words_is_read(text):
    ends = 0
    for found in find_numerals(text):
        assert found.start >= ends
        ends = found.end


@pytest.mark.parametrize("number", [LIMIT, -LIMIT, Decimal("1e-7"), Decimal("NaN"), Decimal("inf")])
def test_what_has_no_name(number):
    with pytest.raises(KznlpError, match=r"give a number below 10\^18 with at most 6"):
        to_words(number)


def test_a_fraction_has_no_ordinal():
    with pytest.raises(KznlpError, match=r"2\.5 has no ordinal here.*whole for an ordinal"):
        to_words(Decimal("2.5"), ordinal=True)


def test_a_numeral_checks_itself():
    with pytest.raises(ValueError, match="start < end"):
        Numeral(3, 3, Decimal(1))


def test_long_text_takes_linear_time():
    assert len(find_numerals("жиырма бес адам " * 20_000)) == 20_000
    assert find_numerals("бір " * 20_000)[-1].value == 1
    assert find_numerals("б" * 1_000_000) == ()
