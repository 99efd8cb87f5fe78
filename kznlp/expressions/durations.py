"""Times within which something is to be done: "бір ай мерзімде", as ISO 8601 durations.

>>> [(d.value, d.role) for d in find_durations("15 күн ішінде және екі ай мерзімде ұсынсын")]
[('P15D', 'deadline'), ('P2M', 'deadline')]
"""

from functools import cache

import regex

from kznlp import resources
from kznlp.expressions.date_patterns import words
from kznlp.expressions.date_roles import in_dative
from kznlp.expressions.mentions import Date
from kznlp.expressions.patterns import START, STOP, alternation, lower


def find_durations(text: str) -> tuple[Date, ...]:
    """The durations in `text` that bound what is to be done, in order, without overlap."""
    low = lower(text)
    if not any(word in low for word in _bounding()):
        return ()
    found = (
        Date(
            start=match.start(),
            end=match.end(),
            text=text[match.start() : match.end()],
            reason="duration",
            value=f"P{_number(match['number'])}{words()['durations'][match['unit']]}",
            role="deadline",
        )
        for match in _pattern().finditer(low)
    )
    return tuple(date for date in found if not in_dative(date))  # "үш жыл мерзімге" is how long


@cache
def _bounding() -> tuple[str, ...]:
    """Words one of which every duration has."""
    return (words()["within"], *words()["terms"])


def _number(word: str) -> int:
    return int(numerals().get(word) or word)


@cache
def numerals() -> dict[str, str]:
    """Numbers by their words."""
    return resources.pairs("language/numerals.csv")


@cache
def _pattern() -> regex.Pattern[str]:
    data = words()
    number = rf"(?P<number>(?<![\d.,])\d{{1,3}}|{START}{alternation(numerals())})"
    unit = rf"(?P<unit>{alternation(data['durations'])})(?:{alternation(data['adjectives'])})?"
    within = rf"(?:{alternation(data['terms'])}\p{{Ll}}*+(?:\s+{data['within']})?|{data['within']})"
    return regex.compile(rf"{number}(?:\s*\([^()]{{1,20}}\))?\s+{unit}\s+{within}{STOP}")
