"""Groups of phrases that are looked for in clauses, wherever they stand in one.

    formula, purpose                            `formulae.yml`: notes of repeal, aims of a preamble
    aim, forecast, hypothetical, result,        `kinds.yml`: of what kind a claim or proposal is
    target, tool
    subjects, questions, tables                 `connectives.yml`: reasons, and what is shown
    leads none, leads cause, leads claim, …     `frames.yml`: what a lead-in promises of its items

All are found in one pass: each distinct word is compared with the phrases but once.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kznlp import resources
from kznlp.language.phrases import Phrases

FORMULAE = frozenset({"formula", "purpose"})
KINDS = frozenset({"aim", "forecast", "hypothetical", "result", "target", "tool"})
GROUPS = {
    "connectives": ("questions", "subjects", "tables"),
    "formulae": tuple(sorted(FORMULAE)),
    "kinds": tuple(sorted(KINDS)),
}


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(dict(_groups()))


def _groups() -> Iterator[tuple[str, list[str]]]:
    for name, groups in GROUPS.items():
        found = resources.entries(f"discourse/{name}.yml")
        yield from ((group, [e["phrase"] for e in found[group]]) for group in groups)
    for kind, groups in resources.entries("discourse/frames.yml").items():
        yield from ((f"{kind} {g['frame']}", [e["phrase"] for e in g["phrases"]]) for g in groups)


def phrases_in(forms: Sequence[str]) -> frozenset[str]:
    """The groups that have a phrase among lower-case words.

    >>> sorted(phrases_in(("егер", "алдағы", "жылы")))
    ['forecast', 'hypothetical']
    """
    return frozenset(match.key for match in _phrases().find(forms))


def named_from(group: str, forms: Sequence[str]) -> int | None:
    """How many words stand up to the end of the first phrase of a group; None without one."""
    return min((m.end for m in _phrases().find(forms) if m.key == group), default=None)
