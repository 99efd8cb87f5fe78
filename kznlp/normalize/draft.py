"""The clean text under construction, from left to right: layout, markup, repaired passages.

Layout, that is what lies outside every block, passes through as it is. Blocks are kept apart by a
line break and cells by a tab, should the raw text have nothing of that kind between them.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

import regex

from kznlp.language import words
from kznlp.language.identify import language_of
from kznlp.normalize.offsets import Edit, Origins, Piece, rewrite
from kznlp.normalize.passage import LONG, LONGEST_WORD, Passage, has_columns
from kznlp.normalize.rules import Rule, repair
from kznlp.types import Block, BlockKind, Change, Document, Grid

# Words all in Cyrillic: others have been typed in mixed scripts, which is no misprint.
CYRILLIC = regex.compile(r"(?<!\p{L})\p{Cyrillic}{3,}+(?!\p{L})")
FEWEST_WORDS, MOST_WORDS = 10, 500  # that tell the language of a document
# So many words tell whether it is noisy, if such a share of them is unknown; of clean ones, a tenth
# may be names and terms.
FEWEST_KNOWN, NOISY = 50, 0.12
# A long passage is repaired sentence by sentence, so that one repair does not make the rules run
# over all of it again. Not after "А. ": what follows may be the name of an initial.
SENTENCE_END = regex.compile(r"\p{L}{3}[.!?] (?=\p{Lu})")


class Draft:
    """Collects clean text, offsets and changes.

    Attributes:
        parts: the clean text so far.
        origins: where it came from.
        changes: the reported repairs, in the order in which they were made.
    """

    def __init__(self, document: Document, rules: Sequence[Rule]) -> None:
        self.parts: list[str] = []
        self.origins = Origins()
        self.changes: list[Change] = []
        self._raw = document.text
        self._rules = rules
        self._foreign, self._noisy = _state(document)
        self._markup = document.markup
        self._markup_starts = [piece.start for piece in document.markup]
        self._size = 0  # of the clean text
        self._done = 0  # of the raw text

    def block(self, block: Block) -> Block:
        """Append a block and the layout before it; return it in clean offsets."""
        self._layout(block.start, apart="\n")
        start = self._size
        grid = block.grid
        if grid is not None:
            grid = self._grid(grid)
            self._layout(block.end)
        else:
            self._passage(block.end, columns=block.kind is BlockKind.VERBATIM)
        return replace(block, start=start, end=self._size, grid=grid)

    def finish(self) -> None:
        """Append the layout that is left."""
        self._layout(len(self._raw))

    def _grid(self, grid: Grid) -> Grid:
        cells = sorted(grid.cells, key=lambda cell: (cell.start, cell.end))
        found = []
        for number, cell in enumerate(cells):
            self._layout(cell.start, apart="\t" if number else "")
            start = self._size
            self._passage(cell.end)
            found.append(replace(cell, start=start, end=self._size))
        return replace(grid, cells=tuple(sorted(found, key=lambda cell: (cell.row, cell.column))))

    def _layout(self, until: int, *, apart: str = "") -> None:
        """Append what lies before raw offset `until`; `apart` if it holds no such white space."""
        text, pieces = self._without_markup(until)
        if apart and self._size and not _separates(text, apart):
            self._append(apart, [Piece(0, len(apart), 0, 0)], self._done)
        self._append(text, pieces, until)

    def _passage(self, until: int, *, columns: bool = False) -> None:
        """Append the text before raw offset `until`, repaired."""
        columns = columns or has_columns(self._raw[self._done : until])
        if until - self._done > LONG:
            for match in SENTENCE_END.finditer(self._raw, self._done, until):
                if not self._in_markup(match.end()):
                    self._repaired(match.end(), columns)
        self._repaired(until, columns)

    def _repaired(self, until: int, columns: bool) -> None:
        base = self._done
        text, pieces = self._without_markup(until)
        text, pieces, made = repair(
            Passage(text, columns, self._foreign, self._noisy), pieces, self._rules
        )
        for rule, start, end, after in made:
            start, end = base + start, base + end
            self.changes.append(Change(rule, start, end, self._raw[start:end], after))
        self._append(text, pieces, until)

    def _in_markup(self, place: int) -> bool:
        before = bisect_left(self._markup_starts, place) - 1
        return before >= 0 and self._markup[before].end > place

    def _without_markup(self, until: int) -> tuple[str, Sequence[Piece]]:
        base, end = self._done, max(self._done, until)
        first = bisect_left(self._markup_starts, base)
        last = bisect_left(self._markup_starts, until, lo=first)
        text = self._raw[base:end]
        if first == last:
            return text, ()
        edits = [
            Edit(piece.start - base, min(piece.end, until) - base, piece.text)
            for piece in self._markup[first:last]
        ]
        return rewrite(text, [], edits, whole=True)

    def _append(self, text: str, pieces: Sequence[Piece], done: int) -> None:
        for start, end, raw_start, raw_end in pieces:
            self.origins.add(
                Piece(
                    self._size + start,
                    self._size + end,
                    self._done + raw_start,
                    self._done + raw_end,
                )
            )
        self.parts.append(text)
        self._size += len(text)
        self._done = max(self._done, done)


def _state(document: Document) -> tuple[bool, bool]:
    """Whether the words at the beginning are foreign, and whether many are unknown."""
    found = [match[0] for match in islice(CYRILLIC.finditer(document.text), MOST_WORDS)]
    if len(found) < FEWEST_WORDS:
        return False, False
    text = " ".join(found).lower()
    if language_of(text) != "kk":
        return True, False
    seen = words.frequencies()
    counts = Counter(word for word in text.split() if word not in seen)
    unknown = sum(
        counts[word] for word in counts if len(word) <= LONGEST_WORD and not words.known(word)
    )
    return False, len(found) >= FEWEST_KNOWN and unknown >= NOISY * len(found)


def _separates(layout: str, apart: str) -> bool:
    return "\n" in layout or (apart == "\t" and any(letter.isspace() for letter in layout))
