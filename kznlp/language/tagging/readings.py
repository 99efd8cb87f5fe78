"""The readings of `kznlp.language.morphology` as the tagger wants them."""

from functools import lru_cache

from kznlp.language.morphology import Analyzer
from kznlp.language.tagging import analytic
from kznlp.language.tagging.candidates import Analyze, Reading
from kznlp.language.tagging.knowledge import JOINT


def readings_of(analyzer: Analyzer) -> Analyze:
    """Gives the readings of a form, the cheapest first, each tag and lemma once.

    >>> from kznlp.language.morphology import default_analyzer
    >>> readings_of(default_analyzer())("кітабы")[0][:2]
    ('кітап', 'NOUN Case=Nom|Number[psor]=Plur,Sing|Person[psor]=3')
    """

    @lru_cache(maxsize=50_000)
    def analyze(form: str) -> tuple[Reading, ...]:
        found: dict[tuple[str, str], Reading] = {}
        joined = analytic.read(form, analyzer) if " " in form else ()
        for reading in joined or analyzer.analyze(form):
            tag = reading.upos + JOINT + (reading.feats or "_")
            one = Reading(reading.lemma, tag, reading.cost, reading.guessed)
            found.setdefault((one.lemma, tag), one)
        return tuple(found.values())

    return analyze
