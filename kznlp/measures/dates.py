"""The start, end and deadline of a measure, from the dates that its text names.

    "2003-2005 жылдарға"            start and end
    "2005 жылдан бастап"            start
    "1 мамырға дейін"               deadline; so is a duration, "бір ай мерзімде"
    "2005 жылы … 2006 жылы …"       from the first to the last
    "2004 жылы", still to be done   start and end: at some time of the year
    "IV тоқсан", still to be done   deadline
    "2002 жылы", done               start

Days in the name of an act, the day on which a figure stood, years that something is compared with,
and for what is still to be done years that are over, or that something belongs to ("2002 жылғы
бюджет"), say nothing of a measure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kznlp.expressions.date_roles import is_time
from kznlp.expressions.mentions import Act, Date

YEAR = len("2005")
MONTH = len("2005-07")  # also a quarter or a season
PARTS = ("first_months", "half", "months")  # reasons of dates
FIRST_QUARTER, LAST_QUARTER = "-33", "-36"


@dataclass(frozen=True, slots=True)
class Bound:
    """A field (start, end, deadline), its value, and the date that gave it."""

    field: str
    value: str
    date: Date


def bounds(
    dates: Sequence[Date], acts: Sequence[Act], *, done: bool, year: str | None = None
) -> tuple[Bound, ...]:
    """The bounds of a measure told in prose.

    Args:
        dates: those that its text names.
        acts: the acts that it cites.
        done: it was already taken.
        year: that of the document, if known.
    """
    useful = [d for d in dates if not _names_act(d, acts) and not (done and _is_day(d))]
    if done:
        useful = [d for d in useful if not d.value.startswith("P")]
    else:
        useful = [d for d in useful if is_time(d) or not _is_bare(d)]
    if not done and year:
        useful = [d for d in useful if d.role != "at" or d.value[:YEAR] >= year]
    plain = [d for d in useful if d.role == "at"]
    found = [b for d in useful if d.role != "at" for b in _by_role(d)]
    if not found and plain:
        found = _range(plain) if len(plain) > 1 else _single(plain[0], done=done)
    return _once(found)


def deadline_bounds(dates: Sequence[Date], *, lasting: bool = False) -> tuple[Bound, ...]:
    """The bounds of a row by its deadline cell: one date is a deadline, more are a range.

    Args:
        dates: those of the cell.
        lasting: the cell says that it goes on all the time.
    """
    if len(dates) == 1 and lasting and len(dates[0].value) == YEAR:
        return _once(_whole(dates[0]))
    if len(dates) == 1 and dates[0].role == "period":
        return tuple(_by_role(dates[0]))
    if len(dates) == 1 and "/" not in dates[0].value:
        field = dates[0].role if dates[0].role in ("start", "end") else "deadline"
        return (Bound(field, dates[0].value, dates[0]),)
    return _once(_range(dates)) if dates else ()


def _names_act(date: Date, acts: Sequence[Act]) -> bool:
    return date.role == "at" and any(a.start <= date.start < a.end for a in acts)


def _is_day(date: Date) -> bool:
    return date.role == "at" and len(date.value) > MONTH and "/" not in date.value


def _is_bare(date: Date) -> bool:
    """Whether no word behind it says what it bounds; a half-year is a period in itself."""
    return date.role == "at" or (date.reason in PARTS and date.role == "period")


def _by_role(date: Date) -> list[Bound]:
    first, slash, last = date.value.partition("/")
    if slash:
        return [Bound(f, v, date) for f, v in (("start", first), ("end", last)) if v]
    if date.role == "period" and len(date.value) == YEAR:
        return _whole(date)
    field = "deadline" if date.role == "period" else date.role  # "бірінші тоқсан ішінде"
    return [Bound(field, date.value, date)]


def _single(date: Date, *, done: bool) -> list[Bound]:
    if done:
        return [Bound("start", date.value, date)]
    return _whole(date) if len(date.value) == YEAR else [Bound("deadline", date.value, date)]


def _whole(date: Date) -> list[Bound]:
    return [Bound(field, date.value, date) for field in ("start", "end")]


def _range(dates: Sequence[Date]) -> list[Bound]:
    """From the earliest to the latest; whole years where they begin and end with a quarter."""
    days = [date for date in dates if not date.value.startswith("P")]
    ends = [(part, d) for d in days for part in d.value.split("/") if part]
    if not ends:
        return []
    first, last = min(ends, key=lambda e: e[0]), max(ends, key=lambda e: e[0])
    start, end = first[0], last[0]
    if start.endswith(FIRST_QUARTER) and end.endswith(LAST_QUARTER):
        start, end = start[:YEAR], end[:YEAR]
    return [Bound("start", start, first[1]), Bound("end", end, last[1])]


def _once(found: Sequence[Bound]) -> tuple[Bound, ...]:
    """The first bound of each field."""
    kept: dict[str, Bound] = {}
    for bound in found:
        kept.setdefault(bound.field, bound)
    return tuple(kept.values())
