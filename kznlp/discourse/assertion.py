"""Whether a unit is affirmed, negated, hypothetical, or said by somebody else."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from typing import Any

import regex

from kznlp import resources
from kznlp.discourse.clauses import Clause
from kznlp.discourse.tails import Pattern, Tails
from kznlp.records import Evidence, UnitLabel

FILE = "discourse/sources.yml"
NEGATION = "discourse/negation.yml"


@lru_cache(maxsize=1)
def _negative() -> tuple[regex.Pattern[str], frozenset[str]]:
    found = resources.entries(NEGATION)
    infix, endings = "|".join(found["infix"]), "|".join(found["endings"])
    spared = "|".join(found["except"])
    verb = regex.compile(rf"(?!{spared})\p{{L}}{{2,}}(?:{infix})(?:{endings})")
    return verb, frozenset(found["helpers"])


@lru_cache(maxsize=4)
def _sources(kind: str) -> Tails:
    return Tails([(kind, Pattern.parse(e["ends"])) for e in resources.entries(FILE)[kind]])


@lru_cache(maxsize=100_000)
def is_negated(form: str) -> bool:
    """Whether a word is a verb in the negative, whatever its form.

    >>> is_negated("салынбаған"), is_negated("ақпарат")
    (True, False)
    """
    return _negative()[0].fullmatch(form) is not None


def negated_in(forms: Sequence[str]) -> tuple[int, ...]:
    """The places of negated verbs.

    >>> negated_in(["салынбаған", "мектеп"])
    (0,)
    """
    return tuple(compress(range(len(forms)), map(is_negated, forms)))


def is_negative(forms: Sequence[str], form: str) -> bool:
    """Whether the main predicate is negated.

    >>> is_negative(["мектеп", "салынбады"], "past"), is_negative(["шешілмей", "отыр"], "")
    (True, True)
    """
    if form in ("absent", "unnecessary"):
        return True
    _, helpers = _negative()
    return is_negated(next((f for f in reversed(forms[-3:]) if f not in helpers), ""))


def assertion_of(
    clause: Clause, label: UnitLabel, text: str, *, hypothetical: bool
) -> dict[str, Any]:
    """`assertion` and `attributed_to`, as keyword arguments of a unit."""
    forms = clause.words.forms
    source = _source(clause, text)
    if source is not None:
        return {"assertion": "attributed", "attributed_to": source}
    if _sources("final").of(forms):
        return {"assertion": "attributed"}
    if hypothetical or clause.form == "hypothetical" or _conditional(forms):
        return {"assertion": "hypothetical"}
    # "… болмауы" names a lack as a cause, "болдырмау" asks to prevent: both are affirmed.
    noun = clause.form in ("", "noun", "state", "task") and label is not UnitLabel.CLAIM
    negated = is_negative(forms, clause.form) and not noun
    return {"assertion": "negated" if negated else "affirmed"}


def _conditional(forms: Sequence[str]) -> bool:
    return any(True for _ in _sources("conditions").within(forms, least=2))


def _source(clause: Clause, text: str) -> Evidence | None:
    words = clause.words
    for count in _sources("inside").within(words.forms, least=2):
        start, end = words.starts[0], words.ends[count - 1]
        comma = text.rfind(",", start, end)
        if comma > start:
            start = comma + 1
        while text[start].isspace():
            start += 1
        return Evidence(start=start, end=end, text=text[start:end])
    return None
