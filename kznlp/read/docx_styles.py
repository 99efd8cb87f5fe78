"""What the style of a DOCX paragraph says: heading level, bold, alignment, list."""

from dataclasses import dataclass, replace

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = W + "val"
OFF = frozenset(("0", "false", "off"))
DEEPEST = 9  # outline levels of Word; the tenth means body text
Element = etree._Element


def child(element: Element, *names: str) -> Element | None:
    """The element at the path of `names` below `element`."""
    found: Element | None = element
    for name in names:
        found = None if found is None else found.find(W + name)
    return found


def is_on(mark: Element) -> bool:
    """Whether a toggle such as `<w:b/>` is on."""
    return (mark.get(VALUE) or "1") not in OFF


@dataclass(frozen=True, slots=True)
class Style:
    """Attributes of a paragraph.

    Attributes:
        level: of a heading, from 1; 0 for body text.
        bold: runs are bold unless they say otherwise.
        alignment: "left", "center", "right", "both" …, "" where not said.
        numbering: list and level of the list, where it is a list item.
        is_contents: it is a line of a table of contents.
    """

    level: int = 0
    bold: bool = False
    alignment: str = ""
    numbering: tuple[str, int] | None = None
    is_contents: bool = False


class Styles:
    """The styles of a document by id, what they are based on included."""

    def __init__(self, root: Element | None) -> None:
        self.elements: dict[str, Element] = {}
        self.known: dict[str, Style] = {}
        for element in () if root is None else root.iterchildren(W + "style"):
            self.elements[element.get(W + "styleId") or ""] = element

    def of(self, paragraph: Element) -> Style:
        """The style of a paragraph, its own properties included."""
        properties = paragraph.find(W + "pPr")
        if properties is None:
            return Style()
        named = child(properties, "pStyle")
        base = self._named("" if named is None else named.get(VALUE) or "")
        return _with(base, properties)

    def _named(self, name: str) -> Style:
        """The style called `name`; a chain that bites its tail ends there."""
        chain: list[Element] = []
        seen: set[str] = set()
        current = name
        while current in self.elements and current not in seen and current not in self.known:
            seen.add(current)
            chain.append(self.elements[current])
            base = child(chain[-1], "basedOn")
            current = "" if base is None else base.get(VALUE) or ""
        style = self.known.get(current, Style())
        for element in reversed(chain):
            style = _titled(style, element)
            for part in ("pPr", "rPr"):
                properties = element.find(W + part)
                style = style if properties is None else _with(style, properties)
        self.known[name] = style
        return style


def _titled(style: Style, element: Element) -> Style:
    """What the built-in name of a style tells."""
    named = child(element, "name")
    name = ("" if named is None else named.get(VALUE) or "").lower()
    if name.startswith("heading ") and name[8:9].isdigit():
        return replace(style, level=int(name[8]))
    if name == "title":
        return replace(style, level=1)
    return replace(style, is_contents=True) if name.startswith("toc ") else style


def _with(style: Style, properties: Element) -> Style:
    level = child(properties, "outlineLvl")
    if level is not None and (level.get(VALUE) or "").isdigit():
        depth = int(level.get(VALUE) or 0)
        style = replace(style, level=depth + 1 if depth < DEEPEST else 0)
    aligned = child(properties, "jc")
    if aligned is not None:
        style = replace(style, alignment=aligned.get(VALUE) or "")
    bold = child(properties, "b")
    if bold is not None:
        style = replace(style, bold=is_on(bold))
    return replace(style, numbering=numbering_of(properties) or style.numbering)


def numbering_of(properties: Element) -> tuple[str, int] | None:
    """The list that paragraph properties name, and the level in it."""
    number = child(properties, "numPr", "numId")
    if number is None:
        return None
    level = child(properties, "numPr", "ilvl")
    depth = "0" if level is None else level.get(VALUE) or "0"
    return number.get(VALUE) or "0", int(depth) if depth.isdigit() else 0
