from pathlib import Path

import pytest

from kznlp.errors import ReadError
from kznlp.evaluate.language import conllu

SMALL = Path(__file__).parents[2] / "language" / "tagging" / "small.conllu"


def test_written_as_read():
    text = SMALL.read_text("utf-8")
    assert conllu.dump(conllu.parse(text)) == text


def test_a_token_of_two_words():
    [sentence] = [s for s in conllu.load(SMALL) if s.id == "news:16"]
    assert sentence.text.strip() == "Үй баласыз қалды."
    assert [token.form for token in sentence.tokens] == ["Үй", "баласыз", "қалды", "."]
    assert [word.form for word in sentence.words] == ["Үй", "бала", "сыз", "қалды", "."]


@pytest.mark.parametrize(
    ("text", "message"),
    [("1\tСу\tсу", "line 1 is not 10 cells"), ("1" + "\tx" * 9, "line 1 has the head 'x'")],
)
def test_bad_lines_are_named(text, message):
    with pytest.raises(ReadError, match=message):
        list(conllu.parse(text))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ReadError, match=r"none\.conllu"):
        conllu.load(tmp_path / "none.conllu")
