"""Cuts a unit that asks for several things into the parts that name different instruments.

"шаруаларға жеңілдетілген несие беру, | ауыл мамандарын қайта даярлау": a part ends at a comma or a
semicolon behind an imperative or a verbal noun, but one in the dative or genitive, which waits for
its predicate, or one in a quotation, which is a title; and it stands alone only if it names an
instrument that its neighbor does not.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from kznlp import resources
from kznlp.measures.instruments import SURE, Choice, choose, hits_in
from kznlp.measures.lexicon import Hit
from kznlp.measures.predicates import form_of
from kznlp.measures.words import Words

CLOSED = frozenset({"nominal", "imperative"})
SIGNS = frozenset(",;")
LEAST = 4  # words of a part
MOST = 300  # words of a unit: what is longer is no sentence, and is left whole


class Part(Struct, frozen=True):
    """Words that name one instrument."""

    words: Words
    choice: Choice


def parts(found: Words) -> list[Part]:
    """The parts of a unit's words, each with its instrument; the whole if it is but one."""
    hits = hits_in(found)
    if len(found) > MOST or not _several(hits):
        return [Part(found, choose(found, hits))]
    return _joined(found, _ends(found), least=LEAST)


def listed(found: Words) -> list[Part]:
    """The parts of a list of instruments under one predicate, which end at any comma."""
    hits = hits_in(found)
    if not _several(hits):
        return [Part(found, choose(found, hits))]
    return _joined(found, _ends(found, closed=False), least=1)


def _several(hits: Iterable[Hit]) -> bool:
    """Whether phrases name several instruments, without which words are one part."""
    return len({hit.code for hit in hits if hit.weight >= SURE}) > 1


def _joined(found: Words, ends: Iterable[int], *, least: int) -> list[Part]:
    """Pieces as parts; one that does not stand alone belongs to the part before.

    Args:
        found: the words of all.
        ends: where each piece ends.
        least: words of a part.
    """
    kept: list[Part] = []
    start = begin = 0  # of the last part, and of the piece
    for end in ends:
        part = _part(found[begin:end])
        if kept and not (_differ(kept[-1], part) and end - begin >= least):
            kept[-1] = _part(found[start:end])
        else:
            kept.append(part)
            start = begin
        begin = end
    return kept


def _part(found: Words) -> Part:
    return Part(found, choose(found))


def _differ(one: Part, other: Part) -> bool:
    both_named = one.choice.sure and other.choice.sure
    return both_named and one.choice.code != other.choice.code


def _ends(found: Words, *, closed: bool = True) -> Iterator[int]:
    """Where the pieces end between which a sign stands."""
    for end in range(1, len(found)):
        if found.sign(end) in SIGNS and (not closed or _is_closed(found, end)):
            yield end
    if len(found):
        yield len(found)


def _is_closed(found: Words, end: int) -> bool:
    """Whether a piece may end with the word before this one."""
    last, before = found[end - 1 : end], found.text[: found.spans[end - 1][1] - found.offset]
    closed = form_of(last) in CLOSED and not last.lower[0].endswith(_waiting())
    return closed and before.count('"') % 2 == 0 and before.count("«") <= before.count("»")


@cache
def _waiting() -> tuple[str, ...]:
    """Endings of the dative and genitive."""
    endings = resources.entries("measures/purpose.yml")
    return (*endings["recipients"], *endings["owners"])
