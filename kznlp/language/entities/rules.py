"""What the finders of `kznlp.expressions` know, as entities.

>>> text = "Қазақстан Республикасының Еңбек кодексіне сәйкес 5 млн. теңге бөлінсін"
>>> [(text[e.start : e.end], str(e.label)) for e in find(text)]
[('Қазақстан Республикасының Еңбек кодексіне', 'LAW'), ('5 млн. теңге', 'MONEY')]
"""

from collections.abc import Iterable, Iterator
from functools import cache

from kznlp import resources
from kznlp.expressions.acts import find_acts
from kznlp.expressions.bodies import find_bodies
from kznlp.expressions.dates import find_dates
from kznlp.expressions.mentions import Mention
from kznlp.expressions.money import find_amounts
from kznlp.expressions.patterns import lower
from kznlp.expressions.persons import find_persons
from kznlp.expressions.places import find_places
from kznlp.language.entities.entity import Entity
from kznlp.language.entities.labels import Label

POST = "post"


def find(text: str) -> Iterator[Entity]:
    """All that the rules find, kind by kind; entities of two kinds may overlap."""
    acts = (act for act in find_acts(text) if _is_act(act.name))
    yield from _entities("act", Label.LAW, acts)
    yield from _entities("money", Label.MONEY, find_amounts(text))
    yield from _entities("person", Label.PERSON, find_persons(text))
    places = find_places(text)
    bodies = find_bodies(text, places=lambda: places)
    yield from _entities("post", Label.POSITION, (b for b in bodies if b.kind == POST))
    yield from _entities("body", Label.ORGANISATION, (b for b in bodies if b.kind != POST))
    yield from _entities("date", Label.DATE, find_dates(text))
    yield from _entities("place", Label.GPE, places)


def _entities(finder: str, label: Label, mentions: Iterable[Mention]) -> Iterator[Entity]:
    for mention in mentions:
        if mention.start < mention.end:
            yield Entity(mention.start, mention.end, label, f"{finder}:{mention.reason}")


def _is_act(name: str) -> bool:
    """Whether a citation is one of a law or decree, not of a programme or project."""
    words = lower(name).split()
    return any(word.startswith(_acts()) for word in words)


@cache
def _acts() -> tuple[str, ...]:
    return tuple(resources.entries("entities/words.yml")["acts"])
