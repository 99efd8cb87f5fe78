"""What the columns of a table are: one numbers the rows, one names them, the others measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from kznlp.tables.cells import FIGURES, read_cell
from kznlp.tables.draft import Draft
from kznlp.tables.numbers import is_missing, is_year, value
from kznlp.tables.words import pattern

LETTER = regex.compile(r"\p{L}")
COUNT = regex.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]{0,2}|\(?\p{L}\)")


@dataclass(frozen=True, slots=True)
class Columns:
    """The part that each column plays.

    Attributes:
        index: it numbers the rows.
        label: it names the rows.
        unit: it gives the unit of each row.
        figures: they hold figures.
    """

    index: int | None
    label: int | None
    unit: int | None
    figures: tuple[int, ...]


def roles(draft: Draft) -> Columns:
    """Find the part of each column from its header and its cells."""
    width = len(draft.columns)
    cells = [[row[k].text for row in draft.rows if row[k].text] for k in range(width)]
    index = 0 if width > 1 and _is_index(draft.columns[0], cells[0]) else None
    unit = next((k for k in range(width) if _named(draft.columns[k], "unit")), None)
    others = [k for k in range(width) if k not in (index, unit)]
    label = next((k for k in others if _is_text(cells[k])), None)
    if label is None and others and len(others) > 1 and _are_years(cells[others[0]]):
        label = others[0]
    figures = tuple(
        k
        for k in range(width)
        if k not in (index, label, unit) and _measures(draft.columns[k], cells[k])
    )
    return Columns(index, label, unit, figures)


def _named(header: str, name: str) -> bool:
    return pattern("columns.yml", name).search(header.strip()) is not None


def _is_index(header: str, cells: Sequence[str]) -> bool:
    if _named(header, "index"):
        return True
    counts = [c for c in cells if COUNT.fullmatch(c)]
    return (
        not header
        and len(counts) > 1
        and counts == cells
        and counts[0].strip("().") in {"1", "1.1", "I"}
    )


def _is_text(cells: Sequence[str]) -> bool:
    words = sum(LETTER.search(c) is not None and value(c) is None for c in cells)
    return 2 * words > len(cells)


def _are_years(cells: Sequence[str]) -> bool:
    """Whether rows are named by the years that follow one another."""
    years = [c for c in cells if is_year(c)]
    steps = {int(b) - int(a) for a, b in pairwise(years)}
    return (
        len(years) > 2 and 4 * len(years) >= 3 * len(cells) and len(steps) == 1 and 0 not in steps
    )


def _measures(header: str, cells: Sequence[str]) -> bool:
    filled = [c for c in cells if not is_missing(c)]
    figures = [c for c in filled if value(c) is not None or read_cell(c).kind in FIGURES]
    if not figures or 2 * len(figures) < len(filled):
        return False
    return not (_named(header, "moment") and all(is_year(c) for c in figures))
