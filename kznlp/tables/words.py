"""The patterns of `data/tables`: what a total, a caption, a unit and a column name look like.

Each file is a list of entries with `name`, `pattern`, `examples` and `not_examples`; several
entries may share a name, and then any of them may match. Case does not matter.

>>> bool(pattern("totals.yml", "total").search("Облыс бойынша барлығы"))
True
"""

from functools import cache

import regex

from kznlp import resources

FILES = ("captions.yml", "cells.yml", "columns.yml", "layouts.yml", "totals.yml", "units.yml")


@cache
def pattern(file: str, name: str) -> regex.Pattern[str]:
    """The patterns of a file that bear a name, as one.

    Raises:
        KeyError: the file has no entry of that name.
    """
    found = [
        entry["pattern"] for entry in resources.entries(f"tables/{file}") if entry["name"] == name
    ]
    if not found:
        raise KeyError(f"data/tables/{file} has no entry named {name!r}.")
    return regex.compile("|".join(f"(?:{p})" for p in found), regex.I)


@cache
def alternatives(file: str, name: str) -> str:
    """The same, uncompiled, to be built into a larger pattern."""
    found = [e["pattern"] for e in resources.entries(f"tables/{file}") if e["name"] == name]
    return "|".join(found)
