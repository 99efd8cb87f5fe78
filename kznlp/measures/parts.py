"""Cuts a unit that asks for several things into the parts that name different instruments.

"шаруаларға жеңілдетілген несие беру, | ауыл мамандарын қайта даярлау": a part ends at a comma or a
semicolon behind a verbal noun or an imperative, and stands alone only if it names an instrument
that its neighbor does not.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kznlp.measures.instruments import SURE, Choice, choose, hits_in
from kznlp.measures.lexicon import Hit, Word
from kznlp.measures.predicates import form_of

CLOSED = frozenset({"nominal", "imperative"})
SIGNS = frozenset(",;")
LEAST = 4  # words of a part
MOST = 300  # words of a unit: what is longer is no sentence, and is left whole


@dataclass(frozen=True, slots=True)
class Part:
    """Words that name one instrument."""

    words: Sequence[Word]
    choice: Choice


def parts(text: str, found: Sequence[Word]) -> list[Part]:
    """The parts of a unit's words, each with its instrument; the whole if it is but one."""
    hits = hits_in(found)
    if len(found) > MOST or not _several(hits):
        return [Part(found, choose(found, hits))]
    return _joined(_pieces(text, found), least=LEAST)


def listed(text: str, found: Sequence[Word]) -> list[Part]:
    """The parts of a list of instruments under one predicate, which end at any comma."""
    hits = hits_in(found)
    if not _several(hits):
        return [Part(found, choose(found, hits))]
    return _joined(_pieces(text, found, closed=False), least=1)


def _several(hits: Iterable[Hit]) -> bool:
    """Whether phrases name several instruments, without which words are one part."""
    return len({hit.code for hit in hits if hit.weight >= SURE}) > 1


def _joined(pieces: Iterable[Sequence[Word]], *, least: int) -> list[Part]:
    """Pieces as parts; one that does not stand alone belongs to the part before.

    Args:
        pieces: the words of each.
        least: words of a part.
    """
    kept: list[Part] = []
    for piece in pieces:
        part = Part(piece, choose(piece))
        if kept and not (_differ(kept[-1], part) and len(piece) >= least):
            whole = [*kept.pop().words, *piece]
            part = Part(whole, choose(whole))
        kept.append(part)
    return kept


def _differ(one: Part, other: Part) -> bool:
    both_named = one.choice.sure and other.choice.sure
    return both_named and one.choice.code != other.choice.code


def _pieces(text: str, found: Sequence[Word], *, closed: bool = True) -> Iterator[Sequence[Word]]:
    start = 0
    for index in range(1, len(found)):
        sign = text[found[index - 1].end : found[index].start].strip()
        parted = sign[:1] in SIGNS
        if parted and (not closed or form_of(found[index - 1 : index]) in CLOSED):
            yield found[start:index]
            start = index
    if start < len(found):
        yield found[start:]
