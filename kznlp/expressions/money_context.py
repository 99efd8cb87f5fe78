"""What the words around an amount say of it: its year, its source, what becomes of it.

Only the clause of the amount counts. The year is the nearest one before it; the source the nearest
one before, else right behind, but not behind "оның ішінде", where parts begin; the verb the first
one behind, for a Kazakh clause ends with it, else the last one before. What shares the unit of the
amount behind it ("3,7; 5,5 млн. теңге") shares its source and verb.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

import regex

from kznlp import resources
from kznlp.expressions.dates import find_dates
from kznlp.expressions.mentions import Date, Mention, Money
from kznlp.expressions.patterns import START, alternation
from kznlp.expressions.sources import find_sources, source_name

M = TypeVar("M", bound=Mention)
REACH = 100
SHARED = "shared_unit"


def add_context(text: str, low: str, amounts: Sequence[Money]) -> tuple[Money, ...]:
    """The amounts with period, source and kind."""
    dates, sources = find_dates(text), find_sources(text)
    found = []
    for i, money in enumerate(amounts):
        start, end = _clause(text, money)
        after = amounts[i + 1].start if i + 1 < len(amounts) else end
        found.append(
            replace(
                money,
                period=period(low, money, _within(dates, start, end)),
                source=_source(low, money, _within(sources, start, end), after),
                kind=_kind(low, money, start, end),
            )
        )
    return tuple(_shared(found))


def _shared(amounts: Sequence[Money]) -> list[Money]:
    """Amounts that share a unit with those behind them share what is said of these."""
    found: list[Money] = []
    for money in reversed(amounts):
        behind = found[-1] if found and money.reason == SHARED else money
        source, kind = money.source or behind.source, money.kind or behind.kind
        found.append(replace(money, source=source, kind=kind))
    return found[::-1]


def _within(mentions: Sequence[M], start: int, end: int) -> Sequence[M]:
    """Those that begin in the clause."""
    first = bisect_left(mentions, start, key=lambda m: m.start)
    return mentions[first : bisect_left(mentions, end, lo=first, key=lambda m: m.start)]


def period(low: str, money: Mention, dates: Sequence[Date]) -> str | None:
    """The year or interval that an amount is for: the date before it, or "(2005 жыл)" behind."""
    before = [d for d in dates if d.end <= money.start]
    if before:  # a day is when an account was closed, not what the money is for
        return before[-1].value if before[-1].reason not in ("day", "numeric") else None
    behind = [d for d in dates if low[money.end : d.start].strip() == "(" and d.start >= money.end]
    return behind[0].value if behind else None


def _clause(text: str, money: Money) -> tuple[int, int]:
    first, last = max(0, money.start - REACH), money.end + REACH
    ends = list(_clause_end().finditer(text, first, money.start))
    start = ends[-1].end() if ends else first
    found = _clause_end().search(text, money.end, last)
    return start, found.start() if found else min(last, len(text))


@cache
def _clause_end() -> regex.Pattern[str]:
    scales = alternation(_words()["scales"])
    return regex.compile(rf";|\n|(?<!{scales})\.\s+(?=\p{{Lu}})")


def _source(low: str, money: Money, sources: Sequence[Mention], after: int) -> str | None:
    """The source before the amount, or behind it if that is not one of a part of the amount."""
    before = [s for s in sources if s.end <= money.start]
    parts = _including().search(low, money.end, after)
    stop = parts.start() if parts else after
    behind = [s for s in sources if money.end <= s.start < stop]
    chosen = before[-1:] or behind[:1]
    return source_name(chosen[0].text) if chosen else None


@cache
def _including() -> regex.Pattern[str]:
    return regex.compile(rf"{START}{alternation(_words()['including'])}")


def _kind(low: str, money: Money, start: int, end: int) -> str | None:
    behind = _kind_word().search(low, money.end, end)
    if behind:
        return behind.lastgroup
    before = list(_kind_word().finditer(low, start, money.start))
    return before[-1].lastgroup if before else None


@cache
def _kind_word() -> regex.Pattern[str]:
    kinds = _words()["kinds"]
    ways = [f"(?P<{entry['kind']}>{alternation(entry['words'])})" for entry in kinds]
    return regex.compile(rf"{START}(?:{'|'.join(ways)})")


def _words() -> Any:  # noqa: ANN401 (YAML is what the file says)
    return resources.entries("expressions/money_words.yml")
