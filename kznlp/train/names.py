"""Learns names from running text: words that are written with a capital inside sentences.

A form is a name's if it is capitalized there more often than not. Its stem is the one among those
that the grammar allows that most forms share; a stem that is itself written with a capital wins
over one that is only cut out. A file of tokens with entity tags tells persons from the rest, so
that a person's name can have a gender in the treebank's manner.

    Иран, Иранның, Иранға   →   Иран
"""

import html
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import regex

from kznlp.language.suffixes import SUFFIXES, endings, underlying
from kznlp.train.sources import TAGS, iob_sentences

WORD = regex.compile(r"\p{Cyrillic}+(?:-\p{Cyrillic}+)*")
# A capital after these says nothing.
STARTS = regex.compile(r"[.!?…:»\"”\n)–—-]\s*\W*$|^\W*$")
INFLECTION = frozenset({"number", "possessive", "case"})
SHORTEST, LEAST, SHARE, LONG = 3, 2, 0.6, 3
PERSONS = frozenset({"B-PERSON", "I-PERSON"})


@dataclass
class Cased:
    """How often each form stands inside sentences with a capital and without; persons' forms."""

    capital: Counter[str] = field(default_factory=Counter)
    small: Counter[str] = field(default_factory=Counter)
    persons: set[str] = field(default_factory=set)


def read_cased(paths: Iterable[Path]) -> Cased:
    """Count the forms of running text, frequency lists and tagged tokens."""
    cased = Cased()
    for path in paths:
        text = path.read_text("utf-8", errors="replace")
        if text.startswith("Form\tFrequency"):
            _count_list(text, cased)
            continue
        if path.name.startswith("IOB2"):
            tagged = (line.split(" ") for line in text.splitlines() if " " in line)
            cased.persons |= {form for form, tag in tagged if tag.strip() in PERSONS}
            text = "\n".join(iob_sentences(text))
        elif path.suffix == ".html":
            text = html.unescape(TAGS.sub(" ", text))
        elif path.suffix not in {".txt", ".kk"} or "/" in text[:30]:
            continue
        _count_text(text, cased)
    return cased


def _count_text(text: str, cased: Cased) -> None:
    for line in text.splitlines():
        for match in WORD.finditer(line):
            before = line[max(0, match.start() - 6) : match.start()]
            if not STARTS.search(before):
                (cased.capital if match[0][0].isupper() else cased.small)[match[0]] += 1


def _count_list(text: str, cased: Cased) -> None:
    """A list has no sentences: a form there counts as one of each occurrence in 10⁴."""
    for line in text.splitlines():
        form, _, count = line.partition("\t")
        if WORD.fullmatch(form) and count.isdigit():
            (cased.capital if form[0].isupper() else cased.small)[form] += 1 + int(count) // 10_000


def learn_names(cased: Cased) -> list[tuple[str, str, float]]:
    """Names with their features and cost, sorted."""
    forms = {
        form: count
        for form, count in cased.capital.items()
        if len(form) >= SHORTEST
        and not form.isupper()
        and count > SHARE * (count + cased.small[form.lower()])
    }
    for form in cased.persons:
        if WORD.fullmatch(form) and form[0].isupper() and len(form) >= SHORTEST:
            forms.setdefault(form, 1)
    options = {form: list(_stems(form)) for form in forms}
    shared: Counter[str] = Counter()
    for form, stems in options.items():
        shared.update(
            {stem: 1 + (stem in forms) for stem in stems if stem in forms or stem != form}
        )
    found: dict[str, set[str]] = {}
    counts: Counter[str] = Counter()
    for form, stems in options.items():
        best = max(stems, key=lambda s: (s in forms and s != form, _weight(s, form, shared)))
        counts[best] += forms[form]
        found.setdefault(best, set()).add(form)
    return sorted(
        (name, feats, _cost(counts[name]))
        for name, written in found.items()
        if counts[name] >= LEAST or written & cased.persons
        for feats in _genders(written, cased)
    )


def _weight(stem: str, form: str, shared: Counter[str]) -> tuple[int, int]:
    """How many forms share a stem; of those that one form has, a long ending is surely one."""
    ending = len(form) - len(stem)
    return shared[stem] + (2 if ending >= LONG else 0), -ending


def _stems(form: str) -> Iterator[str]:
    """The form itself and the stems of which it may be an inflected form, with its capitals."""
    yield form
    lower = form.lower()
    for cut in range(len(form) - 1, SHORTEST - 1, -1):
        before, rest = lower[:cut], lower[cut:]
        for stem, state in underlying(before, rest):
            if state == "noun" and len(stem) >= SHORTEST and _declined(rest, before):
                yield form[:cut] + stem[cut:] if stem.startswith(before) else form[0] + stem[1:]


def _declined(rest: str, before: str) -> bool:
    return any(
        all(SUFFIXES[number].kind in INFLECTION for number in chain)
        for chain, _ in endings(rest, "noun", before)
    )


def _genders(written: set[str], cased: Cased) -> list[str]:
    """A person's name may be of any gender, as far as we know; other names have none."""
    return ["", "Gender=Fem", "Gender=Masc"] if written & cased.persons else [""]


def _cost(count: int) -> float:
    return round(max(6.0, 12.0 - count.bit_length()), 1)
