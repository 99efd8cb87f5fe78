"""The shortest words of a unit that name the instrument and its object.

Left out at the start: who acts, and what for: "Облыстық басқарма (А. Аманов) … мақсатында, | мектеп
салсын". What is left must still hold the words that told the instrument. Left out at the end of a
cell: what only goes into it further, "мектеп жөндеу | : 2004 жылы 3, …".

>>> from kznlp.measures.places import Place
>>> text = "Облыстық қаржы басқармасы жұмыссыздықты азайту мақсатында несие бөлсін"
>>> place = Place("unit", text, 0)
>>> place.text[start_of(place, place.words) :]
'несие бөлсін'
"""

import regex

from kznlp.expressions.body_openings import may_open
from kznlp.measures.actors import after_bodies
from kznlp.measures.openings import ends
from kznlp.measures.places import Place
from kznlp.measures.predicates import form_of
from kznlp.measures.words import Words, words

LEFT = 2  # words that evidence must have
FURTHER = regex.compile(r"(?<=\p{L}{3})(?:[.;]\s+(?=[\p{Lu}«\"–-])|:\s)")


def start_of(place: Place, found: Words) -> int:
    """Where the evidence begins, in offsets of the place's text.

    Args:
        place: the whole of a unit.
        found: the words that tell the measure.
    """
    start = after_bodies(place.text, place.bodies) if may_open(place.text) else 0
    left = found[found.before(found.offset + start) :]
    for end in ends(left[:-LEFT]):
        start = left.spans[left.before(end)][0] - found.offset
    if len(left) - left.before(found.offset + start) < LEFT:
        return 0
    while start < len(place.text) and not place.text[start].isalnum():
        if place.text[start] in '«"“(':
            break
        start += 1
    return start


def first_statement(text: str) -> int:
    """Where the first statement of a cell ends, if it has a predicate of its own.

    >>> text = "Мектептерді толық жөндеу. Қаржы облыстан бөлінеді"
    >>> text[: first_statement(text)]
    'Мектептерді толық жөндеу'
    """
    for sign in FURTHER.finditer(text):
        found = words(text, 0, sign.start())
        if len(found) > LEFT and form_of(found) in ("nominal", "imperative"):
            return sign.start()
    return len(text)
