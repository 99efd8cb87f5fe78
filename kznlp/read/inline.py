r"""Markdown and HTML signs inside a line of text: emphasis, escapes, links, tags, entities.

Only pairs with a word inside count as emphasis, so that "50 */*" and footnote stars stay text; only
known tags count as tags, so that "<5%" does.

>>> view("**Облыс** әкімі&nbsp;1\\)", 0, 24).text
'Облыс әкімі\xa01)'
"""

import html
from collections.abc import Iterator

import regex

from kznlp.read.tags import stands_for
from kznlp.read.view import View
from kznlp.types import Markup

SIGN = regex.compile(
    r"""
    (?P<null> \x00+ )
  | \\(?P<escaped> [\\`*_{}\[\]()\#+\-.!<>|~] )
  | (?P<stars> (?<![\w*\\])(?P<open>\*{1,3})(?=[^\s*])(?=[^*\n]{0,2000}[\p{L}\p{N}])
      (?P<inner>[^*\n]{1,2000})(?<=[^\s*])(?P=open)(?![\w*]) )
  | (?P<link> \[(?P<label>[^\[\]\n]{1,500})\]\((?P<target>[^()\s]{1,1000})\) )
  | (?P<tag> <!--[^<>]{0,1000}--> | </?(?P<name>a|b|i|u|s|em|strong|sup|sub|span|font|br|p|div
      |center|img|hr|big|small|nobr|wbr|table|tbody|thead|tr|td|th)(?:[\s/][^<>\n]{0,1000})?> )
  | (?P<entity> &(?:\#[0-9]{1,7}|\#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30}); )
    """,
    regex.X | regex.I,
)


def pieces(text: str, start: int, end: int) -> Iterator[Markup]:
    """The signs between `start` and `end`, in order, with what they stand for."""
    place = start
    while found := SIGN.search(text, place, end):
        first, last = found.span()
        if found["stars"] or found["link"]:
            inner = "inner" if found["stars"] else "label"
            yield Markup(first, found.start(inner))
            yield from pieces_flat(text, *found.span(inner))
            yield Markup(found.end(inner), last)
        else:
            yield from _single(found)
        place = last


def pieces_flat(text: str, start: int, end: int) -> Iterator[Markup]:
    """The signs inside an emphasis or a link label: those that hold nothing themselves."""
    for found in SIGN.finditer(text, start, end):
        if not (found["stars"] or found["link"]):
            yield from _single(found)


def _single(found: "regex.Match[str]") -> Iterator[Markup]:
    first, last = found.span()
    if found["escaped"]:
        yield Markup(first, first + 1)
    elif found["entity"]:
        stands = html.unescape(found[0])
        if stands != found[0]:
            yield Markup(first, last, stands)
    elif found["tag"]:
        yield Markup(first, last, stands_for((found["name"] or "").lower()))
    else:
        yield Markup(first, last)


def view(text: str, start: int, end: int) -> View:
    """The visible text of a line or paragraph."""
    return View.of(text, start, end, pieces(text, start, end))
