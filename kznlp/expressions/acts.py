"""Cited acts and programmes: laws, codes, decrees, resolutions, decisions, strategies.

A citation is found from its head ("Заңы", "қаулысы") and grows to the left over its parts in any
order: number, date, quoted title, "… туралы", the body that issued it. A head without the parts
that `data/expressions/act_words.yml` asks for ("жаңа заң") is no citation. Articles behind the
head belong to it; the name has no case ending.

>>> [a.name for a in find_acts("Үкіметтің 2003 жылғы 14 наурыздағы N 250 қаулысына сәйкес")]
['Үкіметтің 2003 жылғы 14 наурыздағы N 250 қаулысы']
"""

import re
from functools import cache

import regex

from kznlp.expressions.act_parts import parts_before, words
from kznlp.expressions.mentions import Act
from kznlp.expressions.openers import Openers
from kznlp.expressions.patterns import (
    BEGIN,
    Match,
    alternation,
    first_words,
    lower,
    noun_end,
    scan,
    stems,
)

REACH = 400  # a citation is no longer than this before its head
NEAR = 120  # and its number, title or year is no farther than this


def find_acts(text: str) -> tuple[Act, ...]:
    """Cited acts in `text`, in order, without overlap."""
    low = lower(text)
    found: list[Act] = []
    if _headed().missing_in(low):
        return ()
    for match in scan(_first(), _head(), low):
        done = found[-1].end if found else 0
        act = _act(text, low, match, max(done, match.start() - REACH))
        if act is not None:
            found.append(act)
    return tuple(found)


def _act(text: str, low: str, match: Match, floor: int) -> Act | None:
    needs = _needs()[_stem(match["head"])]
    if low.startswith(tuple(words()["not_heads"]), match.start()):
        return None
    if not _worth(low, match.start(), floor, needs):
        return None
    parts = parts_before(text, low, match.start(), floor, needs=needs)
    if not needs & parts.seen:
        return None
    articles = _articles().match(low, match.end())
    end, kept = (m := articles or match).end(), m.end("kept")
    return Act(
        start=parts.start,
        end=end,
        text=text[parts.start : end],
        reason="_".join(sorted(needs & parts.seen)),
        name=" ".join(text[parts.start : kept].split()),
    )


def _worth(low: str, head: int, floor: int, needs: frozenset[str]) -> bool:
    """A quick look, before the walk, for anything that makes a citation of a head."""
    if needs & {"country", "issuer", "name"}:
        return True
    return _sign().search(low, max(floor, head - NEAR), head) is not None


@cache
def _needs() -> dict[str, frozenset[str]]:
    return {entry["head"]: frozenset(entry["needs"]) for entry in words()["heads"]}


def _stem(head: str) -> str:
    return next(h for h in _needs() if h[:-1] == head[:-1] and len(h) == len(head))


@cache
def _first() -> re.Pattern[str]:
    return re.compile(rf"{BEGIN}{stems(_needs())}")


@cache
def _headed() -> Openers:
    """The words in which a head begins."""
    return Openers(re.compile(rf"{BEGIN}{stems(first_words(_needs()))}"))


@cache
def _head() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<head>{stems(_needs())}){noun_end('kept')}")


@cache
def _sign() -> regex.Pattern[str]:
    return regex.compile(rf"\d|[»\"”]|{words()['about']}")


@cache
def _articles() -> regex.Pattern[str]:
    """Articles behind the head, "6-бабының 1-тармағы", "6 бабы 1 тармағының 1) тармақшасы"."""
    article = rf"\s*,?\s*\d+(?:-\d+)?\)?\s*[-–]?\s*{alternation(words()['articles'])}"
    return regex.compile(rf"(?:{article}{noun_end('kept')})+")
