"""Where a statement may be cut into clauses, and where the rules cut it.

A gap is a comma, "және", or the end of a causal marker. The rules cut
    - after the marker of a subordinate causal clause: "… салдарынан, | …"
    - before a clause that gives a reason: "…, | өйткені …"
    - before one that points back: "…, | сондықтан …"
    - between a statement and an instruction: "… өсті, | … қажет"
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from kznlp import resources
from kznlp.discourse.causes import ends_as_cause
from kznlp.discourse.clauses import FILE, beginnings, begins, entries, markers
from kznlp.discourse.phrases import named_from
from kznlp.discourse.tails import LONGEST, form_of
from kznlp.discourse.words import Words

MANY = 400  # words; a longer statement is a table or a list that lost its signs
EFFECT = 2  # words after a marker, for it to have an effect in the same sentence
INSTRUCTIONS = frozenset({"advice", "entrusted", "imperative", "necessity"})
FINITE = frozenset({"past", "present", "progressive", "absent", "nominal", "participle", "state"})
UNCUT = INSTRUCTIONS | {"", "noun", "task"}  # what a cause without a comma belongs to itself
TURNS = FINITE | INSTRUCTIONS | {"planned", "expected", "future"}
AND = resources.entries(FILE)["and"]
MARKED = "marked"


@lru_cache(maxsize=1)
def _not_after() -> frozenset[str]:
    return frozenset(resources.entries(FILE)["not_after_marker"])


class Gap(Struct, frozen=True):
    """What stands before word `i`: a comma, "және" or neither.

    Attributes:
        left: how the words left of it end, as a predicate.
        form: the same, "" where these make no clause.
        marker: the number of the causal marker that they end in, "" without one.
        reason: they state a cause.
    """

    i: int
    comma: bool
    left: str
    form: str
    marker: str
    reason: bool


def gaps(text: str, words: Words, end: int) -> Iterator[Gap]:
    """The gaps of a statement with a joint or behind a marker, but those in parentheses.

    Args:
        text: of the document.
        words: of the statement.
        end: where the statement ends.
    """
    forms = words.forms
    ended = dict(markers().within(forms))
    if not ended and AND not in forms and text.find(",", words.start, end) < 0:
        return
    named = named_from("subjects", forms) if "subjects" in words.phrases else None
    depth = 0
    starts, ends = words.places
    for i, (stop, start) in enumerate(zip(ends, starts[1:], strict=False), start=1):
        comma = False
        if start - stop != 1 or text[stop] != " ":
            gap = text[stop:start]
            depth = max(0, depth + gap.count("(") - gap.count(")"))
            comma = "," in gap
        joint = comma or forms[i] == AND
        if (joint or i in ended) and not depth:
            last = forms[max(0, i - LONGEST) : i]
            form = form_of(last)
            clause = form if joint and form in TURNS else ""
            reason = (named is not None and i >= named) or ends_as_cause(last)
            yield Gap(i, comma, form, clause, ended.get(i, ""), reason)


def may_be_cut(forms: tuple[str, ...]) -> bool:
    """Whether a statement is one to look for cuts in."""
    return len(forms) <= MANY and form_of(forms) != "resolving" and not begins("openers", forms)


def cuts_by_rule(forms: tuple[str, ...], found: Sequence[Gap]) -> Iterator[tuple[int, str]]:
    """The numbers of those gaps at which the rules cut, and the role of what goes before."""
    final = form_of(forms)
    turn = None  # the last joint after a clause
    for number, gap in enumerate(found):
        if gap.marker and _marked(forms, gap, final, found[number + 1 :]):
            if turn is not None:
                yield turn, ""
            yield number, MARKED
            turn = None
        elif gap.comma and _turns(forms, gap, final):
            yield number, ""
            turn = None
            if begins("openers", forms[gap.i :]):
                return
        elif gap.form:
            turn = number


def _turns(forms: tuple[str, ...], gap: Gap, final: str) -> bool:
    """Whether the clause after a comma is to be a unit of its own."""
    begun = beginnings(forms[gap.i : gap.i + 2])
    if "openers" in begun or "pointers" in begun:
        return True
    if not gap.form:
        return False
    if "comments" in begun and not any(f[0].isdigit() for f in forms[gap.i :]):
        return True
    instruction = final in INSTRUCTIONS and gap.form in FINITE - {"state"}
    return instruction or gap.reason


def _marked(forms: tuple[str, ...], gap: Gap, final: str, later: Sequence[Gap]) -> bool:
    """Whether a causal clause ends here, and an effect follows."""
    i = gap.i
    if forms[i] in _not_after() or len(forms) - i < EFFECT:
        return False
    if begins("pointers", forms[max(0, i - 2) : i]) or (i == 1 and begins("pointers", forms[:i])):
        return False
    if gap.comma:
        return True
    effect = next((g.form for g in later if g.form), final)
    return effect not in UNCUT and not entries("markers")[int(gap.marker)].get("comma")
