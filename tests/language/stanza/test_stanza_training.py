"""What Stanza's trainers are given; Stanza itself need not be installed."""

from pathlib import Path

import pytest

from kznlp.errors import KznlpError, ReadError
from kznlp.train.stanza import Options, labelled, split

TREEBANK = Path(__file__).parent / "villages.conllu"


def test_every_tenth_sentence_is_kept():
    learned, kept = split(TREEBANK, held_out=10)
    assert (len(learned.sentences), len(kept.sentences)) == (26, 2)
    assert [s.id for s in kept.sentences] == ["village-10", "village-20"]
    assert learned.conllu.count("\n\n") == 26


def test_multiword_tokens_are_counted():
    learned, kept = split(TREEBANK, held_out=10)
    assert learned.expansions["дайынбыз", ("дайын", "быз")] == 1
    assert list(kept.expansions) == [("Жолсыз", ("жол", "сыз"))]


def test_every_character_has_a_label():
    learned, _ = split(TREEBANK, held_out=10)
    text, labels = labelled(learned.sentences, seed=1)
    assert len(text) == len(labels)
    assert all((a == "\n") == (b == "\n") for a, b in zip(text, labels, strict=True))
    place = text.index("дайынбыз.")
    assert labels[place : place + 9] == "000000032"
    assert labels.count("2") == 26


def test_empty_nodes_and_enhanced_dependencies_are_left_out(tmp_path):
    node = "2.1\tбар\tбар\tVERB\tv\t_\t_\t_\t0:root\t_\n"
    text = TREEBANK.read_text("utf-8").replace("\n3\tмектеп", f"\n{node}3\tмектеп", 1)
    path = tmp_path / "enhanced.conllu"
    path.write_text(text.replace("\tobl\t_\t", "\tobl\t4:obl\t"), "utf-8")
    learned, kept = split(TREEBANK, held_out=10)
    assert split(path, held_out=10) == (learned, kept)


def test_a_small_treebank(tmp_path):
    path = tmp_path / "small.conllu"
    path.write_text(TREEBANK.read_text("utf-8").split("\n\n")[0] + "\n", "utf-8")
    with pytest.raises(KznlpError, match="has 1 sentences; 20 are the fewest"):
        split(path, held_out=10)
    with pytest.raises(KznlpError, match="has 28 sentences; 30 are the fewest"):
        split(TREEBANK, held_out=30)


def test_a_treebank_without_heads(tmp_path):
    path = tmp_path / "bare.conllu"
    path.write_text(TREEBANK.read_text("utf-8").replace("\tnsubj\t", "\t_\t", 1), "utf-8")
    with pytest.raises(KznlpError, match="village-1: 'мектеп' lacks its lemma"):
        split(path, held_out=10)


def test_no_treebank(tmp_path):
    with pytest.raises(KznlpError, match=r"cannot be read .* Give a file of CoNLL-U"):
        split(tmp_path / "no.conllu", held_out=10)
    text = TREEBANK.read_text("utf-8") + "Су азайды.\n"
    (tmp_path / "text.conllu").write_text(text, "utf-8")
    with pytest.raises(ReadError, match=f"line {text.count(chr(10))} is not 10 cells"):
        split(tmp_path / "text.conllu", held_out=10)


@pytest.mark.parametrize("wrong", [{"steps": 0}, {"held_out": 1}, {"width": 0}])
def test_wrong_options(wrong):
    with pytest.raises(KznlpError, match="steps, held_out, width must be at least 1, 2, 1"):
        Options(**wrong)
