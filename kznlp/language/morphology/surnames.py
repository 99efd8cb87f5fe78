"""Surnames, which are built by rule: no list holds them all.

`data/language/surname_endings.csv` has the endings of surnames and patronymics with their gender,
how many letters of a woman's surname the treebank takes off for the lemma, and the state in which
endings follow: "Мұхтарұлы-на" is declined like "оның ұл-ы-на".

    Назарбаевтың → Назарбаев, Gender=Masc    Сәтбаева → Сәтбаев, Gender=Fem
    Қанышқызы → Қанышқызы, Gender=Fem        Әбішұлының → Әбішұлы, Gender=Masc
"""

from collections.abc import Iterator
from functools import cache

import regex

from kznlp import resources
from kznlp.language.morphology.chains import chain_cost
from kznlp.language.morphology.features import uses
from kznlp.language.morphology.lexicon import Lexicon
from kznlp.language.morphology.reading import Reading
from kznlp.language.suffixes import endings_after, sound

CAPITALIZED = regex.compile(r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?")
# The least letters before an ending.
SHORTEST = 3
COST = 8.0


def readings(word: str, lexicon: Lexicon) -> Iterator[Reading]:
    """The readings of a capitalized token as a form of a surname."""
    if not CAPITALIZED.fullmatch(word):
        return
    lower = word.lower()
    for ending, gender, dropped, state in _endings():
        at = lower.rfind(ending, SHORTEST)
        if at < 0:
            continue
        cut = at + len(ending)
        before, rest = lower[:cut], lower[cut:]
        # Surnames in "-ев" take back endings, as if it were "-ов".
        for chain, sizes in endings_after(rest, state, sound(before), (False, True)):
            pieces = (word[:cut], cut, chain, sizes)
            cost = COST + chain_cost(lexicon, chain, state)
            for use in uses(chain, sizes, "PROPN", f"Gender={gender}"):
                if use.upos == "PROPN":
                    lemma = word[: cut - dropped]
                    yield Reading(lemma, "PROPN", use.feats, cost + use.cost, pieces)


@cache
def _endings() -> tuple[tuple[str, str, int, str], ...]:
    rows = resources.table("language/surname_endings.csv")
    return tuple((r["ending"], r["gender"], int(r["dropped"]), r["state"]) for r in rows)
