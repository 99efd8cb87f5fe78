"""The list numbers that Word computes: "1.", "2.1.", "а)", "•".

A list is an instance ("num") of a definition ("abstractNum") with up to nine levels; each level
has a format, a first number, and a text such as "%1.%2.".
"""

from dataclasses import dataclass, field

from lxml import etree

from kznlp.read.docx_styles import VALUE, W, child, numbering_of

RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"))
ROMAN_SMALL = ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
Element = etree._Element


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is numbered."""

    format: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(slots=True)
class ListCount:
    """Where the lists of one definition stand."""

    levels: dict[int, ListLevel]
    numbers: dict[int, int] = field(default_factory=dict)

    def next(self, level: int) -> str:
        """Count on at `level`, and print its marker."""
        first = self.levels.get(level, ListLevel()).start
        self.numbers[level] = self.numbers.get(level, first - 1) + 1
        for deeper in [k for k in self.numbers if k > level]:
            del self.numbers[deeper]
        marker = self.levels.get(level, ListLevel()).text
        for k in range(level + 1):
            shape = self.levels.get(k, ListLevel())
            number = self.numbers.get(k, shape.start)
            marker = marker.replace(f"%{k + 1}", printed(number, shape.format))
        return marker.strip()


class Numbering:
    """All lists of a document."""

    def __init__(self, root: Element | None) -> None:
        self.counts: dict[str, ListCount] = {}
        if root is None:
            return
        definitions = {
            element.get(W + "abstractNumId") or "": ListCount(_levels(element))
            for element in root.iterchildren(W + "abstractNum")
        }
        for element in root.iterchildren(W + "num"):
            link = child(element, "abstractNumId")
            count = definitions.get("" if link is None else link.get(VALUE) or "")
            if count is not None:
                restarts = element.find(W + "lvlOverride") is not None
                self.counts[element.get(W + "numId") or ""] = (
                    ListCount(count.levels) if restarts else count
                )

    def next(self, paragraph: Element, inherited: tuple[str, int] | None) -> str:
        """The marker of a paragraph, "" if it is no list item. Counts on."""
        properties = paragraph.find(W + "pPr")
        own = None if properties is None else numbering_of(properties)
        place = own or inherited
        count = self.counts.get(place[0]) if place else None
        return count.next(place[1]) if count is not None and place else ""


def _levels(definition: Element) -> dict[int, ListLevel]:
    levels = {}
    for element in definition.iterchildren(W + "lvl"):
        place = element.get(W + "ilvl") or "0"
        kind, text, start = (_value(element, name) for name in ("numFmt", "lvlText", "start"))
        if kind == "bullet":
            # Symbol fonts keep their bullets in the private use area.
            text = text if text and not "\ue000" <= text[0] <= "\uf8ff" else "•"
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1
        levels[int(place) if place.isdigit() else 0] = ListLevel(kind or "decimal", text, first)
    return levels


def _value(element: Element, name: str) -> str:
    found = child(element, name)
    return "" if found is None else found.get(VALUE) or ""


def printed(number: int, format: str) -> str:
    """A number in a numbering format of Word."""
    if format == "none":
        return ""
    if format.endswith("Roman"):
        roman = _roman(number)
        return roman if format.startswith("upper") else roman.lower()
    if format in ("lowerLetter", "upperLetter", "russianLower", "russianUpper"):
        letters = RUSSIAN if format.startswith("russian") else LATIN
        letter = letters[(number - 1) % len(letters)]
        return letter.upper() if format.lower().startswith("upper") or "Upper" in format else letter
    return str(number)


def _roman(number: int) -> str:
    parts = []
    for value, sign in ROMAN + ROMAN_SMALL:
        parts.append(sign * min(number // value, 10))
        number %= value
    return "".join(parts)
