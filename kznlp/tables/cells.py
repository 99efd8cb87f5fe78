"""What a cell of figures says: a number, a range, a bound, nothing, the same as above.

    kind      printed                                        read
    number    "1 249,5"  "(12,5)"  "≈40"  "3,7 млн"  "45*"   `value`
    range     "10–15"  "5-тен 7-ге дейін"                    `low`, `high`
    bound     "100-ден астам"  "≤ 5"  "65+"                  `low` or `high`
    missing   "–"  "…"  "х"  "мәлімет жоқ"                   nothing
    ditto     "-//-"  "„"                                    what stands above
    text      anything else                                  nothing

Thousands may be parted by spaces of any kind, by an apostrophe, or by points or commas where those
cannot be decimal signs ("1.249.345", "1.249,5"). A figure in brackets is negative, as accounts
print it. Footnote marks behind a figure are taken off it. Nothing is repaired.

>>> read_cell("1.249,5 мың теңге").value, read_cell("1.249,5 мың теңге").unit
(Decimal('1249.5'), 'мың теңге')
>>> read_cell("10–15 %").low, read_cell("100-ден астам").low, read_cell("н/д").kind
(Decimal('10'), Decimal('100'), 'missing')
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

import regex

from kznlp.tables.numbers import plain_value
from kznlp.tables.units import named_units, unit_of
from kznlp.tables.words import alternatives

Kind = Literal["number", "range", "bound", "missing", "ditto", "text"]
FIGURES = ("number", "range", "bound")  # the kinds that measure something
LONGEST = 80  # characters; no figure is printed longer
SPACE = r"[ \u00a0\u2007\u2009\u202f]"
DIGITS = (
    rf"[1-9]\d{{0,2}}(?:{SPACE}\d{{3}})+(?:[.,]\d+)?"
    r"|[1-9]\d{0,2}(?:['’]\d{3})+(?:[.,]\d+)?"
    r"|[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?|[1-9]\d{0,2}(?:\.\d{3})+,\d+"
    r"|[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?|[1-9]\d{0,2}(?:,\d{3})+\.\d+"
    r"|\d+(?:[.,]\d+)?"
)
NUMBER = rf"(?<![\d.,])(?:(?:{DIGITS})(?!\d|[.,]\d)[½¼¾⅓⅔⅛]?|[½¼¾⅓⅔⅛])"
SIGN = rf"[-–−+±]{SPACE}?"
NOTE = rf"{SPACE}?(?:[*†‡]{{1,3}}\)?|[¹²³⁴⁵⁶⁷⁸⁹⁰]+\)?|\[\d{{1,2}}\])|{SPACE}\d\)"
FRACTIONS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅛": Decimal("0.125"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
}
GROUPS = regex.compile(rf"{SPACE}|['’]")


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell says.

    Attributes:
        kind: see above.
        value: the number as printed; None for the other kinds.
        low: the least that a range or bound allows.
        high: the most.
        unit: "%", "мың теңге" …, where the cell names it.
        about: the cell says that it is not exact.
        note: the footnote mark, without the figure.
    """

    kind: Kind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    about: bool = False
    note: str | None = None


TEXT, MISSING, DITTO = Figure("text"), Figure("missing"), Figure("ditto")


@lru_cache(maxsize=32_768)
def read_cell(text: str) -> Figure:
    """Read a printed cell."""
    text = text.strip()
    if not text:
        return MISSING
    if len(text) > LONGEST:
        return TEXT
    easy = plain_value(text)
    if easy is not None:
        return Figure("number", easy)
    if _pattern("missing").fullmatch(text):
        return MISSING
    if _pattern("ditto").fullmatch(text):
        return DITTO
    found = _pattern("range").fullmatch(text) or _pattern("number").fullmatch(text)
    return _figure(found) if found else TEXT


def _figure(found: regex.Match[str]) -> Figure:
    named = found.capturesdict()
    figure = Figure(
        "number", unit=unit_of(found["unit"] or ""), note=(found["note"] or "").strip() or None
    )
    figure = replace(figure, about=bool(found["about"] or found["about_behind"]))
    if named.get("last"):
        low, high = _worth(found["first"]), _worth(found["last"])
        # "2005-2007" is a period, "15-10" no range.
        periods = regex.fullmatch(r"(?:19|20)\d\d", found["last"]) is not None
        return TEXT if low > high or periods else replace(figure, kind="range", low=low, high=high)
    worth = _worth(found["figure"])
    negative = (found["sign"] or "").strip() in {"-", "–", "−"} or found["open"] is not None
    worth = -worth if negative else worth
    if found["at_least"] or found["at_least_behind"]:
        return replace(figure, kind="bound", low=worth)
    if found["at_most"] or found["at_most_behind"]:
        return replace(figure, kind="bound", high=worth)
    return replace(figure, value=worth)


def _worth(printed: str) -> Decimal:
    """The number of digits, group signs and fractions.

    >>> _worth("1 249,5"), _worth("1.249.345"), _worth("2½")
    (Decimal('1249.5'), Decimal('1249345'), Decimal('2.5'))
    """
    fraction = FRACTIONS.get(printed[-1])
    digits = GROUPS.sub("", printed if fraction is None else printed[:-1])
    points, commas = digits.count("."), digits.count(",")
    if points > 1 or (points and commas and digits.rfind(",") > digits.rfind(".")):
        digits = digits.replace(".", "")
    elif commas > 1 or (points and commas):
        digits = digits.replace(",", "")
    whole = Decimal(digits.replace(",", ".") or 0)
    return whole if fraction is None else whole + fraction


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    def words(entry: str) -> str:
        return f"(?P<{entry}>{alternatives('cells.yml', entry)})"

    unit = rf"(?:{SPACE}*(?P<unit>‰|{named_units()}))?"
    note = rf"(?P<note>{NOTE})?"
    if name == "range":
        whole = (
            rf"(?:{words('about')})?(?P<first>{NUMBER})"
            rf"(?:{SPACE}?[-–—]{SPACE}?(?P<last>{NUMBER})|{words('from')}\s+(?P<last>{NUMBER}){words('to')})"
            rf"(?P<about_behind>(?!))?{unit}{note}"
        )
    elif name == "number":
        whole = (
            rf"(?:{words('about')}|{words('at_least')}|{words('at_most')})?"
            rf"(?:(?P<open>\(){SPACE}?(?P<figure>{NUMBER})(?:{SPACE}*(?P<unit>[%‰]))?{SPACE}?\)"
            rf"|(?P<sign>{SIGN})?(?P<figure>{NUMBER}){unit}"
            rf"(?:{words('about_behind')}|{words('at_least_behind')}|{words('at_most_behind')})?)"
            rf"{note}"
        )
    else:
        whole = alternatives("cells.yml", name)
    return regex.compile(whole, regex.I)
