"""Dates, periods and deadlines, as EDTF.

A date carries a year ("2004 жылғы 15 наурыз"), or takes it from the date before it, or from the
document's own date ("1 мамырға дейін", "осы жылдың IV тоқсаны"); without either it is left out.
What comes back every year or quarter ("жыл сайын, желтоқсан") is no date.

The words behind tell the role: "2005 жылдан бастап" starts, "2007 жылға дейін" is a deadline, and
"2005 жылдан 2007 жылға дейін" is one interval.

>>> [(d.value, d.role) for d in find_dates("2005 жылдан бастап 2007 жылдың IV тоқсанына дейін")]
[('2005/2007-36', 'period')]
>>> [(d.value, d.role) for d in find_dates("осы жылдың 1 шілдесіне дейін", anchor="1998-03-02")]
[('1998-07-01', 'deadline')]
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import regex

from kznlp.expressions import edtf
from kznlp.expressions.date_patterns import dates, first, opened, words
from kznlp.expressions.date_roles import in_dative, join, role_of
from kznlp.expressions.durations import numerals
from kznlp.expressions.mentions import Date
from kznlp.expressions.patterns import Match, alternation, lower, scan

NEAR = 60  # a date this close lends its year
BESIDE = 15  # characters in which "жыл сайын" stands behind a date,
LISTED = 40  # and before the last of several
WORD = 20  # characters of a numeral
CELL = 80  # a text this short is a cell, where a bare month or year is a date


def find_dates(text: str, *, anchor: str | None = None) -> tuple[Date, ...]:
    """Dates in `text`, in order, without overlap.

    Args:
        text: the text to search.
        anchor: the document's own date (EDTF), for "осы жылдың", "ағымдағы жылы".
    """
    low = lower(text)
    if opened().missing_in(low):
        return ()
    found = [
        match
        for match in scan(first(), dates(), low)
        if not (_is_season_of_work(low, match) or _is_counted(low, match))
    ]
    years = _years(text, low, found, anchor)
    mentions = [
        date
        for match, year in zip(found, years, strict=True)
        if year
        for date in _mentions(text, low, match, year, anchor)
    ]
    return tuple(join(text, low, mentions))


def _years(text: str, low: str, found: list[Match], anchor: str | None) -> list[str | None]:
    """The year of each match; None where there is none."""
    years: list[str | None] = []
    for i, match in enumerate(found):
        year = _own_year(match, anchor)
        if year is None and not _comes_back(low, match) and _stands_alone(low, match):
            year = _borrowed(match, found[i - 1] if i else None, years[-1] if years else None)
            if year is None and i + 1 < len(found):
                year = _lent(low, match, found[i + 1])
            year = year or (anchor[:4] if anchor and not _in_years(found[:i]) else None)
        years.append(year)
    return years


def _own_year(match: Match, anchor: str | None) -> str | None:
    if match["y"]:
        return edtf.century(match.captures("y")[-1])
    if match["rel"] and anchor:
        return edtf.shift(anchor[:4], words()["relative_years"].get(match["rel"], 0))
    return None


def _borrowed(match: Match, before: Match | None, year: str | None) -> str | None:
    near = before is not None and match.start() - before.end() < NEAR and not before["y2"]
    return year if near else None


def _lent(low: str, match: Match, after: Match) -> str | None:
    """In "мамыр, тамыз 2005 ж." the year comes after the list."""
    listed = low[match.end() : after.start()].strip() in (",", *words()["and"])
    return edtf.century(after["y"]) if listed and after["y"] else None


def _in_years(found: list[Match]) -> bool:
    """After "2022-2023 жылдар" a bare month is one of either year."""
    return bool(found) and found[-1]["y2"] is not None


def _comes_back(low: str, match: Match) -> bool:
    """Whether "сайын" stands right beside it, or in the same cell, or before its list."""
    if match["rel"] is not None:
        return False
    if len(low) <= CELL:
        return words()["recurring"] in low
    before = low[max(0, match.start() - LISTED) : match.start()]
    behind = low[match.end() : match.end() + BESIDE]
    return words()["recurring"] in before + "\n" + behind


def _is_counted(low: str, match: Match) -> bool:
    """Whether it is as in "екі жыл бойы", which tells how long."""
    if match["y"] or match["rel"] or not match[0].startswith(words()["year"]):
        return False
    before = low[: match.start()].rstrip()
    return before[-1:].isdigit() or before[-WORD:].rsplit(" ", 1)[-1] in numerals()


def _stands_alone(low: str, match: Match) -> bool:
    """A bare "мамыр" is a date in a cell only; with a day or an ending it is one anywhere."""
    bare = match["tail"] in words()["months"] or match["s"] is not None
    return match["rel"] is None and (not bare or len(low) <= CELL)


def _is_season_of_work(low: str, match: Match) -> bool:
    """Whether it is as in "жылу беру маусымы", a season, not June."""
    if not match["m"] or match["d"] or not match["m"].startswith(words()["season"]):
        return False
    before = low[max(0, match.start("m") - 20) : match.start("m")]
    return _season_of().search(before) is not None


@cache
def _season_of() -> regex.Pattern[str]:
    return regex.compile(rf"{alternation(words()['season_of'])}\s+$")


def _mentions(text: str, low: str, match: Match, year: str, anchor: str | None) -> Iterator[Date]:
    if len(match.captures("y")) > 1:  # "2003, 2004 жылдары"
        for span in match.spans("y"):
            start, end = span[0], match.end() if span == match.spans("y")[-1] else span[1]
            yield _date(text, start, end, "year_list", low[slice(*span)], "at")
        return
    reason, value = _value(match, year)
    role = "period" if match["long"] else role_of(low, match.end(), value)
    date = _date(text, match.start(), match.end(), reason, value, role)
    if role == "at" and reason == "day" and not match["y"] and in_dative(date):
        role = "deadline" if value > (anchor or "")[:10] else "at"
    if role == "deadline" and match["last"]:
        value = f"{year}-12-31"
    if (
        role == "deadline"
        and not match["y"]
        and anchor
        and not match["rel"]
        and value < anchor[:10]
    ):
        value = edtf.shift(value[:4], 1) + value[4:]  # "1 мамырға дейін", said in October
    yield replace(date, value=value, role=role)


def _date(text: str, start: int, end: int, reason: str, value: str, role: str) -> Date:
    return Date(start=start, end=end, text=text[start:end], reason=reason, value=value, role=role)


def _value(match: Match, year: str) -> tuple[str, str]:
    """Name of the rule, and EDTF."""
    if match["y2"]:
        return "years", edtf.interval(year, edtf.later(year, match["y2"]))
    if match["mn"]:
        return "numeric", edtf.part(year, month=int(match["mn"]), day=int(match["d"]))
    if match["m2"]:
        start, end = (edtf.part(year, month=_month(match[m])) for m in ("m", "m2"))
        return "months", edtf.interval(start, end)
    if match["d2"]:
        month = _month(match["m"])
        days = (edtf.part(year, month=month, day=int(match[d])) for d in ("d", "d2"))
        return "days", edtf.interval(*days)
    if match["m"]:
        day = int(match["d"]) if match["d"] else None
        return "day" if day else "month", edtf.part(year, month=_month(match["m"]), day=day)
    if match["q"]:
        quarters = sorted(_number(q) for q in match.captures("q"))
        ends = (edtf.part(year, quarter=quarters[0]), edtf.part(year, quarter=quarters[-1]))
        return "quarter", edtf.interval(*ends)
    if match["h"]:
        return "half", edtf.part(year, half=_number(match["h"]))
    if match["s"]:
        seasons = words()["seasons"] | words()["season_adjectives"]
        return "season", edtf.part(year, season=seasons[match["s"]])
    if match["n"]:
        return "first_months", edtf.interval(f"{year}-01", f"{year}-{int(match['n']):02}")
    return "year_end" if match["last"] else "year", year


def _month(word: str) -> int:
    for month, number in words()["months"].items():
        if month[:-1] == word[:-1]:  # "қыркүйег" is voiced
            return int(number)
    raise KeyError(word)


def _number(word: str) -> int:
    """1 to 4 from "2", "ii" or "екінші"."""
    data = words()
    romans = {roman.lower(): value for roman, value in data["roman"].items()}
    return int((data["ordinals"] | romans).get(word) or word)
