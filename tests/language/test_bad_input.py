"""Strange and huge input: nothing crashes, nothing is lost, time grows as the text does."""

import time

import pytest
import spacy

from kznlp.language import words
from kznlp.language.morphology import analyze

SIZE = 20_000
LINGUISTIC = ("kk_sentences", "kk_languages", "kk_tagger", "kk_parser", "kk_ner")
# What is repeated.
INPUTS = {
    "one letter": "ә",
    "suffixes": "лардың",
    "mixed scripts": "аbвγ",
    "capitals": "ҚАЗАҚ",
    "emoji": "😀👩‍👩‍👧",
    "combining marks": "\u0301",
    "unassigned": "\u0378\U000e1000",
    "digits": "7",
    "hyphens": "а-",
    "initials": "А.",
    "quotation marks": "«",
    "brackets": "(",
    "no end of a sentence": "жаңа мектеп ",
}


@pytest.fixture(scope="module")
def nlp():
    made = spacy.blank("kk")
    for name in LINGUISTIC:
        made.add_pipe(name)
    made("Жаңа мектеп салынды.")
    return made


@pytest.mark.parametrize("piece", INPUTS.values(), ids=INPUTS)
def test_a_huge_text_is_read_in_linear_time(nlp, piece):
    text = piece * (SIZE // len(piece))
    begin = time.process_time()
    half = nlp(text[: len(text) // 2])
    middle = time.process_time()
    doc = nlp(text)
    first, whole = middle - begin, time.process_time() - middle
    assert doc.text == text
    assert half.text == text[: len(text) // 2]
    assert whole < 6 * first + 1  # of quadratic time there would be far more


@pytest.mark.parametrize("piece", INPUTS.values(), ids=INPUTS)
def test_a_huge_word_has_a_reading_and_a_lemma(piece):
    word = piece * (100_000 // len(piece))
    begin = time.process_time()
    assert analyze(word)
    assert words.lemma(word)
    words.known(word)
    assert time.process_time() - begin < 3


def test_half_a_surrogate_pair_is_replaced(nlp):
    doc = nlp("Жаңа\ud800 мектеп")
    assert doc.text == "Жаңа\N{REPLACEMENT CHARACTER} мектеп"


def test_long_suffixes_are_cut_off_after_loading_too(nlp):
    again = spacy.blank("kk").from_bytes(nlp.to_bytes(exclude=list(LINGUISTIC)), exclude=[])
    for loaded in (nlp, again):
        tokens = [token.text for token in loaded.make_doc("«" * 3_000 + "5%-ке" + "»" * 3_000)]
        assert tokens == ["«"] * 3_000 + ["5", "%-ке"] + ["»"] * 3_000
