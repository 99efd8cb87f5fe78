r"""Tables printed one row a line, their cells parted by tabs or by wide gaps.

"  Абай            413\n  Аягөз         3 496\n": a row ends with its figures. Between tabs a cell
is what stands there; elsewhere two spaces or more part cells. Lines without figures above the first
row are the header. A line of words between rows is the end of the label before, if it begins with a
small letter, the beginning of the next label, if that does, or else names a group.

Lists of names, telephones, contents and addresses look alike: a single column of figures counts
only with a total, with territories for labels, or under a rule. Figures that only rise, as pages
do, must add up to the total.
"""

from collections.abc import Sequence

from kznlp.expressions.places import find_places
from kznlp.tables import headers
from kznlp.tables.draft import Draft, Piece, Row, joined, padded, piece
from kznlp.tables.evidence import adds_up, is_directory, rises
from kznlp.tables.gapped import Gapped, are_figures, gapped
from kznlp.tables.joined import LONGEST
from kznlp.tables.leaves import leaves, stacked_paths
from kznlp.tables.numbers import is_year, value
from kznlp.tables.positions import Column, full_row, headed, placed, positions
from kznlp.tables.stretches import Line
from kznlp.tables.words import pattern

FEWEST = 3


def aligned(text: str, lines: Sequence[Line]) -> Draft | None:
    """The draft of lines that are one table; None if they are none."""
    split = [gapped(text, line) for line in lines if not line.rule]
    width = _width(split)
    if not width:
        return None
    first = next(k for k, s in enumerate(split) if _is_row(s, width))
    last = max(k for k, s in enumerate(split) if _is_row(s, width))
    columns = positions(split, width)
    # Beside a long label, or between large totals, no gap is wider than a space.
    first -= first > 0 and _is_narrow(text, split[first - 1], columns)
    last += last + 1 < len(split) and _is_narrow(text, split[last + 1], columns)
    body = _body(text, split[first : last + 1], columns)
    if body is None:
        return None
    head = _head(split[:first], width)
    if not _good(body, ruled=any(line.rule for line in lines)):
        return None
    start = split[first - len(head)].line.start
    caption = None
    if _heads(body[0]) and len(body) > FEWEST:
        caption = " ".join(c.text for s in head for c in s.cells if c.text) or None
        words = tuple(c.text for c in body[0])
        whole = all(words) or split[first].tabs
        header, body = words if whole else leaves(words, width), body[1:]
    else:
        header, body = _header(head, body, columns)
    if not body:
        return None
    return Draft(
        start=start,
        end=split[last].line.end,
        layout="tabs" if "\t" in text[start : split[last].line.end] else "columns",
        columns=header,
        rows=tuple(body),
        caption=caption,
        ambiguous=any(
            len(s.cells) != width for s in split[first : last + 1] if s.tabs and s.figures
        ),
    )


def _width(split: Sequence[Gapped]) -> int:
    """How many cells the rows have: what most lines with figures have.

    Where tabs part them, half of the lines are enough, and longer ones keep all their cells.
    """
    rows = [s for s in split if s.figures]
    counts = [len(s.cells) for s in rows]
    if len(counts) < FEWEST:
        return 0
    width = max(sorted(set(counts)), key=counts.count)
    if all(s.tabs for s in rows) and 1 < width < max(counts) <= 2 * width:
        return max(counts) if 2 * counts.count(width) >= len(counts) else 0
    return width if width > 1 and 10 * counts.count(width) >= 8 * len(counts) else 0


def _is_row(split: Gapped, width: int) -> bool:
    return split.figures > 0 and len(split.cells) <= width and bool(split.cells[0].text)


def _is_narrow(text: str, line: Gapped, columns: Sequence[Column]) -> bool:
    """Whether a line is a row all the same, though no gap parts its cells."""
    return len(line.cells) == 1 and not line.tabs and full_row(text, line, columns) is not None


def _body(text: str, split: Sequence[Gapped], columns: Sequence[Column]) -> list[Row] | None:
    """The rows; None if the cells of one do not fit in."""
    rows: list[Row] = []
    width = len(columns)
    waiting: Piece | None = None
    for k, line in enumerate(split):
        cells = [c for c in line.cells if c.text]
        narrow = _is_narrow(text, line, columns)
        words = len(cells) == 1 and not line.figures and not narrow
        following = split[k + 1].cells[0].text if k + 1 < len(split) else ""
        if words and rows and cells[0].text[:1].islower():
            rows[-1] = (joined(rows[-1][0], cells[0]), *rows[-1][1:])
            continue
        if words and following[:1].islower():
            waiting = cells[0]
            continue
        short = (line.figures or narrow) and len(cells) < width and not line.tabs
        found = placed(text, line, columns) if short else padded(line.cells[:width], width)
        if found is None:
            return None
        row = list(found)
        if waiting and waiting.start is not None and row[0].end is not None:
            row[0] = piece(text, waiting.start, row[0].end)
            waiting = None
        rows.append(tuple(row))
    return rows


def _head(split: Sequence[Gapped], width: int) -> list[Gapped]:
    """The lines above the first row that have cells, or one line of words."""
    head: list[Gapped] = []
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
    head: Sequence[Gapped], body: list[Row], columns: Sequence[Column]
) -> tuple[tuple[str, ...], list[Row]]:
    """The header of each column, and the rows without one that numbers the columns."""
    width = len(columns)
    if body and headers.is_numbering(body[0]):
        body = body[1:]
    if not head:
        return ("",) * width, body
    if len(head) == 1:
        words = [c.text for c in head[0].cells]
        return tuple(words) if len(words) == width else leaves(words, width), body
    lines = [headed(line, columns, lowest=line is head[-1]) for line in head]
    return stacked_paths(lines), body


def _good(body: Sequence[Row], *, ruled: bool) -> bool:
    """Whether rows are those of a table, and no cells of it stand together in one."""
    rows = [row for row in body if any(p.text for p in row[1:])]
    columns = list(zip(*rows, strict=True))
    figures = [k for k, cells in enumerate(columns) if k and _measures(cells)]
    if len(rows) < FEWEST or not figures or any(map(_run_together, columns[1:])):
        return False
    labels = [row[0].text for row in rows]
    if is_directory(labels, [row[1:] for row in rows]):
        return False
    if len(figures) > 1 or ruled:
        return True
    worth = [value(row[figures[0]].text) for row in rows]
    if pattern("totals.yml", "total").search(labels[-1]):
        return adds_up(labels, worth) or not rises([x for x in worth if x is not None])
    return 2 * sum(bool(find_places(label)) for label in labels) > len(labels)


def _run_together(cells: Sequence[Piece]) -> bool:
    """Whether most cells of a column are several figures, parted by single spaces."""
    several = [
        cell
        for cell in cells
        if are_figures(cell.text) and (value(cell.text) is None or cell.text.count(" ") >= LONGEST)
    ]
    return 2 * len(several) > len(cells)


def _measures(cells: Sequence[Piece]) -> bool:
    values = [v for c in cells if (v := value(c.text)) is not None]
    return 2 * len(values) > len(cells)
