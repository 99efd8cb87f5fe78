"""What treebanks of kindred languages tell of arcs: how tags and distances go together.

Turkish, Tatar and Kyrgyz have few word forms in common with Kazakh, but nearly all of their syntax:
a parser that has seen only them, and of words only the tags, is right on two arcs of three. Its
weights are where those of the Kazakh parser start from.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from kznlp.evaluate.language.conllu import Sentence, Word, load
from kznlp.language.parsing.parser import Weights
from kznlp.language.parsing.templates import SHARED
from kznlp.train.parsing import fit_arcs
from kznlp.train.parsing_fit import Fitting

FITTING = Fitting(penalty=4.0, least=2, rounds=30)
LONGEST = 22  # longer sentences cost much and tell little more
# Names of features that the treebank of Kazakh calls otherwise.
RENAMED = {"VerbForm=Vnoun": "VerbForm=Ger"}
# Parts of speech without the case of names, unless they are owned.
BARE = frozenset(["ADJ", "NUM", "ADV", "DET"])


def kin(paths: Iterable[Path], fitting: Fitting = FITTING) -> Weights:
    """The weights that these treebanks give.

    Raises:
        ReadError: a file is no treebank.
    """
    return learn([sentence for path in paths for sentence in load(path)], fitting)


def learn(sentences: Sequence[Sentence], fitting: Fitting = FITTING) -> Weights:
    """The weights that these sentences give."""
    told = [
        sentence.with_words(map(as_kazakh, sentence.words))
        for sentence in sentences
        if len(sentence.words) <= LONGEST and _one_root(sentence)
    ]
    return fit_arcs(told, fitting, templates=SHARED)


def as_kazakh(word: Word) -> Word:
    """The word with its features named as in the treebank of Kazakh.

    >>> as_kazakh(Word("geldi", "gel", "VERB", "Person=3|Tense=Past")).feats
    'Person=3|Tense=Past|VerbForm=Fin'
    """
    feats = {RENAMED.get(feat, feat) for feat in word.feats.split("|")} - {"_"}
    if word.upos in {"VERB", "AUX"} and not any(feat.startswith("VerbForm=") for feat in feats):
        feats = {feat for feat in feats if not feat.startswith("Case=")} | {"VerbForm=Fin"}
    if word.upos in BARE and not any(feat.startswith("Person[psor]=") for feat in feats):
        feats -= {"Case=Nom"}
    named = "|".join(sorted(feats)) or "_"
    return Word(word.form, word.lemma, word.upos, named, word.head, word.deprel)


def _one_root(sentence: Sentence) -> bool:
    return sum(word.head == 0 for word in sentence.words) == 1
