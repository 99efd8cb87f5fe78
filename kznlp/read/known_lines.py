"""Lines known by their words: captions, chapter headings, signatures, stamps, editors' notes.

The patterns and their examples are in `data/read/lines.yml`.

>>> known_line("3-кесте. Халық саны").name
'caption'
>>> known_line("Халық саны өсті")
"""

from dataclasses import dataclass
from functools import cache

import regex

from kznlp import resources
from kznlp.types import BlockKind

LONGEST = 10_000  # characters of an editor's note, which lists all later acts
SHORT = 300  # characters that any pattern looks at


@dataclass(frozen=True, slots=True)
class LinePattern:
    """One entry of `lines.yml`."""

    name: str
    kind: BlockKind
    longest: int
    latin: bool
    pattern: regex.Pattern[str]


@cache
def line_patterns() -> tuple[LinePattern, ...]:
    """All entries, compiled, in the order of the file."""
    return tuple(
        LinePattern(
            entry["name"],
            BlockKind(entry["kind"]),
            entry["longest"],
            entry.get("latin", False),
            regex.compile(entry["pattern"], 0 if entry.get("case") else regex.I),
        )
        for entry in resources.entries("read/lines.yml")
    )


@cache
def _lookalikes() -> dict[int, str]:
    return str.maketrans(resources.pairs("read/lookalikes.csv"))


@cache
def _lookalike() -> regex.Pattern[str]:
    """Any of them: most lines have none, which is sooner found than they are translated."""
    return regex.compile(rf"[{''.join(map(chr, _lookalikes()))}]")


def known_line(line: str) -> LinePattern | None:
    """The first pattern that fits the line."""
    if len(line) > LONGEST:
        return None
    folded = line[:SHORT]
    if _lookalike().search(folded):
        folded = folded.translate(_lookalikes())
    for entry in line_patterns():
        if len(line) <= entry.longest and entry.pattern.match(line if entry.latin else folded):
            return entry
    return None
