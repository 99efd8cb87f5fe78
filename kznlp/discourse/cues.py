"""Words that colour a statement: good or bad news, a trend, an act, a forecast.

Stems come from data files; a word belongs to the longest stem that it begins with. A stem that
is written "=тек" is a whole word, one like "жол берме" a whole word and the stem of the next;
the value "none" takes words out: "өс", but "өскемен".
"""

from collections.abc import Sequence
from functools import cache

from kznlp import resources

FILE = "discourse/cues.csv"


class Stems:
    """Stems with a value each.

    >>> Stems({"жақсар": "progress", "жақ": "side"}).value("жақсарды")
    'progress'
    """

    def __init__(self, stems: dict[str, str]) -> None:
        self._pairs = _pairs(stems)
        self._whole = {s[1:]: value for s, value in stems.items() if s[0] == "="}
        self._stems = {s: v for s, v in stems.items() if s[0] != "=" and " " not in s}
        self._begun = {stem[:size] for stem in self._stems for size in range(len(stem) + 1)}

    def value(self, form: str) -> str:
        """The value of a form by itself, "" where it has none."""
        if form in self._whole:
            return self._whole[form]
        found = ""
        for size in range(1, len(form) + 1):
            begun = form[:size]
            if begun not in self._begun:
                break
            found = self._stems.get(begun, found)
        return "" if found == "none" else found

    def values(self, forms: Sequence[str], alone: Sequence[str]) -> list[str]:
        """The value of each form, given what each has `alone`; that of a pair goes to its last."""
        found = [*alone]
        if self._pairs.keys().isdisjoint(forms):
            return found
        for i in range(1, len(forms)):
            for stem, value in self._pairs.get(forms[i - 1], ()):
                if forms[i].startswith(stem):
                    found[i - 1 : i + 1] = "", "" if value == "none" else value
                    break
        return found


def _pairs(stems: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    """By first words, the stems of second words with their values, longest first."""
    pairs: dict[str, list[tuple[str, str]]] = {}
    for stem in sorted(stems, key=len, reverse=True):
        first, _, second = stem.partition(" ")
        if second:
            pairs.setdefault(first, []).append((second, stems[stem]))
    return pairs


@cache
def cues() -> Stems:
    """The stems of `cues.csv` with their cues."""
    return Stems({row["stem"]: row["cue"] for row in resources.table(FILE)})
