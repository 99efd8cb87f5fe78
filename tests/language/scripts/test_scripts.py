"""Texts in other alphabets and back: tables, offsets, case, what must stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kznlp import resources
from kznlp.errors import UnknownNameError
from kznlp.language.scripts import ALPHABETS, CYRILLIC, detect_script, transliterate
from kznlp.language.scripts.alphabets import DATA, load

EXAMPLES = [
    (name, cyrillic, written)
    for name, told in resources.entries(DATA).items()
    for cyrillic, written in told["examples"].items()
]
KAZAKH = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяё"
TEXTS = st.text(alphabet=KAZAKH + KAZAKH.upper() + " -,.5 Wq\n«»", max_size=60)
SENTENCES = [
    "Шағын және орта бизнесті қолдау үшін 2005 жылы 12,5 млн. теңге бөлінді.",
    "ҚАЗАҚСТАН РЕСПУБЛИКАСЫ ҮКІМЕТІНІҢ ҚАУЛЫСЫ",
    "Айсұлу Қияқызы ауыл шаруашылығы министрлігінде істейді, ал інісі Шымкентте оқиды.",
    "Жұмыссыздық деңгейі төмендеді ме? Иә, екі есе азайды!",
    "Google мен Windows туралы айтылды.",
    "XXI ғасырда, II тоқсанда",
    "Халық саны өсті; қоныс аударушылар келді.",
]


@pytest.mark.parametrize(("name", "cyrillic", "written"), EXAMPLES)
def test_examples_there_and_back(name, cyrillic, written):
    assert transliterate(cyrillic, to=name).text == written
    back = transliterate(written, to=CYRILLIC, source=name).text
    assert back == (cyrillic if name != "arabic" else cyrillic.lower())


@pytest.mark.parametrize("name", [name for name in ALPHABETS if name != "arabic"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_come_back(name, sentence):
    there = transliterate(sentence, to=name)
    assert transliterate(there.text, to=CYRILLIC, source=name).text == sentence


@pytest.mark.parametrize("sentence", SENTENCES[2:4])
def test_arabic_comes_back_but_for_case(sentence):
    there = transliterate(sentence, to="arabic").text
    assert transliterate(there, to=CYRILLIC, source="arabic").text == sentence.lower()


@pytest.mark.parametrize("name", ALPHABETS)
@given(text=TEXTS)
def test_every_span_has_its_source(name, text):
    there = transliterate(text, to=name, source=CYRILLIC)
    assert there.source(0, len(there.text)) in {(0, len(text)), (0, 0)} or text
    ends = 0
    for at in range(len(there.text)):
        start, end = there.source(at, at + 1)
        assert 0 <= start <= end <= len(text)
        assert end >= ends
        ends = end
        if not there.text[at].isalpha() and text[start:end].isspace():
            assert text[start:end] == there.text[at]


@given(text=st.text(max_size=80))
@pytest.mark.parametrize("to", [CYRILLIC, *ALPHABETS])
@pytest.mark.parametrize("source", [CYRILLIC, "latin-2021", "bgn-pcgn", "arabic"])
def test_any_text_is_taken(text, to, source):
    there = transliterate(text, to=to, source=source)
    assert there.source(0, len(there.text))[1] <= len(text)


@given(word=st.text(alphabet=KAZAKH, min_size=1, max_size=12))
def test_iso_9_loses_no_letter(word):
    there = transliterate(word, to="iso-9", source=CYRILLIC).text
    back = "".join(
        {v: k for k, v in load("iso-9").letters.items()}[unit]
        for unit in _cut(there, set(load("iso-9").letters.values()))
    )
    assert back == word


def _cut(word, units):
    while word:
        size = 2 if word[:2] in units else 1
        yield word[:size]
        word = word[size:]


def test_a_span_maps_to_the_letters_behind_it():
    there = transliterate("Ұя, щётка", to="latin-2021")
    assert there.text == "Ūia, ştşiotka"
    assert there.source(1, 3) == (1, 2)
    assert there.source(5, 13) == (4, 9)


def test_from_alphabet_to_alphabet():
    there = transliterate("Шығыс", to="latin-2018")
    over = transliterate(there.text, to="latin-2021", source="latin-2018")
    assert over.text == "Şyğys"
    assert over.source(0, 1) == (0, 2)


@pytest.mark.parametrize("word", ["Київ", "Љубав"])
def test_words_with_letters_of_other_languages_stay(word):
    assert transliterate(word, to="latin-2021").text == word


@pytest.mark.parametrize("name", ALPHABETS)
def test_alphabet_is_detected(name):
    text = transliterate("Жергілікті жұмыссыздық деңгейін төмендету шаралары", to=name).text
    assert detect_script(text) == name


def test_nothing_is_cyrillic():
    assert detect_script("") == CYRILLIC
    assert transliterate("", to="arabic").text == ""


def test_unknown_alphabet():
    with pytest.raises(UnknownNameError, match=r"No alphabet named 'latin-1929'\. Known: arabic"):
        transliterate("сөз", to="latin-1929")


@pytest.mark.parametrize(
    "text", ["ә" * 100_000, "ЖШС" * 30_000, "қ\u0301" * 50_000, "😀ұ" * 50_000]
)
@pytest.mark.parametrize("name", ["latin-2021", "arabic"])
def test_bad_input_takes_linear_time(text, name):
    there = transliterate(text, to=name)
    assert transliterate(there.text, to=CYRILLIC, source=name).text
