r"""HTML as a flat sequence of tags, and the pieces of a stretch that are not text.

One regular expression, one pass, no tree: offsets stay raw, nesting of any depth costs nothing,
and tag soup cannot break it. What looks like a tag and is none ("<5 %") stays text.

>>> [t.name for t in tags("<p>Бір<br/>екі</p>")]
['p', 'br', '/p']
>>> view("A&amp;B<br>C", 0, 12).text
'A&B\nC'
"""

import html
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from kznlp.read.view import View
from kznlp.types import Markup

# Every alternative stops at the next "<" or takes the rest of the text, so that the scan is linear.
TAG_SOURCE = (
    r"<!--(?:.*?-->|.*\Z)"
    r"|<(?P<raw>script|style|template|svg|textarea)\b[^<>]*>(?:.*?</(?P=raw)\s*>|.*\Z)"
    r"""|<(?P<name>/?[a-z][a-z0-9:_-]*)(?P<attributes>(?:[\s/](?:[^<>"']|"[^"<]*"|'[^'<]*')*+)?)>"""
    r"|<(?P<name2>/?[a-z][a-z0-9:_-]*)(?P<attributes2>(?:[\s/][^<>]*)?)>"
    r"|<[!?][^<>]*>"
)
TAG = re.compile(TAG_SOURCE, re.I | re.S)
ENTITY_SOURCE = r"&(?:\#[0-9]{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});"
PIECE = re.compile(rf"{TAG_SOURCE}|{ENTITY_SOURCE}|\s*\n\s*|\x00+", re.I | re.S)
ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)

# Elements that end the paragraph before and after them.
BREAKING = """
address article aside blockquote body br caption center dd details div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre
section summary table tbody td tfoot th thead title tr ul
"""
BREAKS = frozenset(BREAKING.split())
CELLS = frozenset(("td", "th"))


class Tag(Struct, frozen=True, gc=False):
    """A tag; the name of a closing one starts with "/", that of a comment or script is ""."""

    start: int
    end: int
    name: str
    attributes: str = ""


def tags(text: str, start: int = 0, end: int | None = None) -> Iterator[Tag]:
    """The tags of `text[start:end]`, in order, comments and scripts as nameless ones."""
    for found in TAG.finditer(text, start, len(text) if end is None else end):
        name = found["name"] or found["name2"] or ""
        yield Tag(
            found.start(),
            found.end(),
            name.lower(),
            found["attributes"] or found["attributes2"] or "",
        )


def attributes(tag: Tag) -> dict[str, str]:
    """The attributes of a tag, names in small letters, values unescaped."""
    return {
        found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "")
        for found in ATTRIBUTE.finditer(tag.attributes)
    }


def pieces(text: str, start: int, end: int, *, breaks: bool = True) -> Iterator[Markup]:
    """What is not text between `start` and `end`, with what it stands for.

    Args:
        text: the source.
        start: where to begin.
        end: where to stop.
        breaks: line breaks of the source are white space, as in an HTML file.
    """
    for found in PIECE.finditer(text, start, end):
        first = text[found.start()]
        if first == "&":
            stands = html.unescape(found[0])
            if stands != found[0]:
                yield Markup(found.start(), found.end(), stands)
        elif first == "<":
            name = (found["name"] or found["name2"] or "").lower()
            yield Markup(found.start(), found.end(), stands_for(name))
        elif first == "\x00":
            yield Markup(found.start(), found.end())
        elif breaks:
            yield Markup(found.start(), found.end(), " ")


def stands_for(name: str) -> str:
    """The text that a tag leaves behind: a tab, a line break, or nothing."""
    plain = name.removeprefix("/")
    if plain in CELLS:
        return "\t" if name != plain else ""
    if plain == "br":
        return "\n"
    return "\n" if plain in BREAKS and name != plain else ""


def view(text: str, start: int, end: int, *, breaks: bool = True) -> View:
    """The visible text of a stretch of HTML."""
    return View.of(text, start, end, pieces(text, start, end, breaks=breaks))


def matched(found: Iterable[Tag], names: frozenset[str]) -> dict[int, int]:
    """Where the elements called `names` end that are closed: end of the tag by start of the tag."""
    open_tags: dict[str, list[int]] = {name: [] for name in names}
    ends: dict[int, int] = {}
    for tag in found:
        if tag.name in names:
            open_tags[tag.name].append(tag.start)
        elif tag.name[1:] in names and tag.name[:1] == "/" and open_tags[tag.name[1:]]:
            ends[open_tags[tag.name[1:]].pop()] = tag.end
    return ends
