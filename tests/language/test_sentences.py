"""Runs the cases of cases/sentences.json; "|" stands where a sentence begins."""

import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import kznlp.components  # noqa: F401  (registers the components)
from kznlp.types import Block, BlockKind, Cell, Grid

CASES = json.loads((Path(__file__).parent / "cases" / "sentences.json").read_text("utf-8"))
NLP = spacy.blank("kk")
NLP.add_pipe("kk_sentences")


def sentences(doc):
    return [sentence.text.strip() for sentence in doc.sents]


def with_blocks(text, *blocks):
    doc = NLP.make_doc(text)
    doc._.blocks = blocks
    return NLP(doc)


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_sentences(case, request):
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True))
    doc = NLP(case["text"].replace("|", ""))
    assert sentences(doc) == [part.strip() for part in case["text"].split("|")]


def test_blocks_are_edges():
    text = "Жалпы ереже\nбұл қағида"
    heading = Block(BlockKind.HEADING, 0, 11)
    assert sentences(with_blocks(text, heading)) == ["Жалпы ереже", "бұл қағида"]


def test_cells_are_edges():
    text = "облыс саны Ақмола 12"
    cells = tuple(Cell(0, i, *span) for i, span in enumerate([(0, 5), (6, 10), (11, 17), (18, 20)]))
    grid = Block(BlockKind.GRID, 0, 20, grid=Grid("html", cells))
    assert sentences(with_blocks(text, grid)) == ["облыс", "саны", "Ақмола", "12"]


def test_lines_of_verbatim_text_are_edges():
    text = "облыс саны\nақмола он екі"
    assert len(sentences(with_blocks(text, Block(BlockKind.VERBATIM, 0, len(text))))) == 2


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("аАқ1. \n«»(!,;т.б"), max_size=40))
def test_every_token_is_in_one_sentence(text):
    doc = NLP(text)
    assert "".join(s.text_with_ws for s in doc.sents) == text
