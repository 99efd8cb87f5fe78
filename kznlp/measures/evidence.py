"""The shortest words of a unit that name the instrument and its object.

Left out at the start: who acts, and what for: "Облыстық басқарма (А. Аманов) … мақсатында, | мектеп
салсын". What is left must still hold the words that told the instrument.

>>> from kznlp.measures.lexicon import words
>>> from kznlp.measures.places import Place
>>> text = "Облыстық қаржы басқармасы жұмыссыздықты азайту мақсатында несие бөлсін"
>>> text[start_of(Place("unit", text, 0), words(text)) :]
'несие бөлсін'
"""

from collections.abc import Sequence

from kznlp.measures.actors import after_bodies
from kznlp.measures.lexicon import Word
from kznlp.measures.openings import ends
from kznlp.measures.places import Place

LEFT = 2  # words that evidence must have


def start_of(place: Place, found: Sequence[Word]) -> int:
    """Where the evidence begins, in offsets of the place's text.

    Args:
        place: the whole of a unit.
        found: its words, in offsets of the document.
    """
    offset = place.start or 0
    start = after_bodies(place.text, place.bodies)
    left = [word for word in found if word.start >= offset + start]
    for end in ends(place.text, left[:-LEFT], offset=offset):
        start = next(word.start - offset for word in left if word.start - offset >= end)
    if sum(word.start >= offset + start for word in left) < LEFT:
        return 0
    while start < len(place.text) and not place.text[start].isalnum():
        if place.text[start] in '«"“(':
            break
        start += 1
    return start
