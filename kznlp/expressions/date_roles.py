"""What a date bounds, by the words behind it: start, deadline, end, period.

>>> role_of("2007 жылға дейін аяқтау", 10, "2007"), role_of("2005 жылдан бастап", 11, "2005")
('deadline', 'start')
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import regex

from kznlp.expressions import edtf
from kznlp.expressions.date_patterns import words
from kznlp.expressions.mentions import Date
from kznlp.expressions.patterns import STOP, alternation


def in_dative(date: Date) -> bool:
    """Whether it ends as "1 мамырға": a day to come, or one that a figure was taken on."""
    ends = date.text.endswith
    return ends(tuple(words()["dative"])) and not ends(tuple(words()["locative"]))


def is_time(date: Date) -> bool:
    """Whether something can be done then: "тоқсанда", but not "тоқсанды" or "тоқсандағы"."""
    return not date.text.lower().endswith(tuple(words()["no_times"]))


@cache
def _roles() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    between = rf"(?:\s*{alternation(words()['between'])}\p{{Ll}}*)?"
    return tuple(
        (entry["role"], regex.compile(rf"{between}\s*{alternation(entry['words'])}{STOP}"))
        for entry in words()["roles"]
    )


def role_of(low: str, end: int, value: str) -> str:
    """The role that the words behind a date (from `end` on) give it."""
    for role, pattern in _roles():
        if pattern.match(low, end):
            return role
    return "period" if "/" in value else "at"


def join(text: str, low: str, mentions: list[Date]) -> Iterator[Date]:
    """A start and the deadline right behind it are one interval."""
    held: Date | None = None
    for date in mentions:
        if held is not None and _is_interval(low, held, date):
            value = edtf.interval(held.value, date.value)
            printed = text[held.start : date.end]
            held = replace(
                held, end=date.end, text=printed, value=value, role="period", reason="from_to"
            )
            continue
        if held is not None:
            yield held
        held = date
    if held is not None:
        yield held


def _is_interval(low: str, start: Date, end: Date) -> bool:
    """Whether the two are one, as in "2005 жылдан (бастап) 2007 жылға дейін"."""
    if end.role not in ("deadline", "end") or "/" in start.value + end.value:
        return False
    between = low[start.end : end.start].strip()
    ablative = low[start.start : start.end].endswith(tuple(words()["ablative"]))
    return (ablative and not between) or (start.role == "start" and between in _starts())


@cache
def _starts() -> frozenset[str]:
    return frozenset(w for e in words()["roles"] if e["role"] == "start" for w in e["words"])
