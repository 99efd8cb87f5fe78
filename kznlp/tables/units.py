"""The unit of measure that a header, a caption or a note names.

A unit counts only where units are printed: in brackets, behind a comma or dash, or as the whole
text; at the end of a header also behind a space. The scale word stays part of the unit, the
figures stay as printed.

>>> unit_of("Болжамды шығыстар (мың теңге)"), unit_of("сомасы, млн. теңге"), unit_of("Адам саны")
('мың теңге', 'млн теңге', None)
"""

from functools import cache, lru_cache
from typing import Any

import regex

from kznlp import resources

SHORT = 200


def unit_of(text: str, *, loose: bool = True) -> str | None:
    """The unit that `text` names, as a record writes it; None if it names none.

    Args:
        text: a header, a caption, a note, or a label.
        loose: take a unit that only a space parts from the words before, as in headers.
    """
    return _known(text, loose) if len(text) <= SHORT else _unit_of(text, loose)


def _unit_of(text: str, loose: bool) -> str | None:
    found = _place(loose).search(text)
    if not found:
        return None
    words = found["bracket"] or found["end"]
    scale = _named(words, "scale")
    unit = _named(words[_scale_end(words) :].strip(), "unit")
    return f"{scale} {unit}" if scale and unit else unit or scale


# The same headers and labels are asked about many times.
_known = lru_cache(maxsize=8192)(_unit_of)


def header_unit(header: str) -> str | None:
    """The unit of a header, or else of the words that it stands below.

    >>> header_unit("Халық саны, адам / әйелдер")
    'адам'
    """
    parts = reversed(header.split(" / "))
    return next((unit for part in parts if (unit := unit_of(part))), None)


@lru_cache(maxsize=4096)
def factor(unit: str | None) -> int:
    """What a figure in this unit is multiplied with: 1000 for "мың теңге"."""
    scale = (unit or "").partition(" ")[0]
    return _factors().get(scale, 1)


def named_units() -> str:
    """A pattern for a unit with or without a scale word, or a scale word alone."""
    return rf"(?:(?:{_any('scale')})\s*)?(?:{_any('unit')})|(?:{_any('scale')})"


@cache
def _factors() -> dict[str, int]:
    entries: list[dict[str, Any]] = resources.entries("tables/units.yml")
    return {e["scale"]: e["factor"] for e in entries if e["name"] == "scale"}


@cache
def _entries(name: str) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    entries: list[dict[str, Any]] = resources.entries("tables/units.yml")
    return tuple(
        (e[name], regex.compile(e["pattern"], regex.I)) for e in entries if e["name"] == name
    )


def _any(name: str) -> str:
    return "|".join(p.pattern for _, p in _entries(name))


@cache
def _place(loose: bool) -> regex.Pattern[str]:
    unit = named_units()
    before = r"^|[,;:–—-]" + (r"|\s" if loose else "")
    return regex.compile(
        rf"[(\[]\s*(?P<bracket>{unit})[\s.]*[)\]]|(?:{before})\s*(?P<end>{unit})[\s.:)]*$",
        regex.I,
    )


@cache
def _scale() -> regex.Pattern[str]:
    return regex.compile(_any("scale"), regex.I)


def _scale_end(words: str) -> int:
    found = _scale().match(words)
    return found.end() if found else 0


def _named(words: str, name: str) -> str | None:
    for written, form in _entries(name):
        if form.match(words):
            return written
    return None
