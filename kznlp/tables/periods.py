"""The time that a header, a label or a caption speaks of, in EDTF.

>>> period_of("2005"), period_of("Жұмыс көлемі / 1998 ж. / алаң")
('2005', '1998')
"""

import regex

from kznlp.expressions.dates import find_dates
from kznlp.tables.numbers import is_year

# "1998 ж.", "2005 жыл", "2003 жылғы жоспар": the year alone, where no finer date is read.
YEAR = regex.compile(r"(?<![\d–—-])(?<![–—-]\s)((?:19|20)\d\d)\s*(?:ж\b|жыл)")


def period_of(text: str) -> str | None:
    """The one date or interval in `text`; None if there is none, or several that differ."""
    for part in text.split(" / "):
        if is_year(part):
            return part.strip()
    found = {d.value for d in find_dates(text)}
    if len(found) == 1:
        return found.pop()
    years = set(YEAR.findall(text))
    return years.pop() if not found and len(years) == 1 else None
