"""The model: training for a moment, the file that it is kept in, tags that fit together."""

import itertools
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kznlp import resources
from kznlp.errors import KznlpError, ModelError, ReadError
from kznlp.evaluate.language.entities import compare, score, table
from kznlp.evaluate.language.iob2 import Tagged, read_iob2
from kznlp.language.entities import word_scores
from kznlp.language.entities.labels import TAGS, Label, may_follow, spans
from kznlp.language.entities.model import (
    FILE,
    FOLDER,
    LONGEST,
    NAME,
    REBUILD,
    Model,
    default_model,
    load,
    save,
)
from kznlp.language.entities.viterbi import decode
from kznlp.train import clusters, crf, entities
from kznlp.train.entity_groups import folds, groups

TINY = Path(__file__).parent / "cases" / "IOB2_tiny.txt"
OPTIONS = entities.Options(
    learning=crf.Options(epochs=12, batch=4),
    grouping=clusters.Options(groups=(4,), least=1, dimensions=8),
    seen=1,
    parts=3,
)
WORDS = st.text(st.sampled_from("абқҰүІіЖ1%«»-.,W ́😀"), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("model")


@pytest.fixture(scope="module")
def model(folder) -> Model:
    entities.learn([TINY.parent], folder, options=OPTIONS)
    return load(folder)


def test_training_learns_its_sentences(model):
    every, *labels = score(TINY, model=model)
    assert every.label == "all"
    assert every.f1 > 0.9
    assert {row.label for row in labels} <= set(Label)


def test_the_same_data_gives_the_same_model(model, tmp_path):
    told = entities.learn([TINY], tmp_path, options=OPTIONS)
    assert told["data"]["sentences"] == 36
    assert told["scores"][0]["label"] == "all"
    again = load(tmp_path)
    assert again.features == model.features
    assert np.array_equal(again.weights, model.weights)


def test_a_saved_model_is_the_same_file_again(model, folder, tmp_path):
    save(model, tmp_path)
    assert (tmp_path / FILE).read_bytes() == (folder / FILE).read_bytes()


def test_the_model_of_the_package_is_the_same_file_again(tmp_path):
    save(default_model(), tmp_path)
    kept = resources.model(NAME, rebuild=REBUILD) / FOLDER / FILE
    assert (tmp_path / FILE).read_bytes() == kept.read_bytes()


def test_folder_without_entities_is_told(tmp_path):
    with pytest.raises(KznlpError, match="No sentence with entities"):
        entities.learn([tmp_path], tmp_path)


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "other"])
def test_damaged_model_names_file_and_command(model, folder, tmp_path, damage):
    path = tmp_path / FILE
    if damage == "other":
        np.savez_compressed(path, tags=np.zeros(3, dtype=np.uint8))
    elif damage != "missing":
        shutil.copy(folder / FILE, path)
        whole = path.read_bytes()
        path.write_bytes(b"" if damage == "empty" else whole[: len(whole) // 2])
    with pytest.raises(ModelError, match=r"model\.npz.*kznlp train language"):
        load(tmp_path)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=8), max_size=4))
def test_tags_fit_words_and_each_other(model, sentences):
    answers = list(model.tag(sentences))
    assert [len(a) for a in answers] == [len(s) for s in sentences]
    for answer in answers:
        for before, tag in zip(["O", *answer], answer, strict=False):
            assert tag in TAGS
            assert may_follow(tag, before)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=4))
def test_scores_are_the_sums_of_the_weights_of_all_features(model, sentences):
    sentences += [s.words for s in read_iob2(TINY)][:3]
    assert_sums(model, sentences)


STRETCHES = [
    "« Жас дәурен » газеті « Ай » және « 5 мектеп « Күн » » туралы",
    "Ақмола облысы Көкшетау қаласының әкімі Ержан Асқар Маратұлы сөйледі",
    "2005 , 2006 жылдары жиырма бес мың — отыз мың теңге 3-ші 12-інші %-ке",
    "« " + "сөз " * 45 + "» Қазақстан Республикасы Қаржы министрлігінің Кеден комитеті ( ҚМ )",
    "» « Ел » . жоғары білім беру және ғылым саласындағы кадрлар мәселесі бойынша комиссия",
]


def test_stretches_are_numbered_as_they_are_learned(model):
    assert_sums(default_model(), [line.split() for line in STRETCHES])
    assert_sums(model, [line.split() for line in STRETCHES])


def assert_sums(model, sentences):
    """The scores are the sums of the weights of all features, as training names them."""
    tagged = [Tagged(tuple(s), ("O",) * len(s)) for s in sentences]
    encoded = entities.encode(tagged, model.clusters, seen=1)
    numbers = [model.features.number(name) for name in encoded.names]
    words = [word for sentence in sentences for word in sentence]
    scores = model.scores(words, list(map(len, sentences)))
    expected = encoded.features @ model.weights[numbers] * np.float32(model.scale)
    assert np.allclose(scores, expected, atol=1e-3)


def test_words_are_forgotten_when_there_are_too_many(model, monkeypatch):
    sentences = [s.words for s in read_iob2(TINY)]
    expected = list(model.tag(sentences))
    monkeypatch.setattr(word_scores, "KEPT", 4)
    small = replace(model)
    assert [next(small.tag([sentence])) for sentence in sentences] == expected


def test_many_sentences_are_tagged_like_one(model):
    sentences = [s.words for s in read_iob2(TINY)]
    together = list(model.tag(sentences))
    assert together == [next(model.tag([sentence])) for sentence in sentences]


def test_long_sentence_and_long_word_are_tagged(model):
    words = ["Семейге"] * (2 * LONGEST + 5) + ["а" * 100_000]
    assert len(next(model.tag([words]))) == len(words)


@pytest.mark.parametrize("seed", range(10))
def test_best_path_is_that_of_exhaustive_search(seed):
    random = np.random.default_rng(seed)
    scores = random.normal(size=(11, 5)).astype(np.float32) * 2
    steps = random.normal(size=(5, 5)).astype(np.float32)
    first = random.normal(size=5).astype(np.float32)
    for tag in (2, 4):  # "I-" of two labels, each behind its "B-" and itself only
        first[tag] = -1e4
        steps[[before for before in range(5) if before not in (tag - 1, tag)], tag] = -1e4

    def best(rows):
        paths = np.array(np.meshgrid(*[range(5)] * len(rows))).reshape(len(rows), -1).T
        values = [
            first[p[0]]
            + sum(r[t] for r, t in zip(rows, p, strict=True))
            + sum(steps[a, b] for a, b in itertools.pairwise(p))
            for p in paths
        ]
        return list(paths[int(np.argmax(values))])

    expected = best(scores[:4]) + best(scores[4:9]) + best(scores[9:])
    assert list(decode(scores, [4, 0, 5, 2], first, steps)) == expected


def test_score_counts_whole_entities():
    gold = [Tagged(("а", "ә", "б"), ("B-GPE", "I-GPE", "B-LAW"))]
    every, gpe, law = compare(gold, [["B-GPE", "O", "B-LAW"]])
    assert (every.right, every.found, every.gold) == (1, 2, 2)
    assert (gpe.f1, law.f1) == (0, 1)
    assert "LAW" in table([every, gpe, law])


def test_line_that_is_not_iob2_is_named(tmp_path):
    path = tmp_path / "IOB2_bad.txt"
    path.write_text("Семей B-GPE\nОрал B-CITY\n", "utf-8")
    with pytest.raises(ReadError, match="line 2"):
        read_iob2(path)


def test_stray_inside_tag_begins_an_entity():
    assert list(spans(["I-LAW", "I-LAW", "B-LAW", "O"])) == [(0, 2, "LAW"), (2, 3, "LAW")]


def test_near_duplicates_are_one_group():
    sentences = [
        ["Шаруашылықта", "жиырма", "бес", "бас", "қой", "бар"],
        ["Шаруашылықта", "25", "бас", "қой", "бар"],
        ["Астық", "қоймада", "сақталады"],
    ]
    assert groups(sentences) == [0, 0, 2]
    parts = folds(sentences, count=2, seed=1)
    assert sorted(parts) == [[0, 1], [2]]
