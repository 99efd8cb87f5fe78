"""Values of dates in EDTF (ISO 8601 Part 2): parts of a year, intervals, bounds.

Quarters are 33 to 36, seasons 21 to 24; a half-year is the interval of its months.

>>> part("2005", quarter=4), part("2005", month=7, day=1), part("2005", half=1)
('2005-36', '2005-07-01', '2005-01/2005-06')
>>> interval("2005-34", "2005-36"), shift("2005", 1)
('2005-34/2005-36', '2006')
"""

from datetime import date


def part(
    year: str,
    *,
    month: int | None = None,
    day: int | None = None,
    quarter: int | None = None,
    half: int | None = None,
    season: int | None = None,
) -> str:
    """A year or a part of it; a day that the month has not is left out."""
    if month:
        try:
            return date(int(year), month, day or 1).isoformat()[: 10 if day else 7]
        except ValueError:
            return f"{year}-{month:02}"
    if quarter:
        return f"{year}-{32 + quarter}"
    if half:
        return interval(part(year, month=6 * half - 5), part(year, month=6 * half))
    return f"{year}-{season}" if season else year


def interval(start: str, end: str) -> str:
    """An interval, or the date itself where both ends are one."""
    return start if start == end else f"{start}/{end}"


def shift(year: str, by: int) -> str:
    """A year some years on."""
    return f"{int(year) + by:04}"


def later(year: str, last: str) -> str:
    """Four figures of the end of a range that may be printed with two.

    >>> later("1997", "98"), later("1999", "01")
    ('1998', '2001')
    """
    if len(last) == len(year):
        return last
    same = year[:2] + last
    return same if same >= year else shift(same, 100)


def century(year: str) -> str:
    """Four figures of a year that may be printed with two: "98" is 1998, "05" is 2005."""
    if len(year) == 4:
        return year
    return ("19" if year > "40" else "20") + year


def last_year(value: str) -> str:
    """The year in which a date or an interval ends."""
    return value.rsplit("/", 1)[-1][:4]
