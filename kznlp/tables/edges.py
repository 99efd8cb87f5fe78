"""Where a flattened table begins: prose, caption and header stand before it without a break.

The header begins, by the first rule that answers, at "№", at a word that heads a column of names
("Облыстар"), behind the last full stop or colon, or at the beginning of the line. The clause before
it is the caption if it has a word that names tables, or ends with a colon; otherwise it is prose.
"""

from dataclasses import dataclass

import regex

from kznlp.tables.draft import Piece, piece
from kznlp.tables.words import pattern

REACH = 600
NUMBER_SIGN = regex.compile(r"№")
BREAK = regex.compile(r"[.!?…:;]\s*(?=[\p{Lu}\d№«\"])|\n")
# A full stop behind a word of three letters: not "ж.", "1.02.97".
SENTENCE = regex.compile(r"(?<=\p{L}{3}|[»)%])\s?[.!?…]\s*(?=[\p{Lu}\d«\"])|\n")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where header and caption begin.

    Attributes:
        header: offset of the first header cell.
        caption: the clause before it, if it names the table.
    """

    header: int
    caption: Piece | None


def opening(text: str, start: int, end: int, *, numbered: bool = False) -> Opening:
    """Find header and caption in `text[start:end]`, the cell that the header begins in.

    Args:
        text: the clean text.
        start: where the cell begins.
        end: where it ends.
        numbered: the rows are numbered, so that the header may begin with "№" anywhere.
    """
    start = max(start, end - REACH)
    header = _header(text, start, end, numbered=numbered)
    before = piece(text, start, header)
    if before.start is None or before.end is None:
        return Opening(header, None)
    last = text[before.end - 1]
    clause = max(
        (m.end() for m in SENTENCE.finditer(text, before.start, before.end - 1)),
        default=before.start,
    )
    words = piece(text, clause, before.end - 1 if last in ":." else before.end)
    names = last == ":" or pattern("captions.yml", "naming").search(words.text)
    return Opening(header, words if names and words.text else None)


def _header(text: str, start: int, end: int, *, numbered: bool) -> int:
    signs = [m.start() for m in NUMBER_SIGN.finditer(text, start, end)]
    if signs and (numbered or end - signs[-1] < 12):
        return signs[-1]
    heads = [
        m.start()
        for m in pattern("columns.yml", "head").finditer(text, start, end)
        if text[m.start()].isupper()
    ]
    if heads:
        return heads[-1]
    breaks = [m.end() for m in BREAK.finditer(text, start, end - 1)]
    return breaks[-1] if breaks else start
