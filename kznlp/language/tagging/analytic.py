"""Readings of verbs that the treebank writes as one word with a space: "келген жоқ", "барса екен".

The first part is read by the analyser; `data/language/analytic_features.csv` says which features
it must have for the last part to follow, and which the whole has instead.

>>> from kznlp.language.morphology import default_analyzer
>>> read("барса екен", default_analyzer())[0].feats
'Mood=Des|Number=Sing|Person=3|VerbForm=Fin'
"""

from collections.abc import Iterator

from msgspec.structs import replace

from kznlp import resources
from kznlp.language.morphology import Analyzer, Reading

VERBAL = frozenset({"VERB", "AUX"})


def read(form: str, analyzer: Analyzer) -> list[Reading]:
    """The readings of a form with spaces, the cheapest first; none if it is no such verb."""
    before, _, last = form.rpartition(" ")
    if not before:
        return [r for r in analyzer.analyze(form) if r.upos in VERBAL and not r.guessed]
    found: dict[tuple[str, str, str], Reading] = {}
    for reading in read(before, analyzer):
        for feats in _with(reading.feats, last):
            found.setdefault((reading.lemma, reading.upos, feats), replace(reading, feats=feats))
    return list(found.values())


def _with(feats: str, last: str) -> Iterator[str]:
    """The features of the whole where the first part has these."""
    there = dict(pair.split("=") for pair in feats.split("|") if pair)
    for row in resources.table("language/analytic_features.csv"):
        if row["word"] == last and _pairs(row["feats"]).items() <= there.items():
            told = {**there, **_pairs(row["changed"])}
            yield "|".join(f"{name}={told[name]}" for name in sorted(told, key=str.lower))


def _pairs(feats: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in feats.split("|"))
