r"""Tables printed one row a line, their cells parted by tabs or by wide gaps.

"  Абай            413\n  Аягөз         3 496\n": a row ends with its figures. Between tabs a cell
is what stands there; elsewhere two spaces or more part cells. Lines without figures above the first
row are the header. A line of words between rows is the end of the label before, if it begins with a
small letter, the beginning of the next label, if that does, or else names a group.

Lists of names, telephones, contents and addresses look alike: a single column of figures counts
only with a total, with territories for labels, or under a rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from kznlp.expressions.places import find_places
from kznlp.tables import headers
from kznlp.tables.draft import Draft, Piece, Row, joined, padded, piece
from kznlp.tables.leaves import leaves, stacked_paths
from kznlp.tables.numbers import is_missing, is_year, value
from kznlp.tables.stretches import Line
from kznlp.tables.words import pattern

GAP = regex.compile(r"\t|[ \u00a0]{2,}")
LEADERS = regex.compile(r"(?:\.\s?){4}|…{2}|_{4}")
FEWEST = 3
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class _Split:
    """A line and its cells."""

    line: Line
    cells: tuple[Piece, ...]
    tabs: bool

    @property
    def figures(self) -> int:
        """How many cells at its end are figures or missing marks."""
        count = 0
        for cell in reversed(self.cells):
            if value(cell.text) is None and not is_missing(cell.text):
                break
            count += 1
        return count if any(value(c.text) is not None for c in self.cells) else 0


def has_gaps(text: str, line: Line) -> bool:
    """Whether a line has cells parted by tabs or wide gaps."""
    if line.rule or line.end - line.start > LONGEST:
        return False
    inner = text[line.start : line.end].strip()
    return GAP.search(inner) is not None and not LEADERS.search(inner)


def aligned(text: str, lines: Sequence[Line]) -> Draft | None:
    """The draft of lines that are one table; None if they are none."""
    split = [_split(text, line) for line in lines if not line.rule]
    width = _width(split)
    if not width:
        return None
    first = next(k for k, s in enumerate(split) if _is_row(s, width))
    last = max(k for k, s in enumerate(split) if _is_row(s, width))
    body = _body(text, split[first : last + 1], width)
    head = _head(split[:first], width)
    if not _good(body, ruled=any(line.rule for line in lines)):
        return None
    start = split[first - len(head)].line.start
    caption = None
    if _heads(body[0]) and len(body) > FEWEST:
        caption = " ".join(c.text for s in head for c in s.cells if c.text) or None
        columns, body = tuple(c.text for c in body[0]), body[1:]
    else:
        columns, body = _header(head, body, split[first:], width)
    if not body:
        return None
    return Draft(
        start=start,
        end=split[last].line.end,
        layout="tabs" if "\t" in text[start : split[last].line.end] else "columns",
        columns=columns,
        rows=tuple(body),
        caption=caption,
    )


def _split(text: str, line: Line) -> _Split:
    return _Split(line, _cells(text, line), "\t" in text[line.start : line.end])


def _cells(text: str, line: Line) -> tuple[Piece, ...]:
    raw = text[line.start : line.end]
    start = line.start + len(raw) - len(raw.lstrip(" \u00a0"))
    cells = []
    for gap in GAP.finditer(text, start, line.start + len(raw.rstrip(" \u00a0"))):
        cells.append(piece(text, start, gap.start()))
        start = gap.end()
    cells.append(piece(text, start, line.end))
    return tuple(cells)


def _width(split: Sequence[_Split]) -> int:
    """How many cells the rows have: what most lines with figures have."""
    counts = [len(s.cells) for s in split if s.figures]
    if len(counts) < FEWEST:
        return 0
    width = max(sorted(set(counts)), key=counts.count)
    return width if width > 1 and 10 * counts.count(width) >= 8 * len(counts) else 0


def _is_row(split: _Split, width: int) -> bool:
    return split.figures > 0 and len(split.cells) <= width and bool(split.cells[0].text)


def _body(text: str, split: Sequence[_Split], width: int) -> list[Row]:
    rows: list[Row] = []
    waiting: Piece | None = None
    for k, line in enumerate(split):
        cells = [c for c in line.cells if c.text]
        words = len(cells) == 1 and not line.figures
        following = split[k + 1].cells[0].text if k + 1 < len(split) else ""
        if words and rows and cells[0].text[:1].islower():
            rows[-1] = (joined(rows[-1][0], cells[0]), *rows[-1][1:])
            continue
        if words and following[:1].islower():
            waiting = cells[0]
            continue
        row = list(line.cells)
        if waiting and waiting.start is not None and row[0].end is not None:
            row[0] = piece(text, waiting.start, row[0].end)
            waiting = None
        rows.append(padded(row[:width], width))
    return rows


def _head(split: Sequence[_Split], width: int) -> list[_Split]:
    """The lines above the first row that have cells, or one line of words."""
    head: list[_Split] = []
    for line in reversed(split):
        if len(line.cells) < 2 and head:
            break
        head.insert(0, line)
        if len(line.cells) == width and line.cells[0].text:
            break
    return head if len(head) <= FEWEST else []


def _heads(row: Row) -> bool:
    """Whether the first row is the header: years, and words where there are no years."""
    return all(is_year(c.text) or value(c.text) is None for c in row)


def _header(
    head: Sequence[_Split], body: list[Row], split: Sequence[_Split], width: int
) -> tuple[tuple[str, ...], list[Row]]:
    """The header of each column, and the rows without one that numbers the columns."""
    if body and headers.is_numbering(body[0]):
        body = body[1:]
    if not head:
        return ("",) * width, body
    if len(head) == 1:
        words = [c.text for c in head[0].cells]
        return tuple(words) if len(words) == width else leaves(words, width), body
    return stacked_paths(_placed(head, [s for s in split if len(s.cells) == width])), body


def _placed(head: Sequence[_Split], rows: Sequence[_Split]) -> list[list[str]]:
    """The words of header lines by column: that whose cells they stand above."""
    width = len(rows[0].cells)
    middles = [_middle([_place(row, k) for row in rows if row.cells[k].text]) for k in range(width)]
    lines = []
    for line in head:
        words = [""] * width
        for n, cell in enumerate(line.cells):
            if cell.text and line.tabs:
                # The empty cells that begin the lowest line may be lost.
                first = width - len(line.cells) if line is head[-1] else 0
                words[min(first + n, width - 1)] += f" {cell.text}"
            elif cell.text:
                start, end = _place(line, n)
                near = min(range(width), key=lambda k: _off(middles[k], start, end))
                words[near] += f" {cell.text}"
        lines.append([w.strip() for w in words])
    return lines


def _place(line: _Split, cell: int) -> tuple[int, int]:
    """Where a cell begins and ends in its line."""
    start, end = line.cells[cell].span or (0, 0)
    return start - line.line.start, end - line.line.start


def _middle(places: Sequence[tuple[int, int]]) -> float:
    return sum(start + end for start, end in places) / max(1, 2 * len(places))


def _off(middle: float, start: int, end: int) -> float:
    """How far a column is from words; none if they stand above its middle."""
    return max(0.0, start - middle, middle - end)


def _good(body: Sequence[Row], *, ruled: bool) -> bool:
    rows = [row for row in body if any(p.text for p in row[1:])]
    columns = list(zip(*rows, strict=True))
    figures = [k for k, cells in enumerate(columns) if k and _measures(cells)]
    if len(rows) < FEWEST or not figures:
        return False
    if len(figures) > 1 or ruled:
        return True
    labels = [row[0].text for row in rows]
    if pattern("totals.yml", "total").search(labels[-1]):
        return True
    return 2 * sum(bool(find_places(label)) for label in labels) > len(labels)


def _measures(cells: Sequence[Piece]) -> bool:
    values = [v for c in cells if (v := value(c.text)) is not None]
    return 2 * len(values) > len(cells)
