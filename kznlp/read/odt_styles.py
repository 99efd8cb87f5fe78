"""What the styles of an ODT file say: bold and aligned paragraphs, and list markers."""

from dataclasses import dataclass

from lxml import etree

from kznlp.read.docx_numbering import printed

NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE = (
    f"{NAMES}{name}:1.0}}" for name in ("office", "text", "table", "style")
)
FO = f"{NAMES}xsl-fo-compatible:1.0}}"
FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"} | {
    "I": "upperRoman",
    "а": "russianLower",
    "": "none",
}
Element = etree._Element


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """Attributes of a paragraph."""

    bold: bool = False
    alignment: str = ""


class OdtStyles:
    """The styles of the document, the automatic ones of its content included."""

    def __init__(self, *roots: Element | None) -> None:
        self.styles: dict[str, Element] = {}
        self.lists: dict[str, dict[int, Element]] = {}
        for root in roots:
            for element in () if root is None else root.iter(STYLE + "style"):
                self.styles.setdefault(element.get(STYLE + "name") or "", element)
            for element in () if root is None else root.iter(TEXT + "list-style"):
                levels = {_level(child): child for child in element if isinstance(child.tag, str)}
                self.lists.setdefault(element.get(STYLE + "name") or "", levels)

    def paragraph(self, element: Element) -> OdtStyle:
        """The style of a paragraph; the nearest style that says something counts."""
        weight = alignment = ""
        name: str | None = element.get(TEXT + "style-name")
        seen: set[str] = set()
        while name and name in self.styles and name not in seen:
            seen.add(name)
            style = self.styles[name]
            for properties in style:
                weight = weight or properties.get(FO + "font-weight") or ""
                alignment = alignment or properties.get(FO + "text-align") or ""
            name = style.get(STYLE + "parent-style-name")
        return OdtStyle(weight == "bold", alignment)

    def marker(self, style: str, numbers: tuple[int, ...]) -> str:
        """The marker of a list item; `numbers` are its number and those of the items around it."""
        level = self.lists.get(style, {}).get(len(numbers)) if numbers else None
        if not numbers:
            return ""
        if level is None:
            return "•"
        if level.tag != TEXT + "list-level-style-number":
            bullet = level.get(TEXT + "bullet-char") or "•"
            return "•" if "\ue000" <= bullet <= "\uf8ff" else bullet
        shown = level.get(TEXT + "display-levels") or "1"
        count = int(shown) if shown.isdigit() else 1
        kind = FORMATS.get(level.get(STYLE + "num-format") or "", "decimal")
        parts = [printed(number, kind) for number in numbers[-count:]]
        prefix, suffix = (level.get(STYLE + name) or "" for name in ("num-prefix", "num-suffix"))
        return f"{prefix}{'.'.join(parts)}{suffix}".strip()


def _level(element: Element) -> int:
    value = element.get(TEXT + "level") or "1"
    return int(value) if value.isdigit() else 1
