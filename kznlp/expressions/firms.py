"""Firms: quoted names with a legal form, "«Даму» АҚ", "«Тараз-Су» жабық акционерлік қоғамы".

>>> [f.name for f in find_firms("«Алма» және «Ана» акционерлік қоғамдарына, ТОО «Жол»")]
['«Алма» акционерлік қоғамдары', '«Ана» акционерлік қоғамдары', 'ТОО «Жол»']
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from kznlp.expressions.body_words import data, may_name, role
from kznlp.expressions.mentions import Body
from kznlp.expressions.patterns import START, Match, alternation, noun_end, scan, stems


def find_firms(text: str) -> Iterator[Body]:
    """Firms in `text`, in order; those of a list that shares its form one by one."""
    for match in scan(_first(), _pattern(), text):
        if match["between"] is not None and not (match["legal"] and _names(match["between"])):
            continue
        spans = [match.span("name"), *match.spans("more")]
        for span in spans[:-1]:
            yield _body(text, span, match, "shares_legal_form")
        start = spans[-1][0] if match["more"] else match.start()
        yield _body(text, (start, match.end()), match, "legal_form")


def _body(text: str, span: tuple[int, int], match: Match, reason: str) -> Body:
    """A firm; in "«А» және «Б» акционерлік қоғамдары" the first has the form of the last."""
    start, end = span
    words = text[start : match.end("legal")]
    if reason == "shares_legal_form":
        words = f"{text[start:end]} {text[match.start('form') : match.end('legal')]}"
    name = " ".join(words.split())
    return Body(start=start, end=end, text=text[start:end], reason=reason, name=name)


def _names(between: str) -> bool:
    """Whether the words between the quotes and the noun belong to the name: "тау-кен"."""
    found = [*between.lower().replace("-", "").split(), ""]
    return all(role(word) or may_name(word, right) for word, right in pairwise(found))


@cache
def _first() -> re.Pattern[str]:
    return re.compile(rf"[«\"“]|{alternation(data()['legal_forms'])}")


@cache
def _pattern() -> regex.Pattern[str]:
    forms, nouns = alternation(data()["legal_forms"]), stems(data()["legal_nouns"])
    quoted = r"[«\"“][^\n«»\"“”]{1,80}[»\"”](?:\s?[\p{L}\d ]{1,12}[»”])?"
    nested = r"[«“][^\n«»\"“”]{0,40}[«“\"][^\n«»\"“”]{1,60}[»\"”][^\n«»\"“”]{0,40}[»”]"
    form = rf"(?P<form>(?P<legal>(?:{forms})(?!\p{{L}}))(?:-\p{{Ll}}{{1,4}})?)"
    between = r"(?P<between>(?:\s*[-–]?\s*\p{L}[\p{Ll}-]*+){0,4}?)"
    noun = rf"(?P<form>{between}\s+(?i:{nouns}){noun_end('legal')})"
    joint = rf"\s*(?:,|\s{alternation(data()['joints'])}\s)\s*"
    name = rf"(?P<name>{nested}|{quoted})(?:{joint}(?P<more>{nested}|{quoted})){{0,9}}"
    return regex.compile(
        rf"{START}(?P<legal>(?P<form>(?:{forms})\s*(?P<name>{quoted})))"
        rf"|{name}(?:\s*{form}|{noun})"
    )
