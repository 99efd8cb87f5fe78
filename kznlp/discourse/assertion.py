"""Whether a unit is affirmed, negated, hypothetical, or said by somebody else."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import regex

from kznlp import resources
from kznlp.discourse.clauses import Clause
from kznlp.discourse.tails import Pattern, Tails
from kznlp.records import Evidence

FILE = "discourse/sources.yml"
NEGATIVE = regex.compile(
    r"\p{L}+[мбп][ае](?:ды|ді|дық|дік|ған|ген|йды|йді|йтын|йтін|уда|уде|уы|уі|сын|сін|й"
    r"|ғандықтан|гендіктен)"
)
HELPERS = frozenset({"отыр", "тұр", "қалды", "келеді", "болды", "болған", "еді", "қалған", "жатыр"})


@lru_cache(maxsize=2)
def _sources(kind: str) -> Tails:
    return Tails([(kind, Pattern.parse(e["ends"])) for e in resources.entries(FILE)[kind]])


def is_negative(forms: Sequence[str], form: str) -> bool:
    """Whether the main predicate is negated.

    >>> is_negative(["мектеп", "салынбады"], "past"), is_negative(["шешілмей", "отыр"], "")
    (True, True)
    """
    if form in ("absent", "unnecessary"):
        return True
    last = [f for f in forms[-2:] if f not in HELPERS] or forms[-1:]
    return bool(last) and NEGATIVE.fullmatch(last[-1]) is not None


def assertion_of(clause: Clause, text: str, *, hypothetical: bool) -> dict[str, Any]:
    """`assertion` and `attributed_to`, as keyword arguments of a unit."""
    forms = clause.words.forms
    source = _source(clause, text)
    if source is not None:
        return {"assertion": "attributed", "attributed_to": source}
    if _sources("final").of(forms):
        return {"assertion": "attributed"}
    if hypothetical or clause.form == "hypothetical":
        return {"assertion": "hypothetical"}
    return {"assertion": "negated" if is_negative(forms, clause.form) else "affirmed"}


def _source(clause: Clause, text: str) -> Evidence | None:
    words = clause.words
    for i in range(2, len(words.forms) + 1):
        if _sources("inside").of(words.forms[:i]):
            start, end = words.starts[0], words.ends[i - 1]
            comma = text.rfind(",", start, end)
            if comma > start:
                start = comma + 1
            while text[start].isspace():
                start += 1
            return Evidence(start=start, end=end, text=text[start:end])
    return None
