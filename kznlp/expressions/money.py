"""Amounts of money: value, currency, year, source and what became of it.

An amount is a number, scale words, a currency: "118237,6 мың теңге", "5 млрд. 300 млн. теңге",
"200 млн. (екі жүз миллион) теңге", "$ 5 млн.". In a series the numbers before share the unit at
the end: "2005 жылы – 3,7; 2006 жылы – 5,5 млн. теңге". A range gives both its ends.

`parse_amounts` reads a table cell whose unit stands in the header or caption.

>>> [(m.amount, m.currency, m.period) for m in find_money("2005 жылы 1,5 млн. теңге бөлінді")]
[(Decimal('1500000'), 'KZT', '2005')]
>>> [m.amount for m in parse_amounts("1 500,5", unit="мың теңге")]
[Decimal('1500500')]
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import regex

from kznlp import resources
from kznlp.expressions.dates import find_dates
from kznlp.expressions.mentions import Money
from kznlp.expressions.money_context import add_context, period
from kznlp.expressions.patterns import BEGIN, Match, alternation, lower, scan, time_end

SPACED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"  # "1 231 200"
DOTTED = r"\d{1,3}(?:\.\d{3}){2,}(?!\d)"  # "1.231.200"
NUMBER = rf"(?<![\d.,])(?:{SPACED}|{DOTTED}|\d{{1,30}})(?:[.,]\d{{1,30}})?"
ASIDE = r"(?:\s*\([^()\n]{1,120}\))?"  # "200 (екі жүз) млн."
REACH = 200  # how far before its unit a series of amounts begins


def find_money(text: str) -> tuple[Money, ...]:
    """Amounts of money in `text`, in order, without overlap."""
    found = find_amounts(text)
    return add_context(text, lower(text), found) if found else ()


def find_amounts(text: str) -> tuple[Money, ...]:
    """The same without what the words around them say: no period, source or kind."""
    low = lower(text)
    found: list[Money] = []
    for unit in scan(_first(), _unit(), low):
        found += _read(text, low, unit, found[-1].end if found else 0)
    return tuple(found)


def parse_amounts(cell: str, *, unit: str) -> tuple[Money, ...]:
    """Amounts in a cell of a column whose header or caption gives the unit.

    Args:
        cell: the cell as printed: "1 500,5", "2006 жыл - 29,8 2007 жыл - 31,5".
        unit: the words that hold scale and currency, "мың теңге". Where neither they nor the cell
            name a currency, nothing is an amount.
    """
    own = find_money(cell)
    scale, currency = unit_of(unit)
    if own or currency is None:
        return own
    dates = find_dates(cell)
    numbers = regex.finditer(rf"{NUMBER}(?!\p{{L}}|\s?%|[.,]?\d)", cell)
    free = [n for n in numbers if not any(d.start <= n.start() < d.end for d in dates)]
    amounts = [_money(cell, n.span(), _decimal(n.group()) * scale, currency, "cell") for n in free]
    return tuple(replace(m, period=period(lower(cell), m, dates)) for m in amounts)


def unit_of(words: str) -> tuple[Decimal, str | None]:
    """Scale and currency that a header names: "млн. теңге" is (1000000, "KZT")."""
    found = next(scan(_first(), _unit(), lower(words)), None)
    return (_scale(found["scale"]), _currency(found)) if found else (Decimal(1), None)


def _read(text: str, low: str, unit: Match, done: int) -> Iterator[Money]:
    """The amounts whose unit this is, looking back from it, but not before `done`."""
    if unit["number"]:  # "$ 5 млн."
        amount = _decimal(unit["number"]) * _scale(unit["scale"])
        yield _money(text, unit.span(), amount, _currency(unit), "sign")
        return
    before = low[max(done, unit.start() - REACH) : unit.start()]
    shift = unit.start() - len(before)
    found = _numbers().search(before)
    if found is None:
        return
    currency, scale = _currency(unit), _scale(unit["scale"])
    for name, reason in (("listed", "shared_unit"), ("low", "range")):
        for start, end in found.spans(name):
            span = (shift + start, shift + end)
            yield _money(text, span, _decimal(before[start:end]) * scale, currency, reason)
    amount = _decimal(found["number"]) * scale
    for number, higher in zip(found.captures("higher"), found.captures("scale"), strict=True):
        amount += _decimal(number) * _scale(higher)
    start = (found.starts("higher") + found.starts("number"))[0]
    span = (shift + start, unit.end())
    yield _money(text, span, amount, currency, "sum" if unit["sum"] else "amount")


def _money(
    text: str, span: tuple[int, int], amount: Decimal, currency: str | None, reason: str
) -> Money:
    start, end = span
    return Money(
        start=start,
        end=end,
        text=text[start:end],
        reason=reason,
        amount=_plain(amount),
        currency=currency,
    )


def _plain(amount: Decimal) -> Decimal:
    """Without zeros behind the point: 3700000, not 3700000.0 nor 3.7E+6."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount.normalize()


def _decimal(printed: str) -> Decimal:
    figures = regex.sub(r"\s", "", printed)
    if figures.count(".") > 1:  # "1.200.000"
        figures = figures.replace(".", "")
    return Decimal(figures.replace(",", "."))


def _scale(word: str | None) -> Decimal:
    return Decimal(_words()["scales"][word]) if word else Decimal(1)


def _currency(unit: Match) -> str | None:
    name = regex.sub(r"\s+", " ", unit["currency"] or "")
    code: str | None = (_words()["currencies"] | _words()["signs"]).get(name)
    return code


def is_level(money: Money) -> bool:
    """Whether it is printed as what something comes to, or from: "5 000 теңгеге", "90 теңгеден"."""
    return money.text.endswith(tuple(_words()["levels"]))


def _words() -> Any:  # noqa: ANN401 (YAML is what the file says)
    return resources.entries("expressions/money_words.yml")


@cache
def _first() -> re.Pattern[str]:
    data = _words()
    return re.compile(
        rf"{BEGIN}{alternation([*data['scales'], *data['currencies'], *data['signs']])}"
    )


def _scale_pattern() -> str:
    data = _words()
    more = rf"(?:\s?-\s?\p{{Ll}}{{2,3}})?\s+{alternation(data['about'])}"  # "млн.-нан астам"
    return rf"(?P<scale>{alternation(data['scales'])})(?:\.|{time_end()})(?:{more})?"


@cache
def _unit() -> regex.Pattern[str]:
    """Scale and currency: "млн. теңге", "мың/теңге", "АҚШ доллары", "млн. сомасында"."""
    data = _words()
    names, signs = alternation(data["currencies"]), alternation(data["signs"])
    short = rf"(?P<currency>{alternation(data['short'])})\.?(?!\p{{L}})"
    currency = rf"{short}|(?P<currency>{names}){time_end()}|(?P<currency>{signs})"
    sums = rf"{_scale_pattern()}{ASIDE}\s*(?P<sum>{alternation(data['sums'])})\p{{L}}*"
    leading = rf"(?P<currency>{signs})\s*(?P<number>{NUMBER})(?:\s*{_scale_pattern()})?"
    return regex.compile(rf"{leading}|(?:{_scale_pattern()}{ASIDE}[\s/]*)?(?:{currency})|{sums}")


@cache
def _numbers() -> regex.Pattern[str]:
    """What stands before a unit: the number, its higher scales, a range, a series of years."""
    data = _words()
    year = rf"(?:1[89]|20)\d\d\s*{data['year']}{time_end()}\s*[-–—:]?\s*"
    joint = rf"\s*(?:[;,]|\s{alternation(data['source_joints'])}\s)\s*"
    series = rf"(?:(?:{year}(?P<listed>{NUMBER}){joint})+{year})?"
    low = rf"(?:(?P<low>{NUMBER})\s*[-–—]\s*)?"
    higher = rf"(?:(?P<higher>{NUMBER})\s*{_scale_pattern()}\s*)*"
    return regex.compile(rf"{series}{low}{higher}(?P<number>{NUMBER}){ASIDE}\s*$")
