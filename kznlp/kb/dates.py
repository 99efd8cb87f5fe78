"""The days that a date of the contract covers, so that dates of any precision compare.

EDTF as kznlp writes it: a year, month or day, a quarter (33 to 36), an interval of two of them,
an open end written "..". Days are ISO strings, which sort as dates do.
"""

from calendar import monthrange

import regex

from kznlp.errors import KznlpError

FIRST, LAST = "0001-01-01", "9999-12-31"
POINT = regex.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")
# The months that the parts of a year cover: seasons, quarters, thirds and halves of ISO 8601-2.
PARTS = {
    **{21 + i: (1 + (2 + 3 * i) % 12, 1 + (4 + 3 * i) % 12) for i in range(3)},
    **{33 + i: (1 + 3 * i, 3 + 3 * i) for i in range(4)},
    **{37 + i: (1 + 4 * i, 4 + 4 * i) for i in range(3)},
    **{40 + i: (1 + 6 * i, 6 + 6 * i) for i in range(2)},
}


def days(date: str | None) -> tuple[str, str] | None:
    """First and last day of an EDTF date; None for what is no date.

    >>> days("2005"), days("2005-36"), days("2004-02")
    (('2005-01-01', '2005-12-31'), ('2005-10-01', '2005-12-31'), ('2004-02-01', '2004-02-29'))
    >>> days("2005-07-01/..")
    ('2005-07-01', '9999-12-31')
    """
    if not date:
        return None
    first, slash, last = date.partition("/")
    if not slash:
        return _point(date)
    start = (FIRST, FIRST) if first in ("", "..") else _point(first)
    end = (LAST, LAST) if last in ("", "..") else _point(last)
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def _point(date: str) -> tuple[str, str] | None:
    found = POINT.fullmatch(date)
    if not found or found[1] == "0000":
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    first, last = PARTS.get(month, (month or 1, month or 12))
    if not 1 <= first <= 12 or (day and (month > 12 or not day <= monthrange(year, month)[1])):
        return None
    return (
        f"{year:04}-{first:02}-{day or 1:02}",
        f"{year:04}-{last:02}-{day or monthrange(year, last)[1]:02}",
    )


def asked(date: str) -> tuple[str, str]:
    """The days of a date that a user gave.

    Raises:
        KznlpError: it is no date.
    """
    found = days(date)
    if not found:
        raise KznlpError(f"{date!r} is no date. Write 2005, 2005-07, 2005-07-01 or 2005/2007.")
    return found


def hull(*dates: str | None) -> tuple[str, str] | None:
    """From the first day of any of the dates to the last day of any.

    >>> hull("2006", None, "2005-07")
    ('2005-07-01', '2006-12-31')
    """
    found = [d for d in map(days, dates) if d]
    return (min(d[0] for d in found), max(d[1] for d in found)) if found else None
