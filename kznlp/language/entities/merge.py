"""Which entities stay when those of the rules and of the model meet.

In this order, an entity is kept unless it overlaps one that is kept already:

    1. acts (LAW) of the rules, and persons with initials: the model has seen few;
    2. amounts (MONEY) of the rules, made longer by what the model adds (шамамен …, … астам);
    3. bodies, posts and dates of the rules that cover all that the model has there, and more;
    4. the model;
    5. bodies, posts, dates and places of the rules, where the model has nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kznlp.language.entities.entity import Entity
from kznlp.language.entities.labels import Label

SURE = (Label.LAW, Label.PERSON)
FIRST = (*SURE, Label.MONEY)
LONGER = (Label.ORGANISATION, Label.POSITION, Label.DATE)


def merge(ruled: Iterable[Entity], learned: Sequence[Entity]) -> list[Entity]:
    """Entities in the order of the text, without overlap."""
    ruled = sorted(ruled, key=lambda e: (e.start, -e.end))
    ordered = [
        *(e for e in ruled if e.label in SURE),
        *_lengthened([e for e in ruled if e.label is Label.MONEY], learned),
        *_longer([e for e in ruled if e.label in LONGER], learned),
        *sorted(learned, key=lambda e: e.start),
        *(e for e in ruled if e.label not in FIRST),
    ]
    return sorted(_apart(ordered), key=lambda e: e.start)


def _lengthened(ruled: Sequence[Entity], learned: Sequence[Entity]) -> Iterator[Entity]:
    """Amounts with the words around them that the model takes as part of one."""
    same = [e for e in learned if e.label is Label.MONEY]
    for entity, others in _with_overlapping(ruled, same):
        start = min(entity.start, *(e.start for e in others), entity.start)
        end = max(entity.end, *(e.end for e in others), entity.end)
        yield replace(entity, start=start, end=end)


def _longer(ruled: Sequence[Entity], learned: Sequence[Entity]) -> Iterator[Entity]:
    for entity, others in _with_overlapping(ruled, learned):
        if others and all(entity.covers(e) and not e.covers(entity) for e in others):
            yield entity


def _with_overlapping(
    ones: Sequence[Entity], others: Sequence[Entity]
) -> Iterator[tuple[Entity, list[Entity]]]:
    """Each entity with the others that overlap it; both are sorted by their start."""
    at = 0
    for one in ones:
        while at < len(others) and others[at].end <= one.start:
            at += 1
        found = []
        for n in range(at, len(others)):
            if others[n].start >= one.end:
                break
            found.append(others[n])
        yield one, [other for other in found if other.overlaps(one)]


def _apart(ordered: Sequence[Entity]) -> Iterator[Entity]:
    """Each entity that overlaps none before it."""
    taken = bytearray(max((entity.end for entity in ordered), default=0))
    for entity in ordered:
        if not any(taken[entity.start : entity.end]):
            taken[entity.start : entity.end] = b"\1" * (entity.end - entity.start)
            yield entity
