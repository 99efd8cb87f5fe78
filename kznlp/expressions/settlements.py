"""Villages, settlements and rural counties, which are too small for the list of territories.

A name with a capital before the noun that says so, in the possessive: "Құрық ауылында". They lie
in the oblast that the text is about; without one nothing is known of where they are.

>>> [(p.code, p.name) for p in find_settlements("Құрық ауылында мектеп салу", region="KZ-47")]
[('KZ-47', 'Құрық ауылы')]
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import regex

from kznlp import resources
from kznlp.expressions.body_words import data
from kznlp.expressions.mentions import Place
from kznlp.expressions.openers import Openers
from kznlp.expressions.patterns import START, STOP, alternation, first_words, noun_end, stems

LEVEL = "settlement"


def find_settlements(text: str, *, region: str | None) -> Iterator[Place]:
    """The settlements that a text names, in order; `region` is the code of its oblast."""
    if region is None or _nouns().missing_in(text):
        return
    for found in _pattern().finditer(text):
        if found["kept"].endswith(tuple(data()["owned"])):
            yield Place(
                start=found.start(),
                end=found.end(),
                text=found.group(),
                reason="settlement",
                code=region,
                name=" ".join(text[found.start() : found.end("kept")].split()),
                level=LEVEL,
            )


@cache
def _words() -> Any:  # noqa: ANN401 (YAML is what the file says)
    return resources.entries("expressions/place_words.yml")


@cache
def _nouns() -> Openers:
    """The words in which a noun begins, few of which stand in most texts."""
    return Openers(re.compile(f"^{alternation(first_words(_words()['settlements']))}"))


@cache
def _pattern() -> regex.Pattern[str]:
    words = _words()
    other = rf"(?!(?i:{alternation(words['no_settlement'])}){STOP})"
    owner = alternation(data()["genitives"])  # "Қаланың ауылдары"
    name = rf"{START}{other}\p{{Lu}}[\p{{L}}-]+(?<!{owner})"
    adjective = rf"(?:{alternation(words['settlement_adjectives'])}\s+)?"
    noun = rf"(?:{stems(words['settlements'])}){noun_end('kept')}"
    return regex.compile(rf"{name}\s+{adjective}{noun}")
