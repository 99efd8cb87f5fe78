"""The comparison of taggers, on a treebank so small that training takes a moment."""

import importlib.util
import json
from pathlib import Path

import pytest

from kznlp.evaluate.language import conllu
from kznlp.evaluate.language.conll18 import evaluate
from kznlp.evaluate.language.folds import folds

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"
SMALL = Path(__file__).parents[2] / "language" / "tagging" / "small.conllu"
TINY = SMALL.parents[1] / "entities" / "cases" / "IOB2_tiny.txt"
SENTENCES = conllu.load(SMALL)


@pytest.fixture
def taggers(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        monkeypatch.setenv(name, "1")
    return importlib.import_module("taggers")


def trained(system, folder, *, raw):
    split = next(folds(SENTENCES, count=3))
    system.train(split.train, folder, raw=raw)
    return system(folder), split.test


def agrees(loaded, gold):
    """The counts of what a system says of words that it gets as the treebank cuts them."""
    prepared = loaded.prepare(gold)
    loaded.tag(prepared)
    loaded.parse(prepared)
    return evaluate(gold, loaded.read(prepared))


@pytest.mark.slow
def test_prints_scores_and_speed(taggers, monkeypatch, capsys):
    given = [str(SMALL), "--folds", "3", "--systems", "kznlp", "--text", str(TINY)]
    monkeypatch.setattr("sys.argv", ["taggers", *given, "--json", "--gold-tokens"])
    taggers.main()
    out, err = capsys.readouterr()
    found = json.loads(out)["kznlp"]
    assert found["scores"]["gold/UPOS"] > 0.7
    assert found["scores"]["gold/UAS"] > 0.5
    assert set(found["words_per_cpu_second"]) == {"treebank", TINY.name, f"{TINY.name}, again"}
    assert "kznlp: fold 1, testing on 8" in err
    taggers.draw(json.loads(out))
    assert "gold tokens: UPOS" in capsys.readouterr().out


def test_raw_text_and_further_text(taggers, tmp_path):
    loaded, gold = trained(taggers.SYSTEMS["kznlp"], tmp_path, raw=True)
    assert evaluate(gold, loaded.raw("".join(one.text for one in gold)))["Tokens"].f1 > 0.9
    text = tmp_path / "own.txt"
    text.write_text("Ауылда жаңа мектеп салынды. Балалар қуанды.", "utf-8")
    assert [len(one.words) for one in taggers.read(text)] == [5, 3]


def test_tells_what_is_not_installed(taggers, monkeypatch, capsys):
    monkeypatch.setattr(taggers, "find_spec", lambda name: None)
    assert not taggers.installed("UDPipe 1")
    assert 'pip install "kznlp[bench]"' in capsys.readouterr().err


def test_rates_tell_how_many_times_the_first_is_as_fast(taggers):
    assert list(taggers.ratios([30_000, 10_000])) == ["30,000", "10,000 (3.0 x)"]


@pytest.mark.slow
def test_spacy_learns_and_says_what_is_scored(taggers, monkeypatch, tmp_path):
    system = taggers.SYSTEMS["spaCy"]
    limits = {"training.max_steps": 10, "training.eval_frequency": 10}
    limits["components.parser.min_action_freq"] = 1
    monkeypatch.setattr(system, "changed", limits)
    loaded, gold = trained(system, tmp_path, raw=True)
    scores = agrees(loaded, gold)
    assert scores["Words"].f1 == 1
    assert scores["UPOS"].f1 > 0.1
    assert scores["UAS"].right > 0
    raw = loaded.raw("".join(one.text for one in gold))
    assert evaluate(gold, raw)["Tokens"].f1 > 0.8


def test_udpipe_learns_and_says_what_is_scored(taggers, tmp_path):
    pytest.importorskip("ufal.udpipe")
    scores = agrees(*trained(taggers.SYSTEMS["UDPipe 1"], tmp_path, raw=False))
    assert scores["Words"].f1 == 1
    assert scores["UPOS"].f1 > 0.4
    assert scores["LAS"].f1 > 0.2
