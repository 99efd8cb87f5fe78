"""The readings of `kznlp.language.morphology` as the tagger wants them."""

from functools import lru_cache, partial

from kznlp.language.morphology import Analyzer
from kznlp.language.tagging import analytic
from kznlp.language.tagging.candidates import Analyze, Reading
from kznlp.language.tagging.knowledge import JOINT


def readings_of(analyzer: Analyzer) -> Analyze:
    """Gives the readings of a form; remembers them, as training asks again and again.

    >>> from kznlp.language.morphology import default_analyzer
    >>> best = readings_of(default_analyzer())("кітабы")[0]
    >>> best.lemma, best.tag
    ('кітап', 'NOUN Case=Nom|Number[psor]=Plur,Sing|Person[psor]=3')
    """
    return lru_cache(maxsize=50_000)(partial(read, analyzer))


def read(analyzer: Analyzer, form: str) -> tuple[Reading, ...]:
    """The readings of a form, the cheapest first, each tag and lemma once."""
    found: dict[tuple[str, str], Reading] = {}
    joined = analytic.read(form, analyzer) if " " in form else ()
    for told in joined or analyzer.read(form):
        lemma, tag = told.lemma, told.upos + JOINT + (told.feats or "_")
        if (lemma, tag) not in found:
            found[lemma, tag] = Reading(lemma, tag, told.cost, told.guessed)
    return tuple(found.values())
