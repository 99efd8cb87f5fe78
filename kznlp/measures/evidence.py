"""The shortest words of a unit that name the instrument and its object.

Left out at the start: who acts, and what for: "Облыстық басқарма (А. Аманов) … мақсатында, | мектеп
салсын". What is left must still hold the words that told the instrument.

>>> from kznlp.measures.places import Place
>>> text = "Облыстық қаржы басқармасы жұмыссыздықты азайту мақсатында несие бөлсін"
>>> text[start_of(Place("unit", text, 0)) :]
'несие бөлсін'
"""

from kznlp import resources
from kznlp.measures.actors import after_bodies
from kznlp.measures.lexicon import words
from kznlp.measures.places import Place

FILE = "measures/openings.yml"
LEFT = 2  # words that evidence must have


def start_of(place: Place) -> int:
    """Where the evidence begins, in offsets of the place's text."""
    start = after_bodies(place.text, place.bodies)
    found = words(place.text, start)
    openings = resources.entries(FILE)
    for index, word in enumerate(found[:-LEFT]):
        following = place.text[word.end : word.end + 1]
        if word.lower in openings["always"] or (
            following == "," and word.lower in openings["before_comma"]
        ):
            start = found[index + 1].start
    if len(words(place.text, start)) < LEFT:
        return 0
    while start < len(place.text) and not place.text[start].isalnum():
        if place.text[start] in '«"“(':
            break
        start += 1
    return start
