"""Lines that tell a reader what was repaired, where and why."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Protocol

import regex

from kznlp.types import Change, Document

CONTEXT = 25
WHITE = regex.compile(r"\s+")


class Changed(Protocol):
    """What `explain` needs of a normalized document."""

    @property
    def document(self) -> Document:
        """What was normalized."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """The repairs, in raw offsets."""


def explain(normalized: Changed) -> Iterator[str]:
    """One line for each change: place, rule, what it did, and the raw words around it.

    Line and column count from 1 in the raw text, as editors do:

        3:17  mixed_script  «Қaзақстан» → «Қазақстан»  in: … өткен жылы ⟦Қaзақстан⟧ Республикасы …
    """
    raw = normalized.document.text
    breaks = [match.start() for match in regex.finditer("\n", raw)]
    for change in normalized.changes:
        line = bisect_right(breaks, change.start - 1)
        column = change.start - (breaks[line - 1] + 1 if line else 0)
        before = raw[max(0, change.start - CONTEXT) : change.start]
        after = raw[change.end : change.end + CONTEXT]
        context = f"{before}⟦{change.before}⟧{after}"
        yield (
            f"{line + 1}:{column + 1}  {change.rule}  "
            f"«{_printable(change.before)}» → «{_printable(change.after)}»  "
            f"in: …{_printable(context)}…"
        )


def _printable(text: str) -> str:
    """The text on one line, characters that print as nothing by their number."""
    text = text.replace("\n", "⏎")
    shown = (c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)
    return WHITE.sub(" ", "".join(shown))
