"""What kind of document a text is, by its title, its formula, or how it speaks of itself.

>>> kind_of("Ауданды абаттандыру жөніндегі іс-шаралар жоспары", "")
'action_plan'
>>> kind_of("Ауданды абаттандыру туралы", "Аудан әкімі ШЕШІМ ЕТТІ:")
'decision'
"""

from functools import cache
from typing import Any

import regex

from kznlp import resources
from kznlp.expressions.patterns import START, STOP, lower

LATEST = 20_000  # a formula or a "this programme" stands in the first pages


def kind_of(title: str | None, text: str) -> str | None:
    """A code of `data/taxonomy/kinds.yml`, None where nothing tells.

    An act that approves a plan is an act: its formula comes first. Then the title, where the last
    word counts ("бағдарламасын іске асыру жөніндегі іс-шаралар жоспары" is a plan). Then the way
    that the text speaks of itself, most often.
    """
    head = lower(text[:LATEST])
    formula = _formula().search(head)
    return (formula and formula.lastgroup) or _last(lower(title or "")) or _most(head)


def _last(title: str) -> str | None:
    """The kind whose words end last in the title, of these the longest."""
    best = max(
        ((m.end(), m.end() - m.start(), code) for code, p in _titles() for m in p.finditer(title)),
        default=None,
    )
    return best[2] if best and _at_end(title, best[0]) else None


def _at_end(title: str, end: int) -> bool:
    """Nothing but quotes, years or "туралы" follow."""
    return regex.fullmatch(r"[^\p{L}]*(?:\p{L}+[^\p{L}]*){0,1}", title[end:]) is not None


def _most(text: str) -> str | None:
    counts: dict[str, int] = {}
    for found in _itself().finditer(text):
        if found.lastgroup:
            counts[found.lastgroup] = counts.get(found.lastgroup, 0) + 1
    return max(counts, key=lambda code: counts[code], default=None)


@cache
def _titles() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    return tuple(
        (entry["code"], regex.compile(rf"{START}(?:{'|'.join(entry['title'])}){STOP}"))
        for entry in kinds()
    )


@cache
def _formula() -> regex.Pattern[str]:
    """A formula closes its line: "ШЕШІМ ЕТТІ:"."""
    return regex.compile(rf"{_ways('formula')}\s*[:;.]?\s*$", regex.MULTILINE)


@cache
def _itself() -> regex.Pattern[str]:
    return regex.compile(_ways("itself"))


def _ways(field: str) -> str:
    ways = [f"(?P<{e['code']}>{'|'.join(e[field])})" for e in kinds() if e[field]]
    return rf"{START}(?:{'|'.join(ways)}){STOP}"


def kinds() -> Any:  # noqa: ANN401 (YAML is what the file says)
    """The kinds with their labels and patterns."""
    return resources.entries("taxonomy/kinds.yml")
