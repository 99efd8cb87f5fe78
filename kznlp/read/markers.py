"""List markers: "1.", "2.1.", "3-1)", "а)", "IV.", "-", "•", and how deep each stands.

>>> find_marker("2.1. Жұмыс орындарын ашу")
Marker(printed='2.1.', end=5, style='decimal', depth=2)
>>> find_marker("2005 жылы")
"""

from typing import NamedTuple

import regex

MARKER = regex.compile(
    r"""(?:
    (?P<decimal> \d{1,3} (?:\.\d{1,3}){0,4} \.? (?<=\.) (?=\s|["«“(\p{L}])
               | \d{1,2} (?:\.\d{1,2}){1,4} (?=\s+["«“]?\p{Lu}) )
  | (?P<bracket> \(? \d{1,3} (?:-\d{1,2})? \)\.? (?=\s|["«“(\p{L}]) )
  | (?P<roman>   [IVXLІХ]{1,6} [.)] (?=\s) )
  | (?P<letter>  \p{Ll} \) (?=\s|\p{L}) )
  | (?P<bullet>  [-–—−] (?=\s|\p{L}) | [•·▪■●○◦➢✓\uf0b7\uf0a7\uf02d] | [*o] (?=\s) )
    ) \s*""",
    regex.X,
)
NUMBER = regex.compile(r"\d+")
# Which may stand inside which: "I." holds "1.", that "1)", that "а)", that "-".
RANKS = {"roman": 0, "decimal": 1, "bracket": 6, "letter": 7, "bullet": 8}


class Marker(NamedTuple):
    """A list marker: as printed, where the content begins, its style, its count of numbers."""

    printed: str
    end: int
    style: str
    depth: int

    @property
    def rank(self) -> int:
        """The smaller, the further out in nested lists."""
        return RANKS[self.style] + self.depth - 1

    @property
    def number(self) -> int | None:
        """The last number of the marker."""
        numbers = NUMBER.findall(self.printed)
        return int(numbers[-1]) if numbers else None


def find_marker(text: str, start: int = 0) -> Marker | None:
    """The marker at `start`, if one stands there with something after it."""
    found = MARKER.match(text, start)
    if not found or not found.lastgroup or found.end() >= len(text):
        return None
    printed = found[0].rstrip()
    depth = len(NUMBER.findall(printed)) if found.lastgroup == "decimal" else 1
    return Marker(printed, found.end(), found.lastgroup, depth)
