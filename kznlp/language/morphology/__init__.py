"""The morphology of Kazakh: every reading of a word, and the forms of a lemma.

>>> [(r.lemma, r.upos, r.feats) for r in analyze("кітабымызға")]
[('кітап', 'NOUN', 'Case=Dat|Number[psor]=Plur|Person[psor]=1')]
>>> [morph.name for morph in analyze("кітабымызға")[0].morphs]
['кітап', '(Ы)мЫз', 'ҒА']
>>> generate("оқы", "VERB", "Mood=Ind|Number=Sing|Person=1|Tense=Past|VerbForm=Fin")
('оқыдым', 'оқығанмын', 'оқитынмын')

The parts:

    reading.py     what a reading is
    features.py    features of a stem with its suffixes, from the columns of the suffix grammar
    lexicon.py     the stems and forms that are known
    cut.py         a word cut in two where suffixes may begin
    analyzer.py    all readings of a word; surnames.py, shapes.py, compounds.py and guesses.py read
                   what no stem explains
    frequent.py    readings worked out beforehand
    generator.py   the forms of a lemma
    splits.py      tokens that are two syntactic words
"""

from functools import cache

from kznlp.language.morphology.analyzer import Analyzer, default_analyzer
from kznlp.language.morphology.generator import Generator
from kznlp.language.morphology.lexicon import Lexicon, Stem, default_lexicon, load_lexicon
from kznlp.language.morphology.reading import Morph, Reading
from kznlp.language.morphology.splits import Split

__all__ = [
    "Analyzer",
    "Generator",
    "Lexicon",
    "Morph",
    "Reading",
    "Split",
    "Stem",
    "analyze",
    "default_analyzer",
    "default_lexicon",
    "generate",
    "load_lexicon",
    "splits",
]


def analyze(word: str) -> tuple[Reading, ...]:
    """Every reading of a token as it is written, the cheapest first."""
    return default_analyzer().analyze(word)


def splits(word: str) -> tuple[Split, ...]:
    """The readings of a token as two syntactic words: "баласыз", "дайынбыз"; mostly none."""
    return default_analyzer().splits(word)


def generate(lemma: str, upos: str, features: str) -> tuple[str, ...]:
    """The forms of a lemma with exactly these features, the likeliest first."""
    return _generator().generate(lemma, upos, features)


@cache
def _generator() -> Generator:
    return Generator(default_lexicon())
