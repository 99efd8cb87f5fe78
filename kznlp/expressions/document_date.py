"""The date of a document, from what it says of itself.

In order:

    approved    the day, else the year, of the act that approved it: "Облыс әкімінің 2005 жылғы
                25 наурыздағы N 12 шешімімен бекітілген"
    dateline    a line at the beginning or end that is a day and a number
    likely      for an act without one, the year: that of the latest day that it speaks of as past,
                or of a day soon after that is due, or that figures are told for; without such
                days the latest year that it names more than once

>>> own_date(["Ауданның қысқа дайындығы туралы", "2004 жылғы 12 мамыр N 31"], [])
'2004-05-12'
>>> likely_year("Егін жинау туралы", ["2003 жылғы 5 мамырда кеңес өтті", "2004 жылғы 1 қаңтарға"])
'2004'
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import regex

from kznlp import resources
from kznlp.expressions import edtf
from kznlp.expressions.date_roles import in_dative
from kznlp.expressions.dates import find_dates
from kznlp.expressions.mentions import Date
from kznlp.expressions.patterns import alternation, lower

TITLE = 400  # no line that dates a document is longer
DAY = len("2005-03-25")
YEAR = len("2005")
OTHERS, OF_DATE = 4, 6  # other words in a line of a date, and at most those of the date
WORD = regex.compile(r"\p{L}{3,}")
ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SOON = 2  # years from the last day past to the first that is due


def own_date(frame: Sequence[str], notes: Sequence[str]) -> str | None:
    """The date that the lines at the beginning and end, or the notes, give the document."""
    lines = [text for text in (*frame, *notes) if len(text) <= TITLE]
    approving = [text for text in lines if _approved().search(lower(text))]
    days = [d.value for text in approving for d in _of(text, DAY)]
    short = [text for text in lines if _words_in(text) <= OTHERS + OF_DATE]
    days += [d.value for text in short for d in _of(text, DAY) if _is_dateline(text, d)]
    years = [d.value[:YEAR] for text in approving for d in find_dates(text)]
    return next(iter(_sensible(days, years)), None)


def _sensible(days: list[str], years: list[str]) -> list[str]:
    """The days, those of another year than the approving act left out; else its year."""
    if not years:
        return days
    return [day for day in days if day[:YEAR] == years[0]] or years[:1]


def _of(text: str, size: int) -> Iterator[Date]:
    return (date for date in find_dates(text) if len(date.value) == size)


def _is_dateline(text: str, date: Date) -> bool:
    """Whether it says little else than the date and a number."""
    rest = text[: date.start] + text[date.end :]
    return _words_in(rest) <= OTHERS and regex.search(_words()["number"], rest) is not None


def _words_in(text: str) -> int:
    return len(WORD.findall(text))


@cache
def _approved() -> regex.Pattern[str]:
    return regex.compile(rf"{alternation(_words()['approved'])}\P{{L}}*$")


def likely_year(title: str, texts: Sequence[str]) -> str | None:
    """The year in which an act was written; None where nothing tells.

    Its title counts like a past day where it names a part of a year, or the years of a season.
    """
    dates = [d for text in texts for d in find_dates(text)]
    days = [d for d in dates if len(d.value) == DAY]
    past = [d.value[:YEAR] for d in days if d.role == "at" and not in_dative(d)]
    past += [d.value[:YEAR] for d in find_dates(title) if _is_part_of_a_year(d)]
    # "1 мамырға": the day by which, or the day on which something was counted.
    due = [d.value[:YEAR] for d in days if d.role == "deadline" or in_dative(d)]
    latest, first = max(past, default=None), min(due, default=None)
    often = _named_often(dates)
    known = latest or first
    if known is None or (often and int(often) - int(known) > SOON):
        return often  # the day is that of an old act, or misprinted
    if latest is None:
        return first
    soon = [year for year in due if 0 <= int(year) - int(latest) <= SOON]
    return min(soon, default=latest)


def last_year(text: str) -> str | None:
    """The last year that a text names: what came later it does not know."""
    return max(ANY_YEAR.findall(text), default=None)


def _is_part_of_a_year(date: Date) -> bool:
    return len(date.value) != YEAR and edtf.last_year(date.value) == date.value[:YEAR]


def _named_often(dates: Sequence[Date]) -> str | None:
    """The latest year that stands alone more than once: "1997 жылы …, 1997 жылдың …"."""
    count = Counter(d.value for d in dates if len(d.value) == YEAR and d.role == "at")
    return max((year for year, times in count.items() if times > 1), default=None)


def _words() -> Any:  # noqa: ANN401 (YAML is what the file says)
    return resources.entries("expressions/profile_words.yml")
