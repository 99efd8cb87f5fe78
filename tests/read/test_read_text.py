"""Runs every case in cases/text.json."""

import json
from pathlib import Path

import pytest
from seen import blocks, check

from kznlp.read import read_text

CASES = json.loads((Path(__file__).parent / "cases" / "text.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case):
    document = read_text(case["text"])
    check(document)
    assert blocks(document) == case["blocks"]


def test_markdown_is_told_from_plain_text():
    assert read_text("# Қаулы\n\nМәтін.").format == "markdown"
    assert read_text("Қаулы\n\nМәтін.").format == "text"


def test_empty_text_has_no_blocks():
    assert read_text("").blocks == ()


def test_markup_says_what_it_stands_for():
    document = read_text("**Су** құны 5&nbsp;теңге &lt; 7, [сілтеме](https://x.kz)<br>соңы")
    assert [(document.text[m.start : m.end], m.text) for m in document.markup] == [
        ("**", ""),  # the opening one stands before the block
        ("&nbsp;", "\xa0"),
        ("&lt;", "<"),
        ("[", ""),
        ("](https://x.kz)", ""),
        ("<br>", "\n"),
    ]
