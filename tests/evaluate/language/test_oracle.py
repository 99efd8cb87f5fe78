"""The oracle of the analyser: counted on a treebank of our own, small enough to check by hand."""

import json

from kznlp.evaluate.language import oracle
from kznlp.evaluate.language.conllu import Word, parse
from kznlp.evaluate.language.oracle import coverage, has, measure, speed
from kznlp.language.morphology import analyze, default_analyzer

ROWS = """\
1\tБалалар\tбала\tNOUN\t_\tCase=Nom|Number=Plur\t4\tnsubj\t_\t_
2\tмектепке\tмектеп\tNOUN\t_\tCase=Acc\t4\tobl\t_\t_
3-4\tдайынбыз\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
3\tдайын\tдайын\tADJ\t_\t_\t0\troot\t_\t_
4\tбыз\tе\tAUX\t_\tAspect=Hab|Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin\t3\tcop\t_\t_
5\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

"""


def tokens():
    return [token for sentence in parse(ROWS) for token in sentence.tokens]


def test_shares_are_of_words_and_ambiguity_of_tokens():
    found = measure(tokens(), default_analyzer())
    assert found.words == 5
    assert (found.lemma, found.upos, found.feats) == (1.0, 1.0, 0.8)
    assert found.coverage == 1.0
    assert 1 <= found.pairs <= found.readings


def test_a_reading_has_the_gold_up_to_a_level():
    gold = Word("кітабы", "кітап", "NOUN", "Case=Gen")
    assert [has(analyze("кітабы"), gold, level) for level in range(3)] == [True, True, False]


def test_coverage_leaves_out_guesses():
    assert coverage(["мектепке", "гломпаларды"], default_analyzer()) == 0.5
    assert coverage([], default_analyzer()) == 0


def test_speed_is_counted():
    assert speed(["мектепке"] * 1000, default_analyzer()) > 1000


def test_the_command_prints_what_it_measured(tmp_path, monkeypatch, capsys):
    treebank, text = tmp_path / "own.conllu", tmp_path / "own.txt"
    treebank.write_text(ROWS, "utf-8")
    text.write_text("Балалар мектепке барды.", "utf-8")
    monkeypatch.setattr("sys.argv", ["oracle", str(treebank), "--text", str(text)])
    oracle.main()
    told = json.loads(capsys.readouterr().out)
    assert told["feats"] == 0.8
    assert told["own.txt"]["coverage"] == 1.0
