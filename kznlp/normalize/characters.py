r"""Characters that print as nothing, or as another: line ends, spaces, dashes, quotes, marks.

>>> from kznlp.normalize.passage import Passage
>>> [edit.after for edit in compose_marks(Passage("каи\u0306та"))]
['й']
"""

import re
import unicodedata
from collections.abc import Iterator

import regex

from kznlp import resources
from kznlp.normalize.offsets import Edit
from kznlp.normalize.passage import Passage

LINE_ENDS = r"\r\v\f\x1c-\x1e\x85\u2028\u2029"
LINE_END = regex.compile(rf"\r\n|[{LINE_ENDS}]")
# A soft hyphen at the end of a line is left to `join_hyphenation`.
CONTROLS = r"\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
INVISIBLES = rf"{CONTROLS}\u00ad"
INVISIBLE = regex.compile(rf"[{CONTROLS}]++|\u00ad++(?!\u00ad*+[ \t]*+\n)")
ODD_SPACES = r"\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
ODD_SPACE = regex.compile(f"[{ODD_SPACES}]")
PLAIN = resources.pairs("normalize/typography.csv")
VARIANTS = regex.escape("".join(PLAIN))
VARIANT = regex.compile("|".join(map(regex.escape, sorted(PLAIN, key=len, reverse=True))))
SPACES = re.compile("  +")
# Bounded: putting a million marks in order takes for ever.
MARKED = regex.compile(r"\P{M}\p{M}{1,8}")


def line_ends(passage: Passage) -> Iterator[Edit]:
    """Every kind of line end becomes a line feed."""
    return (Edit(m.start(), m.end(), "\n") for m in LINE_END.finditer(passage.text))


def drop_invisible(passage: Passage) -> Iterator[Edit]:
    """Zero-width and control characters, byte-order marks, soft hyphens inside a line."""
    return (Edit(m.start(), m.end(), "") for m in INVISIBLE.finditer(passage.text))


def compose_marks(passage: Passage) -> Iterator[Edit]:
    """A letter and its combining mark become one letter (NFC)."""
    if unicodedata.is_normalized("NFC", passage.text):
        return
    for match in MARKED.finditer(passage.text):
        composed = unicodedata.normalize("NFC", match.group())
        if composed != match.group():
            yield Edit(match.start(), match.end(), composed)


def unify_typography(passage: Passage) -> Iterator[Edit]:
    """Quotes, apostrophes and dashes of one meaning become one character."""
    return (Edit(m.start(), m.end(), PLAIN[m.group()]) for m in VARIANT.finditer(passage.text))


def plain_spaces(passage: Passage) -> Iterator[Edit]:
    """No-break and thin spaces become plain ones."""
    return (Edit(m.start(), m.end(), " ") for m in ODD_SPACE.finditer(passage.text))


def squash_spaces(passage: Passage) -> Iterator[Edit]:
    """Runs of spaces become one; columns keep their width."""
    if not passage.columns:
        yield from (Edit(m.start(), m.end(), " ") for m in SPACES.finditer(passage.text))
