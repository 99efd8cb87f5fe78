"""The country as a territory: "Қазақстанда", "еліміз", "республика бойынша".

The name in the genitive before a body or an act ("Қазақстан Республикасының Үкіметі") only says
whose it is, and is no territory.

>>> [p.text for p in find_country("Еліміздегі ахуал туралы ҚР Үкіметінің қаулысы")]
['Еліміздегі']
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import regex

from kznlp import resources
from kznlp.expressions.gazetteer import gazetteer
from kznlp.expressions.mentions import Place
from kznlp.expressions.patterns import START, alternation, case_end, lower, stems

COUNTRY = "KZ"


def find_country(text: str, low: str | None = None) -> Iterator[Place]:
    """Mentions of the whole country; `low` is the text in lower case, if it is at hand."""
    low = lower(text) if low is None else low
    for found in _pattern().finditer(low):
        start, end = found.span()
        owner = found["name"] and low[found.end("name") : end] in ("", _words()["genitive"])
        if owner and _owned().match(low, end):
            continue
        yield Place(
            start=start,
            end=end,
            text=text[start:end],
            reason="country",
            code=COUNTRY,
            name=_words()["country_name"],
            level="country",
        )


def _words() -> Any:  # noqa: ANN401 (YAML is what the file says)
    return resources.entries("expressions/place_words.yml")


@cache
def _pattern() -> regex.Pattern[str]:
    names = alternation(n for n, found in gazetteer().items() if found[0].level == "country")
    others = alternation(entry["stem"] for entry in _words()["country"])
    return regex.compile(rf"{START}(?:(?P<name>{names})|{others}){case_end()}")


@cache
def _owned() -> regex.Pattern[str]:
    owned = stems(_words()["owned"])
    return regex.compile(rf"[^.;:]{{0,120}}?{START}{owned}")
