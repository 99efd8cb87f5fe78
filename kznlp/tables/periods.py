"""The time that a header, a label or a caption speaks of, in EDTF.

>>> period_of("2005"), period_of("Жұмыс көлемі / 1998 ж. / алаң")
('2005', '1998')
"""

from kznlp.expressions.dates import find_dates
from kznlp.tables.numbers import is_year
from kznlp.tables.words import pattern

DASHES = "-–—"


def period_of(text: str) -> str | None:
    """The one date or interval in `text`; None if there is none, or several that differ."""
    for part in text.split(" / "):
        if is_year(part):
            return part.strip()
    found = {d.value for d in find_dates(text)}
    if len(found) == 1:
        return found.pop()
    years = _years(text)
    return years.pop() if not found and len(years) == 1 else None


def year_of(label: str) -> str | None:
    """The year that names a row: "1998", "1998 ж."; None where it has other words.

    >>> year_of("1998 ж."), year_of("1998 жоба")
    ('1998', None)
    """
    named = is_year(label) or pattern("columns.yml", "year").fullmatch(label.strip())
    return label.strip()[:4] if named else None


def _years(text: str) -> set[str]:
    """Bare years ("1998 ж.") where no finer date is read; the end of "2005-2007" is none."""
    return {
        found[0][:4]
        for found in pattern("columns.yml", "year").finditer(text)
        if text[: found.start()].rstrip()[-1:] not in tuple(DASHES)
    }
