"""Statements of fact that tell a measure by their construction, as essays and reports do.

An act says what shall be done, a report what was done; an essay names the instrument beside what it
is good for. The instrument must be named in that part of the statement which the construction
picks out, and only this part is the evidence:

    funds        "Жолдарды жөндеуге жұмсалатын қаражаттар": what money is spent on, as an item
    granted      "Басқармаға … квота, … несие қолдануға құқық берілген": a right that was given
    means        "Қолдау құралы ретінде … несиелер пайдаланылады": an instrument of policy in use
    enables      "Несие беру жастарға … мүмкіндік береді": a verbal noun, and whom it helps
    transfer     "Субсидиялар … бөлінеді": what is handed out, and how
    conditional  "Егер мемлекет көмектессе (несие беру), …": what a public body could do

>>> from kznlp.measures.words import words
>>> found = words("Ауыл мектептерін жөндеуге жұмсалатын қаражаттар")
>>> [(name, part.choice.code) for name, part in told(found)]
[('funds', 'O1')]
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from kznlp import resources
from kznlp.measures.instruments import Choice, choose
from kznlp.measures.lexicon import Hit, lexicon
from kznlp.measures.parts import Part, listed
from kznlp.measures.predicates import form_of
from kznlp.measures.words import NONE, Words

FILE = "measures/tellings.yml"
ENDINGS = "measures/purpose.yml"
BEHIND = 5  # words that may follow the funds: another name for them
LAST = 3  # words in which a predicate stands
FIRST = 4  # words in which a subject ends

Hits = dict[str, list[Hit]]


def told(found: Words) -> Iterator[tuple[str, Part]]:
    """The parts of a statement that name a measure, each with the name of the construction."""
    hits: Hits = {}
    for hit in lexicon(FILE, key="kind").find(found):
        hits.setdefault(hit.code, []).append(hit)
    if not hits:
        return
    for construction in CONSTRUCTIONS:
        kept = [part for part in construction(found, hits) if part.choice.sure]
        if kept:
            yield from ((construction.__name__.strip("_"), part) for part in kept)
            return


def _funds(found: Words, hits: Hits) -> Iterator[Part]:
    for hit in hits.get("funds", ())[-1:]:
        if len(found) - hit.last <= BEHIND and not form_of(found[hit.last :]) and hit.first:
            yield Part(found[: hit.last], _first(listed(found[: hit.first])))


def _granted(found: Words, hits: Hits) -> Iterator[Part]:
    for hit in hits.get("granted", ())[-1:]:
        if hit.last >= len(found) - LAST and form_of(found[: hit.first]) == "nominal":
            yield from listed(found[: hit.first])


def _means(found: Words, hits: Hits) -> Iterator[Part]:
    used = any(hit.last >= len(found) - LAST for hit in hits.get("used", ()))
    for hit in hits.get("means", ())[:1] if used else ():
        yield _part(found[hit.last :])


def _enables(found: Words, hits: Hits) -> Iterator[Part]:
    for last in range(2, min(FIRST + 1, len(found))) if "enables" in hits else ():
        named = found.lower[last - 1].endswith(_endings("verbal_nouns"))
        if named and found.lower[last].endswith(_endings("recipients")):
            yield _part(found[:last])
            return


def _transfer(found: Words, hits: Hits) -> Iterator[Part]:
    handed = any(hit.last >= len(found) - 1 for hit in hits.get("handed", ()))
    if handed and any(hit.last <= FIRST for hit in hits.get("transfer", ())):
        yield _part(found)


def _conditional(found: Words, hits: Hits) -> Iterator[Part]:
    for state in hits.get("state", ())[:1]:
        for hit in hits.get("condition", ()):
            if hit.first < state.last:
                continue
            yield _part(_aside(found, hit.last) or found[state.last : hit.last])
            return


def _aside(found: Words, after: int) -> Words:
    """The words in parentheses behind a word, if they name an instrument."""
    if after == len(found) or found.between(after) != "(":
        return NONE
    close = found.text.find(")", found.spans[after][0] - found.offset, found.end - found.offset)
    inner = found[after : max(after, found.before(close + found.offset))]
    return inner if inner and choose(inner).sure else NONE


@cache
def _endings(name: str) -> tuple[str, ...]:
    return tuple(resources.entries(ENDINGS)[name])


def _first(parts: Sequence[Part]) -> Choice:
    """The instrument that a list of what money is spent on names first; the others beside it."""
    codes = dict.fromkeys(part.choice.code for part in parts if part.choice.sure)
    return (
        replace(parts[0].choice, secondary=tuple(codes)[1:]) if len(codes) > 1 else parts[0].choice
    )


def _part(found: Words) -> Part:
    return Part(found, choose(found))


CONSTRUCTIONS: tuple[Callable[[Words, Hits], Iterator[Part]], ...] = (
    _conditional,
    _granted,
    _means,
    _enables,
    _transfer,
    _funds,
)
