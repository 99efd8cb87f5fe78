"""Times within which something is to be done: "бір ай мерзімде", as ISO 8601 durations.

>>> [(d.value, d.role) for d in find_durations("15 күн ішінде және екі ай мерзімде ұсынсын")]
[('P15D', 'deadline'), ('P2M', 'deadline')]
"""

from functools import cache

import regex

from kznlp import resources
from kznlp.expressions.date_patterns import words
from kznlp.expressions.mentions import Date
from kznlp.expressions.patterns import START, STOP, alternation, lower


def find_durations(text: str) -> tuple[Date, ...]:
    """The durations in `text` that bound what is to be done, in order, without overlap."""
    low = lower(text)
    if not any(word in low for word in _bounding()):
        return ()
    return tuple(
        Date(
            start=found.start(),
            end=found.end(),
            text=text[found.start() : found.end()],
            reason="duration",
            value=f"P{_number(found['number'])}{words()['durations'][found['unit']]}",
            role="deadline",
        )
        for found in _pattern().finditer(low)
    )


@cache
def _bounding() -> tuple[str, ...]:
    """Words one of which every duration has."""
    return (words()["within"], *words()["terms"])


def _number(word: str) -> int:
    return int(_numerals().get(word) or word)


@cache
def _numerals() -> dict[str, str]:
    return resources.pairs("language/numerals.csv")


@cache
def _pattern() -> regex.Pattern[str]:
    data = words()
    number = rf"(?P<number>(?<![\d.,])\d{{1,3}}|{START}{alternation(_numerals())})"
    unit = rf"(?P<unit>{alternation(data['durations'])})(?:{alternation(data['adjectives'])})?"
    within = rf"(?:{alternation(data['terms'])}\p{{Ll}}*+(?:\s+{data['within']})?|{data['within']})"
    return regex.compile(rf"{number}(?:\s*\([^()]{{1,20}}\))?\s+{unit}\s+{within}{STOP}")
