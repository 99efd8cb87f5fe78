"""The pattern of all dates, put together from the words of `data/expressions/date_words.yml`.

Every way to print a date fills the same named groups, so that one function makes the value:
`y` year (`y2` the end of a range), `rel` a year told from the document's date, `m` and `m2` months,
`mn` a month as a number, `d` day (`d2` the last of several), `q` quarters, `h` half-year, `s`
season, `n` first n months, `last` the end of the year, `long` the whole of it. `tail` is the part
without a year.
"""

import re
from functools import cache
from typing import Any

import regex

from kznlp import resources
from kznlp.expressions.openers import Openers
from kznlp.expressions.patterns import BEGIN, STOP, alternation, first_words, stems, time_end

# Parts that the pattern defines once.
END = "(?&end)"
YEAR_WORD = "(?:(?&year_word))"
DASH = r"\s*[-–—]\s*"
GAP = r"\s*(?:,|[-–—])?\s*"
LINE_GAP = r"[ \u00a0]*,?[ \u00a0]*"  # "2 тоқсан 2005 ж.", but not the year of the next line
YEAR = r"(?<!\d)(?<!\d[.,])(?P<y>(?:1[89]|20)\d\d)(?![\d%])(?![.,]\d)"
DAY_NUMBER = r"(?<!\d)(?P<d>0?[1-9]|[12]\d|3[01])"
DAY = rf"{DAY_NUMBER}(?!\d)(?![.,]\d)"


def words() -> Any:  # noqa: ANN401 (YAML is what the file says)
    """The words of dates."""
    return resources.entries("expressions/date_words.yml")


def _year_word() -> str:
    data = words()
    kinds = f"(?:{alternation(data['year_kinds'])}\\s+)?"
    ordinal = rf"(?:\s*[-–]?\s*{alternation(data['ordinal_endings'])}{STOP})?"
    short = rf"{alternation(data['year_short'])}{STOP}"
    return rf"{ordinal}\s*[-–]?\s*{kinds}(?:{data['year']}{END}|{short})"


def _ordinal(group: str, most: int) -> str:
    data = words()
    numbers = [n for n, value in data["ordinals"].items() if value <= most]
    romans = [r.lower() for r, value in data["roman"].items() if value <= most]
    ending = rf"(?:\s*[-–]?\s*{alternation(data['ordinal_endings'])}{STOP})?"
    figures = rf"(?<![\d.,])[1-{most}](?!\d)|{alternation(romans)}(?![\p{{L}}\d])"
    return f"(?:(?P<{group}>{alternation(numbers)}{STOP}|{figures}){ending})"


def _tails() -> list[str]:
    """What tells the part of a year, the longest way to say it first."""
    data = words()
    months, month = stems(data["months"]), data["month"]
    of_month = rf"{END}(?:\s+{month}{END})?"
    ordinal = rf"(?:\s*[-–]?\s*{alternation(data['ordinal_endings'])}{STOP})?"
    day_end = rf"(?:\s*[-–]\s*\p{{Ll}}+|\s*{data['day']}\p{{Ll}}*)"
    joint = rf"(?:\s*,\s*(?:{alternation(data['and'])}\s)?|{DASH}|\s+{alternation(data['and'])}\s+)"
    quarter = _ordinal("q", 4)
    days = rf"{DAY_NUMBER}{DASH}(?P<d2>0?[1-9]|[12]\d|3[01])(?!\d)"
    return [
        rf"{days}\s+(?P<m>{months}){of_month}",
        rf"[«\"]?\s*{DAY}\s*[»\"]?{ordinal}\s*[-–]?\s*(?P<m>{months}){of_month}",
        rf"(?P<m>{months}){of_month}(?:\s+{DAY}{day_end}|{DASH}(?P<m2>{months}){of_month})?",
        rf"{quarter}(?:{joint}{quarter})*\s*[-–]?\s*{data['quarter']}{END}",
        rf"{_ordinal('h', 2)}\s*[-–]?\s*{stems(data['half'])}{END}",
        rf"(?P<s>{alternation(data['season_adjectives'])}){STOP}(?:\s+{data['season']}{END})?",
        rf"(?P<s>{alternation(data['seasons'])}){END}",
        rf"(?:{data['first']}\s+)?(?P<n>(?<!\d)\d{{1,2}})\s+{data['months_of']}{END}",
    ]


@cache
def dates() -> regex.Pattern[str]:
    """The pattern, for text in lower case; try it where `first` finds something."""
    data = words()
    relative = rf"(?P<rel>{alternation(data['relative_years'])})\s+{data['year']}{END}"
    this_year = rf"(?P<rel>{data['this_year']}){END}"
    year = rf"(?:{YEAR}{YEAR_WORD}|{relative}|{this_year})"
    tail = f"(?P<tail>{'|'.join(_tails())})"
    day_first = r"(?P<d>\d{1,2})\.(?P<mn>\d{2})\.(?P<y>\d{4}|\d\d)"
    year_first = r"(?P<y>(?:19|20)\d\d)\.(?P<mn>[01]\d)\.(?P<d>[0-3]\d)"
    numeric = rf"(?<!\d)(?:{day_first}|{year_first})(?!\d)(?!\.\d)"
    day_in_year = rf"(?P<tail>{DAY_NUMBER}\.(?P<mn>\d\d)(?!\d))\.?"
    more = rf"\s*(?:,|\s{alternation(data['and'])}\s)\s*"
    last = rf"(?P<last>{alternation(data['year_end'])}){END}"
    long = rf"(?P<long>{alternation(data['year_long'])}){STOP}"
    short = rf"(?P<y2>\d\d)(?={YEAR_WORD})"  # "1997-98 жылдары"
    later = rf"{DASH}(?:{YEAR.replace('<y>', '<y2>')}|{short}){YEAR_WORD}?"
    ways = [
        rf"{year}(?:{later}|{GAP}(?:{day_in_year}|{tail})|\s+{last})?",
        rf"{numeric}{YEAR_WORD}?",
        rf"{YEAR}{later}",
        rf"{YEAR}(?:{more}{YEAR})+{YEAR_WORD}",
        rf"{tail}(?:{LINE_GAP}{YEAR}{YEAR_WORD}?)?",
        rf"(?:(?<=\()|^){YEAR}(?=\)|\s*$)",
        rf"{data['year']}{END}\s+(?:{last}|{long})",
    ]
    parts = rf"(?(DEFINE)(?P<end>{time_end()})(?P<year_word>{_year_word()}))"
    return regex.compile(rf"{parts}(?:{'|'.join(ways)})")


@cache
def opened() -> Openers:
    """The words in which dates begin: those with a figure, and those that `first` looks for."""
    return Openers(re.compile(rf"\d|{BEGIN}(?:{alternation(first_words(_firsts()))}|{_roman()})"))


def _firsts() -> list[str]:
    """The first words of dates."""
    data = words()
    return [
        *data["relative_years"],
        data["this_year"],
        *data["ordinals"],
        *data["season_adjectives"],
        *data["seasons"],
        data["first"],
        data["year"],
        *[month[:-1] for month in data["months"]],
    ]


def _roman() -> str:
    return rf"{alternation(r.lower() for r in words()['roman'])}(?![^\W_])"


@cache
def first() -> re.Pattern[str]:
    """A look at the first word or number: most of a text begins no date."""
    data = words()
    soon = alternation(
        [m[:-1] for m in data["months"]]
        + [data["quarter"], data["months_of"], *[half[:5] for half in data["half"]]]
    )
    others = r"(?:[\s,–-]{1,3}\d{1,2}(?!\d)){0,3}"  # "1, 2, 3 тоқсан", "12-14 мамыр"
    number = (
        rf"(?<!\d)(?:(?:1[89]|20)\d\d(?!\d)|\d{{1,2}}(?:\.\d\d|(?!\d){others}\D{{0,30}}?{soon}))"
    )
    return re.compile(rf"{BEGIN}(?:{number}|{alternation(_firsts())}|{_roman()}|[«\"]\s?\d)")
