"""Units of sentences and documents of our own; the answer is marked in the text."""

import pytest

from kznlp.pipeline import analyze_text
from tests.discourse.marked import documents, paragraphs, unmark

SENTENCES = paragraphs("sentences.txt")
DOCUMENTS = documents("documents.txt")
FAILURES = documents("known_failures.txt")


def check(text, nlp):
    bare, expected = unmark(text)
    found = analyze_text(bare, nlp=nlp).units
    assert [(str(u.label), u.text) for u in found] == expected
    assert all(bare[u.start : u.end] == u.text for u in found)


@pytest.mark.parametrize("text", SENTENCES, ids=[unmark(s)[0][:40] for s in SENTENCES])
def test_sentence(text, nlp):
    check(text, nlp)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document(name, nlp):
    check(DOCUMENTS[name], nlp)


@pytest.mark.parametrize("name", FAILURES)
@pytest.mark.xfail(strict=True)
def test_known_failure(name, nlp):
    check(FAILURES[name], nlp)
