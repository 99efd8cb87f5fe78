"""The learned tables of the alphabets: errors that help, training that can be repeated."""

from collections import Counter

import pytest

from kznlp import resources
from kznlp.errors import ModelError
from kznlp.language.scripts import backward
from kznlp.language.scripts.alphabets import ALPHABETS, load
from kznlp.language.scripts.contexts import Contexts
from kznlp.train.scripts import learn

WORDS = Counter({"тай": 5, "тил": 3, "ой": 4, "ия": 2, "қия": 2, "туи": 1, "қой": 2})


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "model", lambda name, rebuild: tmp_path)
    backward.readings.cache_clear()
    yield tmp_path
    backward.readings.cache_clear()


def test_a_missing_model_names_the_command(elsewhere):
    with pytest.raises(ModelError, match=r"kk_scripts|kznlp\.train\.scripts DATA"):
        backward.readings("latin-2021")


@pytest.mark.parametrize("text", ["", "i\t|", "i\ta|\tи\n"])
def test_a_damaged_model_names_the_command(elsewhere, text):
    (elsewhere / "latin-2021.tsv").write_text(text, "utf-8")
    (elsewhere / "latin_words.txt").write_text("google\n", "utf-8")
    with pytest.raises(ModelError, match=r"Rebuild: kznlp train scripts DATA"):
        backward.readings("latin-2021")


@pytest.mark.parametrize("name", ALPHABETS)
def test_every_table_is_read(name):
    learned = backward.readings(name)
    assert all(windows["|"] for windows in learned.contexts.rows.values())
    units = set(load(name).letters.values()) - {""}
    assert units <= set(learned.contexts.rows), units - set(learned.contexts.rows)


def test_what_is_learned_gives_the_words_back():
    alphabet = load("latin-2021")
    rows = learn(alphabet, WORDS)
    contexts, units = Contexts(rows), backward.pattern(rows)
    for word in WORDS:
        written = "".join(alphabet.letters[letter] for letter in word)
        cut = backward.split(written, alphabet, units)
        at, back = 0, ""
        for unit in cut.units:
            back += contexts.choose(unit, cut.body, at, at + len(unit))
            at += len(unit)
        assert back == word


def test_the_order_of_words_changes_nothing():
    alphabet = load("latin-2021")
    assert learn(alphabet, WORDS) == learn(alphabet, Counter(dict(reversed(WORDS.items()))))
