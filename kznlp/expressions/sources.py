"""Where money comes from: "республикалық бюджеттен", "кәсіпорындардың өз қаражаты есебінен".

A source is a head (budget, fund, loan …) with the modifiers before it, or a budget of a named
territory ("Павлодар қаласының бюджеті"); its name loses the case ending.

>>> [s.text for s in find_sources("шығындар республикалық және облыстық бюджеттерден төленеді")]
['республикалық және облыстық бюджеттерден']
>>> source_name("Жергілікті бюджеттен")
'жергілікті бюджет'
"""

import re
from functools import cache

import regex

from kznlp import resources
from kznlp.expressions.mentions import Mention
from kznlp.expressions.patterns import BEGIN, Match, alternation, lower, noun_end, scan, stems

WORDS = "expressions/money_words.yml"
NAME = regex.compile(r"[\p{L}-]+\s+$")


def find_sources(text: str) -> tuple[Mention, ...]:
    """Budgets and funds in `text`, in order, without overlap."""
    low = lower(text)
    found: list[Mention] = []
    for match in scan(_first(), _source(), low):
        start = _start(low, match)
        if found and start < found[-1].end:  # the word before is that of the source before
            start = match.start()
        words = text[start : match.end()]
        found.append(Mention(start=start, end=match.end(), text=words, reason="source"))
    return tuple(found)


def source_name(text: str) -> str | None:
    """The first source in `text`, in the nominative and with a small first letter."""
    low = lower(text)
    found = next(scan(_first(), _source(), low), None)
    if found is None:
        return None
    words = text[_start(low, found) : found.end("kept")]
    proper = words[:2].isupper() or found["owner"]
    return " ".join((words if proper else words[:1].lower() + words[1:]).split())


def _start(low: str, found: Match) -> int:
    """A budget of a territory begins with its name: "Павлодар қаласының бюджеті"."""
    name = NAME.search(low, max(0, found.start() - 60), found.start()) if found["owner"] else None
    return name.start() if name else found.start()


@cache
def _first() -> re.Pattern[str]:
    data = resources.entries(WORDS)
    firsts = alternation([*data["source_modifiers"], *data["source_owners"]])
    return re.compile(rf"{BEGIN}{firsts}")


@cache
def _source() -> regex.Pattern[str]:
    data = resources.entries(WORDS)
    modifier = rf"{alternation(data['source_modifiers'])}"
    joint = rf"\s*{alternation(data['source_joints'])}?\s+"
    owner = rf"(?P<owner>{alternation(data['source_owners'])}{noun_end('_')})"
    head = rf"{stems(data['source_heads'])}{noun_end('kept')}"
    budget = rf"{data['budget']}{noun_end('kept')}"
    modified = rf"{modifier}(?:{joint}{modifier}){{0,5}}\s+{head}"
    return regex.compile(rf"{modified}|{owner}\s+{budget}")
