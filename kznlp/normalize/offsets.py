"""Where each stretch of a rewritten text came from, in memory that grows with the changes only.

A `Piece` is a stretch that was replaced by one of another length: `start:end` of the text came
from `raw_start:raw_end`. Between pieces, text and source run in step. `rewrite` applies edits to a
text and composes its pieces; `Origins` answers for one character or a slice.

    >>> text, pieces = rewrite("аб  вг", [], [Edit(2, 4, " ")])
    >>> text, Origins(pieces).source(3, 5)
    ('аб вг', (4, 6))
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Edit(NamedTuple):
    """`text[start:end]` shall read `after`."""

    start: int
    end: int
    after: str


class Piece(NamedTuple):
    """`text[start:end]` came from `raw[raw_start:raw_end]`, as a whole."""

    start: int
    end: int
    raw_start: int
    raw_end: int


class Origins:
    """The source of every character of a text; `pieces` are in order, without overlap."""

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self._columns = tuple(array("Q") for _ in Piece._fields)
        for piece in pieces:
            self.add(piece)

    def add(self, piece: Piece) -> None:
        """Append the next piece."""
        for column, value in zip(self._columns, piece, strict=True):
            column.append(value)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The raw span that became `text[start:end]`; an empty slice has an empty source."""
        first = self._character(start)[0]
        return (first, first) if start >= end else (first, self._character(end - 1)[1])

    def _character(self, index: int) -> tuple[int, int]:
        starts, ends, raw_starts, raw_ends = self._columns
        at = bisect_right(starts, index) - 1
        if at < 0:
            return index, index + 1
        if index < ends[at]:
            return raw_starts[at], raw_ends[at]
        raw = raw_ends[at] + index - ends[at]
        return raw, raw + 1


def rewrite(
    text: str, pieces: Sequence[Piece], edits: Sequence[Edit], *, whole: bool = False
) -> tuple[str, Sequence[Piece]]:
    """Apply edits, in order and without overlap; carry the pieces along.

    Unless an edit stands as a whole for what it replaces ("&amp;"), its letters keep their own
    places where they can.
    """
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts += text[done : edit.start], edit.after
        done = edit.end
    parts.append(text[done:])
    # Letters swapped one for one leave every character where it was.
    resized = edits if whole else [_trim(text, e) for e in edits if e.end - e.start != len(e.after)]
    return "".join(parts), _compose(pieces, resized) if resized else pieces


def _trim(text: str, edit: Edit) -> Edit:
    """The edit without what it leaves as it was at either side."""
    start, end, after = edit
    head = 0
    most = min(end - start, len(after))
    while head < most and text[start + head] == after[head]:
        head += 1
    tail = 0
    while tail < most - head and text[end - 1 - tail] == after[-1 - tail]:
        tail += 1
    return Edit(start + head, end - tail, after[head : len(after) - tail])


def _compose(pieces: Sequence[Piece], edits: Sequence[Edit]) -> list[Piece]:
    """Pieces of the text after the edits; an edit that cuts into a piece swallows it."""
    found: list[Piece] = []
    at = 0  # next piece
    covered = -1  # end of the last edited stretch, in the old text
    grown, ahead = 0, 0  # by how much edits moved the text so far; raw offset minus old offset
    for edit in edits:
        while at < len(pieces) and pieces[at].end <= edit.start:
            found.append(_moved(pieces[at], grown))
            ahead = pieces[at].raw_end - pieces[at].end
            at += 1
        start, raw_start, end = edit.start + grown, edit.start + ahead, edit.end
        if edit.start < covered:  # a second cut into one old piece
            start, _, raw_start, _ = found.pop()
            end = max(end, covered)
        elif at < len(pieces) and pieces[at].start < edit.start:
            start, raw_start = pieces[at].start + grown, pieces[at].raw_start
        while at < len(pieces) and pieces[at].start < edit.end:
            ahead = pieces[at].raw_end - pieces[at].end
            end = max(end, pieces[at].end)
            at += 1
        grown += len(edit.after) - (edit.end - edit.start)
        found.append(Piece(start, end + grown, raw_start, end + ahead))
        covered = end
    found += (_moved(piece, grown) for piece in pieces[at:])
    return found


def _moved(piece: Piece, by: int) -> Piece:
    return piece._replace(start=piece.start + by, end=piece.end + by)
