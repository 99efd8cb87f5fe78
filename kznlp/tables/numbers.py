"""Figures as they are printed, and what they are worth.

Decimal comma or point, thousands by a space of any kind or by nothing, by points where those cannot
be decimal ("1.249.345", "1.249,5"), a percent sign behind.
Nothing is repaired: what does not read as one figure has no value.

>>> value("1 249,5"), value("12,5 %"), value("-3")
(Decimal('1249.5'), Decimal('12.5'), Decimal('-3'))
>>> value("56/79,88") is None, value("1.02.97") is None, is_missing("…")
(True, True, True)
"""

from decimal import Decimal
from functools import lru_cache

import regex

SPACE = r"[ \u00a0\u2009\u202f]"
FIGURE = (
    rf"(?<![\d.,])(?:\d{{1,3}}(?:\.\d{{3}}){{2,}}(?:,\d+)?|\d{{1,3}}(?:\.\d{{3}})+,\d+"
    rf"|(?:\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)|\d+)(?:[.,]\d+)?)(?![.,]?\d)"
)
WHOLE = regex.compile(rf"(?P<sign>[-–−+]{SPACE}?)?(?P<figure>{FIGURE}){SPACE}*(?P<percent>%)?")
SPACES = regex.compile(SPACE)
# Most figures: "249", "1 249,5", "-3.75".
PLAIN = regex.compile(rf"-?(?:[1-9]\d{{0,2}}(?:{SPACE}\d{{3}})+|\d+)(?:[.,]\d+)?")
SIGNS = {**dict.fromkeys(map(ord, " \u00a0\u2009\u202f")), ord(","): "."}
# "x" and "х" stand for "cannot be": one Latin, one Cyrillic.
MISSING = regex.compile(r"[-–—−]{1,3}|\.{2,3}|…|[xхXХ]|[*]")
YEAR = regex.compile(r"(?:19|20)\d\d")
SHORT = 32
ONE = Decimal(1)


def value(text: str) -> Decimal | None:
    """What a printed figure is worth; None if it is not one figure."""
    return _known(text) if len(text) <= SHORT else _value(text)


def plain_value(text: str) -> Decimal | None:
    """The same, for figures that nothing but digits, spaces, a minus and a comma print."""
    if text.isdecimal() and len(text) <= SHORT:
        return Decimal(text)
    return Decimal(text.translate(SIGNS)) if PLAIN.fullmatch(text) else None


def _value(text: str) -> Decimal | None:
    easy = plain_value(text)
    if easy is not None:
        return easy
    found = WHOLE.fullmatch(text.strip())
    if not found:
        return None
    digits = SPACES.sub("", found["figure"])
    if digits.count(".") > 1 or ("." in digits and "," in digits):
        digits = digits.replace(".", "")
    digits = digits.replace(",", ".")
    sign = "-" if found["sign"] and found["sign"][0] in "-–−" else ""
    return Decimal(sign + digits)


# The same cell is asked about many times.
_known = lru_cache(maxsize=32_768)(_value)


def is_missing(text: str) -> bool:
    """Whether the cell is empty or says that there is no figure."""
    if text[:1].isdigit():
        return False
    return not text.strip() or MISSING.fullmatch(text.strip()) is not None


def is_year(text: str) -> bool:
    """Whether it is a bare year, as column headers are."""
    return YEAR.fullmatch(text.strip()) is not None


def decimals(number: Decimal) -> int:
    """How many places it was printed with."""
    if number.same_quantum(ONE):
        return 0
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def plain(number: Decimal) -> str:
    """The decimal string of a record: no exponent, no plus sign.

    >>> plain(Decimal("12.50")), plain(Decimal("1E+3"))
    ('12.50', '1000')
    """
    return format(number, "f")
