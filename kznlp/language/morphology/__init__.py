"""The morphology of Kazakh: every reading of a word, and the forms of a lemma.

>>> [(r.lemma, r.upos, r.feats) for r in analyze("кітабымызға")]
[('кітап', 'NOUN', 'Case=Dat|Number[psor]=Plur|Person[psor]=1')]
"""

from kznlp.language.morphology.analyzer import Analyzer, default_analyzer
from kznlp.language.morphology.lexicon import Lexicon, Stem, default_lexicon, load_lexicon
from kznlp.language.morphology.reading import Morph, Reading

__all__ = [
    "Analyzer",
    "Lexicon",
    "Morph",
    "Reading",
    "Stem",
    "analyze",
    "default_analyzer",
    "default_lexicon",
    "load_lexicon",
]


def analyze(word: str) -> tuple[Reading, ...]:
    """Every reading of a token as it is written, the cheapest first."""
    return default_analyzer().analyze(word)
