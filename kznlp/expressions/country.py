"""The country as a territory: "Қазақстанда", "еліміз", "республика бойынша".

The name in the genitive before a body or an act ("Қазақстан Республикасының Үкіметі") only says
whose it is, and is no territory.

>>> [p.text for p in find_country("Еліміздегі ахуал туралы ҚР Үкіметінің қаулысы")]
['Еліміздегі']
"""

from collections.abc import Iterator
from functools import cache

import regex

from kznlp import resources
from kznlp.expressions.gazetteer import gazetteer
from kznlp.expressions.mentions import Place
from kznlp.expressions.patterns import START, STOP, alternation, case_end, lower, stems

COUNTRY = "KZ"
WORDS = "expressions/place_words.yml"


def find_country(text: str, low: str | None = None) -> Iterator[Place]:
    """Mentions of the whole country; `low` is the text in lower case, if it is at hand."""
    for found in _pattern().finditer(low or lower(text)):
        if found["genitive"] is None or not _owned().match(low or lower(text), found.end()):
            start, end = found.span()
            words = text[start:end]
            yield Place(
                start=start,
                end=end,
                text=words,
                reason="country",
                code=COUNTRY,
                name=resources.entries(WORDS)["country_name"],
                level="country",
            )


@cache
def _pattern() -> regex.Pattern[str]:
    names = alternation(n for n, found in gazetteer().items() if found[0].level == "country")
    others = [e["stem"] for e in resources.entries(WORDS)["country"]]
    genitive = resources.entries(WORDS)["genitive"]
    owner = rf"{names}(?P<genitive>(?:{genitive})?){STOP}"
    return regex.compile(rf"{START}(?:{owner}|(?:{names}|{alternation(others)}){case_end()})")


@cache
def _owned() -> regex.Pattern[str]:
    owned = stems(resources.entries(WORDS)["owned"])
    return regex.compile(rf"[^.;:]{{0,120}}?{START}{owned}")
