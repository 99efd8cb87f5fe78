r"""Regular expressions made of words from the data files: alternations, endings, scanning.

A list of names becomes one alternation with shared beginnings, so that searching it costs the same
for ten names as for a thousand. `NOUN_END` is what may follow a noun stem; its groups keep what
belongs to the nominative (plural and possessive) apart from the case ending that does not.

>>> import regex
>>> regex.compile(alternation(["алма", "алмас", "ана"])).fullmatch("алмас") is not None
True
>>> regex.compile("басқарма" + noun_end("a")).fullmatch("басқармасына")["a"]
'сы'
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

import regex

from kznlp import resources

Match = regex.Match[str]

# A final voiceless stop is voiced before a vowel: "министрлік" -> "министрлігі".
VOICED = {"к": "[кг]", "қ": "[қғ]", "п": "[пб]"}
START = r"(?<!\p{L})"
STOP = r"(?!\p{L})"
BEGIN = r"(?<![^\W\d_¹²³⁰⁴-⁹₀-₉])"  # the same for `re`, which takes small figures for letters


# Of shorter texts what was last found out is remembered: one finder after another asks it.
SHORT = 5_000


def lower(text: str) -> str:
    """The text in lower case, of the same length, so that offsets stay."""
    return _lower_short(text) if len(text) <= SHORT else _lower(text)


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


_lower_short = lru_cache(maxsize=8)(_lower)


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits; a space fits a run of spaces."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def scan(first: re.Pattern[str], whole: regex.Pattern[str], text: str) -> Iterator[Match]:
    """Matches of `whole`, tried only where the quick pattern `first` finds a beginning."""
    done = 0
    for begin in first.finditer(text):
        if begin.start() >= done and (found := whole.match(text, begin.start())):
            done = found.end()
            yield found


def first_words(names: Iterable[str]) -> frozenset[str]:
    """The first word of each name."""
    return frozenset(name.split()[0] for name in names)


def stems(words: Iterable[str]) -> str:
    """Like `alternation`, for noun stems whose last consonant may be voiced."""
    whole = list(words)
    voiced = [w[:-1] + v for w in whole for v in VOICED.get(w[-1], "")[1:-1]]
    return alternation([*whole, *voiced])


def _branch(node: dict[str, Any]) -> str:
    options = []
    for letter in sorted(node.keys() - {""}):
        head = r"\s+" if letter == " " else regex.escape(letter)
        options.append(head + _branch(node[letter]))
    if not options:
        return ""
    joined = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{joined})?" if "" in node else joined


@cache
def _slots() -> dict[str, str]:
    slots: dict[str, list[str]] = {}
    for row in resources.table("expressions/endings.csv"):
        slots.setdefault(row["slot"], []).append(row["ending"])
    return {slot: f"(?:{alternation(endings)})" for slot, endings in slots.items()}


def noun_end(kept: str) -> str:
    """What may follow a noun stem; the group named `kept` holds plural and possessive."""
    slots = _slots()
    return f"(?P<{kept}>{slots['plural']}?{slots['possessive']}?)(?:{slots['case']})?{STOP}"


def case_end() -> str:
    """What may follow a proper name: a case ending, or nothing."""
    return f"(?:{_slots()['case']})?{STOP}"


def time_end() -> str:
    """What may follow a noun of time: "жылдары", "жылдың", "жылғы"."""
    slots = _slots()
    tail = rf"{slots['plural']}?{slots['possessive']}?(?:{slots['case']})?"
    return f"(?:{tail}(?:{slots['time']})?{STOP})"
