"""The evaluation of the language layer, on small treebanks and with steps made for the test."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from kznlp import resources
from kznlp.errors import KznlpError
from kznlp.evaluate.language import conllu, data, named
from kznlp.evaluate.language.conllu import Word
from kznlp.evaluate.language.evaluation import Options, Treebank, evaluate_language
from kznlp.evaluate.language.export import to_json
from kznlp.evaluate.language.iob2 import read_iob2
from kznlp.evaluate.language.layers import LAYERS, Layer
from kznlp.evaluate.language.tables import draw

LANGUAGE = Path(__file__).parents[2] / "language"
SMALL = LANGUAGE / "tagging" / "small.conllu"
TINY = LANGUAGE / "entities" / "cases" / "IOB2_tiny.txt"


def fill_with(**columns):
    """A step that gives each word the same."""

    def step(sentences):
        return [
            one.with_words(
                Word(w.form, w.lemma, columns.get("upos", w.upos), w.feats, head, "dep")
                for head, w in enumerate(one.words)
            )
            for one in sentences
        ]

    return step


TAGS = Layer(
    name="nouns", metrics=("UPOS",), load=lambda: fill_with(upos="NOUN"), learn=lambda given: None
)


def learned_from(seen):
    """A layer that keeps what it was given to learn from."""

    def learn(sentences):
        seen.append({one.id for one in sentences})
        return fill_with(upos="VERB")

    return Layer(name="chain", metrics=("UPOS", "UAS", "LAS"), load=fill_with, learn=learn)


def drawn(report, **options):
    console = Console(width=160)
    with console.capture() as captured:
        console.print(draw(report, **options))
    return captured.get()


@pytest.fixture(scope="module")
def shipped():
    return evaluate_language([SMALL])


def test_the_shipped_models_on_a_treebank(shipped):
    assert isinstance(shipped.data, Treebank)
    assert (shipped.data.sentences, shipped.data.words) == (24, shipped.runs[0].words)
    [run] = shipped.runs
    assert run.warning == ""
    assert run.tokens.metrics["UPOS"].f1 > 0.8
    there = [layer for layer in LAYERS if layer.shipped()]
    assert set(run.tokens.metrics) == {m for layer in there for m in layer.metrics}
    assert set(run.raw) == {"Tokens", "Sentences", "Words", *run.tokens.metrics}
    assert run.raw["Tokens"].f1 > 0.95
    assert [one.step for one in run.speed][:2] == ["tokens, sentences, words", "tagger"]
    assert all(rate > 100 for one in run.speed for rate in one.rates)


def test_the_analyser_is_measured(shipped):
    oracle, speed = shipped.analyzer
    assert oracle.lemma > 0.9
    assert oracle.words == shipped.data.words
    assert speed.rates[1] >= speed.rates[0] / 2 > 0


def test_any_layer_can_be_scored():
    [run] = evaluate_language([SMALL], layers=(TAGS,)).runs
    gold = [word for one in conllu.load(SMALL) for word in one.words]
    nouns = sum(word.upos == "NOUN" for word in gold)
    assert run.layers == ("nouns",)
    assert run.tokens.metrics["UPOS"].right == nouns
    assert run.tokens.labels["NOUN"].recall == 1
    assert set(run.tokens.labels) == {word.upos for word in gold}


def test_folds_and_documents_are_learned_without_what_is_tested():
    seen, told = [], []
    options = Options(folds=3, documents=("notes",), seed=1)
    report = evaluate_language([SMALL], options, layers=(learned_from(seen),), tell=told.append)
    every = {one.id for one in conllu.load(SMALL)}
    folds, [document] = seen[:3], seen[3:]
    assert all(len(part) < len(every) for part in folds)
    assert set.intersection(*folds) == set()
    assert {name.partition(":")[0] for name in document} == {"news"}
    assert [run.name for run in report.runs] == ["3 folds", "document notes"]
    assert report.runs[0].words == report.data.words
    assert any("part 2 of 3" in line for line in told)


def test_trees_are_scored_where_a_layer_makes_them():
    report = evaluate_language([SMALL], Options(folds=2), layers=(learned_from([]),))
    [run] = report.runs
    assert 0 < run.tokens.metrics["UAS"].f1 < 1
    assert run.raw["UAS"].gold == run.words
    assert run.tokens.relations["dep"].predicted == run.words
    assert {"head", "relation"} <= {one.kind for one in run.tokens.mistakes}


def test_the_parser_may_be_left_out():
    [run] = evaluate_language([SMALL], Options(parser=False)).runs
    assert run.layers == ("tagger",)
    assert "LAS" not in run.raw
    assert run.tokens.relations == {}


def test_a_layer_that_is_not_shipped_is_left_out():
    missing = replace(learned_from([]), shipped=lambda: False)
    [run] = evaluate_language([SMALL], layers=(TAGS, missing)).runs
    assert run.layers == ("nouns",)
    [run] = evaluate_language([SMALL], Options(folds=2), layers=(missing,)).runs
    assert run.layers == ("chain",)


def test_layers_see_words_alone():
    seen = []

    def load():
        return lambda sentences: seen.extend(sentences) or fill_with()(sentences)

    evaluate_language([SMALL], layers=(Layer(name="x", metrics=(), load=load, learn=load),))
    assert {word for one in seen for word in one.words} == {
        Word(word.form) for one in seen for word in one.words
    }


def test_data_that_a_model_has_learned_from_is_told(tmp_path):
    sha256 = data.digest([SMALL])
    (tmp_path / "training.json").write_text(json.dumps({"data": {"sha256": sha256}}), "utf-8")
    assert data.learned(tmp_path, sha256)
    assert not data.learned(tmp_path, data.digest([TINY]))
    assert not data.learned(tmp_path / "none", sha256)


def test_a_warning_is_drawn_and_exported(monkeypatch):
    monkeypatch.setattr(data, "learned", lambda folder, sha256: True)
    report = evaluate_language([SMALL, TINY], layers=(TAGS,))
    assert drawn(report).count("warning: The model was trained on this very data") == 2
    assert "--folds" in to_json(report)["runs"][0]["warning"]


def test_files_of_a_folder(tmp_path):
    for name in ("b.conllu", "a/c.conllu", "IOB2_x.txt", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = data.find([tmp_path, tmp_path / "b.conllu"])
    assert [path.name for path in found.treebanks] == ["c.conllu", "b.conllu"]
    assert [path.name for path in found.entities] == ["IOB2_x.txt"]


def test_bad_data_is_told(tmp_path):
    with pytest.raises(KznlpError, match=r"Nothing to score in .*: give treebanks"):
        evaluate_language([tmp_path])
    with pytest.raises(KznlpError, match=r"none\.conllu"):
        evaluate_language([tmp_path / "none.conllu"])
    with pytest.raises(KznlpError, match=r"none\.txt"):
        evaluate_language([tmp_path / "none.txt"])
    with pytest.raises(KznlpError, match="ids begin with news, notes"):
        evaluate_language([SMALL], Options(documents=("laws",)))


def test_entities_of_the_shipped_model():
    report = evaluate_language([TINY])
    [found] = report.entities
    assert (report.data, report.runs, report.analyzer) == (None, (), None)
    assert (found.sentences, found.labels[0].label) == (36, "all")
    assert found.labels[0].f1 > 0.5
    assert found.speed.words == found.words
    assert "entities" in drawn(report)


def test_entities_in_folds():
    gold = read_iob2(TINY)
    found = named.entities_learned(gold, parts=3, seed=0)
    assert found.sentences == len(gold)
    assert found.speed is None
    assert found.labels[0].gold == sum(row.gold for row in found.labels[1:])
    with pytest.raises(KznlpError, match=r"36 sentences .* into 99 folds"):
        named.entities_learned(gold, parts=99, seed=0)


def test_the_report_as_json(shipped):
    told = to_json(shipped, cases=1)
    assert set(told) == {"data", "runs", "analyzer", "entities"}
    run = told["runs"][0]
    upos = run["gold_tokens"]["UPOS"]
    assert upos["f1"] == round(upos["right"] / upos["gold"], 4)
    assert run["labels"]["UPOS"]["PUNCT"]["recall"] == 1
    for one in run["confusions"]:
        assert len(one["cases"]) == 1
        assert one["cases"][0]["text"] in one["cases"][0]["sentence"]
    assert {"step", "words", "words_per_cpu_second"} == set(run["speed"][0])
    assert "cases" not in json.dumps(to_json(shipped))


def test_the_report_as_tables(shipped):
    plain, listed = drawn(shipped), drawn(shipped, cases=1)
    for words in ("CoNLL-18", "raw text", "part of speech", "a reading has the gold lemma"):
        assert words in plain
    assert "taken for" not in plain
    assert "taken for" in listed


def test_shipped_models_tell_the_digest_of_what_they_were_trained_on():
    folder = resources.model("kk_policy_sm", rebuild="")
    told = json.loads((folder / "training.json").read_text("utf-8"))
    for digest in (told["data"]["sha256"], told["kk_ner"]["data"]["tagged_sha256"]):
        assert len(digest) == 64
        assert data.learned(folder, digest)
