"""The documents of the benchmarks: the same each time, of three kinds, from tidy data."""

import importlib.util
import unicodedata
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def documents():
    spec = importlib.util.spec_from_file_location("documents", BENCHMARKS / "documents.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_same_seed_makes_the_same_documents(documents, tmp_path):
    texts = [
        [path.read_text("utf-8") for path in documents.make(9, tmp_path / name, seed=seed)]
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    ]
    assert texts[0] == texts[1] != texts[2]
    assert len(set(texts[0])) == 9
    assert not any("{" in text or "None" in text for text in texts[0])
    assert "\t" in texts[0][0]
    assert "<table>" in texts[0][1]
    assert "ҚАУЛЫ" in texts[0][2]


def test_words_are_sorted_and_composed(documents):
    for name, words in documents.WORDS.items():
        assert words == sorted(set(words)), name
        assert all(unicodedata.is_normalized("NFC", word) for word in words), name
