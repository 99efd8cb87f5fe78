"""Words of two parts: "қарым-қатынасы", "солтүстік-шығысын", "суқұбыры", "веложолды".

The last part is read; the lemma has the first before it as it is written. With a hyphen, a last
part that is but an ending belongs to the rest, "Нью-Йорк-те", and an unknown part makes a guess of
the whole. Without one both parts must be known nouns.
"""

from typing import TYPE_CHECKING

from kznlp.language.morphology import shapes
from kznlp.language.morphology.reading import Reading

if TYPE_CHECKING:
    from kznlp.language.morphology.analyzer import Analyzer

# Parts of speech of compounds.
OPEN = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "VERB", "NUM"})
NOMINAL = frozenset({"NOUN", "ADJ"})
JOINT, SEAM = 3.0, 6.0
SHORTEST = 3


def readings(word: str, analyzer: "Analyzer") -> list[Reading]:
    """The readings of a word as a compound; none if it is no compound."""
    if "-" in word[1:-1]:
        return _hyphenated(word, analyzer)
    return _joined(word, analyzer) if word.isalpha() else []


def _hyphenated(word: str, analyzer: "Analyzer") -> list[Reading]:
    before, _, last = word.rpartition("-")
    at = len(before) + 1
    found = list(shapes.ended(before, at, last, "NOUN", ""))
    unknown = all(reading.guessed for reading in analyzer.analyze(before))
    for reading in analyzer.analyze(last):
        if reading.upos in OPEN:
            first = before if reading.upos == "PROPN" else before.lower()
            found.append(_compound(first + "-", at, reading, unknown, JOINT))
    return found


def _joined(word: str, analyzer: "Analyzer") -> list[Reading]:
    """The compound whose parts are likeliest."""
    stems, lower, found = analyzer.lexicon.stems, word.lower(), []
    for at in range(SHORTEST, len(word) - SHORTEST):
        costs = [s[4] for s in stems.get(lower[:at], ()) if s[1] in NOMINAL]
        if costs:
            found += [
                _compound(lower[:at], at, reading, False, SEAM + min(costs))
                for reading in analyzer.known(lower[at:])
                if reading.upos in NOMINAL and reading.pieces[1] >= SHORTEST
            ]
    return found


def _compound(first: str, at: int, last: Reading, unknown: bool, cost: float) -> Reading:
    stem, cut, chain, sizes = last.pieces
    return Reading(
        first + last.lemma,
        last.upos,
        last.feats,
        last.cost + cost,
        (first + stem, cut + at, chain, sizes),
        unknown or last.guessed,
    )
