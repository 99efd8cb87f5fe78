"""The amounts of a cost cell, in the unit of its words, of its header or of its table.

"2004 жыл - 12,5 2005 жыл - 14,0"    an amount a year
"3,0 4,0 4,5", for three years       an amount a year
"60,0 40,0 20,0", for one year       the first is the total
"""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from kznlp import resources
from kznlp.expressions.mentions import Money
from kznlp.expressions.money import find_money, parse_amounts, unit_of
from kznlp.measures.plan_cells import Cell

FILE = "measures/costs.yml"
YEAR = r"(?:19|20)\d\d"
YEARLY = regex.compile(rf"({YEAR})\s*+(?:ж\p{{L}}*+\.?)?\s*+[-–—:]\s*+(\d[\d ]*+(?:[.,]\d+)?)")
# Figures of a cell are told apart by spaces, so a space inside needs three digits behind it.
FIGURE = regex.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?![\d.,])|\d+(?:[.,]\d+)?")
BARE = regex.compile(r"[\d\s.,;-]+")


@dataclass(frozen=True, slots=True)
class Cost:
    """An amount, and its place in the cell."""

    money: Money
    start: int
    end: int
    period: str | None


def find_costs(cell: Cell, unit: str | None, years: Sequence[str]) -> list[Cost]:
    """The amounts of a cell; `years` are those of the row's deadline."""
    if found := find_money(cell.text):
        return [Cost(money, money.start, money.end, money.period) for money in found]
    usual = str(resources.entries(FILE)["unit"])
    named = next((words for words in (cell.header, unit or "") if unit_of(words)[1]), usual)
    return [
        Cost(money, start, end, period)
        for period, start, end in _figures(cell, years)
        for money in parse_amounts(cell.text[start:end], unit=named)[:1]
    ]


def _figures(cell: Cell, years: Sequence[str]) -> list[tuple[str | None, int, int]]:
    """Year and place of each amount."""
    yearly = [(m[1], m.start(2), m.end(2)) for m in YEARLY.finditer(cell.text)]
    if yearly:
        return [(year, start, end) for year, start, end in yearly]
    if not BARE.fullmatch(cell.text):
        return []
    found = [(m.start(), m.end()) for m in FIGURE.finditer(cell.text)]
    if len(found) == len(years):
        return [(year, *span) for year, span in zip(years, found, strict=True)]
    header = regex.search(YEAR, cell.header)
    return [(header[0] if header else None, *span) for span in found[:1]]
