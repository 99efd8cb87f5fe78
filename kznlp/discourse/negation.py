"""Verbs in the negative: "салынбаған", "шешілмей"."""

from functools import cache

import regex

from kznlp import resources

FILE = "discourse/negation.yml"


@cache
def _verb() -> regex.Pattern[str]:
    found = resources.entries(FILE)
    spared, infix = "|".join(found["except"]), "|".join(found["infix"])
    return regex.compile(rf"(?!{spared})\p{{L}}{{2,}}(?:{infix})(?:{'|'.join(found['endings'])})")


@cache
def _endings() -> tuple[str, ...]:
    return tuple(resources.entries(FILE)["endings"])


@cache
def helpers() -> frozenset[str]:
    """The words behind a negated verb that leave it the predicate."""
    return frozenset(resources.entries(FILE)["helpers"])


def is_negated(form: str) -> bool:
    """Whether a lower-case word is a verb in the negative, whatever its form.

    >>> is_negated("салынбаған"), is_negated("ақпарат")
    (True, False)
    """
    return form.endswith(_endings()) and _verb().fullmatch(form) is not None
