r"""The lines of a text that a mistake is about, with what is meant between signs.

>>> text = "Кіріспе\nЖол салынды. Көпір тозған.\nСоңы"
>>> for number, line in excerpt(text, gold=[(8, 20)], found=[(8, 34)]):
...     print(number, line)
2 ⟨⟦Жол салынды.⟧ Көпір тозған.⟩
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import regex

from kznlp.evaluate.spans import Span

# Around what is right, and around what was found.
GOLD, FOUND = "⟦⟧", "⟨⟩"
ELSEWHERE = "…"
AROUND = 100  # letters of a long line, on either side of what is meant
LONGEST = 300  # letters of a line that is shown as a whole

Mark = tuple[int, str]


def excerpt(
    raw: str, *, gold: Sequence[Span], found: Sequence[Span], lines: int = 0
) -> Iterator[tuple[int, str]]:
    """Numbered lines, from 1; those between places far apart are left out.

    Args:
        raw: the text.
        gold: the places that are right.
        found: the places that were found.
        lines: how many more are shown above and below.
    """
    starts = [0, *(match.end() for match in regex.finditer("\n", raw))]
    ends = [*(start - 1 for start in starts[1:]), len(raw)]
    shown: set[int] = set()
    for start, end in (*gold, *found):
        first, last = (bisect_right(starts, place) - 1 for place in (start, max(start, end - 1)))
        shown |= set(range(max(0, first - lines), min(len(starts), last + lines + 1)))
    marks = _marks(gold, GOLD) + _marks(found, FOUND)
    for number in sorted(shown):
        line = _line(raw, starts[number], ends[number], marks)
        if line.strip():
            yield number + 1, line


def _marks(spans: Sequence[Span], signs: str) -> list[Mark]:
    return [mark for span in spans for mark in zip(span, signs, strict=True)]


def _line(raw: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """One line with the marks in it; a long one without what stands far from them."""
    # Signs that close come before those that open at the same place.
    inside = sorted(
        ((place, sign) for place, sign in marks if start <= place <= end),
        key=lambda mark: (mark[0], mark[1] in (GOLD[0], FOUND[0]), mark[1] == GOLD[0]),
    )
    first, last = start, end
    if end - start > LONGEST:
        first = max(start, inside[0][0] - AROUND) if inside else start
        last = min(end, inside[-1][0] + AROUND) if inside else start + LONGEST
    parts, done = [ELSEWHERE * (first > start)], first
    for place, sign in inside:
        parts += raw[done:place], sign
        done = place
    parts += raw[done:last], ELSEWHERE * (last < end)
    return "".join(parts).rstrip()
