"""Whether a unit is affirmed, negated, hypothetical, or said by somebody else."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import regex

from kznlp import resources
from kznlp.discourse.clauses import Clause
from kznlp.discourse.negation import helpers
from kznlp.discourse.tails import Pattern, Tails
from kznlp.discourse.words import Words
from kznlp.records import Evidence, UnitLabel

FILE = "discourse/sources.yml"
SOURCE = "inside"  # "… мәліметі бойынша"


@cache
def _finals() -> Tails:
    """Ends of clauses that tell what somebody said."""
    return Tails([("final", Pattern.parse(e["ends"])) for e in resources.entries(FILE)["final"]])


@cache
def _asides() -> Tails:
    """Ends of what a clause says by the way: whose word it is, and under which condition."""
    kinds = (SOURCE, "conditions")
    found = ((kind, entry) for kind in kinds for entry in resources.entries(FILE)[kind])
    return Tails([(kind, Pattern.parse(entry["ends"])) for kind, entry in found])


@cache
def _supposed() -> tuple[frozenset[str], regex.Pattern[str]]:
    """The forms of what follows, and the pattern of what is supposed."""
    found = resources.entries(FILE)["supposed"]
    spared = "|".join(found["except"])
    ending = regex.compile(rf"\b(?!(?:{spared})\b)\p{{L}}+(?:{found['ending']}),", regex.I)
    return frozenset(found["forms"]), ending


def is_negative(words: Words, form: str) -> bool:
    """Whether the main predicate is negated.

    >>> from kznlp.discourse.words import words_of
    >>> is_negative(words_of("мектеп салынбады"), "past"), is_negative(words_of("бітпей отыр"), "")
    (True, True)
    """
    if form in ("absent", "unnecessary"):
        return True
    last = (one.negated for one in reversed(words.each[-3:]) if one.form not in helpers())
    return next(last, False)


def assertion_of(
    clause: Clause, label: UnitLabel, text: str, *, hypothetical: bool
) -> dict[str, Any]:
    """`assertion` and `attributed_to`, as keyword arguments of a unit."""
    forms = clause.words.forms
    asides = [*_asides().within(forms, least=2)]
    source = _source(clause, asides, text)
    if source is not None:
        return {"assertion": "attributed", "attributed_to": source}
    if _finals().of(forms):
        return {"assertion": "attributed"}
    supposed = clause.form == "hypothetical" or asides or _supposes(clause, text)
    if hypothetical or supposed:
        return {"assertion": "hypothetical"}
    # "… болмауы" names a lack as a cause, "болдырмау" asks to prevent: both are affirmed.
    noun = clause.form in ("", "noun", "state", "task") and label is not UnitLabel.CLAIM
    negated = is_negative(clause.words, clause.form) and not noun
    return {"assertion": "negated" if negated else "affirmed"}


def _supposes(clause: Clause, text: str) -> bool:
    """Whether it tells what follows if something comes true: "жол салынса, баға түседі"."""
    forms, ending = _supposed()
    return clause.form in forms and ending.search(text, clause.start, clause.end) is not None


def _source(clause: Clause, asides: Sequence[tuple[int, str]], text: str) -> Evidence | None:
    words = clause.words
    for count, name in asides:
        if name != SOURCE:
            continue
        start, end = words.starts[0], words.ends[count - 1]
        comma = text.rfind(",", start, end)
        if comma > start:
            start = comma + 1
        while text[start].isspace():
            start += 1
        return Evidence(start=start, end=end, text=text[start:end])
    return None
