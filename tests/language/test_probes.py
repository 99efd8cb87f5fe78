"""Runs the probes of cases/probes.json: what Kazakh orthography and the field ask of the tools.

A probe has a label, the reason why its answer is the right one, and by its kind

    tokens      the text and its words; white space is left out
    sentences   the text, "|" where a sentence begins
    words       words of the text, with their lemma and part of speech
    clean       the text and what normalizing makes of it
    numerals    the numbers that are written in words
    script      the text in another alphabet, and back

`"expect": "fail"` marks what is known to go wrong, and `"known"` says why.
"""

import json
import unicodedata
from pathlib import Path

import pytest
import spacy

import kznlp.components  # noqa: F401  (registers the components)
from kznlp.language.numerals import find_numerals
from kznlp.language.scripts import transliterate
from kznlp.normalize import normalize_text

PROBES = json.loads((Path(__file__).parent / "cases" / "probes.json").read_text("utf-8"))
KINDS = {"tokens", "sentences", "words", "clean", "numerals", "script"}
BLANK = spacy.blank("kk")
BLANK.add_pipe("kk_sentences")


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("kk")
    for name in ("kk_sentences", "kk_lemmatizer", "kk_tagger"):
        nlp.add_pipe(name)
    return nlp


def of_kind(kind):
    return [
        pytest.param(probe, id=probe["label"], marks=known(probe))
        for probe in PROBES
        if probe["kind"] == kind
    ]


def known(probe):
    if probe.get("expect") == "fail":
        return pytest.mark.xfail(strict=True, reason=probe["known"])
    return ()


@pytest.mark.parametrize("probe", of_kind("tokens"))
def test_tokens(probe):
    doc = BLANK.make_doc(probe["text"])
    assert [token.text for token in doc if not token.is_space] == probe["tokens"]


@pytest.mark.parametrize("probe", of_kind("sentences"))
def test_sentences(probe):
    doc = BLANK(probe["text"].replace("|", ""))
    found = [sentence.text.strip() for sentence in doc.sents]
    assert found == [part.strip() for part in probe["text"].split("|")]


@pytest.mark.parametrize("probe", of_kind("words"))
def test_words(nlp, probe):
    found = {token.text: f"{token.lemma_} {token.pos_}" for token in nlp(probe["text"])}
    assert {word: found[word] for word in probe["words"]} == probe["words"]


@pytest.mark.parametrize("probe", of_kind("clean"))
def test_clean(probe):
    assert normalize_text(probe["text"]).text == probe["clean"]


@pytest.mark.parametrize("probe", of_kind("numerals"))
def test_numerals(probe):
    assert [numeral.value for numeral in find_numerals(probe["text"])] == probe["values"]


@pytest.mark.parametrize("probe", of_kind("script"))
def test_script(probe):
    written = transliterate(probe["text"], to=probe["alphabet"]).text
    assert written == unicodedata.normalize("NFC", probe["written"])
    assert transliterate(written, to="cyrillic", source=probe["alphabet"]).text == probe["text"]


def test_probes_are_whole():
    assert {probe["kind"] for probe in PROBES} == KINDS
    assert len({(probe["kind"], probe["label"]) for probe in PROBES}) == len(PROBES) >= 200
    for probe in PROBES:
        assert probe["why"], probe
        assert ("known" in probe) == (probe.get("expect") == "fail"), probe
