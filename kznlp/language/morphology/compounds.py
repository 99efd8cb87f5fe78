"""Words joined by a hyphen: "қарым-қатынасы", "ас-судың", "солтүстік-шығысын", "үй-үйге".

The last part is read; the lemma has the others before it as they are written. A last part that is
but an ending belongs to the rest: "Нью-Йорк-те".
"""

from typing import TYPE_CHECKING

from kznlp.language.morphology import shapes
from kznlp.language.morphology.reading import Morph, Reading

if TYPE_CHECKING:
    from kznlp.language.morphology.analyzer import Analyzer

# Parts of speech of compounds.
OPEN = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "VERB", "NUM"})
JOINT = 3.0


def readings(word: str, analyzer: "Analyzer") -> list[Reading]:
    """The readings of the last part, with the rest before it."""
    before, _, last = word.rpartition("-")
    found = list(shapes.ended(before, len(before) + 1, last, "NOUN", ""))
    at = len(before) + 1
    firsts = analyzer.analyze(before)
    guessed = not firsts or firsts[0].guessed
    for reading in analyzer.analyze(last):
        if reading.upos not in OPEN:
            continue
        name = reading.upos == "PROPN"
        lemma = f"{before if name else before.lower()}-{reading.lemma}"
        moved = (Morph(m.start + at, m.end + at, m.name) for m in reading.morphs[1:])
        first = Morph(0, reading.morphs[0].end + at, lemma)
        cost = reading.cost + JOINT
        unknown = guessed or reading.guessed
        found.append(Reading(lemma, reading.upos, reading.feats, (first, *moved), cost, unknown))
    return found
