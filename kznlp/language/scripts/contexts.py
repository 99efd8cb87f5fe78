"""Which Cyrillic letters stand behind letters of another alphabet, by what stands around them.

A `Contexts` answers for one unit ("i", "ia") inside a word. It looks at wider and wider windows
around the unit as long as it knows them; the last known one decides. So what is usual is one row,
and every exception is as wide as it must be.

>>> rules = {"i": {"|": "и", "a|": "й"}}
>>> [Contexts(rules).choose("i", word, 1, 2) for word in ("til", "ai")]
['и', 'й']
"""

from collections.abc import Iterator, Mapping

EDGE = "_"
# Letters to the left and right of a unit, from the narrowest window to the widest. Suffixes change
# and stems stay, so the left side is looked at first.
WINDOWS = tuple((size // 2 + size % 2, size // 2) for size in range(21))
REACH = WINDOWS[-1][0]


class Contexts:
    """Rows of (unit, window as "left|right", Cyrillic letters)."""

    def __init__(self, rows: Mapping[str, Mapping[str, str]]) -> None:
        self.rows = rows

    def choose(self, unit: str, word: str, start: int, end: int, kind: str = "") -> str:
        """The letters behind `unit`, which is word[start:end] in a word of this kind."""
        windows = self.rows[unit]
        chosen = windows["|"]
        if len(windows) > 1:
            for window in around(word, start, end, kind):
                found = windows.get(window)
                if found is None:
                    break
                chosen = found
        return chosen


def around(word: str, start: int, end: int, kind: str = "") -> Iterator[str]:
    """The windows around word[start:end] but the empty one, until both reach over the edges."""
    if kind:
        yield f"{kind}|"
    left = EDGE + word[max(0, start - REACH) : start]
    right = word[end : end + REACH] + EDGE
    for before, after in WINDOWS[1:]:
        yield f"{kind}{left[-before:]}|{right[:after]}"
        if before >= len(left) and after >= len(right):
            return
